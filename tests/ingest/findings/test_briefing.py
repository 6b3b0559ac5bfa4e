"""Briefings: their parts, their links, and learning points that are stronger than the recommendation."""

import pytest

from goldthread.ingest import read_bytes
from goldthread.ingest.findings.learning import force_of
from goldthread.ingest.reading import Reading

BRIEFING = """\
Alder Vale Safeguarding Children Partnership

Serious Case Review

Seven Minute Briefing

The Background

Baby Fern was found to be unwell in a hostel in May 2019.

Key Learning Points

- Night desks in hostels must not be left to volunteers alone.
- Midwives and health visitors should talk to one another.

Key Learning Points continued

- Mothers said that nobody had asked them.

Good Practice

- A nurse rang twice.

The Recommendations

Recommendation 1

Consideration should be given to whether volunteers alone staff the night desks of hostels.

Recommendation 2

Midwives should telephone health visitors.

Further reading and resources

https://alder-vale.example/safe-nights-in-hostels/nightdesktoolkit/
"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_bytes(BRIEFING.encode(), name="briefing.txt")


def test_parts_are_found_and_continued_ones_joined(reading: Reading) -> None:
    assert [part.key for part in reading.sections] == [
        "background",
        "learning_points",
        "good_practice",
        "recommendations",
        "further_reading",
    ]
    assert reading.sections[1].text.endswith("nobody had asked them.")
    assert reading.sections[1].text.startswith("- Night desks")


def test_the_kind_of_review_is_in_the_head(reading: Reading) -> None:
    assert reading.review_kinds == ("serious_case_review",)


def test_a_link_with_a_lost_hyphen_is_to_be_tried(reading: Reading) -> None:
    (link,) = reading.links
    assert link.note == "A hyphen may be lost where a line ended: try the address."
    assert reading.source_text[link.place.start : link.place.end] == link.address


def test_a_learning_point_stronger_than_its_recommendation(reading: Reading) -> None:
    (finding,) = [each for each in reading.findings if each.key == "weaker_than_learning"]
    assert finding.recommendation == "1"
    assert "must not be left to volunteers" in finding.sentence
    assert len(finding.places) == 2


def test_an_address_in_the_midst_of_a_sentence_is_noted() -> None:
    text = (
        "Alder Vale Safeguarding Children Partnership Response – Child Q\n\nRecommendation 1\n\nThe Board should see "
        "that cards are\nhttps://alder-vale.example/a\nprinted in every ward of the hospital.\n\n"
        "The Board has printed them.\n"
    )
    reading = read_bytes(text.encode(), name="a.txt")
    (link,) = reading.links
    assert link.note is not None
    assert "between the words of recommendation 1" in link.note
    assert (
        reading.recommendations[0].text
        == "The Board should see that cards are printed in every ward of the hospital."
    )


def test_a_response_has_no_parts() -> None:
    text = BRIEFING.replace("Seven Minute Briefing", "Response to the review of Baby Fern")
    assert read_bytes(text.encode(), name="a.txt").sections == ()


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Volunteers must not be left alone.", 3),
        ("A night desk is a pre-requisite.", 3),
        ("Wards should have a desk.", 2),
        ("The Board should consider a desk.", 1),
        ("Staff are reminded of the desk.", 1),
        ("There was a desk.", 0),
    ],
)
def test_the_force_of_what_is_said(text: str, force: int) -> None:
    assert force_of(text) == force
