"""Recommendations known by what stands over, under or before them: labels, ordinals, letters, quotations, tags."""

from goldthread.ingest import read_bytes
from goldthread.ingest.reading import Reading


def read(text: str) -> Reading:
    return read_bytes(text.encode(), name="document.txt")


def asked(text: str) -> list[tuple[str, str]]:
    return [(each.id, each.text) for each in read(text).recommendations]


def answered(text: str) -> dict[str, str]:
    return {item.id: " | ".join(each.text for each in item.responses) for item in read(text).recommendations}


LABELLED = """Alder Vale Partnership
Response to the review of Child Larch

Ask 1: Notice who drops out

The review said:

Schools should count who is away.

What has changed

All schools send a list each Friday.

Ask 4: Join up

The review said:

The police should tell youth justice on the day.

What has changed

A notice has been sent since May 2024.
"""


def test_what_the_review_said_is_the_ask_and_the_title_above_numbers_it() -> None:
    assert asked(LABELLED) == [
        ("1", "Schools should count who is away."),
        ("4", "The police should tell youth justice on the day."),
    ]
    assert answered(LABELLED) == {
        "1": "All schools send a list each Friday.",
        "4": "A notice has been sent since May 2024.",
    }


def test_a_title_beside_a_code_is_no_part_of_what_the_label_under_it_leads_to() -> None:
    text = (
        "Response to the review of Child Larch\n\nR2. Bruising in babies\n\nWhat the review recommended\n\n"
        "The Trust must see each baby the same day.\n\nOur response\n\nWe have done this.\n\n"
        "R3. Reading the record\n\nWhat the review recommended\n\nThe Trust should join its systems.\n\n"
        "Our response\n\nA system is being bought.\n"
    )
    assert asked(text) == [
        ("2", "The Trust must see each baby the same day."),
        ("3", "The Trust should join its systems."),
    ]


COMMITTEE = """Report of the Director
Response to the review of Child Larch

3. RESPONSE TO RECOMMENDATIONS

3.1 Recommendation 1 of the Review is as follows:

"The Directorate should limit the time in pre-proceedings."

3.2 A limit of sixteen weeks was introduced in June 2018.

3.3 Letters have been written again in plain words.

3.4 Recommendation 2 of the Review is as follows:

"The Directorate should find out why plans are closed."

3.5 An audit was completed in November 2018.

4. FINANCIAL IMPLICATIONS

4.1 Growth of one million was agreed.
"""


def test_a_committee_report_quotes_the_ask_and_its_numbered_paragraphs_answer() -> None:
    assert asked(COMMITTEE) == [
        ("1", '"The Directorate should limit the time in pre-proceedings."'),
        ("2", '"The Directorate should find out why plans are closed."'),
    ]
    found = answered(COMMITTEE)
    assert found["1"].startswith("3.2 A limit")
    assert found["1"].endswith("in plain words.")
    assert "Growth" not in found["2"]


def test_recommendations_may_be_counted_in_ordinals() -> None:
    text = (
        "Response to the review of Child Larch\n\nThe first recommendation\n\nThat the Trust write a rule.\n\n"
        "The rule was introduced in August 2018.\n\nThe second recommendation\n\nThat films be read within a day.\n\n"
        "This has been agreed.\n"
    )
    assert [ident for ident, _ in asked(text)] == ["1", "2"]


LETTERS = """Written statement after the joint inspection

The letter has one priority action, numbered (i) below.

(i) The governance of the response.

The Partnership

Four groups were merged in August 2024.

(ii) The timeliness of meetings.

Children's Services

A duty manager has been named each day.

(iii) Access to help.

Alder Vale ICB

A new service will open in April 2025.
"""


def test_letters_nearly_each_over_the_name_of_whoever_answers_count_without_a_lead_in() -> None:
    assert asked(LETTERS) == [
        ("i", "The governance of the response."),
        ("ii", "The timeliness of meetings."),
        ("iii", "Access to help."),
    ]


def test_a_title_beside_a_learning_points_number_is_no_part_of_it() -> None:
    text = (
        "Response to the review of Child Larch\n\nLearning Point 1: Moves between areas\n\n"
        "Both councils should meet before a family moves.\n\nA protocol has been agreed.\n\n"
        "Learning Point 2: Teeth\n\nThe Health Board should find a dentist.\n\nA lead was named.\n"
    )
    assert [words for _, words in asked(text)] == [
        "Both councils should meet before a family moves.",
        "The Health Board should find a dentist.",
    ]


def test_findings_that_are_each_answered_stand_in_for_recommendations() -> None:
    text = (
        "Response to the review of Child Larch\n\nFINDING 1\n\nAssessments leave out the father.\n\n"
        "Questions for the Board:\n\n•  Is this a pattern?\n\n•  What would help?\n\nResponse\n\n"
        "The procedure was rewritten in 2017.\n\nFINDING 2\n\nHealth staff are left out of discussions.\n\n"
        "Response\n\nCalls have included a paediatrician since 2017.\n"
    )
    assert [ident for ident, _ in asked(text)] == ["Finding 1", "Finding 2"]


def test_a_reviews_name_may_stand_before_the_word_and_another_language_beside_it() -> None:
    for heading in ("Marble Recommendation {}", "Argymhelliad / Recommendation {}"):
        text = "Response to the reviews\n\n" + "".join(
            f"{heading.format(number)}\n\nThe police should brief shift {number}.\n\nWhere we are: Done in May.\n\n"
            for number in (1, 2)
        )
        assert asked(text) == [
            ("1", "The police should brief shift 1."),
            ("2", "The police should brief shift 2."),
        ], heading


def test_circled_numbers_count() -> None:
    text = (
        "Briefing: Child Larch\n\nTHE RECOMMENDATIONS\n\nThe reviewer made these recommendations to us.\n\n"
        "① Care leavers should have a joint plan.\n\n② Housing to ask who is there.\n\n③ Nurses should see the bed.\n"
    )
    assert [ident for ident, _ in asked(text)] == ["1", "2", "3"]


def test_capital_letters_count_a_coroners_concerns() -> None:
    text = (
        "REGULATION 28 REPORT\n\nThe MATTERS OF CONCERN are as follows:\n\nIn respect of the Trust\n\n"
        "A. Nobody reviews those who wait.\n\nB. The address is not checked.\n\nIn respect of the ICB\n\n"
        "C. It is told only how many wait.\n"
    )
    assert asked(text) == [
        ("Concern A", "Nobody reviews those who wait."),
        ("Concern B", "The address is not checked."),
        ("Concern C", "It is told only how many wait."),
    ]


TAGS = """Child Larch: six months on
Progress reported by each agency

The recommendations

R1.  Every agency should train its staff.

R2.  The police should use an intermediary.

What each agency says

Alder Vale Police

[R1] A film was made in May 2024.

[R2] The policy has been rewritten.

Alder Vale ICB

[R1] The ICB has reviewed its training.
"""


def test_tags_in_brackets_say_which_recommendation_a_paragraph_answers() -> None:
    found = {item.id: [each.agency for each in item.responses] for item in read(TAGS).recommendations}
    assert found == {"1": ["Alder Vale Police", "Alder Vale ICB"], "2": ["Alder Vale Police"]}


def test_an_ask_may_begin_with_its_condition() -> None:
    text = (
        "Report on Child Larch\n\n1.1 Where a child is hurt, the police should tell the school.\n\n"
        "1.2 If nobody answers, the council should write.\n"
    )
    assert [words for _, words in asked(text)] == [
        "Where a child is hurt, the police should tell the school.",
        "If nobody answers, the council should write.",
    ]


def test_a_number_that_was_left_out_ends_no_list() -> None:
    lines = [(1, "write a policy"), (2, "tell the school"), (3, "count who is away"), (5, "read the record")]
    text = "Response\n\nThe review recommended that agencies:\n\n" + "\n\n".join(
        f"{number}) {words} and report it.\n\nThis was done in May 2024." for number, words in lines
    )
    assert [ident for ident, _ in asked(text)] == ["1", "2", "3", "5"]


def test_a_line_that_says_whose_response_follows_makes_no_block() -> None:
    text = "Response to the review of Child Larch\n\n" + "\n\n".join(
        f"Recommendation {number}.   To: {body}\n\n{body} should write to each home.\n\n"
        f"Response from: {body}. Date: 19.08.22\n\nThe letters were sent in May 2022."
        for number, body in ((1, "Alder Vale Police"), (2, "Alder Vale Council"))
    )
    found = answered(text)
    assert list(found) == ["1", "2"]
    assert all(words.endswith("The letters were sent in May 2022.") for words in found.values())
