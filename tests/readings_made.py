"""Readings of invented documents, made by hand, so that the register is tested apart from the readers."""

import hashlib
from datetime import date

from goldthread.ingest.reading import Commitment, Due, Place, Reading, Recommendation, Recurrence, Response

TEXT = """Alder Vale Safeguarding Children Partnership
Response to the review of Baby Juniper
Recommendation 1
The Trust should review its growth chart policy.
(a) Staff to be shown the new chart.
The growth chart policy will be rewritten by March 2022. Charts are checked each quarter.
Recommendation 2
Police should record who is in the house.
Wessmoor Police: Officers now record everyone present.
"""


def place(words: str, text: str = TEXT) -> Place:
    """Where `words` stand in the text."""
    start = text.index(words)
    return Place(start, start + len(words), text.count("\n", 0, start) + 1)


def juniper(*, file: str = "juniper.txt", text: str = TEXT) -> Reading:
    """A response with a recommendation, its part, another recommendation, two agencies and three commitments."""
    policy = "The growth chart policy will be rewritten by March 2022."
    charts = "Charts are checked each quarter."
    officers = "Officers now record everyone present."
    return Reading(
        file=file,
        checksum=hashlib.sha256(text.encode()).hexdigest(),
        reader_version="by hand",
        kind="response",
        source_text=text,
        partnership="Alder Vale Safeguarding Children Partnership",
        reviews=("Baby Juniper",),
        recommendations=(
            Recommendation(
                "1", None, None, "1", "The Trust", "The Trust should review its growth chart policy.",
                place("The Trust should review its growth chart policy."),
                themes=("policy_review",),
                responses=(Response("The Trust", f"{policy} {charts}", place(f"{policy} {charts}")),),
                commitments=(
                    Commitment(
                        policy, "The Trust", "planned",
                        Due("by March 2022", "month", latest=date(2022, 3, 31)), place(policy),
                    ),
                    Commitment(
                        charts, "The Trust", "ongoing",
                        Due("each quarter", "recurring", recurring=Recurrence("P3M", "each quarter")), place(charts),
                    ),
                ),
            ),
            Recommendation(
                "1(a)", "1", None, "1(a)", None, "Staff to be shown the new chart.",
                place("Staff to be shown the new chart."),
            ),
            Recommendation(
                "2", None, None, "2", "Police", "Police should record who is in the house.",
                place("Police should record who is in the house."),
                responses=(Response("Wessmoor Police", officers, place(officers)),),
                commitments=(Commitment(officers, "Wessmoor Police", "done", None, place(officers)),),
            ),
        ),
    )  # fmt: skip


MINUTES_TEXT = """WESSMOOR SAFEGUARDING CHILDREN PARTNERSHIP
Minutes of the meeting held on 4 March 2024

Present: Ben Larkin (BL), Wessmoor Police; Cy Marl (CM), Business Manager

1. Child Larch
The group agreed. Action 3: BL to write to each station, by 5 April 2024.
"""

BRIEFING_TEXT = """Briefing on Baby Juniper
Recommendation 1
The Trust should review its growth-chart policy.
(a) Staff to be shown the new chart.
Recommendation 2
Police should record who is in the house.
"""


def juniper_briefing() -> Reading:
    """The same recommendations word for word, one with a hyphen gained, under another name and without responses."""
    asks = [
        ("1", None, "The Trust should review its growth-chart policy."),
        ("1(a)", "1", "Staff to be shown the new chart."),
        ("2", None, "Police should record who is in the house."),
    ]
    return Reading(
        file="briefing.txt",
        checksum=hashlib.sha256(BRIEFING_TEXT.encode()).hexdigest(),
        reader_version="by hand",
        kind="briefing",
        source_text=BRIEFING_TEXT,
        reviews=("A review of growth",),
        recommendations=tuple(
            Recommendation(label, parent, None, label, None, words, place(words, BRIEFING_TEXT))
            for label, parent, words in asks
        ),
    )
