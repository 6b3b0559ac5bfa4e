"""Lists and the answers to them: brackets, quoted concerns, dated states, appendices, themes, forms."""

from ingest.reading_texts import answered, asked, read

BRACKETS = """Response to the review of Child Larch

[1]  The council should visit each home.

Action taken (C)
The council has visited each home since May 2024.

[2]  Police should write down who is there.

Action taken (O)
Officers have a new form.
"""


def test_numbers_in_square_brackets_count() -> None:
    assert [ident for ident, _ in asked(BRACKETS)] == ["1", "2"]


def test_a_letter_in_brackets_beside_a_heading_is_nobody() -> None:
    assert [said for said, _ in answered(BRACKETS)["1"]] != ["C"]


REPLY = """Alder Vale Council
Response to the Regulation 28 report

3. The report has two concerns, A and B. They are repeated below.

A. “The plan was out of date.”

4. Plans are now reviewed every three months.

5. The form is being rewritten.

B. “Nobody answered the telephone.”

6. A new number was published in May 2024.
"""


def test_concerns_that_a_letter_repeats_in_quotation_marks_are_answered_by_its_paragraphs() -> None:
    assert asked(REPLY) == [("A", "“The plan was out of date.”"), ("B", "“Nobody answered the telephone.”")]
    assert [text for _, text in answered(REPLY)["A"]] == [
        "4. Plans are now reviewed every three months. 5. The form is being rewritten."
    ]


HISTORY = """Alder Vale Council
How we are doing after inspection

1. The timeliness of strategy meetings.

May 2023: in progress
A daily slot is being tried.

July 2024: closed
The board has closed this one.

2. The quality of supervision.

May 2023: not started
A group will write a form.
"""


def test_numbered_matters_over_dated_states_need_no_word_that_asks() -> None:
    assert asked(HISTORY) == [
        ("1", "The timeliness of strategy meetings."),
        ("2", "The quality of supervision."),
    ]
    ((_, said),) = answered(HISTORY)["1"]
    assert said.startswith("A daily slot is being tried.")
    assert said.endswith("The board has closed this one.")


APPENDIX = """Statements of agencies on the review of Child Larch

Alder Vale Council

Rec 1
We have rewritten the form. It will be in use from May 2024.

Recs 2 and 3
We are happy to support any work on these.

Alder Vale Police

Rec 2
Officers were briefed.

Appendix: the recommendations

1. That the council rewrite the form.
2. That the police brief officers.
3. That schools be told on the day.

Alder Vale Partnership, Town Hall.
"""


def test_a_list_in_an_appendix_is_answered_by_the_statements_before_it() -> None:
    found = read(APPENDIX)
    assert [(each.id, each.text) for each in found.recommendations] == [
        ("1", "That the council rewrite the form."),
        ("2", "That the police brief officers."),
        ("3", "That schools be told on the day."),
    ]
    assert {item.id: [each.agency for each in item.responses] for item in found.recommendations} == {
        "1": ["Alder Vale Council"],
        "2": ["Alder Vale Council", "Alder Vale Police"],
        "3": ["Alder Vale Council"],
    }


THEMES = """Response to the review of Child Larch

Theme 1: Who knows this child?

Recommendation 1: Schools should match their list with the doctors'.

Recommendation 2: Housing should tell the school.

Our joint response

The lists were matched in May 2024.

Theme 2: Who listens?

Recommendation 3: All agencies should ask each child.

Our joint response

A question was added to each form.
"""


def test_one_answer_for_a_theme_answers_each_recommendation_under_it() -> None:
    found = answered(THEMES)
    assert found["1"] == found["2"]
    assert [text for _, text in found["2"]] == ["The lists were matched in May 2024."]
    assert [text for _, text in found["3"]] == ["A question was added to each form."]


FORM = """Response and update: Child Larch

Contents
Recommendation 1: Home conditions
Recommendation 2: Families who move

Recommendation 1: Home conditions

All agencies should use the same words for homes.

What we did

A guide was published.

Next steps

The guide will be tested by May 2025.

Recommendation 2: Families who move

The council should agree a protocol with its neighbours.

What we did

A meeting was held.

Next steps

The protocol will be signed by June 2025.
"""


def test_headings_of_a_form_that_come_again_close_nothing_and_say_nothing() -> None:
    found = answered(FORM)
    assert list(found) == ["1", "2"]
    assert [said[0][1].partition(".")[0] for said in found.values()] == [
        "A guide was published",
        "A meeting was held",
    ]
    assert [each.text for item in read(FORM).recommendations for each in item.commitments] == [
        "A guide was published",
        "The guide will be tested by May 2025",
        "A meeting was held",
        "The protocol will be signed by June 2025",
    ]


def test_an_owner_in_brackets_after_an_ask_is_no_part_of_it() -> None:
    text = "What the review recommended\n\nRecommendation 1: Housing should tell the nurse. (Lead: Needs Manager)\n"
    assert asked(text) == [("1", "Housing should tell the nurse.")]


def test_a_title_over_the_next_lettered_concern_is_no_part_of_the_last() -> None:
    text = (
        "REGULATION 28 REPORT\n\nThe matters of concern are as follows:\n\nAs to the Council\n\n"
        "a) The plan was out of date.\n\nb) Nobody answered.\n\nAs to the Health Board\n\nc) No letter was sent.\n"
    )
    assert [words for _, words in asked(text)] == [
        "The plan was out of date.",
        "Nobody answered.",
        "No letter was sent.",
    ]
