"""Titles beside a number, and answers that say how many they answer."""

from ingest.reading_texts import answered, asked

HEAD = "Alder Vale Safeguarding Children Partnership\n\nResponse to the review of Child Fern\n\n"


def test_words_beside_a_number_are_a_title_where_the_ask_stands_below_in_quotation_marks() -> None:
    text = (
        f"{HEAD}Recommendation 1: placements close by\n\n“Agencies should see fathers.”\n\n"
        "Alder Council has changed its form.\n\n"
        "Recommendation 2: alcohol\n\n“The Council should ask about alcohol.”\n\nIt asked in May 2024.\n"
    )
    assert [words for _number, words in asked(text)] == [
        "“Agencies should see fathers.”",
        "“The Council should ask about alcohol.”",
    ]


def test_these_two_answers_the_one_before_as_well() -> None:
    text = (
        f"{HEAD}Recommendation 1\n\nAgencies should see fathers.\n\n"
        "Recommendation 2\n\nAgencies should write that they did.\n\nAlder Council\n\n"
        "These two are dealt with together. A form was changed in May 2024.\n"
    )
    found = answered(text)
    assert found["1"] == found["2"] != []
