"""Every kind of finding: its name on a page, what it means, what a person does about it, and where it comes from.

The order is the order of weight in which findings are shown. `python scripts/findings_page.py` writes
docs/reference/findings.md from here. `source` names the requirement and the line of the source document behind it.
"""

from dataclasses import dataclass

NO_ANSWER_EXPECTED = frozenset(
    {"briefing", "review", "minutes"}
)  # kinds of document in which nobody has to answer


@dataclass(frozen=True, slots=True)
class FindingKind:
    """`title` stands before the findings of this kind. `is_wording` marks those shown together."""

    title: str
    means: str
    do: str
    source: str
    is_wording: bool = False


KINDS: dict[str, FindingKind] = {
    "no_answer": FindingKind(
        "No answer in this document",
        "The recommendation stands here without any response. A published response is a selection: this says "
        "nothing of what an agency did.",
        "Ask the addressee, and give it ten working days to correct the record before anybody else sees this.",
        "A-50; the rule on blame from absence",
    ),
    "part_without_answer": FindingKind(
        "No answer in this document to a part",
        "One separate ask of the recommendation shares no word of its own with any response to it, while others do.",
        "Read the response for it in other words; if it is not there, ask the addressee about this part.",
        "A-50; S2 line 230, S4 line 224",
    ),
    "something_weaker": FindingKind(
        "Answered with something else",
        "What was asked and what was given differ in kind: independent and internal, a procedure and guidance, a "
        "review and a reminder, all and some.",
        "Ask whether the change was meant and who agreed it, and print the reason with the response.",
        "A-32; S2 lines 232 and 239, S3 line 238",
    ),
    "at_odds": FindingKind(
        "Statements at odds",
        "Two statements of this document cannot both be right: one event on two dates, an approval before the "
        "text was changed, counts or percentages that differ.",
        "Ask the author which holds before the document is published or relied on.",
        "A-47; S3 lines 35, 44, 46 and 204",
    ),
    "weaker_than_learning": FindingKind(
        "A learning point is stronger than its recommendation",
        "The learning point says what must or must not be; the recommendation on the same matter only asks to "
        "consider, remind or continue.",
        "Ask the reviewer to confirm that the weakening was meant.",
        "A-38; S1 lines 35, 37 and 38",
    ),
    "unlocked_citation": FindingKind(
        "A citation that is not on the list",
        "The law or guidance cited is not among the works that Goldthread holds under that name and year.",
        "Check the name and the year at the source; correct the document, or have the work added to the list.",
        "A-05; S3 line 11",
    ),
    "edition_not_yet": FindingKind(
        "An edition that did not exist yet",
        "The document cites a work for an act on a date before the work was issued.",
        "Ask which edition was in force then, and correct the one or the other.",
        "A-04; S3 line 14, S4 line 13",
    ),
    "hidden_recommendation": FindingKind(
        "A recommendation inside a response",
        "A response recommends something of its own, which nobody is recorded as having been asked.",
        "Record it as an ask with an owner and a date, or note that it was only said.",
        "A-33; S2 line 92",
    ),
    "awareness_only": FindingKind(
        "Being aware, given as the answer",
        "The response says that somebody is aware of the matter. Awareness changes nothing by itself.",
        "Ask what is done differently because of it.",
        "L-18; S2 line 236",
    ),
    "parked": FindingKind(
        "Left to a later cycle",
        "The answer is put into a later audit, review, needs analysis or yearly guidance.",
        "Note the cycle and its date, and look there when it runs whether the item is really in it.",
        "L-17; S2 line 243, S3 lines 223 and 244",
    ),
    "rolled_over": FindingKind(
        "Promised again for a later year",
        "The same thing is promised for one year and again for a later one.",
        "Ask what each year added, and what was tested before the promise was made again.",
        "L-22; S4 lines 142, 146 and 150",
    ),
    "existing_practice": FindingKind(
        "Existing practice given as the answer",
        "All that the response tells of was already so; it names no change.",
        "If this was already practice when the harm happened, ask why it did not protect the child, and what differs "
        "now.",
        "L-19; S0 line 346, S3 lines 80 and 148",
        is_wording=True,
    ),
    "same_answer": FindingKind(
        "The same words answer two recommendations",
        "A passage stands nearly word for word under another recommendation.",
        "Ask which part of it answers which recommendation.",
        "A-49; S0 lines 127 and 147",
    ),
    "answered_elsewhere": FindingKind(
        "Answered by pointing elsewhere",
        "The response points to what is said above or under another recommendation.",
        "Put in place of the pointer the act that is meant, with its owner and date.",
        "A-49; S0 lines 168 and 349",
        is_wording=True,
    ),
    "slipped": FindingKind(
        "Said to have slipped",
        "The document itself says that something is late. The cause is the one it gives.",
        "Record the first date, the new date, the cause and who agreed it.",
        "L-05; S0 lines 161 and 197, S2 lines 135 and 186, S3 line 53",
        is_wording=True,
    ),
    "no_date": FindingKind(
        "No date in this document",
        "Something still to be finished has no target date here.",
        "Ask the owner by when.",
        "L-21; share of promises with owner and date",
        is_wording=True,
    ),
    "no_owner": FindingKind(
        "No owner in this document",
        "Something still to be done is said without saying who will do it.",
        "Ask which agency and which post owns it.",
        "A-16, L-21",
        is_wording=True,
    ),
    "endless_present": FindingKind(
        "Going on, with no end or act named",
        "Words such as continuing to ensure, committed to, ongoing: a stance or a standing duty without date or "
        "interval.",
        "Ask for the act, its owner and how often; a standing duty needs an interval.",
        "L-20, L-21; S0 lines 121 and 244, S2 lines 152 and 167",
        is_wording=True,
    ),
    "relative_time": FindingKind(
        "Time words without a date",
        "Recently, currently, in the near future: nobody can tell later when that was.",
        "Ask for the date, or date the whole response with 'as at'.",
        "A-26; S4 lines 60 and 142",
        is_wording=True,
    ),
    "no_number": FindingKind(
        "Words in place of a number",
        "Majority, several, regular, well attended: nothing that can be checked.",
        "Ask for the number, out of how many, and in what period.",
        "L-11; S0 lines 111 and 327, S2 lines 44 and 113, S3 line 70",
        is_wording=True,
    ),
    "two_meanings": FindingKind(
        "A frequency with two meanings",
        "Words such as bi-monthly and biannual mean twice in a period or once in two.",
        "Ask which, and record an interval.",
        "L-12; S2 line 45, S3 line 68",
        is_wording=True,
    ),
    "spelt_differently": FindingKind(
        "One agency under several names",
        "Names of one kind that are likely one body are spelt differently in this document.",
        "Confirm that they are one organisation, and which name it has.",
        "A-16; S0 lines 53 and 98, S2 line 43",
    ),
    "repeated_number": FindingKind(
        "A number that occurs twice",
        "Two recommendations have the same number; the second is marked as such.",
        "Check the numbering against the review.",
        "A-23",
        is_wording=True,
    ),
}
ORDER = {key: place for place, key in enumerate(KINDS)}
