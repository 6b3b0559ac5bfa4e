"""How pages name a recommendation: by its number as printed, once."""

import pytest

from cast import AT, alder_vale
from goldthread.ingest import read_bytes
from goldthread.readings import commands as readings
from goldthread.recommendations import queries
from goldthread.recommendations.domain import number_in
from goldthread.trail.context import acting

TEXT = """Alder Vale Safeguarding Children Partnership
Response to the review of Baby Larch

Recommendations for Wessmoor Police

R1. The police should:
(a) count the children in the house;
(b) tell their school.

Recommendations for Northmere Children's Services

R1. The service should visit within two days.
"""


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Recommendation 1", "1"),
        ("Recommendation Two:", "Two"),
        ("RECOMMENDATION III -", "III"),
        ("Recommendation No. 4a.", "4a"),
        ("R5.", "5"),
        ("6)", "6"),
        ("7(b)", "7(b)"),
        ("(c)", "(c)"),
        ("Recommendation", "Recommendation"),
    ],
)
def test_the_number_stands_without_the_word_that_pages_say_themselves(printed: str, number: str) -> None:
    assert number_in(printed) == number


def test_a_part_is_named_with_its_recommendation_and_both_with_their_section(database: str) -> None:
    cast = alder_vale()
    reading = read_bytes(TEXT.encode(), name="larch.txt")
    with acting(cast.support):
        readings.load(TEXT.encode(), reading, partnership=cast.partnership, by=cast.support, at=AT)
        assert [row.label for row in queries.recommendations({}).rows] == [
            "1, Wessmoor Police",
            "1(a), Wessmoor Police",
            "1(b), Wessmoor Police",
            "1, Northmere Children's Services",
        ]
