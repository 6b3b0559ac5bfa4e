"""Layouts of whole documents: answers by agency, headings over several numbers, web pages, forms of inspectors."""

from goldthread.ingest import read_bytes
from goldthread.ingest.reading import Reading


def read(text: str) -> Reading:
    return read_bytes(text.encode(), name="document.txt")


def asked(text: str) -> list[tuple[str, str]]:
    return [(each.id, each.text) for each in read(text).recommendations]


def answered(text: str) -> dict[str, list[tuple[str | None, str]]]:
    return {
        item.id: [(each.agency, each.text) for each in item.responses] for item in read(text).recommendations
    }


BY_AGENCY = """Alder Vale Safeguarding Children Partnership
Response to the review of Child Larch

The review made three recommendations:

1. All agencies should record what a child says.
2. Alder Vale Police should tell schools before the next day.
3. The ICB should fund a liaison nurse.

ALDER VALE POLICE

We were glad to be asked.

In response to recommendation 2, the force has set up a rota. Sergeants check it each week. Further to
recommendation 1, officers have been given a new form.

ALDER VALE ICB

With regard to recommendations 1 and 3 the ICB has funded a nurse.

Next steps

Progress will be reported in a year.
"""


def test_what_agencies_say_in_turn_hangs_on_the_recommendations_that_they_name() -> None:
    assert answered(BY_AGENCY) == {
        "1": [
            ("Alder Vale Police", "Further to recommendation 1, officers have been given a new form."),
            ("Alder Vale ICB", "With regard to recommendations 1 and 3 the ICB has funded a nurse."),
        ],
        "2": [
            (
                "Alder Vale Police",
                "In response to recommendation 2, the force has set up a rota. Sergeants check it each week.",
            )
        ],
        "3": [("Alder Vale ICB", "With regard to recommendations 1 and 3 the ICB has funded a nurse.")],
    }


def test_a_promise_in_an_answer_to_two_recommendations_stands_under_the_last() -> None:
    held = {item.id: [each.agency for each in item.commitments] for item in read(BY_AGENCY).recommendations}
    assert held["3"] == ["Alder Vale ICB"]
    assert held["1"] == ["Alder Vale Police"]


def test_the_list_keeps_its_own_words_where_agencies_answer_after_it() -> None:
    assert asked(BY_AGENCY)[2] == ("3", "The ICB should fund a liaison nurse.")


GROUPED = """Alder Vale Hospitals NHS Trust
Response to the review of Child Larch

Recommendation 1 – The Trust should read the earlier record.

We have joined the two systems.

Recommendations 2 and 3

“The Trust should train its staff.” (2)

“The Trust should show what training changes.” (3)

We take these together. An audit will be held in May 2024.
"""


def test_one_heading_over_two_recommendations_gives_each_its_number_and_both_the_answer() -> None:
    found = answered(GROUPED)
    assert list(found) == ["1", "2", "3"]
    assert found["2"] == found["3"]
    assert found["3"][0][1] == "We take these together. An audit will be held in May 2024."


def test_a_heading_over_several_asks_without_numbers_counts_them_in_order() -> None:
    text = GROUPED.replace(" (2)", "").replace(" (3)", "")
    assert [ident for ident, _ in asked(text)] == ["1", "2", "3"]


WIDE = (
    "The family was known to several agencies over a long time, and each of them held a part of the story that none "
    "of the others had been told of, as the review sets out at some length in its second chapter and its third."
)
WEB_PAGE = f"""Response to the review of Child Larch
{WIDE}
Recommendation 1
The police should write down who is in the house.
Alder Vale Police
{WIDE}
Officers have a new form.
Alder Vale Council
{WIDE} The council has told every school of it, by letter.
"""


def test_each_line_of_a_page_without_fixed_width_is_a_paragraph() -> None:
    (item,) = read(WEB_PAGE).recommendations
    assert item.text == "The police should write down who is in the house."
    assert [each.agency for each in item.responses] == ["Alder Vale Police", "Alder Vale Council"]


INSPECTED = """Alder Vale Constabulary: progress on what inspectors found

Cause of concern

The force does not know where missing children are.

To address this, Alder Vale Constabulary should:

a) grade each report at once; and

b) visit each child who returns.

Area for improvement 1

The constabulary should hear the child in each referral.

Area for improvement 2

The constabulary should watch its footage.
"""


def test_a_cause_of_concern_has_no_number_and_keeps_its_parts() -> None:
    found = {item.id: item.parent for item in read(INSPECTED).recommendations}
    assert found == {
        "Cause of concern": None,
        "Cause of concern(a)": "Cause of concern",
        "Cause of concern(b)": "Cause of concern",
        "Area for improvement 1": None,
        "Area for improvement 2": None,
    }


BRIEFING = """Seven-minute briefing: Child Larch

5. What did the review recommend?

The author recommends that:

• Schools should tell the council on the day.
• The police should ask who lives there.

6. What happens next?

The partnership has accepted both.

7. What should I do?

• You should check your own notes.
• Managers should use this page in supervision.
"""


def test_bullets_of_a_later_chapter_are_not_recommended_by_the_review() -> None:
    assert asked(BRIEFING) == [
        ("1", "Schools should tell the council on the day."),
        ("2", "The police should ask who lives there."),
    ]


CORONER = """REGULATION 28 REPORT TO PREVENT FUTURE DEATHS

CORONER'S CONCERNS

The matters of concern are as follows:

1. The letter was sent to an old address.

2. No assessment was made before discharge.

ACTION SHOULD BE TAKEN

In my opinion action should be taken to prevent future deaths.

YOUR RESPONSE

You are under a duty to respond within 56 days.
"""


def test_the_next_title_in_capitals_ends_a_list_under_one() -> None:
    assert asked(CORONER)[-1] == ("Concern 2", "No assessment was made before discharge.")


KINDS = """Response to the review of Child Larch

Recommendation 1

Schools and colleges should have one way of raising a concern.

Schools and colleges

Heads have agreed on a form.

Alder Vale Council

The council will use the form from May 2024.
"""


def test_a_title_that_is_a_kind_of_body_speaks() -> None:
    (item,) = read(KINDS).recommendations
    assert item.text == "Schools and colleges should have one way of raising a concern."
    assert [each.agency for each in item.responses] == ["Schools and colleges", "Alder Vale Council"]


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
