"""Who answers: by label, heading, subject, section or addressee, on invented answers."""

import pytest

from goldthread.ingest import read_bytes
from goldthread.ingest.bodies.known import Bodies, bodies_of
from goldthread.ingest.speech.answerers import asked_body
from goldthread.ingest.speech.speakers import subject_speaker

FRONT = """Alder Vale Safeguarding Children Partnership

Response to the review about Child Heron

WHFT    Wessmoor Health NHS Foundation Trust
The statutory partners are Alder Vale Council, Wessmoor Police and the Alder Vale Integrated Care Board (AVICB).
Fernhill Homes, Northmere Children's Services and the Probation Service took part.

Recommendation 1

{ask}

"""
ASK = "All agencies should record who the father is."


def speakers(answer: str, ask: str = ASK) -> list[str | None]:
    """The agencies of the answer's responses, in order."""
    reading = read_bytes((FRONT.format(ask=ask) + answer).encode(), name="invented.txt")
    assert reading.error is None
    return [response.agency for item in reading.recommendations for response in item.responses]


@pytest.mark.parametrize(
    ("label", "agency"),
    [
        ("Wessmoor Police: ", "Wessmoor Police"),
        ("Police – ", "Wessmoor Police"),
        ("The Police. ", "Wessmoor Police"),
        ("Housing response to (a) - ", "Fernhill Homes"),
        ("WHFT: ", "Wessmoor Health NHS Foundation Trust"),
        ("Health (WHFT) – ", "Wessmoor Health NHS Foundation Trust"),
        ("From the Trust: ", "Wessmoor Health NHS Foundation Trust"),  # the only one that the document names
        ("Response from Fernhill Homes: ", "Fernhill Homes"),
        ("Northmere Children's Services (assessment team). ", "Northmere Children's Services"),
        ("Fernhill Homes, to 1) and 2) together. ", "Fernhill Homes"),
        ("Dale Recovery: ", "Dale Recovery"),
        ("Wessmoor Police and Fernhill Homes: ", None),
        ("Midwifery & 0-19 Service (joint answer). ", None),
    ],
)
def test_a_label_says_who_answers(label: str, agency: str | None) -> None:
    assert speakers(f"{label}The form was changed in May 2023. Staff were told of it.") == [agency]


@pytest.mark.parametrize(
    "label", ["Training: ", "Domestic Abuse: ", "Next Steps: ", "Agreed. ", "Partly accepted. "]
)
def test_a_topic_or_a_verdict_is_no_speaker(label: str) -> None:
    assert speakers(f"Wessmoor Police: We changed the form.\n\n{label}It is checked each month.") == [
        "Wessmoor Police"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Agency: Wessmoor Police",
        "Lead agency: Wessmoor Police",
        "**Wessmoor Police**",
        "Wessmoor Police (lead agency)",
    ],
)
def test_a_line_with_a_name_is_a_heading(line: str) -> None:
    assert speakers(f"{line}\n\nThe form was changed in May 2023.\n\nIt is checked each month.") == [
        "Wessmoor Police"
    ]


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("Harbour Light accepts this and has trained its workers.", "Harbour Light"),
        ("St Bride's Academy, where she was a pupil, has changed its policy.", "St Bride's Academy"),
        ("Beacon confirms that its workers have been trained.", "Beacon"),
        ("As for the police, officers have been trained.", "Wessmoor Police"),
        ("In Fernhill Homes, officers have been trained.", "Fernhill Homes"),
        ("The Named GP has written to every practice.", "Alder Vale Integrated Care Board"),
        ("The Council’s housing officers have been trained.", "Alder Vale Council"),
        ("The Learning Subgroup will audit this in May 2024.", None),
        ("All three health organisations confirm that this is done.", None),
        ("Each agency has confirmed that this is done.", None),
        ("Fernhill Homes and Wessmoor Police have jointly written a guide.", None),
        ("The Probation Service and Wessmoor Police answer together. A guide has been written.", None),
    ],
)
def test_the_subject_of_a_sentence_answers(sentence: str, agency: str | None) -> None:
    assert speakers(sentence) == [agency]


def test_who_spoke_goes_on_until_another_does() -> None:
    answer = """The ICB supports this. We have written to every practice. Our nurses visit them.

A further letter will go out in May 2024. Wessmoor Police have been told.

Wessmoor Police add that officers were briefed in June 2023."""
    assert speakers(answer) == ["Alder Vale Integrated Care Board", "Wessmoor Police"]


def test_the_word_is_passed_under_a_heading() -> None:
    answer = """Response from Fernhill Homes:

Officers were briefed. Wessmoor Police were asked. The ICB adds that GPs were too."""
    assert speakers(answer) == ["Fernhill Homes", "Alder Vale Integrated Care Board"]


def test_another_label_inside_a_sentence_begins_another_answer() -> None:
    answer = "Fernhill Homes: cots are lent on the first night, Police – officers ring before they visit."
    assert speakers(answer) == ["Fernhill Homes", "Wessmoor Police"]


def test_one_of_the_two_goes_on_alone() -> None:
    answer = """The Probation Service and Wessmoor Police answer this together. A check is made.

The Probation Service for its part has trained its officers."""
    assert speakers(answer) == [None, "the Probation Service"]


@pytest.mark.parametrize(
    ("ask", "agency"),
    [
        ("Wessmoor Police should record who the father is.", "Wessmoor Police"),
        ("GPs should record who the father is.", "Alder Vale Integrated Care Board"),
        ("Social workers should record who the father is.", "Northmere Children's Services"),
        ("Harbour Light should record who the father is.", "Harbour Light"),
        ("With Fernhill Homes leading, record who the father is.", "Fernhill Homes"),
        ("Wessmoor Police and Fernhill Homes should record who the father is.", None),
        ("The Partnership should record who the father is.", None),
        ("Practitioners should record who the father is.", None),
    ],
)
def test_the_addressee_answers_where_nobody_is_named(ask: str, agency: str | None) -> None:
    assert speakers("A new field was added in May 2023. It is checked each month.", ask) == [agency]


def test_parts_that_ask_one_body_are_answered_by_it() -> None:
    ask = "(a) Harbour Light should visit each home.\n\n(b) Harbour Light should tell the health visitor."
    assert speakers("The policy was rewritten in May 2023.", ask) == ["Harbour Light"]


SECTIONS = """Alder Vale Safeguarding Children Partnership

Response to the review about Child Heron

Recommendations for {section}

Recommendation One

Records should show who the father is.

{answer}

Recommendations for Fernhill Homes

Recommendation One

Records should show who lives in the home.

They do so since May 2023.
"""


@pytest.mark.parametrize(
    ("section", "answer", "agency"),
    [
        ("Schools", "The form was changed in May 2023.", "Schools"),
        (
            "the Family Court Advisory Service",
            "The form was changed in May 2023.",
            "Family Court Advisory Service",
        ),
        ("Maternity Services", "Records at VUH were changed. Maternity has a new form.", "VUH"),
        ("Leisure Centres", "The Partnership has written to each of them and awaits a reply.", None),
        ("Probation and the Housing Association", "Both organisations changed their forms.", None),
        ("all agencies", "The form was changed in May 2023.", None),
    ],
)
def test_a_section_answers_for_whom_it_is(section: str, answer: str, agency: str | None) -> None:
    reading = read_bytes(SECTIONS.format(section=section, answer=answer).encode(), name="invented.txt")
    assert [[r.agency for r in item.responses] for item in reading.recommendations] == [
        [agency],
        ["Fernhill Homes"],
    ]


@pytest.fixture
def bodies() -> Bodies:
    return bodies_of(FRONT)


def test_who_is_told_does_not_speak(bodies: Bodies) -> None:
    assert subject_speaker("Wessmoor Police were told of it in May.", bodies, opens=True) is None
    assert subject_speaker("Schools have been reminded of it.", bodies, opens=True) is None


def test_an_aside_names_nobody(bodies: Bodies) -> None:
    spoken = subject_speaker("Staff (among them Wessmoor Police) have been trained.", bodies, opens=True)
    assert spoken is None


def test_people_are_asked_through_the_only_body_of_their_kind(bodies: Bodies) -> None:
    asked = asked_body("Independent Reviewing Officers", bodies)
    assert asked is not None
    assert asked.name == "Northmere Children's Services"
    assert asked_body("Practitioners", bodies) is None


def test_under_a_whole_sector_its_agencies_speak_one_by_one() -> None:
    answer = """Health response

The ICB commissioned a new form. WHFT has used it since May 2023."""
    assert speakers(answer) == ["Alder Vale Integrated Care Board", "Wessmoor Health NHS Foundation Trust"]


def test_two_without_a_word_of_acting_as_one_are_given_to_the_first_named() -> None:
    assert speakers("Fernhill Homes and Wessmoor Police have agreed a protocol.") == ["Fernhill Homes"]


def test_whom_an_answer_deals_with_is_not_its_owner() -> None:
    assert speakers("A letter was sent to the police in May 2023.") == [None]
