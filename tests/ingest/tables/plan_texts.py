"""A plan read as a text under one title: its recommendations, and what each promise says."""

from goldthread.ingest import read_bytes
from goldthread.ingest.reading import Recommendation

TITLE = "Fernhill Safeguarding Children Partnership\nAction plan: Child K\n\n"


def items(text: str) -> tuple[Recommendation, ...]:
    return read_bytes((TITLE + text).encode(), name="plan.txt").recommendations


def acts(item: Recommendation) -> list[tuple[str, str | None, str, str | None]]:
    """Text, agency, status and last day of every promise."""
    return [
        (each.text, each.agency, each.status, str(each.due.latest) if each.due and each.due.latest else None)
        for each in item.commitments
    ]
