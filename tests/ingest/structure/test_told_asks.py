"""Recommendations that a report tells in its own sentences, as yearly reports do."""

from ingest.reading_texts import answered, asked, read

CHAPTER = """Chapter 5

Learning from reviews

Child Tern

Recommendation 1 said that Alder Council and Housing Options should visit each family that is
moved.

Housing Options tell us that visits began in September 2023.

Recommendation 2 asked that the ICB review how long children wait.

The ICB reported in January 2024.

Recommendation 3 was addressed to us. The Partnership should train its staff.

Five courses were held between October and February.

Baby Plover

The first recommendation was that Wessmoor Police should check for a baby before release.

The force changed its form on 11 March 2024.
"""


def test_what_a_recommendation_said_is_the_recommendation() -> None:
    assert [text for _, text in asked(CHAPTER)] == [
        "Alder Council and Housing Options should visit each family that is moved.",
        "the ICB review how long children wait.",
        "The Partnership should train its staff.",
        "Wessmoor Police should check for a baby before release.",
    ]
    assert [[words for _, words in said] for said in answered(CHAPTER).values()][1:3] == [
        ["The ICB reported in January 2024."],
        ["Five courses were held between October and February."],
    ]


def test_a_child_in_a_heading_is_asked_nothing() -> None:
    assert [each.addressee for each in read(CHAPTER).recommendations] == [
        "Alder Council and Housing Options",
        "The ICB",
        "The Partnership",
        "Wessmoor Police",
    ]


def test_a_sentence_on_one_recommendation_in_an_answer_begins_none() -> None:
    text = (
        "Response to the review of Child Tern\n\nRecommendation 1\n\nAlder Council should look again.\n\n"
        "Recommendation 1 said that we should look again. We have looked.\n"
    )
    assert [text for _, text in asked(text)] == ["Alder Council should look again."]
