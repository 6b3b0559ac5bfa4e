"""What a table's cells tell where their columns are named otherwise: outcomes, states with a new date, keys."""

from ingest.tables.plan_texts import acts, items


def test_an_outcome_that_says_how_an_action_went_answers_where_nothing_else_does() -> None:
    first, second = items(
        "Ref\tRecommendation\tAction\tLead\tTimescale\tOutcome / impact\n"
        "1\tSchools should be told of every incident.\tExtend the feed\tNorthmere Police\tMay 2024\t"
        "Feed delivered to 40 schools. Nurseries have not been added so far.\n"
        "2\tThe ICB should ask who lives at the home.\tChange the form\tFernhill ICB\tJune 2024\t"
        "Form changed in June 2024 and sent to every practice of the county.\n"
    )
    assert [each.text for each in first.responses][1].startswith("Feed delivered to 40 schools.")
    assert [each.agency for each in second.responses] == ["Fernhill ICB", "Fernhill ICB"]


def test_an_outcome_that_is_hoped_for_answers_nothing() -> None:
    first, _ = items(
        "Ref\tRecommendation\tAction\tLead\tTimescale\tOutcome\n"
        "1\tSchools should be told of every incident.\tExtend the feed\tNorthmere Police\tMay 2024\t"
        "Every teacher knows what a child saw at home the night before\n"
        "2\tThe ICB should ask who lives at the home.\tChange the form\tFernhill ICB\tJune 2024\t"
        "Practices know who lives with each child that they see\n"
    )
    assert [each.text for each in first.responses] == ["Extend the feed"]


def test_the_number_in_a_recommendations_cell_is_its_own_beside_the_numbers_of_actions() -> None:
    first, second = items(
        "Recommendation\tAction no.\tAction\tOwner\tDeadline\n"
        "1 Schools should be told of every incident.\t1.1\tExtend the feed\tNorthmere Police\tMay 2024\n"
        "\t1.2\tBrief the schools\tFernhill Council\tJune 2024\n"
        "2 The ICB should ask who lives at the home.\t2.1\tChange the form\tFernhill ICB\tJune 2024\n"
    )
    assert (first.id, first.text) == ("1", "Schools should be told of every incident.")
    assert len(acts(first)) == 2
    assert second.id == "2"


def test_a_new_date_beside_a_colour_is_the_date() -> None:
    (item,) = items(
        "Ref   Recommendation   Action   Lead   By when   RAG\n\n"
        "1   Schools should be told.   Extend the feed   Northmere Police   1 June 2024   "
        "RED. Not signed. New date 31 October 2024\n\n"
        "2   Practices should ask.   Change the form   Fernhill ICB   May 2024   BLUE\n"
    )[:1]
    assert acts(item) == [("Extend the feed", "Northmere Police", "delayed", "2024-10-31")]


def test_a_key_may_set_its_words_apart() -> None:
    first, second = items(
        "BRAG\nB    Closed. Evidence accepted.\nA    Not on course but the owner has a plan\nG    On course\n\n"
        "Ref\tRecommendation\tAction\tLead\tDue\tBRAG\n"
        "1\tSchools should be told.\tExtend the feed\tNorthmere Police\tMay 2024\tA\n"
        "2\tPractices should ask.\tChange the form\tFernhill ICB\tJune 2024\tB\n"
    )
    assert [acts(first)[0][2], acts(second)[0][2]] == ["delayed", "done"]


def test_reviews_by_name_begin_rows_after_empty_lines() -> None:
    found = items(
        "Review       Recommendation                  Response                     Rating\n\n"
        "Child D1     Police to tell schools of       The feed went live in        Full\n"
        "             every incident.                 May for every school.\n\n"
        "Siblings E   ICB to ask who lives at the     The form was changed in      Partial\n"
        "             home.                           June for every practice.\n"
    )
    assert [item.text for item in found] == [
        "Police to tell schools of every incident.",
        "ICB to ask who lives at the home.",
    ]


def test_how_it_is_going_is_progress() -> None:
    (item,) = items(
        "No.\tWhat the review said\tWhat we said we would do\tWho\tBy when\tHow it is going\n"
        "1\tSchools should be told.\tExtend the feed\tNorthmere Police\tMay 2024\tThe feed went live in May.\n"
    )
    assert [each.text for each in item.responses] == ["Extend the feed", "The feed went live in May."]
