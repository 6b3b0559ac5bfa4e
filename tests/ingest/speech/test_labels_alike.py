"""Labels that name who answers though no list of names holds them: by what stands beside them."""

import pytest

from ingest.reading_texts import answered

FRONT = """Alder Vale Safeguarding Children Partnership

Response to the review about Child Heron

Wessmoor Police, Fernhill Council and Marsh Council took part. The Police and Crime Commissioner saw a draft.

Recommendation 1

Practitioners should record who the father is.

"""


def speakers(answer: str) -> list[str | None]:
    return [agency for agency, _ in answered(FRONT + answer)["1"]]


@pytest.mark.parametrize(
    ("answer", "agencies"),
    [
        ("Placements: Agreed. Every house is seen each quarter.", ["Placements"]),
        ("Wessmoor Police: the form was changed.\n\nLarkfield: visits are made.", ["Wessmoor Police", "Larkfield"]),
        ("WQH – Midwives are trained in the tool.", ["WQH"]),
        ("Both councils: A protocol was signed in May 2023.", [None]),
        ("Wessmoor Police: the form was changed.\n\nAcross both councils: it was copied.", ["Wessmoor Police", None]),
        ("Commissioner’s comment: I am content.", ["the Police and Crime Commissioner"]),
        ("St Wulf’s, Fernhill Council: Together we wrote a form.", [None]),
        ("This recommendation is accepted. Wessmoor Police has changed its form.", ["Wessmoor Police"]),
    ],
)  # fmt: skip
def test_a_label_is_a_name_by_what_stands_beside_it(answer: str, agencies: list[str | None]) -> None:
    assert speakers(answer) == agencies


@pytest.mark.parametrize(
    "answer",
    [
        "Larkfield: visits are made.",
        "TBC: visits are made by May.",
        "Wessmoor Police: the form was changed.\n\nKey Findings: visits are made.",
    ],
)
def test_a_topic_or_a_lone_word_is_no_name(answer: str) -> None:
    assert not {"Larkfield", "TBC", "Key Findings"} & set(speakers(answer))


def test_bullets_alone_speak_where_one_opens_with_a_name() -> None:
    answer = "• A form was changed in May 2023.\n\n• Fernhill Council has set aside a fund.\n"
    assert speakers(answer)[-1] == "Fernhill Council"


def test_one_agency_answers_a_joint_ask_in_its_own_document_where_it_says_we() -> None:
    text = """Fernhill Hospitals NHS Foundation Trust

Our response to the review about Child Heron

Recommendation 1

The Trust and Fernhill Council should agree who rings the ward.

{answer}
"""
    ours = answered(text.format(answer="The ward list was changed. We print it each morning."))["1"]
    theirs = answered(text.format(answer="The ward list was changed. It is printed each morning."))["1"]
    assert {agency for agency, _ in ours} == {"Fernhill Hospitals NHS Foundation Trust"}
    assert {agency for agency, _ in theirs} == {None}
