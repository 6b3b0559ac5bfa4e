"""Labelled blocks of registers, returns and web pages: labels alone beside dated ones, questions, a title over them."""

from ingest.reading_texts import read
from ingest.tables.plan_texts import acts, items

REGISTER = "\n".join(
    f"""\
Inspection: Wessmoor inspection
Date issued: 4 May 2022
Due: {due}
Text
{text}
Updates (newest first)
12 December 2023 - Force update
{later}
1 August 2022 - Force update
{first}
"""
    for due, text, later, first in (
        ("4 August 2023", "Northmere Police should tell schools of incidents.", "Feed live.", "Feed bought."),
        ("4 May 2023", "Northmere Police should ask who lives there.", "Form used.", "Form drafted."),
        ("4 June 2023", "Northmere Police should train its desk.", "All trained.", "Course written."),
    )
)

RETURNS = """\
Fernhill Integrated Care Board
Learning from the review of Child K: provider returns

Ref: K/01
Recommendation: Bruises should be seen on the same day.
Provider: Northmere Hospital
Return: A consultant carries a phone for this.
Committee rating: Full

Ref: K/02
Recommendation: Practices should code the records of parents.
Provider: Wessmoor Hospital
Return: We did this by hand over two weekends.
Committee rating: Partial
"""

WEB = """\
Child Safeguarding Practice Review: Ada and Ben
Our plan at a glance

Recommendation:
Northmere Police should tell schools of every incident.
Agency:
Northmere Police
What we said we would do:
Extend the feed.
What we have done:
The feed went live in May.
Finished?
Yes

Recommendation:
The ICB should ask who lives at the home.
Agency:
Fernhill ICB
What we said we would do:
Change the form.
What we have done:
The form is with the printer.
Finished?
Not yet

Download this plan (Word, 48KB)
Share this page: Post Email
"""


def test_a_register_has_its_text_and_its_updates_under_labels_alone() -> None:
    found = read("Register of recommendations\n\n" + REGISTER).recommendations
    assert [each.text for each in found] == [
        "Northmere Police should tell schools of incidents.",
        "Northmere Police should ask who lives there.",
        "Northmere Police should train its desk.",
    ]
    assert "Feed live." in " ".join(answer.text for answer in found[0].responses)


def test_a_return_is_the_providers_answer() -> None:
    first, second = read(RETURNS).recommendations
    assert [(each.agency, each.text) for each in first.responses] == [
        ("Northmere Hospital", "A consultant carries a phone for this.")
    ]
    assert [each.agency for each in second.responses] == ["Wessmoor Hospital"]


def test_the_reviews_name_over_the_blocks_is_a_title_and_the_pages_buttons_are_none_of_them() -> None:
    first, second = items(WEB)
    assert first.text == "Northmere Police should tell schools of every incident."
    assert [each.text for each in first.responses] == ["Extend the feed.", "The feed went live in May."]
    assert acts(second)[0][1:3] == ("Fernhill ICB", "in_progress")
