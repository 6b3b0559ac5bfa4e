"""What a person is asked to look at, in invented documents: each kind where it belongs, and not beside it."""

import pytest

from goldthread.ingest import read_bytes
from goldthread.ingest.findings.kinds import KINDS
from goldthread.ingest.reading import Finding, Reading

HEAD = "Alder Vale Safeguarding Children Partnership Response – Child Q\n\n"


def read(*pairs: tuple[str, str], head: str = HEAD) -> Reading:
    """A response document with one recommendation and one answer for each pair."""
    parts = [f"Recommendation {n}\n\n{ask}\n\n{answer}\n\n" for n, (ask, answer) in enumerate(pairs, 1)]
    return read_bytes((head + "".join(parts)).encode(), name="a.txt")


def found(reading: Reading, key: str) -> list[Finding]:
    return [finding for finding in reading.findings if finding.key == key]


ASK = "The card should be used in every case."


def said(answer: str, key: str, *, ask: str = ASK) -> list[str]:
    """The sentences of the findings of one kind in a document of one answer."""
    return [finding.sentence for finding in found(read((ask, answer)), key)]


def test_a_recommendation_without_a_response_is_a_question_and_no_verdict() -> None:
    reading = read((ASK, "Wessmoor Police use it."), ("The Board should hold a fair.", ""))
    (finding,) = found(reading, "no_answer")
    assert finding.recommendation == "2"
    assert "not answered" not in f"{KINDS['no_answer'].title} {finding.sentence}"


def test_an_ask_that_no_response_takes_up() -> None:
    reading = read(
        (
            "The Board should consider planning, holding and evaluating an open day for fathers.",
            "Alder Vale Safeguarding Children Partnership has planned an open day, to be held in May 2023.",
        )
    )
    (finding,) = found(reading, "part_without_answer")
    assert "evaluating" in finding.sentence
    place = finding.places[0]
    assert reading.source_text[place.start : place.end].startswith("evaluating")


@pytest.mark.parametrize(
    "answer",
    [
        "An open day was held in May 2022; its impact was measured by a survey of fathers.",
        "The open day was planned and held, and feedback was asked for.",
    ],
)
def test_an_ask_taken_up_in_other_words_is_answered(answer: str) -> None:
    ask = "The Board should consider planning, holding and evaluating an open day for fathers."
    assert said(answer, "part_without_answer", ask=ask) == []


@pytest.mark.parametrize(
    ("ask", "answer", "words"),
    [
        (
            "It is recommended that an independent audit of the ward is undertaken.",
            "The Trust has completed an internal audit of the ward.",
            "“internal audit”",
        ),
        (
            "It is recommended that a written procedure is developed for siblings.",
            "Guidance for schools will speak of siblings.",
            "guidance",
        ),
        (
            "The Board should review the rules on missed visits.",
            "Staff have been reminded of the rules.",
            "“reminded”",
        ),
        (
            "All agencies to ensure that the card is carried.",
            "Some services carry the card.",
            "“Some services”",
        ),
    ],
)
def test_something_weaker_than_was_asked(ask: str, answer: str, words: str) -> None:
    (sentence,) = said(answer, "something_weaker", ask=ask)
    assert words in sentence


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        (
            "It is recommended that an independent audit of the ward is undertaken.",
            "After an internal audit, an independent auditor was asked.",
        ),
        (
            "It is recommended that a written procedure is developed.",
            "A procedure and guidance were written.",
        ),
        (
            "The Board should review the rules on visits.",
            "The rules were revised, and staff were reminded of them.",
        ),
        (
            "All agencies to ensure that the card is carried.",
            "All agencies carry it, some services on paper.",
        ),
    ],
)
def test_what_was_asked_and_given_is_no_substitute(ask: str, answer: str) -> None:
    assert said(answer, "something_weaker", ask=ask) == []


LAUNCHED = (
    "The Fernhill Infant Feeding Protocol was launched in March 2021. A survey was fed into the Infant Feeding "
    "Protocol which was launched in March 2020."
)
UPDATED = (
    "The Fernhill Night Visits Policy has been updated in December 2021. This policy was presented to a group in "
    "November 2021 and approved."
)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            LAUNCHED,
            "launched in March 2021 and in March 2020",
        ),
        (
            UPDATED,
            "approved in November 2021 but updated in December 2021",
        ),
        (
            "In May 2022, 42 midwives came. It is noted that 38 midwives came in May 2022.",
            "42 and 38 midwives in May 2022",
        ),
        ("Staff read 18 of 24 forms (85%).", "18 of 24 is 75%"),
    ],
)
def test_statements_at_odds(answer: str, words: str) -> None:
    (sentence,) = said(answer, "at_odds")
    assert words in sentence


@pytest.mark.parametrize(
    "answer",
    [
        "The Fernhill Infant Feeding Protocol was launched in March 2021 and re-launched in May 2022.",
        "The Fernhill Night Visits Policy was updated in May 2021. This policy was approved in June 2021.",
        "The Night Visits Policy was launched in May 2021. The Day Visits Policy was launched in 2020.",
        "In May 2022, 42 midwives came. In June 2022, 38 midwives came.",
        "Staff read 18 of 24 forms (75%).",
    ],
)
def test_statements_that_can_both_be_right(answer: str) -> None:
    assert said(answer, "at_odds") == []


def test_law_that_is_not_on_the_list_is_offered_its_likely_name() -> None:
    answer = "This was done under the Local Safeguarding Children Partnership Regulations 2006."
    (sentence,) = said(answer, "unlocked_citation")
    assert "Is it the Local Safeguarding Children Boards Regulations 2006?" in sentence


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ("A review was agreed in May 2017 in accordance with Working Together 2018.", 1),
        ("A review was agreed in May 2019 in accordance with Working Together 2018.", 0),
        (
            "A review begun in May 2017 and ended in 2020 was held in accordance with Working Together 2018.",
            0,
        ),
    ],
)
def test_guidance_cited_before_it_was_issued(answer: str, count: int) -> None:
    assert len(said(answer, "edition_not_yet")) == count


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("hidden_recommendation", "It is recommended that the card is shown to the Board."),
        ("awareness_only", "The lead nurse at the Trust is aware of this work."),
        ("parked", "This will be included in the next Section 11 audit."),
        ("answered_elsewhere", "Cards are spoken of as noted above."),
        ("endless_present", "Wessmoor Police are committed to the use of the card."),
        ("endless_present", "Officers are continuing to ensure that the card is used."),
        ("relative_time", "Wessmoor Police have recently changed the form."),
        ("no_number", "The course was well attended."),
        ("two_meanings", "Sergeants meet bi-monthly."),
        ("no_date", "Wessmoor Police will print the card."),
        ("no_owner", "A new card is to be printed by May 2031."),
        ("slipped", "The course has been delayed by the pandemic."),
        ("existing_practice", "Officers carry the card. The form is used in every case."),
    ],
)
def test_words_that_a_person_should_look_at(key: str, answer: str) -> None:
    assert said(answer, key)


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("hidden_recommendation", "It was recommended by the review that the card is shown."),
        ("awareness_only", "Staff should be aware of the card."),
        ("parked", "The 2020/21 Section 11 audit included this and was completed."),
        ("answered_elsewhere", "Children of this age and above have a card."),
        ("endless_present", "Wessmoor Police continue to offer the course every quarter."),
        ("relative_time", "Cards were recently changed, in May 2021."),
        ("relative_time", "Plans are kept up to date."),
        ("no_number", "The course was regularly held, once a month."),
        ("no_number", "A number of tools have been made, including a card and a poster."),
        ("two_meanings", "Sergeants meet every two months."),
        ("no_date", "Wessmoor Police will print the card by May 2031."),
        ("no_date", "The card will be part of the guide that is rewritten each August."),
        ("no_owner", "A new card is to be printed by the Board by May 2031."),
        ("no_owner", "Wessmoor Police have looked at this. A new card is to be printed by May 2031."),
        ("slipped", "The course was held."),
        ("existing_practice", "Officers now carry the card. The form is used in every case."),
    ],
)
def test_words_that_are_plain_enough(key: str, answer: str) -> None:
    assert said(answer, key) == []


def test_what_an_inspection_said_is_not_held_against_the_agency() -> None:
    answer = (
        "The Ofsted inspection in May 2019 stated that:\n\n“The majority of plans were regularly seen, and several "
        "were currently late.”\n\nWessmoor Police use the card."
    )
    reading = read((ASK, answer))
    assert found(reading, "no_number") + found(reading, "relative_time") == []


def test_an_answer_dated_as_at_may_say_currently() -> None:
    assert said("Position as at 3 May 2022: the form is currently being rewritten.", "relative_time") == []


def test_a_frequency_of_two_meanings_names_both() -> None:
    (sentence,) = said("Sergeants meet biannually.", "two_meanings")
    assert "every 6 months or every 2 years" in sentence


def test_the_same_words_under_two_recommendations() -> None:
    words = "Incidents of this kind are read by the champions and by a panel that meets to see the forms each month."
    reading = read(
        (ASK, f"Wessmoor Police has printed it. {words}"), ("The Board should hold a fair.", words)
    )
    (finding,) = found(reading, "same_answer")
    assert len(finding.places) == 2
    assert finding.recommendation == "2"


def test_a_promise_made_again_for_a_later_year() -> None:
    answer = (
        "The 2016/17 Section 11 audit will look at this. The audit was strengthened during 2017/18. The 2018/19 audit "
        "will be further enhanced."
    )
    (sentence,) = said(answer, "rolled_over")
    assert "2016/17" in sentence
    assert "2018/19" in sentence


def test_one_agency_spelt_in_two_ways() -> None:
    (sentence,) = said("Wesmoor Police use the card. Wessmoor Police like it.", "spelt_differently")
    assert "“Wesmoor Police”" in sentence


def test_a_short_form_is_no_other_spelling() -> None:
    answer = "Wessmoor Health NHS Trust (WHT) uses the card. WHT likes it. The Trust prints it."
    assert said(answer, "spelt_differently") == []


def test_a_delay_keeps_its_cause_and_its_commitment() -> None:
    reading = read((ASK, "The course has been postponed. This was because the trainer left."))
    (finding,) = found(reading, "slipped")
    item = reading.recommendations[0]
    assert finding.commitment is not None
    assert item.commitments[finding.commitment].delay_cause == "staffing"


def test_findings_come_in_the_order_of_weight_and_stand_where_they_say() -> None:
    reading = read(
        (ASK, "Wessmoor Police have recently changed several forms."), ("The Board should hold a fair.", "")
    )
    order = list(KINDS)
    assert [order.index(f.key) for f in reading.findings] == sorted(
        order.index(f.key) for f in reading.findings
    )
    (finding,) = found(reading, "relative_time")
    place = finding.places[0]
    assert reading.source_text[place.start : place.end] == "recently"
    assert reading.source_text.count("\n", 0, place.start) + 1 == place.line


def test_a_briefing_is_not_asked_for_answers() -> None:
    head = "Alder Vale Safeguarding Children Partnership\n\nLearning Briefing – Child Q\n\n"
    reading = read((ASK, ""), head=head)
    assert reading.kind == "briefing"
    assert found(reading, "no_answer") == []


def test_a_document_in_which_nobody_answers_is_no_answer_to_anything() -> None:
    text = (
        "Alder Vale Safeguarding Children Partnership\n\nReview of Child Q\n\nRecommendation 1\n\n"
        "Schools should meet.\n"
    )
    assert found(read_bytes(text.encode(), name="a.txt"), "no_answer") == []
