"""Layouts of whole documents: answers by agency, headings over several numbers, web pages, forms of inspectors."""

from ingest.reading_texts import answered, asked, read

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
