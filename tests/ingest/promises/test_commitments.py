"""Sentences as agencies write them: which clauses promise something, and what their tense says."""

import pytest

from goldthread.ingest.promises.commitments import clauses_of


def found(sentence: str) -> list[tuple[str, str]]:
    return [(clause.status, sentence[clause.start : clause.end]) for clause in clauses_of(sentence)]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The form was reviewed in May 2019.", "done"),
        ("The force has trained its officers.", "done"),
        ("A post has been created and filled.", "done"),
        ("The team undertook an audit.", "done"),
        ("There is now a lead nurse in post.", "done"),
        ("A list of contacts is in place.", "done"),
        ("The team meets monthly.", "ongoing"),
        ("Health visitors receive training each year.", "ongoing"),
        ("Staff are directed to the guidance.", "ongoing"),
        ("The card is being used in every ward.", "ongoing"),
        ("The Board will continue to ask about this.", "ongoing"),
        ("Where a child is missing, officers will ring the school.", "ongoing"),
        ("The supervisor must see each form.", "ongoing"),
        ("The form is being rewritten.", "in_progress"),
        ("The policy is currently under review.", "in_progress"),
        ("The ward is in the process of recruiting a nurse.", "in_progress"),
        ("The group is working with schools to develop a guide.", "in_progress"),
        ("A course will be held in May.", "planned"),
        ("The audit is planned for the spring.", "planned"),
        ("The service plans to recruit.", "planned"),
        ("The toolkit is due to be launched.", "planned"),
        ("There are plans to repeat the survey.", "planned"),
        ("To widen the offer to nurseries.", "planned"),
        ("It is recommended that schools are sent the guide.", "planned"),
        ("The course has been delayed by illness.", "delayed"),
        ("The course was badly affected by vacancies.", "delayed"),
        ("This was due in 2020 but was postponed.", "delayed"),
        ("Practices have not yet been asked for this; the letter will go out in May.", "planned"),
    ],
)
def test_tense_gives_the_status(sentence: str, status: str) -> None:
    assert {clause.status for clause in clauses_of(sentence)} == {status}


@pytest.mark.parametrize(
    "sentence",
    [
        "This is an important finding.",
        "The Board recognises the need for change.",
        "It is acknowledged that forms are many.",
        "Families often have several workers.",
        "The Trust has a statutory duty to do this.",
        "Ofsted found that decisions were sound.",
        "“I have never been asked that before, and it helped me a great deal”, said one parent.",
        "This enables staff to see risk.",
        "The Board will do the following:",
        "How this is done will be decided by each school.",
        "The visit might be postponed.",
        "No date has been agreed.",
        "Its records have been found to be good.",
    ],
)
def test_what_is_no_promise(sentence: str) -> None:
    assert found(sentence) == []


def test_a_sentence_is_cut_where_its_time_changes() -> None:
    assert found("The form was changed in May and is now under review by the Board.") == [
        ("done", "The form was changed in May"),
        ("in_progress", "is now under review by the Board"),
    ]
    assert found("An audit is under way, which will feed into the plan for 2023/24.") == [
        ("in_progress", "An audit is under way"),
        ("planned", "which will feed into the plan for 2023/24"),
    ]


def test_acts_of_one_time_stay_together() -> None:
    sentence = "Terms are reviewed and updated before each audit."
    assert found(sentence) == [("ongoing", sentence[:-1])]


def test_the_agency_before_a_colon_is_no_part_of_the_promise() -> None:
    assert found("Wessmoor Police: The form was changed.") == [("done", "The form was changed")]
