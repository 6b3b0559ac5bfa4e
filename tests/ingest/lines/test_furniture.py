"""Running headers, footers and footnotes in plain text: lifted out of the sentences that they stand in."""

import pytest

from goldthread.ingest import read_bytes
from goldthread.ingest.reading import Reading

TITLE = "Alder Vale Safeguarding Children Partnership\n\nResponse to the review of Child B\n\n"
BEFORE = (
    "Recommendation 1\n\nThe Partnership should make sure that every agency has read the form and knows\n"
    "who is to be told of a birth, and by whom, and should test each year whether the\n"
)
AFTER = "form is used as it was meant to be used.\n\nThe form was changed in May 2023.\n\n"
SECOND = (
    "Recommendation 2\n\nThe Partnership should make sure that every school has read the form and knows\n"
    "who is to be told of a move, and by whom, and should test each year whether the\n"
)
ASKED = (
    "The Partnership should make sure that every agency has read the form and knows who is to be told of a birth, "
    "and by whom, and should test each year whether the form is used as it was meant to be used."
)


def reading_of(text: str) -> Reading:
    return read_bytes((TITLE + text).encode(), name="response.txt")


@pytest.mark.parametrize(
    ("end_of_one", "end_of_two"),
    [
        ("Alder Vale SCP Response Child B final\n", "Alder Vale SCP Response Child B final\n"),
        (
            "\nPage 1 of 2\n\nAlder Vale SCP – Child B        v2\n\n",
            "\nPage 2 of 2\n\nAlder Vale SCP – Child B        v2\n\n",
        ),
        ("\n1\n\fOFFICIAL         Alder Vale\n\n\n", "\n2\n\fOFFICIAL         Alder Vale\n\n\n"),
        (
            "Alder Vale SCP   Child B                  1\n\n\n",
            "Alder Vale SCP   Child B                  2\n\n\n",
        ),
        ("\np1\n\nAVSCP   Child B\n", "\np2\n"),
        (
            "\nPage 1 | Agreed 3 May 2023\n\nAlder Vale SCP\nResponse on Child B\n\n",
            "\nPage 2 | Agreed 3 May 2023\n\nAlder Vale SCP\nResponse on Child B\n\n",
        ),
    ],
)
def test_what_only_the_page_has_is_no_part_of_a_sentence(end_of_one: str, end_of_two: str) -> None:
    first, second = reading_of(BEFORE + end_of_one + AFTER + SECOND + end_of_two + AFTER).recommendations
    assert first.text == ASKED
    assert second.text == ASKED.replace("agency", "school").replace("birth", "move")
    assert [r.text for r in (*first.responses, *second.responses)] == [
        "The form was changed in May 2023."
    ] * 2


def test_a_heading_before_a_page_end_keeps_the_words_after_it() -> None:
    text = "".join(
        f"Recommendation {n}\n\n{n}\n\fOFFICIAL      Alder Vale\n\n\nSchools should keep log {n}.\n\nA log is kept.\n\n"
        for n in (1, 2)
    )
    assert [r.text for r in reading_of(text).recommendations] == [
        f"Schools should keep log {n}." for n in (1, 2)
    ]


def test_a_sentence_goes_on_overleaf_with_a_capital_letter() -> None:
    text = (
        BEFORE.replace("whether the\n", "whether that\n")
        + "\n1\n\fOFFICIAL      Alder Vale\n\nPartnership form is used.\n\n"
    )
    (item,) = reading_of(text + "It is used.\n\n2\n\fOFFICIAL      Alder Vale\n").recommendations
    assert item.text.endswith("whether that Partnership form is used.")


def test_an_agency_that_heads_its_answers_is_no_furniture() -> None:
    text = "".join(
        f"Recommendation {n}\n\nAgencies should keep log {n}.\n\nWessmoor Police\n\nThe log is kept.\n\n"
        for n in (1, 2, 3)
    )
    reading = reading_of(text)
    assert reading.lifted == ()
    assert [r.agency for item in reading.recommendations for r in item.responses] == ["Wessmoor Police"] * 3


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("the form1 was changed", "1 The form is in the appendix.\n"),
        ("the form was changed in 2022/23.1 It is used", "1 The form is in the appendix.\n"),
        ("the form that 1 was asked for is used", " ----------\n1 The form, Alder Vale SCP\n"),
    ],
)
def test_a_footnote_is_taken_out_with_its_mark(mark: str, note: str) -> None:
    text = f"Recommendation 1\n\nAgencies should change the form.\n\nThe Partnership says {mark}.\n\n{note}"
    (item,) = reading_of(text).recommendations
    plain = mark.replace("form1", "form").replace("23.1", "23.").replace(" 1 was", " was")
    assert [r.text for r in item.responses] == [f"The Partnership says {plain}."]


def test_a_date_at_the_start_of_a_line_is_no_footnote() -> None:
    text = (
        "Recommendation 1\n\nAgencies should change form1 by Easter.\n\nThe Partnership has one that starts on\n"
        "1 April 2024. It is used.\n"
    )
    (item,) = reading_of(text).recommendations
    assert item.responses[0].text.endswith("starts on 1 April 2024. It is used.")
