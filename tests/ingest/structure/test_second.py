"""Ways to lay out a response: the whole list first, answers by agency, names on lines of their own."""

from goldthread.ingest import read_bytes
from goldthread.ingest.reading import Reading

TITLE = "Alder Vale Safeguarding Children Partnership\nResponse to the review of Child B\n\n"
ASKS = ("Police should rewrite the form.", "Schools should print the form.", "Housing should post the form.")


def reading_of(text: str, title: str = TITLE) -> Reading:
    return read_bytes((title + text).encode(), name="response.txt")


def said_in(reading: Reading) -> list[tuple[str, str, list[tuple[str | None, str]]]]:
    return [
        (r.id, r.text, [(said.agency, said.text) for said in r.responses]) for r in reading.recommendations
    ]


def test_headings_that_count_again_after_the_whole_list_answer_it_whatever_the_title_above_them() -> None:
    asked = "".join(f"Rec {n}   {ask}\n" for n, ask in enumerate(ASKS, 1))
    answered = "".join(f"Rec {n}\nThe form was changed in May 202{n}.\n\n" for n in (1, 2, 3))
    found = said_in(reading_of(f"What was wanted\n\n{asked}\nHow far we are\n\n{answered}"))
    assert [(ident, text) for ident, text, _ in found] == list(zip("123", ASKS, strict=True))
    assert [[text for _, text in said] for _, _, said in found] == [
        [f"The form was changed in May 202{n}."] for n in (1, 2, 3)
    ]


def test_a_letter_set_apart_from_its_number_begins_the_first_part() -> None:
    found = reading_of(
        "Rec 1   a)  Police to rewrite the form\n        b)  Schools to print the form\n"
        "Rec 2   Housing to post the form\n"
    ).recommendations
    assert [(r.id, r.text) for r in found] == [
        ("1", ""),
        ("1(a)", "Police to rewrite the form"),
        ("1(b)", "Schools to print the form"),
        ("2", "Housing to post the form"),
    ]


def test_each_agency_answers_by_number_under_its_own_title() -> None:
    asked = "".join(f"{n}.  {ask}\n" for n, ask in enumerate(ASKS, 1))
    found = said_in(
        reading_of(
            f"The reviewer's words are these.\n\n{asked}\nPART B\n\nFERNHILL HOSPITALS\n\n"
            "Recommendation 1. We changed the form in May 2023.\n\nRecommendation 3. We posted it in June 2023.\n\n"
            "WESSMOOR POLICE\n\nRecommendation 1. Officers were shown the form in July 2023.\n"
        )
    )
    assert [(ident, text) for ident, text, _ in found] == list(zip("123", ASKS, strict=True))
    assert [[(who or "").upper() for who, _ in said] for _, _, said in found] == [
        ["FERNHILL HOSPITALS", "WESSMOOR POLICE"],
        [],
        ["FERNHILL HOSPITALS"],
    ]


def test_bullets_under_a_numbered_recommendation_are_its_own_though_it_speaks_of_recommendations() -> None:
    found = said_in(
        reading_of(
            "1) Police should rewrite the form.\n\nThe form was changed in May 2023.\n\n\n"
            "2) The Board should ask why earlier recommendations lapsed. It should:\n"
            "   \u25aa read the old plans\n   \u25aa speak to those who wrote them\n\n"
            "The plans were read in June 2023.\n"
        )
    )
    assert [(ident, len(said)) for ident, _, said in found] == [("1", 1), ("2", 1)]
    assert found[1][1].endswith("speak to those who wrote them")


def test_capitalised_lines_over_words_name_who_answers_though_nobody_knows_them() -> None:
    names = ("Fernhill House", "ABX", "Northmere Rangers")
    text = "".join(
        f"STRAND{n}\n\nR{n}.1  {ask}\n\n{name}\nForm changed in May 202{n}. Copies sent out.\n\n"
        for n, (ask, name) in enumerate(zip(ASKS, names, strict=True), 1)
    )
    found = said_in(reading_of(text))
    assert [(ident, text) for ident, text, _ in found] == list(zip(("1.1", "2.1", "3.1"), ASKS, strict=True))
    assert [[who for who, _ in said] for _, _, said in found] == [[name] for name in names]
    assert [said[0][1] for _, _, said in found] == [
        f"Form changed in May 202{n}. Copies sent out." for n in (1, 2, 3)
    ]


def test_a_title_that_says_review_is_a_response_where_agencies_report_under_most_recommendations() -> None:
    title = "Alder Vale Safeguarding Children Partnership\n\nLearning review: Sorrel\n\n"
    text = "".join(
        f"Recommendation {n}\n{ask}\n\nWessmoor Police has changed the form in May 2023.\n\n"
        for n, ask in enumerate(ASKS, 1)
    )
    reading = reading_of(text, title)
    assert reading.kind == "response"
    assert all(r.responses for r in reading.recommendations)


def test_a_review_whose_recommendations_nobody_answers_stays_a_review() -> None:
    title = "Alder Vale Safeguarding Children Partnership\n\nLearning review: Sorrel\n\n"
    text = "".join(f"Recommendation {n}\n{ask}\n\n" for n, ask in enumerate(ASKS, 1))
    assert reading_of(text, title).kind == "review"
