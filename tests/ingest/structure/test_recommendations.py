"""Numbering styles, page breaks, spacing: where a recommendation begins, where it ends, what answers it."""

import pytest

from goldthread.ingest import read_bytes
from goldthread.ingest.reading import Reading, Recommendation

TITLE = "Alder Vale Safeguarding Children Partnership\nResponse to the review of Child B\n\n"
ANSWER = "Wessmoor Police has changed its form and will test it by May 2023."


def reading_of(text: str) -> Reading:
    return read_bytes((TITLE + text).encode(), name="response.txt")


def only(text: str) -> Recommendation:
    (found,) = reading_of(text).recommendations
    return found


@pytest.mark.parametrize(
    "heading",
    [
        "Recommendation 1",
        "Recommendation 1:",
        "RECOMMENDATION ONE",
        "Recommendation No. 1",
        "**Recommendation 1**",
        "### Recommendation 1",
        "Recommendation I.",
        "R1",
    ],
)
def test_a_heading_of_its_own_numbers_a_recommendation(heading: str) -> None:
    item = only(f"{heading}\n\nThe force should change its form.\n\n{ANSWER}\n")
    assert (item.id, item.text) == ("1", "The force should change its form.")
    assert [(r.agency, r.text) for r in item.responses] == [("Wessmoor Police", ANSWER)]


@pytest.mark.parametrize("start", ["Recommendation 1: ", "Recommendation 1 - ", "R1. ", "R1: "])
def test_text_may_stand_on_the_line_of_its_number(start: str) -> None:
    item = only(f"{start}The force should change\nits form.\n\n{ANSWER}\n")
    assert item.text == "The force should change its form."
    assert len(item.responses) == 1


def test_numbers_spelled_out_go_to_twenty() -> None:
    words = ["Twelve", "Thirteen", "Twenty"]
    text = "".join(
        f"Recommendation {word}:\n\nThe force should do {word.lower()} things.\n\n{ANSWER}\n\n"
        for word in words
    )
    assert [item.id for item in reading_of(text).recommendations] == ["12", "13", "20"]


def test_a_sentence_about_a_recommendation_is_no_heading() -> None:
    item = only(
        "Recommendation 1\n\nThe force should change its form.\n\n"
        "Wessmoor Police has done so.\n\nRecommendation 1 has been put to the Board as well.\n"
    )
    assert item.responses[0].text.endswith("put to the Board as well.")


def test_numbering_that_restarts_takes_its_section_into_the_id() -> None:
    text = "".join(
        f"Recommendations for {section}\n\nRecommendation One:\n\nThey should meet.\n\nThey have met.\n\n"
        for section in ("Housing Services", "Alder Vale Community NHS Trust (AVCNT)")
    )
    found = reading_of(text).recommendations
    assert [item.id for item in found] == ["Housing 1", "AVCNT 1"]
    assert [item.addressee for item in found] == [
        "Housing Services",
        "Alder Vale Community NHS Trust (AVCNT)",
    ]


def test_parts_hang_their_shared_answer_on_their_parent() -> None:
    found = reading_of(
        "Recommendation 1\n\n(a) Agencies should meet.\n\n(b) Agencies should write it down.\n\n" + ANSWER
    ).recommendations
    assert [(item.id, item.parent, item.text) for item in found] == [
        ("1", None, ""),
        ("1(a)", "1", "Agencies should meet."),
        ("1(b)", "1", "Agencies should write it down."),
    ]
    assert [len(item.responses) for item in found] == [1, 0, 0]


def test_a_list_that_the_word_leads_in_needs_no_heading() -> None:
    found = reading_of(
        "It is recommended that the Board:\n\n1) agree a form\n\nThe form was agreed in May 2022.\n\n"
        "2) print it\n\nIt has been printed.\n"
    ).recommendations
    assert [(item.id, item.label, item.text) for item in found] == [
        ("1", "1)", "agree a form"),
        ("2", "2)", "print it"),
    ]
    assert [item.addressee for item in found] == ["Board", "Board"]


def test_a_numbered_list_inside_an_answer_is_not_taken_for_recommendations() -> None:
    found = reading_of(
        "Recommendations\n\n1. The Board should agree a form.\n\nThe Board agreed one. It was:\n\n1. "
        "printed;\n\n2. sent out.\n\n"
        "2. The Board should ask who uses it.\n\nNobody has been asked yet.\n"
    ).recommendations
    assert [item.text for item in found] == [
        "The Board should agree a form.",
        "The Board should ask who uses it.",
    ]


def test_private_use_bullets_stay_in_the_recommendation() -> None:
    item = only(
        "Recommendation 1\n\nThe form should say:\n\n\uf0b7 who was there\n\n\uf0b7 who was told\n\n" + ANSWER
    )
    assert item.text.endswith("\uf0b7 who was told")
    assert len(item.responses) == 1


def test_a_page_break_inside_a_sentence_does_not_end_it() -> None:
    item = only(
        "Recommendation 1\n\nThe force should make sure that the form\n\n\n4\n\n\n\nis read by a supervisor.\n\n"
        + ANSWER
    )
    assert item.text == "The force should make sure that the form is read by a supervisor."


def test_an_address_in_the_middle_of_a_sentence_is_lifted_out() -> None:
    item = only(
        "Recommendation 1\n\nThe form should follow\n\nhttps://alder-vale.example/form\n\n\nthe national one.\n\n"
        + ANSWER
    )
    assert item.text == "The form should follow the national one."


def test_a_summary_in_front_does_not_double_the_recommendations() -> None:
    summary = (
        "Recommendation 1\n\nThe force should change its form.\n\nRecommendation 2\n\nThe Board should "
        "read it.\n\n"
    )
    answered = (
        "Recommendation 1\n\nThe force should change its form.\n\n" + ANSWER + "\n\nRecommendation 2\n\n"
        "The Board should read it.\n\nThe Board read it in May 2022.\n"
    )
    found = reading_of(summary + answered).recommendations
    assert [(item.id, len(item.responses)) for item in found] == [("1", 1), ("2", 1)]


def test_a_table_of_contents_is_not_read_as_recommendations() -> None:
    item = only(
        "Recommendation 1 .......... 3\n\nRecommendation 1\n\nThe force should change its form.\n\n" + ANSWER
    )
    assert item.text == "The force should change its form."


def test_question_and_answer_in_one_paragraph_are_parted() -> None:
    item = only(
        "Recommendation 1\nThe force should change its form so that a supervisor has to read every one of them first.\n"
        "Wessmoor Police has changed the form and every supervisor has been told to read all that come in.\n"
    )
    assert item.text.endswith("read every one of them first.")
    assert [response.agency for response in item.responses] == ["Wessmoor Police"]


def test_an_unanswered_recommendation_has_no_response() -> None:
    first, second = reading_of(
        "Recommendation 1\n\nThe force should change its form.\n\nRecommendation 2\n\nThe Board should read it.\n\n"
        + ANSWER
    ).recommendations
    assert first.responses == ()
    assert len(second.responses) == 1


def test_a_briefing_has_no_responses() -> None:
    text = (
        "Learning briefing: Child B\n\nRecommendation 1\n\nThe force should change its "
        "form.\n\nReferences\n\nA book.\n"
    )
    reading = read_bytes(text.encode(), name="briefing.txt")
    assert reading.kind == "briefing"
    assert [(item.text, item.responses) for item in reading.recommendations] == [
        ("The force should change its form.", ())
    ]


def test_a_document_without_recommendations_is_read_and_empty() -> None:
    reading = read_bytes(
        b"Minutes of the Quality Group\n\nThe group met on 3 May 2022.\n", name="minutes.txt"
    )
    assert (reading.error, reading.kind, reading.recommendations) == (None, "minutes", ())


def test_pages_are_counted_where_the_text_says_them() -> None:
    item = only("Recommendation 1\n\nThe force should change its form.\n\f\n" + ANSWER)
    assert (item.place.page, item.responses[0].place.page) == (1, 2)


def test_an_answer_before_an_update_line_is_still_an_answer() -> None:
    item = only(
        f"Recommendation 1\n\nThe force should change its form.\n\n{ANSWER}\n\nUpdate as at June 2023\n\nThe "
        f"test is finished.\n"
    )
    assert item.text == "The force should change its form."
    assert [response.agency for response in item.responses] == ["Wessmoor Police"]


def test_a_line_that_names_an_agency_heads_its_answer() -> None:
    item = only(
        "Recommendation 1\n\nAll agencies should meet.\n\nWessmoor Police\n\nWe have "
        "met.\n\nEducation\n\nSchools were asked.\n"
        f"\nThe answer that Wessmoor Police gave was: {ANSWER}\n"
    )
    assert [response.agency for response in item.responses] == ["Wessmoor Police", "Education"]
    assert item.responses[0].text == "We have met."
