"""Plans of several agencies in one document, each of which counts in a way of its own."""

from ingest.reading_texts import asked

PLANS = """\
Fernhill Safeguarding Children Partnership

Single agency action plans

A. Fernhill Hospitals NHS Foundation Trust

Recommendation 1: The Trust should make sure that nurses have supervision.

We have set up a fortnightly drop-in.

B. Northmere Police

Recommendation 1
The Force should write down what a child says.

A box was added to the form.

C. Rook Bay Academy

1. The Academy should have a plan for each pupil with diabetes.

{answer}

2. The Academy should ask for help earlier.

We’ve changed our attendance policy.
"""


def test_a_section_may_number_its_asks_without_the_word() -> None:
    text = PLANS.format(answer="Every one of our seven pupils now has a plan.")

    assert [words for _, words in asked(text)] == [
        "The Trust should make sure that nurses have supervision.",
        "The Force should write down what a child says.",
        "The Academy should have a plan for each pupil with diabetes.",
        "The Academy should ask for help earlier.",
    ]


def test_numbered_steps_of_an_answer_are_no_asks_of_a_section() -> None:
    text = PLANS.replace(
        "1. The Academy should have a plan for each pupil with diabetes.", "1. We wrote a plan."
    )

    assert len(asked(text.format(answer="It was sent to all."))) == 2
