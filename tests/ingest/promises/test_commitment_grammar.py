"""Many invented sentences for each construct of grammar: what each promises, and what promises nothing."""

import pytest

from goldthread.ingest.english.verbs import verb_groups
from goldthread.ingest.promises.commitments import clauses_of

DONE = """
The Trust introduced a new discharge checklist in March 2022.
A multi-agency chronology template has been produced and circulated to all partners.
In April 2021 the Partnership wrote to every head teacher.
We took legal advice in May 2021.
The force has, following the review, rewritten its guidance on missing children.
There was a relaunch of the escalation policy in January 2023.
The pathway is now complete.
The clinic has since May 2021 kept the cases of those who move.
We have instead put a card in every room.
Guidance went out to all practices in January 2024.
Both wards took part in the pilot.
An advocacy contract has been let to a charity.
The recommendation was considered by the Executive on 3 March 2021.
An audit of sixty records in May 2021 found that the form was used in most.
The template has a section for grandparents.
There is now a flag for fathers who have not been met.
All staff have had the training.
Posters have been re-issued.
We have since appointed two additional safeguarding nurses.
Housing officers were briefed on the new referral form in June 2022.
A dedicated mailbox was set up so that schools can reach the hub.
All 14 teams have been trained.
An audit of forty case files took place in May 2021.
The Named GP has, since January 2022, chaired the forum.
Leaflets distributed to all surgeries in May 2022
Completed in March 2021.
Letter sent to all practices.
The protocol has been reviewed and updated.
The service has recruited two workers, which has reduced waiting times.
The Council secured funding for a family support worker.
The Practice Development Team ran four workshops during 2021.
The Section 11 audit tool was strengthened to include a question on fathers.
Six schools tested the new form and it was then adopted.
Learning from the review has been built into induction.
Since the review, a protocol has been put in place between the two hospitals.
The role was filled in September.
An independent author has been commissioned.
The group's terms of reference were amended to add a probation member.
The Safeguarding Partnership held a learning event, attended by 120 people.
Two audits were completed in the year, in June and in November.
The Named Doctor delivered training to GP trainees.
"""
ONGOING = """
Supervisors check twenty incidents each month.
Sergeants in the rural crime unit raise it in supervision.
The ward team then start the form with the family.
All four practices also screen new patients with the questionnaire.
Midwives ask about domestic abuse at every booking appointment.
School nurses in the north of the county visit each secondary school fortnightly.
Duty officers now telephone the school before noon.
Staff who do not hold a qualification work under supervision.
Officers attending an address where a child lives are required to fill in the form.
Any child who is not brought twice is referred to the named nurse.
The panel meets monthly and is chaired by the Head of Service.
Foster carers can ring the out of hours line.
The escalation log is a standing item on the agenda of the Executive.
The matter has been kept on the risk register.
Until then the hub forwards a list.
The tool has been running in nine of our twenty schools.
Ward managers review the log weekly.
The Quality Subgroup scrutinises the data every quarter.
Each team has a safeguarding champion.
New starters are given the card at induction.
The guide is used by all four hospitals.
Safeguarding supervision is provided to all health visitors every three months.
Practitioners are reminded of the threshold document through the newsletter.
The Designated Doctor continues to offer advice to practices.
Monthly case file audits of ten records
Cases are allocated and reviewed by the team manager.
Our safeguarding leads share learning at the termly forum.
The hub holds a daily triage meeting at which health is represented.
Police constables complete the form before going off duty.
The consultant on call reviews every infant under one who has a fracture.
GP practices code missed appointments and the reception manager rings the family.
Where a parent declines, the worker discusses it in supervision.
The Partnership has a bruising protocol, which applies to all agencies.
All taxi drivers must take the course before a licence is granted.
Compliance with training is monitored by the Workforce Group.
The pathway applies to all children under two.
Children's Services and the police hold joint briefings twice a year.
All referrals are discussed at a weekly meeting chaired by the Head of Safeguarding.
GPs receive a discharge summary within 24 hours.
Learning is cascaded through team meetings.
The Trust's named nurse attends the panel.
"""
IN_PROGRESS = """
A new referral pathway is being developed with the hospital.
A contract is being drawn up and will be signed by March 2023.
A memorandum has been drafted, and is expected to have been signed by May 2022.
We are working towards accreditation.
The toolkit is currently out for consultation with schools.
A business case is with the finance committee for approval.
A joint policy is in draft and will be put to both boards.
Recruitment to the second post has begun.
The service has started to roll out the tool.
Discussions are taking place with the supplier.
The Board has agreed funding to extend it by March 2024.
Two posts have been agreed and we expect them to be filled by October 2022.
All 90 staff will have had the course by May 2024; so far 31 have.
The Council is reviewing its allocation policy.
Work is under way to align the two systems.
Discussions are taking place with the supplier about the flag.
We are in the process of recruiting a practice educator.
The training strategy is in draft.
Negotiations with the supplier: ongoing
A joint strategy is being written and will be signed off by March 2023.
Officers are being trained in trauma informed practice.
The ICB is working with practices to agree a single code.
A task and finish group has been looking at transport and is to report in June 2023.
The contract is out to tender.
Interviews for the post are under way.
Two of the four modules have been written; the others are being drafted.
The survey is being analysed.
The policy is being amended to reflect this, with a target date of 30 April 2024.
The request for change is with the software supplier.
The group is drafting a charter with parents.
The training needs analysis is nearing completion.
"""
PLANNED = """
The Trust will audit compliance in Quarter 3 of 2022/23.
It is anticipated that the system will go live in September 2023.
It is expected that the answer will be known in the spring.
The revised guidance is due for publication by the end of July 2021.
The protocol goes live on 4 April 2022.
A launch takes place on 12 May 2023.
We plan a second wave in spring 2024.
The template will in 2022/23 include a question on fathers.
Schools have been asked to send their figures by July 2022.
The Trust has committed to publishing its data.
The form contains a question which will be made mandatory.
A second run at 11am will be introduced in May 2023.
A way of closing actions that calls for proof will be agreed.
A seven-minute briefing is to be issued in May 2023.
The Partnership intends to commission an independent evaluation.
Training is scheduled for autumn 2022.
We plan to repeat the audit in twelve months.
The findings will be presented to the Board in October 2021.
Plans are in place to extend the pilot to all localities.
Thematic audit Q3 2024/25
Policy to be ratified by 31.10.23
To be reviewed at the September 2023 meeting
For discussion at the next Executive.
The policy, which is to be published in May 2023, will be shared with all schools.
It is intended that all staff will complete the module by December 2023.
Subject to funding, the course will be offered to foster carers.
The Board has asked the Council to report back by July 2022.
An audit will take place no later than 31 October 2021.
Compliance will be reported annually.
The service aims to contact each family within two working days.
The findings are to be shared with the Health and Wellbeing Board.
The next audit is due in March 2025.
There is a plan to merge the two forms.
The new form will go live from April 2023.
By March 2024 every school will have a trained lead.
A launch event takes place on 12 May 2023.
The Trust has committed to publishing its data each quarter.
The Designated Nurse will seek assurance from providers via the contract meetings.
Partners will be asked to confirm that this has been done.
A revised strategy will be considered at the Executive in June 2024 and then published.
Staff who missed the session will be offered another by July 2022.
Once the new system is live, reports will be produced each month.
The Business Manager is to circulate the guidance.
Work will begin in the new year.
"""
DELAYED = """
This was planned for March 2021, has been postponed because of illness and will now take place in autumn 2021.
A report was due in June and will follow.
Training was to have been completed in May 2022 but has slipped; it will now be completed by July 2022.
The audit was due in June 2022 but has not yet been completed.
The new system did not go live in April as planned and is now expected in the autumn.
It is acknowledged that a planned audit did not go ahead.
The roll-out, planned for last April, has been put off until a nurse is found.
The database was planned to be live by May 2022, however the developer left; the revised date is July 2023.
Recruitment has been delayed by a national shortage.
The revised completion date is March 2023.
The launch has been postponed until September 2021.
This was planned for March 2021, has been postponed because of the pandemic and will now take place in autumn 2021.
Completion has slipped to December 2022 owing to vacancies.
The roll-out is on hold while funding is agreed.
The review of the policy was originally scheduled for May 2020 and will now report in January 2021.
Recruitment has been delayed by a national shortage of health visitors.
Implementation is behind schedule.
The survey had been due to close in March 2022; it will now close in June 2022.
Delivery of the workshops was paused during the pandemic and resumed in May 2021.
The post remains vacant and recruitment has been deferred to 2023/24.
Roll-out has been pushed back to January 2023.
The audit did not take place because the lead was unwell.
This action is overdue.
The module was to have been ready in spring 2022; the supplier has moved this to autumn 2022.
Work to align the forms has been paused pending the national review.
Owing to staff sickness, the audit has been rescheduled to May 2023.
It had been hoped to finish by March 2022 but this has slipped.
"""
FRAGMENTS = """
planned: First audit 31/10/23
planned: Re-audit in November 2024
planned: Dip sample to be done by 30.9.24 by the team manager.
planned: A further five, Q4 22/23
planned: Agreed, for inclusion in the audit programme for Q1 25/26
planned: To be carried forward into the next business plan.
planned: Head of Service to write to all schools by 1 May 2024
done: Poster frames fitted in all nine halls
done: Guidance issued to all staff, 14/06/22
done: In place.
ongoing: In place, on a quarterly basis.
ongoing: Reviewed annually
in_progress: Talks about weekends: ongoing.
in_progress: Recruitment - in progress
"""
NOTHING = """
Agreed.
Partly accepted.
See response to recommendation 3.
Both parts are accepted.
We agree with the principle.
We would caution against reading much into one year.
We regret that it has had to be made again.
The Council would point out that it does not run this service.
The Constabulary also wishes to correct the report.
There were 46 referrals in the year, compared with 31 in the year before.
There are some 900 such calls each month.
There is variation.
There is no automatic feed from the court.
Of the 30 records that were looked at, 26 met the standard.
19 such referrals have been made.
The number of children on a plan fell by a tenth.
Attendance stands at 91%.
Between February and July 2022 the field was filled in meaningfully in 71% of forms.
Parents told the reviewer that they had not been heard.
Practitioners told us that it takes too long.
The mother had moved twice in that year.
This was happening and should not have been.
It had been out of date.
At the time of writing no reply had been received.
This means that the school hears on the same day.
One report has led to a plan.
Uptake has improved since then.
Feedback has been positive.
The annual report has been a statutory duty for years.
In May 2020 the service was inspected by Ofsted.
The Coroner has also invited partners to consider it.
It isn’t possible to hold two addresses.
They don’t always do so.
The Council has no power to insist.
This recommendation is considered complete.
Health is responding on behalf of the practices.
The Partnership has agreed not to take this forward.
The impact of this work is not yet known.
All agencies confirm that policy says this already.
Accepted in part.
Not accepted.
N/A
The recommendation is accepted.
We welcome this recommendation and the challenge it brings.
The Trust notes the findings of the review.
Children's Services recognises that this has not always been so.
We are sorry that this happened.
Staff feel that caseloads are too high.
It is important that practitioners are curious.
Three of the five practices had not replied.
Parents told the reviewer that they had not been listened to.
The mother had moved house twice in that year.
The difficulty is that records are held on two systems.
Capacity remains a challenge.
Ofsted found that thresholds were well understood.
If the family moves again the case may be reopened.
No further funding is available.
The policy was not followed in this case.
What did practitioners tell us?
The review was published in May 2021.
He was known to three agencies.
The family lived in temporary accommodation.
We agree with the author that this was a missed opportunity.
Professionals did not ask about the father.
There is evidence that the tool is used well.
There is a risk that families will not engage.
Numbers are small and should be read with care.
It would be helpful to have national guidance on this.
Many practitioners said that they valued the training.
71% of those who replied had read the briefing.
This has led to better conversations.
As a result fewer visits are missed.
The average wait was 14 weeks.
The chair thanked partners for their work.
Eleven referrals came from schools.
The review recommended that agencies share information.
Health visiting is a universal service.
We do not hold this information.
The Council does not provide this service.
Nobody knew that the child had moved.
It is not known how many practices use the template.
Recommendation 4 has been answered above.
That figure includes agency staff.
In the view of the Trust the guidance is clear.
Response rates have been low.
Domestic abuse was a feature of all three cases.
Practitioners were not always aware of the pathway.
The review found that records were poor.
The partnership is grateful to the family.
We know that there is more to do.
It is too early to say whether this has made a difference.
The family declined help.
Children were seen alone in 84% of visits.
The total spend was £12,000.
Feedback from delegates was good.
This is a statutory requirement.
In 2021 there were 14 such incidents.
Schools reported that they did not always get a reply.
The evaluation showed that confidence had risen.
As a partnership we accept these findings.
Some teams have found this harder than others.
There is no single answer to this problem.
The pandemic affected the delivery of services.
The agency accepts that its response was poor.
"""


def _lines(text: str) -> list[str]:
    return [line for line in text.strip().split("\n") if line]


def _statuses(sentence: str) -> set[str]:
    return {clause.status for clause in clauses_of(sentence)}


@pytest.mark.parametrize("sentence", _lines(DONE))
def test_an_act_that_is_finished_is_done(sentence: str) -> None:
    assert _statuses(sentence) == {"done"}


@pytest.mark.parametrize("sentence", _lines(ONGOING))
def test_practice_is_ongoing(sentence: str) -> None:
    assert _statuses(sentence) == {"ongoing"}


@pytest.mark.parametrize("sentence", _lines(IN_PROGRESS))
def test_what_has_begun_and_will_end_is_in_progress(sentence: str) -> None:
    assert [clause.status for clause in clauses_of(sentence)] == ["in_progress"]


@pytest.mark.parametrize("sentence", _lines(PLANNED))
def test_what_is_to_come_is_planned(sentence: str) -> None:
    assert [clause.status for clause in clauses_of(sentence)] == ["planned"]


@pytest.mark.parametrize("sentence", _lines(DELAYED))
def test_what_slipped_is_one_promise_and_delayed(sentence: str) -> None:
    assert [clause.status for clause in clauses_of(sentence)] == ["delayed"]


@pytest.mark.parametrize("line", _lines(FRAGMENTS))
def test_notes_without_a_finite_verb(line: str) -> None:
    status, sentence = line.split(": ", 1)
    assert [clause.status for clause in clauses_of(sentence)] == [status]


@pytest.mark.parametrize("sentence", _lines(NOTHING))
def test_results_opinions_and_how_things_were_promise_nothing(sentence: str) -> None:
    assert clauses_of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        (
            "The group will audit the form by May 2023 and a summary of it will be sent to all staff.",
            ["The group will audit the form by May 2023", "a summary of it will be sent to all staff"],
        ),
        (
            "We took advice in May 2022 and we are rewriting the form, to be in use by July 2022.",
            ["We took advice in May 2022", "we are rewriting the form, to be in use by July 2022"],
        ),
        (
            "Officers must fill in the form, and in May 2022 a new field was added to it.",
            ["Officers must fill in the form", "in May 2022 a new field was added to it"],
        ),
        (
            "Nurses and doctors were given access in May 2020, and send a task to the health visitor.",
            ["Nurses and doctors were given access in May 2020", "send a task to the health visitor"],
        ),
        (
            "The Director sees the list on a Friday; at its shortest it has had one name on it.",
            ["The Director sees the list on a Friday"],
        ),
        ("First audit 31/10/23 and annually after that", ["First audit 31/10/23", "annually after that"]),
        (
            "The report will go to the Board in May 2022, and each year thereafter.",
            ["The report will go to the Board in May 2022", "each year thereafter"],
        ),
        ("The scheme was adopted in 2019 but it was not embedded.", ["The scheme was adopted in 2019"]),
        (
            "The handover went live on 17/04/23, so the old slip is no longer used.",
            ["The handover went live on 17/04/23"],
        ),
        (
            "In relation to (b), the visit sheet has been split so that each child has a page.",
            ["the visit sheet has been split so that each child has a page"],
        ),
        ("Police – Officers have been told.", ["Officers have been told"]),
        (
            "Audit of 50 records in October 2022: the question was asked in 49.",
            ["Audit of 50 records in October 2022"],
        ),
        (
            "A form was agreed between two teams and is being tried until May 2022, after which it will be judged.",
            ["A form was agreed between two teams", "is being tried until May 2022", "after which it will be judged"],
        ),
        (
            "An audit took place in May 2023 and its findings have been shared.",
            ["An audit took place in May 2023 and its findings have been shared"],
        ),
    ],
)  # fmt: skip
def test_a_sentence_is_cut_into_its_acts(sentence: str, clauses: list[str]) -> None:
    assert [sentence[clause.start : clause.end] for clause in clauses_of(sentence)] == clauses


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("It isn’t used and they’ve gone.", [("is", "not"), ("have",)]),
        ("It will in May 2023 be sent.", [("will", "be")]),
        ("Staff who do not hold a badge work under supervision.", [("do", "not"), ()]),
    ],
)
def test_verb_groups_hold_together(text: str, groups: list[tuple[str, ...]]) -> None:
    assert [group.auxiliaries for group in verb_groups(text)] == groups
