"""Invented sentences as agencies promise things: what each promises, how it stands, and the last day of its target."""

import pytest

from goldthread.ingest.promises.commitments import clauses_of
from goldthread.ingest.promises.due_dates import due_of


def promised(sentence: str) -> list[str]:
    """ "status last-day" of each promise, or "status interval" where it repeats."""
    found = []
    for clause in clauses_of(sentence):
        due = due_of(sentence[clause.start : clause.end], clause.status)
        day = due and (due.recurring.every if due.recurring else due.latest)
        found.append(f"{clause.status} {day or '-'}")
    return found


# A date in a clause of its own kind: of what was done, of a thing's name, of how long money lasts.
OF_SOMETHING_ELSE = """
The results of the audit completed in May 2024 will be shared with the Group in July 2024 | planned 2024-07-31
The module will replace the one withdrawn in 2022 | planned -
The change requested by staff in March 2023 will be made by June 2024 | planned 2024-06-30
Having reviewed its policy in January 2024, Wessmoor Police is to publish it in July 2024 | planned 2024-07-31
A report on progress since April 2023 will be brought to the Board in April 2024 | planned 2024-04-30
Following feedback received in January 2024 the tool will be relaunched in April 2024 | planned 2024-04-30
The doctor will take the audit, which looked at 2021 and 2022, to the Board in July 2024 | planned 2024-07-31
The Unit will audit all the meetings held between April and June 2024 | planned -
The BCU will review whether this has reduced repeat calls by the end of October 2023 | planned 2023-10-31
The helpline, funded until March 2026, will be advertised in every school | planned -
The work will go on with funding to March 2026 | planned -
As to effect, a survey of families commenced in February 2023 | done -
"""

UNDER_WAY = """
The review started in February 2024 and is expected to conclude in May 2024 | in_progress 2024-05-31
The pilot began in April 2024 and will run until March 2025 | in_progress 2025-03-31
The protocol is being redrafted and a final version will go to the Board in November 2024 | in_progress 2024-11-30
Fernhill is looking at whether it can join, and a report will be made in May 2024 | in_progress 2024-05-31
Northmere is working with schools on a daily list, and hopes that this will run in May 2023 | in_progress 2023-05-31
Three of the five were completed by 31 March 2024 and the other two will be by June 2024 | in_progress 2024-06-30
To date 61 of 140 nurses have attended and the remainder will have done so by January 2023 | in_progress 2023-01-31
A daily slot at noon is being trialled in the north of the county | in_progress -
A form is being piloted, and if it works will be used in all teams from May 2023 | in_progress -; planned 2023-05-31
"""

# A day that is fixed, owed or undertaken is to come, whatever the tense of the verb that says so.
FIXED = """
A re-audit has been scheduled for January 2025 | planned 2025-01-31
Workshops have been arranged between 7 and 11 November 2022 | planned 2022-11-11
A date of 17 October 2024 has been set for the workshop | planned 2024-10-17
The Trust has set itself a target of ninety in a hundred by 31 December 2024 | planned 2024-12-31
Alder Vale undertakes that every ward will hold the leaflet by 30 June 2024 | planned 2024-06-30
It has been agreed with the hospital that the form will be changed by May 2024 | planned 2024-05-31
It is our intention to have recruited to both posts by 1 September 2024 | planned 2024-09-01
Schools are asked to adopt it by 1 September 2024 | planned 2024-09-01
Members heard that the toolkit is to be launched on 5 June 2024 | planned 2024-06-05
The Health Board advised that its audit would be complete by 30 April 2024 | planned 2024-04-30
There is an open meeting for parents on Tuesday 4 March 2025 | planned 2025-03-04
What they say will be published in June 2025 | planned 2025-06-30
It will take until March 2025 to train everyone | planned 2025-03-31
Over the course of 2024 the service will visit every setting | planned 2024-12-31
Training took place on 12 March 2024 with a second session planned for 10 October 2024 | done -; planned 2024-10-10
"""

LATE = """
The workshop has been moved to 17 October 2024 because of illness | delayed 2024-10-17
The deadline has been extended from 31 March to 30 September 2024 | delayed 2024-09-30
The launch, which should have been in February 2024, will now be in June 2024 | delayed 2024-06-30
Due to be completed by 31 March 2024; now expected by 30 June 2024 | delayed 2024-06-30
The deadline of March 2024 could not be met; we are now working to May 2024 | delayed 2024-05-31
Two detectives have been moved back to the Eastlaw office | done -
Funding has been extended to March 2027 | done -
"""

SEVERAL = """
We will audit it by June 2024 and report on it in Quarter 2 of 2024/25 | planned 2024-06-30; planned 2024-09-30
We will recruit by May 2025 and train by June 2025 | planned 2025-05-31; planned 2025-06-30
It will be drafted by May 2024 and published in June 2024 | planned 2024-05-31; planned 2024-06-30
A report will be run for the first time in April 2023 and after that monthly | planned 2023-04-30; ongoing P1M
The team keeps a log of every child who is named, and the log is read each week by the head | ongoing -; ongoing P1W
We have put in place a log, which is checked every fortnight by the nurse | done -; ongoing P2W
"""

HABITS = """
Managers will sit in on one session each month, beginning in April 2024 | planned P1M
From January 2025, the panel will meet fortnightly | planned P2W
A weekly panel is in place | ongoing P1W
Thirty attendances are now viewed quarterly by a panel | ongoing P3M
A supervisor listens to ten of these calls weekly | ongoing P1W
A group meets in Alder Vale every month, and others will be opened later | ongoing P1M; planned -
The nurse sees the list on the first working day of every month | ongoing P1M
It samples thirty records a quarter | ongoing P3M
The work will be overseen by the Group, which will report every six months | planned P6M
Cover on Sundays will be looked at in the next contract | planned -
We will design a weekly report for managers | planned -
A coordinator sits with the team on Mondays and Thursdays | ongoing -
"""

ROWS = "\n".join(
    rows.strip() for rows in (OF_SOMETHING_ELSE, UNDER_WAY, FIXED, LATE, SEVERAL, HABITS)
).splitlines()


@pytest.mark.parametrize(("sentence", "wanted"), [row.split(" | ") for row in ROWS])
def test_each_promise_of_a_sentence_has_its_own_day(sentence: str, wanted: str) -> None:
    assert promised(sentence) == wanted.split("; ")


def test_a_subject_before_its_verb_is_no_verb() -> None:
    assert promised("A daily transfer of notices began on 8 January 2024") == ["done -"]
    assert promised("We have written to all heads and chairs of governors") == ["done -"]


def test_a_participle_between_commas_leaves_the_verb_to_come() -> None:
    assert promised("The group, set up in March 2023, meets every six weeks") == ["ongoing P6W"]
