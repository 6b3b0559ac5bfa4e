"""Who speaks in prose: how a sentence names its speaker, and how the word passes from one to another."""

import pytest

from goldthread.ingest import read_bytes

FRONT = """Alder Vale Safeguarding Children Partnership

Response to the review about Child Heron

Wessmoor Police, Fernhill Hospitals NHS Foundation Trust, Alder Children's Services and Alder ICB took part.

Recommendation 1

{ask}

"""
ASK = "Practitioners should record who the father is."
POLICE, TRUST = "Wessmoor Police", "Fernhill Hospitals NHS Foundation Trust"
SERVICES, BOARD = "Alder Children's Services", "Alder ICB"


def speakers(answer: str, ask: str = ASK) -> list[str | None]:
    """The agencies of the answer's responses, in order."""
    reading = read_bytes((FRONT.format(ask=ask) + answer).encode(), name="invented.txt")
    return [response.agency for item in reading.recommendations for response in item.responses]


@pytest.mark.parametrize(
    "label",
    [
        "From the officers at {}: ",
        "From {}: ",
        "{} responded: ",
        "{} told us: ",
        "[{}] ",
        "{} (Supt. Larch) – ",
        "• {}: ",
        "Response by {}: ",
        "Agency update ({}): ",
    ],
)
def test_a_label_may_be_dressed_in_many_ways(label: str) -> None:
    answer = f"{label.format(POLICE)}We changed the form.\n\n{label.format(BOARD)}We wrote to practices."
    assert speakers(answer) == [POLICE, BOARD]


@pytest.mark.parametrize(
    "heading",
    [
        "{}",
        "**{}**",
        "The response of {}",
        "{}’s response",
        "Response provided by: {}",
        "Respondent: {}",
        "A. {}",
        "{}:",
        "Statement on behalf of {}",
    ],
)
def test_a_heading_may_be_dressed_in_many_ways(heading: str) -> None:
    answer = f"{heading.format(POLICE)}\n\nWe changed the form.\n\n{heading.format(BOARD)}\n\nWe wrote to practices."
    assert speakers(answer) == [POLICE, BOARD]


def test_lines_of_one_paragraph_may_each_have_a_label() -> None:
    answer = f"{POLICE}: fully accepted. The form was changed\n{BOARD}: partly accepted. Practices were told"
    assert speakers(answer) == [POLICE, BOARD]


@pytest.mark.parametrize(
    "label", ["Police and ICB jointly: ", "ICB and Police together – ", "All agencies: "]
)
def test_several_who_answer_as_one_are_nobody_alone(label: str) -> None:
    answer = f"{label}The form was changed.\n\n{POLICE}: We did more."
    assert speakers(answer)[-1] == POLICE
    assert POLICE not in speakers(answer)[:-1]


@pytest.mark.parametrize(
    "sentence",
    [
        "Meanwhile, Alder ICB has written to practices.",
        "Separately Alder ICB has written to practices.",
        "Alder ICB, meanwhile, has written to practices.",
        "Within health, Alder ICB has written to practices.",
        "With help from others, Alder ICB has written to practices.",
        "For its part Alder ICB has written to practices.",
        "The ICB's Designated Nurse has written to practices.",
        "According to Alder ICB, practices were told.",
        "The position of Alder ICB is that practices were told.",
        "For the ICB the question was another.",
        "GPs, through the ICB, have changed their form.",
        "Practices were asked, and the ICB does not think that they all replied.",
    ],
)
def test_the_word_passes_to_the_subject_of_a_sentence(sentence: str) -> None:
    assert speakers(f"Wessmoor Police has changed its form. {sentence}") == [POLICE, BOARD]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is used by Alder ICB too.",
        "A copy goes to Alder ICB.",
        "Alder ICB is told every month.",
        "It did so with help from Alder ICB.",
        "As asked by Alder ICB, it will look again.",
        "A meeting was attended by Alder ICB.",
    ],
)
def test_who_is_only_mentioned_does_not_speak(sentence: str) -> None:
    assert speakers(f"Wessmoor Police has changed its form. {sentence}") == [POLICE]


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("The Chief Constable has issued an instruction.", POLICE),
        ("Officers of Wessmoor Police now ask at the door.", POLICE),
        ("Detective Superintendent Larch, Wessmoor Police, has changed the form.", POLICE),
        ("We (Wessmoor Police) have changed the form.", POLICE),
        ("We, Wessmoor Police, have changed the form.", POLICE),
        ("A spokesperson for Wessmoor Police said that the form was changed.", POLICE),
        ("The Director of Alder Children's Services has written to staff.", SERVICES),
        ("Midwives at the Trust now ask at booking.", TRUST),
        ("The Trust, together with the ICB, has changed the form.", TRUST),
        ("Together with the ICB, the Trust has changed the form.", TRUST),
        ("Social workers will ask at each visit.", SERVICES),
        ("A survey will be carried out by Alder ICB by May 2024.", BOARD),
        ("So far as part (c) is concerned, Alder ICB will ask again.", BOARD),
        ("In relation to recommendation 1, Alder ICB will ask again.", BOARD),
        ("The partnership's business unit has changed the form.", None),
        ("Both local councils have changed their form, as Wessmoor Police did.", None),
    ],
)
def test_whose_sentence_it_is(sentence: str, agency: str | None) -> None:
    assert speakers(sentence) == [agency]


def test_where_two_trusts_are_asked_the_trust_is_neither() -> None:
    ask = "Marsh NHS Trust and Fernhill Hospitals NHS Foundation Trust should each ask."
    assert speakers("The Trust has changed its form.", ask) == ["the Trust"]


def test_the_board_is_the_one_that_spoke() -> None:
    answer = "The Integrated Care Board wrote to practices. The Board's doctor visits five. The Board awaits replies."
    assert len(speakers(answer)) == 1


def test_a_name_cut_short_is_the_only_one_that_begins_so() -> None:
    answer = "Fernhill has trained its midwives. Posters were put up."
    assert speakers(answer) == [TRUST]


def test_our_people_are_the_speakers_own() -> None:
    assert speakers("Alder ICB supports this. Our social workers ask at each visit.") == [BOARD]


def test_a_heading_that_names_nobody_begins_anew() -> None:
    answer = "What we did\n\nWessmoor Police changed its form.\n\nProgress to date\n\nNobody knows yet."
    assert speakers(answer) == [POLICE, None]


def test_under_a_joint_heading_a_paragraph_that_names_nobody_is_nobodys() -> None:
    answer = "Our joint response\n\nWessmoor Police has changed its form.\n\nOn housing, four providers agreed at once."
    assert speakers(answer) == [POLICE, None]


def test_the_ask_of_bodies_with_and_without_a_name_is_nobodys_alone() -> None:
    ask = "Adult drug services and Alder Children's Services should meet."
    assert speakers("A protocol was signed in June 2023.", ask) == [None]


def test_a_running_title_that_says_response_names_nobody() -> None:
    page = "\n\n{number}\nAVSCP response – Heron\n\n"
    answer = (
        "Wessmoor Police has changed its form, and has asked every officer who goes to a home to"
        + page.format(number=1)
        + "fill it in at once. It was in use by June 2023, and every sergeant has been told to look at"
        + page.format(number=2)
        + "ten of them each month."
    )
    assert speakers(answer) == [POLICE]


BY_AGENCY = """Alder Vale Safeguarding Children Partnership

Response to the review about Child Heron

PART A

The reviewer made two recommendations, which are given here in full.

1.  Practitioners should record who the father is, and should ask him what he needs.
2.  Practitioners should ask who lives in the home, and who comes and goes.

PART B

WESSMOOR POLICE

Recommendation 1. We changed the form. It was in use by June 2023.

Recommendation 2. We ask at the door. We have done so since May 2023.

FERNHILL HOMES

Recommendation 2. Officers were told in June 2023. They ask at each visit.

PART C

Recommendation 1. The form will be looked at again in May 2024.

Recommendation 2. A survey will be made in May 2024.
"""


def test_two_places_of_one_document_are_two_responses() -> None:
    reading = read_bytes(BY_AGENCY.encode(), name="invented.txt")
    assert [(r.agency, r.text) for r in reading.recommendations[0].responses] == [
        (POLICE, "We changed the form. It was in use by June 2023."),
        (None, "The form will be looked at again in May 2024."),
    ]
