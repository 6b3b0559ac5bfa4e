"""Which clauses are acts and which only tell how matters stood; and how each act stands. Invented sentences."""

import pytest

from goldthread.ingest.promises.commitments import clauses_of


def told(sentence: str) -> list[tuple[str, str]]:
    return [(clause.status, sentence[clause.start : clause.end]) for clause in clauses_of(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Formerly the list was kept on paper.",
        "The duty was formerly shared between two teams.",
        "In the past the panel has looked at numbers alone.",
        "At the time of the review the form was kept by one nurse.",
        "During the pandemic many visits went on-line.",
        "He was told of this by letter.",
        "She was spoken to by two officers.",
        "It was explained that the court had to agree.",
        "It was suggested by the author that a nurse should do this.",
        "The practices were asked what they do with the letters.",
        "The Trust was invited to comment.",
        "A bid for a second post was refused.",
        "A reply is awaited.",
        "The group recommended that one doctor should lead.",
        "The Trust has heard the same from its own staff.",
        "We managed it for most of the children.",
        "The panel would be glad to hear from schools.",
        "It replaces five older forms.",
        "It runs to forty pages.",
        "It sets out who decides what.",
        "It has nine indicators.",
        "They were attended by 214 practitioners.",
        "It was used by many of the schools.",
        "We share the concern.",
        "Heads support the aim but ask for more time.",
        "The ICB is satisfied that every practice can see the alert.",
        "Page last updated: 3 June 2024",
    ],
)
def test_how_it_was_what_was_said_and_what_a_thing_is_like_are_no_acts(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The Was Not Brought policy was ratified in May 2023.", "done"),
        ("A Did Not Attend letter has been written with parents.", "done"),
        ("The Trust has identified a lead nurse on each ward who will attend the meetings.", "done"),
        ("An analyst has been identified.", "done"),
        ("The Board has asked the youth forum to decide what should be counted.", "done"),
        ("The contract with the call centre was ended on 30 September 2023.", "done"),
        ("Training has been given to 46 of 50 caretakers.", "done"),
        ("The Force has quality assured the first sixty.", "done"),
        ("Two rooms have been block purchased at the hostel.", "done"),
        ("The notice is now automatic.", "done"),
        (
            "The council took the service back in house, having found that half of the visits were late.",
            "done",
        ),
        ("Midwives ask to see where the baby will sleep.", "ongoing"),
        ("Conference chairs ask at each meeting whether anybody disagrees.", "ongoing"),
        ("No referral about a baby is closed without a call to the midwife.", "ongoing"),
        ("Drop-in sessions are held every six weeks in 27 of the 33 practices.", "ongoing"),
        ("The hub's manager reports the figure to the board each quarter.", "ongoing"),
        ("Officers tick a box on their tablets.", "ongoing"),
        ("The ward clerk asks for the name of the school before discharge.", "ongoing"),
        ("A paper slip is in use at both sites.", "ongoing"),
        ("Community nurses do the same on their first visit.", "ongoing"),
        ("The Trust is working on an alert in its own system.", "in_progress"),
        ("We are working with parents on a card that explains it.", "in_progress"),
        ("The named nurse is working through the remainder.", "in_progress"),
        ("The Trust is in discussion with the supplier about it.", "in_progress"),
        ("Talks with the third council are continuing.", "in_progress"),
        ("Money has been agreed for a liaison nurse, to be in post by end March 2024.", "in_progress"),
    ],
)
def test_acts_and_how_they_stand(sentence: str, status: str) -> None:
    assert [each for each, _ in told(sentence)] == [status]


def test_every_worker_who_was_asked_is_an_act_and_one_agency_is_not() -> None:
    assert told("All of our workers were asked to complete the course.")
    assert told("Our workers were asked to comment.") == []


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        (
            "The form was introduced in May 2023 and it is sent to every school.",
            [("done", "The form was introduced in May 2023"), ("ongoing", "it is sent to every school")],
        ),
        (
            "The policy was amended in May 2023 and assessors in the hub view the footage in every case.",
            [
                ("done", "The policy was amended in May 2023"),
                ("ongoing", "assessors in the hub view the footage in every case"),
            ],
        ),
        (
            "The step was taken out on 1 September 2021 and call handlers now connect directly.",
            [
                ("done", "The step was taken out on 1 September 2021"),
                ("ongoing", "call handlers now connect directly"),
            ],
        ),
        (
            "The team has stopped using the term and managers send back any report that has it.",
            [
                ("done", "The team has stopped using the term"),
                ("ongoing", "managers send back any report that has it"),
            ],
        ),
        (
            "We have confirmed the money until March 2026 and the second bid will be considered this year.",
            [
                ("done", "We have confirmed the money until March 2026"),
                ("planned", "the second bid will be considered this year"),
            ],
        ),
        (
            "The standards were rewritten in May 2021 and were rolled out at four events in July 2021.",
            [
                ("done", "The standards were rewritten in May 2021"),
                ("done", "were rolled out at four events in July 2021"),
            ],
        ),
        (
            "The group met for the first time on 18 April 2024 and has met every two months since.",
            [
                ("done", "The group met for the first time on 18 April 2024"),
                ("ongoing", "has met every two months since"),
            ],
        ),
        (
            "A sergeant has been named and takes up post in May 2025.",
            [("done", "A sergeant has been named"), ("planned", "takes up post in May 2025")],
        ),
        (
            "The leaflet was taken down in May 2024 while it is rewritten.",
            [("done", "The leaflet was taken down in May 2024 while it is rewritten")],
        ),
        (
            "The audit was completed in May 2022 and found that a third of nurses had no training.",
            [("done", "The audit was completed in May 2022")],
        ),
        (
            "Both files have been read again by a senior manager and he was satisfied that they are safe.",
            [("done", "Both files have been read again by a senior manager")],
        ),
    ],
)
def test_where_one_act_ends_and_the_next_begins(sentence: str, clauses: list[tuple[str, str]]) -> None:
    assert told(sentence) == clauses
