"""Briefings whose recommendations are followed by bullets: those that tell answer, those that advise do not."""

from ingest.reading_texts import answered, asked

TOLD = """7 MINUTE BRIEFING
Child K
Fernhill Safeguarding Children Partnership

What was recommended, and what happened next?

Recommendation one
Schools should be told of every incident at a child's home.
• The feed went live in May 2023.
• All nurseries will have it by March 2025.

Recommendation two
Northmere Police should ask who lives at the home.
• Northmere Police have changed the form.
• The old form is to be withdrawn by June 2024.

What should you do now?
✓ Read the form
"""

ADVISED = TOLD.replace("The feed went live in May 2023.", "Do you know who is told?").replace(
    "Northmere Police have changed the form.", "You should ask who lives there."
)


def test_bullets_that_tell_what_came_of_it_answer() -> None:
    found = answered(TOLD)
    assert [len(answers) > 0 for answers in found.values()] == [True, True]
    assert "The feed went live in May 2023." in found["1"][0][1]
    assert not any("Read the form" in text for answers in found.values() for _, text in answers)


def test_the_bullets_are_no_words_of_what_is_recommended() -> None:
    assert [text for _, text in asked(TOLD)] == [
        "Schools should be told of every incident at a child's home.",
        "Northmere Police should ask who lives at the home.",
    ]


def test_bullets_that_ask_the_reader_answer_nothing() -> None:
    assert all(not answers for answers in answered(ADVISED).values())
