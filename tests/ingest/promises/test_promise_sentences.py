"""Invented sentences whose verb, whose clauses or whose speech the reader has to see through: what each promises."""

from datetime import date

import pytest

from goldthread.ingest.english.verbs import verb_groups
from goldthread.ingest.promises.commitments import clauses_of


def promises(sentence: str, *, written: date | None = None) -> list[tuple[str, str]]:
    found = clauses_of(sentence, written=written)
    return [(clause.status, sentence[clause.start : clause.end]) for clause in found]


VERBS = """
We count the forms at the end of each shift. | count
They also ring the ward before noon. | ring
The nurse brokered all of this between the two wards. | brokered
Heads of unit examine ten closed files each month. | examine
The named doctor looks at a sample of letters. | looks
Children in care who move keep their place on the list. | keep
Every paper that comes before the Board is required to say so. | to
A survey before the launch found that few knew of it. | found
It’s been printed on a card. | printed
The rule is no longer agreed by letter. | agreed
All of the files that were opened in 2022 have been re-read by a manager. | read
"""


@pytest.mark.parametrize(("sentence", "verb"), [line.split(" | ") for line in VERBS.strip().splitlines()])
def test_the_sentences_own_verb_is_found(sentence: str, verb: str) -> None:
    own = [group for group in verb_groups(sentence) if group.inside is None]
    assert verb in [(group.main or group.auxiliaries[-1]) for group in own]


WHOLE = """
ongoing | A note on safe storage now appears whenever the medicine is prescribed
ongoing | Body maps are completed by two nurses on each admission
ongoing | A case cannot be closed until a manager has read the file
ongoing | No worker may visit the same home for more than two years without a second worker
done | The handbook is on the Partnership's website
done | An officer has been identified to lead on this
done | The scrutineer read both reviews and spoke to nine of the people who had signed them
in_progress | The rewrite is two thirds finished
in_progress | The notice is about half complete and will go to print by the end of May 2023
in_progress | We have begun a programme of visits to nurseries
in_progress | New scales are on order and are expected to be in place by June 2022
in_progress | A film is being made with parents, and it will be ready in January 2024
in_progress | We're working with the next county on the same form, and we hope to have it signed by 1 May 2023
in_progress | The Board is working with its neighbours on a joint form that will be agreed by July 2023
in_progress | Forty officers have been trained and the rest will be by the end of July 2024
in_progress | The course is being commissioned and will run for the first time by May 2018
in_progress | A shared desk has been agreed in principle, and is planned to begin in May 2019
in_progress | Sixty leads will have had the course by 31 March 2024, of whom 22 have
planned | A report goes to the Committee in June 2024
planned | The service aims for ninety of every hundred by October 2020
ongoing | No baby on a plan leaves the ward without a signed copy of the plan
ongoing | The team manager reviews timeliness each week
ongoing | Community midwives have gone on seeing women at home
delayed | The launch was cancelled because of the floods and will now take place by the end of May 2020
planned | The remaining two sessions are booked for 4 December 2023
planned | The nurse means to put the list to the Director in May 2023
planned | We expect the new lead to begin in January 2025
planned | The target is ninety of every hundred by end June 2022
delayed | The film will be out in December 2023, six months later than we told the reviewer
delayed | The clinic was to have begun in March 2023 but a room could not be found
delayed | We had aimed to change over on 1 April 2023 but two wards asked for more time and it will be 3 June 2023
"""


@pytest.mark.parametrize(("status", "sentence"), [line.split(" | ") for line in WHOLE.strip().splitlines()])
def test_the_sentence_is_one_promise(status: str, sentence: str) -> None:
    assert promises(f"{sentence}.") == [(status, sentence)]


APART = (
    (
        "A screening officer has been appointed and notices graded high are read within two hours.",
        [
            ("done", "A screening officer has been appointed"),
            ("ongoing", "notices graded high are read within two hours"),
        ],
    ),
    (
        "The list was not sent last week, so a second person has been made responsible.",
        [("done", "a second person has been made responsible")],
    ),
    (
        "The service has bought six alarms while the ward allows joint visits on request.",
        [
            ("done", "The service has bought six alarms"),
            ("ongoing", "the ward allows joint visits on request"),
        ],
    ),
    (
        "The group looked at this in May, and health visitors now draw a family tree with the parents.",
        [
            ("done", "The group looked at this in May"),
            ("ongoing", "health visitors now draw a family tree with the parents"),
        ],
    ),
    (
        "A message service for parents has been commissioned, to start from April 2022.",
        [
            ("done", "A message service for parents has been commissioned"),
            ("planned", "to start from April 2022"),
        ],
    ),
)


@pytest.mark.parametrize(("sentence", "expected"), APART)
def test_acts_of_different_times_are_promises_of_their_own(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert promises(sentence) == expected


SAID = """
Fernhill Homes, which owns the flats, said that its wardens now ask at each visit. | its wardens now ask at each visit
The Trust informs the Partnership that a list has been compiled. | a list has been compiled
In response to recommendation 3, the Trust has bought ten alarms. | the Trust has bought ten alarms
So far as part (b) is concerned, a survey will be carried out. | a survey will be carried out
Until then a red sticker is used on the folder. | a red sticker is used on the folder
As the clinics are run by others, the board will write to them. | the board will write to them
"""


@pytest.mark.parametrize(("sentence", "kept"), [line.split(" | ") for line in SAID.strip().splitlines()])
def test_the_promise_begins_after_the_words_that_lead_to_it(sentence: str, kept: str) -> None:
    assert [text for _, text in promises(sentence)] == [kept]


NOTHING = """
We thank the family, who asked us not to publish this.
They pointed out that nobody had given them a number.
Most said that they keep an eye on the child, and tell the class teacher.
It should be said that 14 of our 80 schools have declined to take part.
The Forum discussed the report at its spring meeting.
The Partnership asked the service how many boxes it had given out.
At the time of writing the list held 214 names.
In 39 cases the decision was changed.
33 practices out of 48 have switched it on.
The Council has agreed.
The Partnership commits to this without reservation.
The pandemic affected the delivery of visits.
Officers used to leave the ward without asking.
There is accordingly a limit to what can be done here.
We want to take both together and we will want to hear more.
That the Board does not yet have a full answer is plain.
The next update is due in October 2023.
Signed on behalf of the Board by its chair.
The shortfall comes from the lack of trainers.
You asked in addition about nurses.
Historically the form was sent by fax.
A reply was received in May 2023.
Funding for the worker ends on 31 March 2025.
It has been used twice since.
The two councils have given a single response.
There are thought to be around 600 such children.
HMICFRS examined 30 reports during its visit and found one to be wrong.
The Trust has offered to help.
The Trust has experienced difficulties in recruiting midwives.
Turnover of staff has made this harder.
The pilot has been well received.
The Board was concerned that progress had been slow.
Members raised concerns about capacity.
Numbers attending have doubled.
A further three cases have come to light.
The supplier has confirmed that this cannot be done.
Compliance currently stands at 84%.
The Partnership is asked to note the paper.
"""


@pytest.mark.parametrize("sentence", NOTHING.strip().splitlines())
def test_talk_numbers_and_background_promise_nothing(sentence: str) -> None:
    assert promises(sentence) == []


NOTES = """
planned | Rest by 20.12.24
planned | Form to the data officer by 13 May 2022
planned | Letter to the third landlord to be issued by 29/04/22, owner Head of Service
ongoing | Walkabout with the caretaker, monthly
ongoing | Duty meetings by video in use since May
done | Card with both numbers on every boat since June
in_progress | Joint form with the hospital in draft, at comments stage
in_progress | Costing a text number now
in_progress | Backlog of forms being cleared by end Oct 2015
ongoing | Compliance to be looked at monthly by the head of unit
planned | Audit scheduled for Q3 2024/25
delayed | First draft promised for June, not done owing to illness, now end of November 2015
"""


@pytest.mark.parametrize(("status", "note"), [line.split(" | ") for line in NOTES.strip().splitlines()])
def test_notes_without_a_verb_promise_by_what_they_say_of_time(status: str, note: str) -> None:
    assert promises(f"{note}.") == [(status, note)]


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("Letter to both hostels 12.09.24.", "done"),
        ("Letter to both hostels 12.11.24.", "planned"),
        ("Third session booked 05.12.24 for those who could not come.", "planned"),
        ("Second session held 05.09.24 for those who could not come.", "done"),
    ],
)
def test_a_note_with_a_day_is_done_or_planned_by_the_day_of_the_document(note: str, status: str) -> None:
    found = promises(note, written=date(2024, 10, 11))
    assert [each for each, _ in found] == [status]


def test_a_thing_and_a_day_say_nothing_where_the_document_has_no_date() -> None:
    assert promises("Letter to both hostels 12.09.24.") == []
