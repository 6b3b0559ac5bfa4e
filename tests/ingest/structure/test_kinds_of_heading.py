"""More ways to head, sum up and answer recommendations, as different publishers do."""

import pytest

from ingest.reading_texts import answered, asked

ASK = "Wessmoor Police should record who is in the house."


@pytest.mark.parametrize(
    "heading",
    [
        "Argymhelliad 1 / Recommendation 1",
        "First recommendation – who is in the house",
        "Recommendation (i) – who is in the house",
        "Recommendation 1: who is in the house",
        "Recommendation 1 of 3",
        "Recommendation 1 , Show this section",
    ],
)
def test_a_heading_is_one_whatever_stands_beside_its_number(heading: str) -> None:
    text = (
        f"Response to the review of Child Tern\n\n{heading}\n\n{ASK}\n\nThe form was changed in May 2023.\n"
    )
    assert [words for _, words in asked(text)] == [ASK]


def test_an_ask_summed_up_in_brackets_is_answered_by_what_follows_it() -> None:
    text = (
        "Minutes of the Case Review Group, 6 June 2024\n\nPresent: Ada Quill (Wessmoor Police)\nApologies: none\n\n"
        "2.1 Rec 1 (a route for nurseries to challenge). The route was sent to the forum in May 2024.\n\n"
        "2.2 Rec 2 (joint visits where a baby is ill). Eight of ten babies had a visit.\n"
    )
    assert [words for _, words in asked(text)] == [
        "a route for nurseries to challenge",
        "joint visits where a baby is ill",
    ]
    assert [said[0][1] for said in answered(text).values()] == [
        "The route was sent to the forum in May 2024.",
        "Eight of ten babies had a visit.",
    ]


def test_an_aside_beside_a_number_is_no_summary() -> None:
    text = f"Response\n\nRecommendation 1 (Housing and homes here). {ASK}\n\nIt was changed in May 2023.\n"
    assert [words for _, words in asked(text)] == [f"(Housing and homes here). {ASK}"]


def test_what_a_reviewer_asked_sentence_by_sentence_is_answered_in_the_same_paragraph() -> None:
    text = (
        "Alder Trust\n\nDear Chair\n\nThank you for the report.\n\n"
        "The review recommended that the Trust should keep in touch with women who leave. We had no way of doing so."
        " From 1 April 2024 a worker will ring each of them.\n\n"
        "The review also recommended that we should tell the police. Our leaflet has been rewritten.\n\n"
        "Yours sincerely\n\nChief Nurse\nAlder Trust\n"
    )
    assert [words for _, words in asked(text)] == [
        "the Trust should keep in touch with women who leave.",
        "we should tell the police.",
    ]
    assert [said[0][1] for said in answered(text).values()] == [
        "We had no way of doing so. From 1 April 2024 a worker will ring each of them.",
        "Our leaflet has been rewritten.",
    ]


def test_questions_that_say_what_the_review_said_are_over_the_ask_and_others_over_answers() -> None:
    text = (
        "Your questions answered\n\nFirst recommendation – teeth\n\nQ. What did the review say?\n"
        f"A. “{ASK}”\n\nQ. And what has been done?\nA. Officers have a new form since May 2023.\n\n"
        "Second recommendation – homes\n\nQ. What did the review say?\nA. “The Council should visit each home.”\n\n"
        "Q. How?\nA. Officers visit within ten days.\n"
    )
    assert [words.strip("“”") for _, words in asked(text)] == [ASK, "The Council should visit each home."]


def test_a_list_in_roman_numbers_is_answered_under_headings_with_the_same_numbers() -> None:
    text = (
        "Alder Council\nReport to Cabinet\n\n4. What the review recommends\n\nTwo concern the Council. They are:\n\n"
        "(i)  that the Council keeps one list of children who are not at school; and\n\n"
        "(ii)  that Housing tells schools when a family is moved.\n\n5. The Council’s response\n\n"
        "Recommendation (i) – one list\n\n5.1 A register was set up in May 2024.\n\n"
        "Recommendation (ii) – moves\n\n5.2 A message has gone to schools since June 2024.\n"
    )
    assert [ident for ident, _ in asked(text)] == ["i", "ii"]
    assert [[words for _, words in said] for said in answered(text).values()] == [
        ["5.1 A register was set up in May 2024."],
        ["5.2 A message has gone to schools since June 2024."],
    ]


def test_agencies_in_whose_chapters_recommendations_stand_answer_them() -> None:
    text = (
        "Agency responses\n\n3.1 Wessmoor Police\n\nRecommendation 3.1.1\n\nNotices should be shared with schools.\n\n"
        "Notices have been shared since 4 October 2023.\n\n3.2 Alder Hospitals NHS Trust\n\nRecommendation 3.2.1\n\n"
        "Letters should be plain.\n\nDictation has been replaced by a template.\n"
    )
    assert list(answered(text).values()) == [
        [("Wessmoor Police", "Notices have been shared since 4 October 2023.")],
        [("Alder Hospitals NHS Trust", "Dictation has been replaced by a template.")],
    ]


def test_numbered_orders_with_marked_answers_are_what_is_asked() -> None:
    text = (
        "What happened to last year’s recommendations\n\n4.1  Increase the share of young people who are seen.\n\n"
        "Progress: It stood at 69% in March 2023.\n\n4.2  Make passports available on every ward.\n\n"
        "Progress: The passport can be seen by crews.\n"
    )
    assert [ident for ident, _ in asked(text)] == ["4.1", "4.2"]
    assert [said[0][1] for said in answered(text).values()] == [
        "It stood at 69% in March 2023.",
        "The passport can be seen by crews.",
    ]


def test_what_somebody_should_do_below_a_colon_counts_on_under_the_next() -> None:
    text = (
        "Improvement briefing\n\nThe Youth Service should:\n\n1. review how it assesses safety\n"
        "2. make sure that plans take account of victims.\n\nThe Management Board should:\n\n"
        "3. understand why children wait.\n"
    )
    assert [ident for ident, _ in asked(text)] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("heading", "ident"),
    [
        ('SCR Recommendation 6: "', "6"),
        ("Recommendation AX2 – ", "AX2"),
        ("4 Recommendation one\n", "1"),
        ('"Recommendation 7: ', "7"),
    ],
)
def test_a_number_may_stand_behind_other_words_or_hold_letters(heading: str, ident: str) -> None:
    text = f"Response to the review\n\n{heading}{ASK}\n\nPosition: The form was changed in May 2023.\n"
    ((found, words),) = asked(text)
    assert found == ident
    assert words.strip('"') == ASK


def test_asks_in_quotation_marks_without_a_number_are_counted_where_each_is_answered() -> None:
    text = (
        f"One year on\n\n“{ASK}”\n\nWe said we would: change the form.\nOne year on: It was changed in May 2023.\n\n"
        "“The Council should visit each home.”\n\nWe said we would: do so by May.\nOne year on: We did not.\n"
    )
    assert [(ident, words.strip("“”")) for ident, words in asked(text)] == [
        ("1", ASK),
        ("2", "The Council should visit each home."),
    ]


def test_what_a_web_page_shows_to_be_pressed_is_no_part_of_anything() -> None:
    text = (
        "Our response\n\nShow all sections\n\nRecommendation 1: Homes\nHide\nThis section is open\n"
        f"{ASK}\n\nOur response\nThe form was changed in May 2023.\n\nShare this page\n"
    )
    assert [words for _, words in asked(text)] == [ASK]
    assert [[words for _, words in said] for said in answered(text).values()] == [
        ["The form was changed in May 2023."]
    ]


def test_what_a_letter_says_as_to_each_number_is_an_ask_and_its_answer() -> None:
    text = (
        "Alder Council\n\nDear Scrutineer\n\n"
        "As to recommendation 2, that the Council review the service, I can tell you that two workers have started.\n\n"
        "As to recommendation 5, that carers be given a history, we accept that this did not happen.\n\n"
        "Yours sincerely\n\nDirector of Children's Services, Alder Council\n"
    )
    assert asked(text) == [("2", "the Council review the service"), ("5", "carers be given a history")]


def test_the_next_chapter_answers_the_list_of_the_one_before_place_by_place() -> None:
    text = (
        "9. RECOMMENDATIONS\n\n9.1 The Partnership should review its guidance on babies.\n\n"
        "9.2 Alder Maternity should appoint a midwife for women who return.\n\n10. THE PARTNERSHIP'S RESPONSE\n\n"
        "10.1 The guidance was reviewed in May 2023.\n\n10.2 Alder Maternity will appoint one by May 2024.\n"
    )
    assert [(ident, said[0][1]) for ident, said in answered(text).items()] == [
        ("9.1", "The guidance was reviewed in May 2023."),
        ("9.2", "Alder Maternity will appoint one by May 2024."),
    ]


def test_items_count_anew_under_each_agency_that_answers_them() -> None:
    text = (
        "Update on single agency recommendations\n\nAlder Council\n\n1. Abuse is considered at each closing.\n"
        "   Update: The summary has a section since June 2022.\n"
        "2. Contact is risk-assessed where there is an order.\n   Update: A tool is being tried.\n\n"
        "Wessmoor Police\n\n1. Breaches are acted on in the same tour.\n   Update: A meeting looks at all breaches.\n"
    )
    assert [(ident, [who for who, _ in said]) for ident, said in answered(text).items()] == [
        ("Alder Council 1", ["Alder Council"]),
        ("Alder Council 2", ["Alder Council"]),
        ("Wessmoor Police 1", ["Wessmoor Police"]),
    ]


def test_a_title_that_begins_with_a_body_and_a_colon_says_whose_answer_it_is() -> None:
    text = (
        "Alder Hospitals NHS Trust: response to the review of Child Tern\n\nRecommendation 1\n\n"
        "Each baby should be seen on the day.\n\nA rota was begun in May 2023.\n"
    )
    assert answered(text) == {"1": [("Alder Hospitals NHS Trust", "A rota was begun in May 2023.")]}


def test_agencies_answer_a_list_in_small_roman_numbers_each_under_its_own_name() -> None:
    text = (
        "Agency responses to the review of Child Tern\n\nThe review made two recommendations:\n\n"
        "i.   All agencies should record what a child says.\nii.  Wessmoor Police should tell schools.\n\n"
        "Wessmoor Police\n\nRecommendation i. Officers have been given a new form.\n\n"
        "Recommendation ii. The force has set up a rota.\n\nAlder Vale ICB\n\n"
        "Recommendation i. The ICB has written to each practice.\n"
    )
    assert answered(text) == {
        "i": [
            ("Wessmoor Police", "Officers have been given a new form."),
            ("Alder Vale ICB", "The ICB has written to each practice."),
        ],
        "ii": [("Wessmoor Police", "The force has set up a rota.")],
    }
