"""What columns are called by those who make plans, and names of columns that wrap, run on or come again overleaf."""

import pytest

from goldthread.ingest.column_maps import Meaning, meaning_of
from ingest.reading_texts import answered, asked, read

TITLE = "Fernhill Safeguarding Children Partnership\nAction plan: Child K\n\n"


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Deliverable", Meaning.ACTION),
        ("Required change", Meaning.ACTION),
        ("What we still have to do", Meaning.ACTION),
        ("What the review recommends", Meaning.RECOMMENDATION),
        ("Text of recommendation", Meaning.RECOMMENDATION),
        ("What did the review tell us?", Meaning.FINDING),
        ("Lead professional", Meaning.LEAD),
        ("Directorate", Meaning.LEAD),
        ("Single point of contact", Meaning.LEAD),
        ("SRO", Meaning.LEAD),
        ("When will it be done?", Meaning.DUE),
        ("Extended to", Meaning.DUE),
        ("St.", Meaning.STATUS),
        ("Red/Amber/Green", Meaning.RAG),
        ("Work outstanding", Meaning.PROGRESS),
        ("Situation now", Meaning.PROGRESS),
        ("Outcome sought", Meaning.OUTCOME),
        ("How we'll know", Meaning.OUTCOME),
        ("Start date", Meaning.OTHER),
        ("Assured by", Meaning.OTHER),
        ("Supporting agencies", Meaning.OTHER),
        ("Evidence required", Meaning.OTHER),
        ("S/No", Meaning.NUMBER),
    ],
)
def test_what_a_column_of_this_name_holds(header: str, meaning: Meaning) -> None:
    assert meaning_of(header) is meaning


def test_a_milestone_beside_a_deliverable_is_its_day() -> None:
    (item,) = read(
        TITLE + "Strategic recommendation 1 – Feeds\nSchools should be told of every incident.\n\n"
        "Ref   Deliverable          Accountable        Milestone    Commentary\n\n"
        "1.1   Extend the feed      Northmere Police   31/03/2024   Delivered on 24 March.\n"
        "1.2   Brief the schools    Fernhill ICB       30/06/2024   Half are briefed.\n"
    ).recommendations
    assert item.text == "Schools should be told of every incident."
    assert [str(each.due.latest) for each in item.commitments if each.due] == ["2024-03-31", "2024-06-30"]


HIGH = """\
Recommendation         Scope of     Action to take      Lead        Key milestones   Target     Date of
                       recommend-                       agency      achieved in      date       completion
                       ation                                        enacting                    and outcome
                                                                    recommendation

The ICB should ask     Local        Add a prompt to     Fernhill    Prompt built.    31 Dec     Completed
every adult about                   the screen.         ICB                          2023       18 December
abuse.                                                                                          2023.

Northmere Police       Regional     Issue guidance.     Northmere   Guidance is      31 March   Not yet
should code abuse.                                      Police      drafted.         2024       complete.
"""


def test_names_of_columns_may_wrap_over_four_lines() -> None:
    assert [text for _, text in asked(TITLE + HIGH)] == [
        "The ICB should ask every adult about abuse.",
        "Northmere Police should code abuse.",
    ]


OVERLEAF = """\
Ref   Action               Lead               Due          Progress this period

1.1   Extend the feed      Northmere Police   31/03/2024   Delivered on 24 March.
1.2   Brief the schools    Fernhill ICB       30/06/2024   Money is not released. A decision is

Fernhill SCP                                                         Page 1

Ref   Action               Lead               Due          Progress this period
                                                           expected in May 2024.
1.3   Audit the feed       Fernhill ICB       30/09/2024   Not begun.

Fernhill SCP                                                         Page 2
"""


def test_a_cell_may_go_on_right_under_the_names_that_a_page_repeats() -> None:
    said = answered(TITLE + "Recommendation 1\nSchools should be told.\n\n" + OVERLEAF)["1"]
    assert ("Fernhill ICB", "Money is not released. A decision is expected in May 2024.") in said
    assert len(said) == 6


FLAT = """\
What the review recommends

What we will do

Who

By when

Where we are
(May 2024)

One. Midwives should see
both parents.

Add a visit at 28 weeks.

Fernhill Hospitals NHS Trust

1 May 2024

Done. 61 of the 74 fathers
have come.

Two. The Partnership should
make the film part of practice.

Train all midwives.

Put up posters in every hub.

Fernhill Hospitals NHS Trust

Business Manager

30 June 2024

30 April 2024

Nearly there.

Posters went up on 2 April.
"""


def test_a_row_may_hold_as_many_acts_leads_and_days_one_under_another() -> None:
    first, second = read(TITLE + FLAT).recommendations
    assert [first.id, second.id] == ["1", "2"]
    assert [each.text for each in second.commitments[:2]] == [
        "Train all midwives",
        "Put up posters in every hub",
    ]


COUNTED = """\
Recommendation     Key actions           Owner        Deadline     Progress

1. All agencies    Agree a single        Fernhill     31.03.24     The pathway was
should follow one  pathway for           ICB                       agreed on 12 March.
Pathway.           bruises.

2. Police          Write to all          Northmere    29.02.24     Letters were sent.
should see the     stations.             Police
Home.              Add a field.          Northmere    31.07.24     A quote is awaited.
                                         Police
"""


def test_rows_that_count_in_their_first_column_begin_at_their_numbers() -> None:
    assert asked(TITLE + COUNTED) == [
        ("1", "All agencies should follow one Pathway."),
        ("2", "Police should see the Home."),
    ]


SINGLE = """\
Recommendation 1: All agencies should challenge each other.

Agency             What we did                   What we still have to do      By
Wessmoor Council   Launched a tracker in April.  Report on use each quarter.   July 2024
Northmere Police   Briefed all supervisors.      Brief the call handlers.      May 2024
Fernhill ICB       Changed the training.         Train the last practices.     Sept 2024
"""


def test_lines_that_fill_all_columns_are_rows_of_their_own() -> None:
    said = answered(TITLE + SINGLE)["1"]
    assert [agency for agency, _ in said[::2]] == ["Wessmoor Council", "Northmere Police", "Fernhill ICB"]


def test_lettered_actions_parted_by_empty_lines_are_rows_of_their_own() -> None:
    (item,) = read(
        TITLE + "Recommendation 1: Northmere Police should tell schools.\n\n"
        "Action required      Lead               Timescale      Update\n\n"
        "a) Extend the        Northmere Police   30 June 2024   Extended in May.\n   feed\n\n"
        "b) Brief the         Fernhill ICB       31 July 2024   Half are briefed.\n   schools\n"
    ).recommendations
    assert [each.agency for each in item.responses] == ["Northmere Police"] * 2 + ["Fernhill ICB"] * 2


def test_a_drawn_table_with_a_recommendation_across_it() -> None:
    text = (
        "| Action | Lead | Due date | Update |\n|---|---|---|---|\n"
        "| **Recommendation 1: Wessmoor Council should name a worker.** | | | |\n"
        "| Recruit two workers | Wessmoor Council | 30/04/24 | Both began in April 2024 |\n"
        "| **Recommendation 2: The ICB should see care leavers first.** | | | |\n"
        "| Change the form | Fernhill ICB | 30/06/24 | The form is not agreed |\n"
    )
    assert asked(text) == [
        ("1", "Wessmoor Council should name a worker."),
        ("2", "The ICB should see care leavers first."),
    ]


UNNAMED = """\
    Recommendation             What we will do           Who               When

1   Officers should see the    Write to all stations.    Northmere Police  30 June 2024
    home of every child.

2   Practices should ask who   Change the form.          Fernhill ICB      31 July 2024
    lives there.
"""


def test_the_column_of_numbers_may_have_no_name() -> None:
    assert asked(TITLE + UNNAMED) == [
        ("1", "Officers should see the home of every child."),
        ("2", "Practices should ask who lives there."),
    ]


ACROSS = """\
Rec   Agency             Action                          Due         Update
1     All agencies should use the same words for neglect.
      Wessmoor Council   Launch the toolkit              30/06/24    Launched on 3 June.
      Northmere Police   Add the toolkit to the screen   31/07/24    A request is made.
2     Schools should know which children have a plan.
      Wessmoor Council   Weekly list to schools          31/05/24    Lists are sent.
"""


def test_a_recommendation_may_run_across_the_columns_over_its_actions() -> None:
    said = answered(TITLE + ACROSS)
    assert [agency for agency, _ in said["1"][::2]] == ["Wessmoor Council", "Northmere Police"]
    assert asked(TITLE + ACROSS)[1] == ("2", "Schools should know which children have a plan.")


def test_a_key_to_the_colours_in_columns_is_no_header() -> None:
    key = "BRAG key:  Blue = completed   Green = on target   Amber = some slippage\nLast reviewed: 12.09.2024\n\n"
    assert [number for number, _ in asked(TITLE + key + UNNAMED)] == ["1", "2"]


FLAT_ACROSS = """\
Ref
Action
Lead
Target
RAG
Progress
Recommendation 1: Every school should have somebody trained,
and should know whom to ring.
1.1
Course for all schools.
Wessmoor Council
July 2023
Green
All have one trained member of staff.
Recommendation 2: Northmere Police should see every child.
2.1
Write to all stations.
Northmere Police
March 2023
Amber
Half have replied.
"""


def test_recommendations_across_a_flat_table_have_the_rows_below_them() -> None:
    said = answered(TITLE + FLAT_ACROSS)
    assert [agency for agency, _ in said["1"]] == ["Wessmoor Council"] * 2
    assert [text for _, text in said["2"]] == ["Write to all stations.", "Half have replied."]


IMPACT = """\
Recommendation          Action                Lead              Timescale    Evidence       Impact

1. Officers should see  a) Write to all       Northmere Police  July 2022    Letter         Officers told us that
every child.            stations.                                                           they read it.

                        b) Audit forty        Fernhill ICB      Sept 2022    Report         Thirty of forty children
                        records.                                                            had been seen.

2. Practices should     Change the form.      Fernhill ICB      May 2022     Form           Too early to say.
ask who lives there.
"""


def test_impact_tells_of_progress_where_nothing_else_does() -> None:
    said = answered(TITLE + IMPACT)["1"]
    assert said == [
        ("Northmere Police", "a) Write to all stations."),
        ("Northmere Police", "Officers told us that they read it."),
        ("Fernhill ICB", "b) Audit forty records."),
        ("Fernhill ICB", "Thirty of forty children had been seen."),
    ]


IN_A_REPORT = """\
2.    Recommendation 1

      "The Partnership should make the pathway known."

2.1   The pathway was rewritten and was sent out on 3 February 2024.

      Action                       Lead                  Target       Position
      Rewrite the pathway          Northmere Police      Feb 2024     Completed
      Visit all private            Wessmoor Council      June 2024    Completed
      nurseries
      Audit its use                Fernhill ICB          Oct 2024     Not yet due

3.    Recommendation 2

      "Practices should ask who lives there."

3.1   A sample was made of 80 records.
"""


def test_numbered_headings_of_a_report_part_its_tables() -> None:
    first, second = read(TITLE + IN_A_REPORT).recommendations
    assert [first.id, second.id] == ["1", "2"]
    assert [each.agency for each in first.responses[1:]] == [
        "Northmere Police",
        "Wessmoor Council",
        "Fernhill ICB",
    ]
