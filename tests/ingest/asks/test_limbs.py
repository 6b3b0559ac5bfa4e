"""Recommendations as reviewers write them: the separate asks inside one sentence."""

import pytest

from goldthread.ingest.asks.limbs import limbs_of


def verbs(text: str) -> list[str | None]:
    return [limb.verb for limb in limbs_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Board should consider planning, holding and evaluating a yearly open day.",
            ["plan", "hold", "evaluate"],
        ),
        ("The Trust should review its leaflet and update the poster in every ward.", ["review", "update"]),
        ("The police should read every form, and should test this by sampling.", ["read", "test"]),
        ("review the list of contacts and also ensure that it is sent to schools", ["review", "ensure"]),
        ("The form should be printed and sent to every school.", ["print", "send"]),
        ("A tally should be kept. The tally should be shown to the Board.", ["keep", "show"]),
        ("All agencies to ensure that the card is carried.", ["ensure"]),
        ("Schools to be made aware that the card exists.", ["be aware"]),
        ("It is recommended that a yearly count is undertaken of the beds.", ["undertake"]),
        ("It is recommended that the Board gives consideration to holding a fair.", ["hold"]),
        ("The ward to continue to use the card.", ["use"]),
        ("The Board request that schools review their rules.", ["review"]),
        ("Providing a course on crying.", ["provide"]),
        ("This would be achieved by the provision of a course on crying.", ["provide"]),
        ("Development of one form for all wards.", ["develop"]),
        ("The lack of a night desk requires urgent review.", ["review"]),
        ("There is a need for improved lighting and the need for enhanced signs.", ["improve", "enhance"]),
        (
            "A check should be made to ensure that cards are read, and that babies are not woken for it.",
            ["make", "ensure"],
        ),
    ],
)
def test_each_ask_is_a_limb_with_its_verb(text: str, expected: list[str]) -> None:
    assert verbs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ward should use the card to assess and share that risk.",
        "The Board should seek assurance that staff know the card and use it well.",
        "The ward should review its policies, procedures and protocols.",
        "The Trust should arrange training and supervision for midwives.",
        "The card should be updated or replaced.",
    ],
)
def test_what_only_belongs_to_a_purpose_or_a_list_is_no_ask_of_its_own(text: str) -> None:
    assert len(limbs_of(text)) == 1


def test_limbs_are_stretches_of_the_text_in_order_with_roman_ids() -> None:
    text = "The Board should consider planning, holding and evaluating a yearly open day for fathers."
    limbs = limbs_of(text)
    assert [limb.id for limb in limbs] == ["i", "ii", "iii"]
    assert [text[limb.start : limb.end] for limb in limbs] == [limb.text for limb in limbs]
    assert [limb.start for limb in limbs] == sorted(limb.start for limb in limbs)


def test_verbs_in_a_row_share_the_object_of_the_last() -> None:
    limbs = limbs_of("The Board should consider planning, holding and evaluating the impact of an open day.")
    assert [limb.object for limb in limbs] == ["an open day", "an open day", "the impact of an open day"]


@pytest.mark.parametrize(
    ("text", "is_urgent"),
    [
        ("The Board should review the hostel as a matter of urgency.", True),
        ("The lack of a night desk requires urgent review.", True),
        ("Staff should refer urgent cases by telephone.", False),
    ],
)
def test_urgency_is_in_the_words(text: str, is_urgent: bool) -> None:
    assert [limb.is_urgent for limb in limbs_of(text)] == [is_urgent]


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Officers should be reminded of the card.", "remind"),
        ("The Board should consider reviewing its policy.", "remind"),
        ("Use of the card is to be encouraged.", "remind"),
        ("The Trust should arrange training on the card.", "train"),
        ("The Trust should write a protocol on the card.", "procedure"),
        ("The Trust should audit the use of the card.", "check"),
        ("The Trust should fund a second nurse.", "resource"),
        ("The Trust should thank its volunteers.", None),
    ],
)
def test_an_ask_is_graded_by_what_it_changes(text: str, grade: str | None) -> None:
    assert limbs_of(text)[0].grade == grade


def test_words_without_an_ask_are_one_limb_and_a_lead_in_is_none() -> None:
    assert [limb.verb for limb in limbs_of("One card. Not four.")] == [None]
    assert limbs_of("It is recommended that the Board:") == ()
    assert limbs_of("") == ()
