"""Which acts of a row have a new date by what its progress tells: "The leaflet will now be sent by May 2024"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from goldthread.ingest.english.stems import stems
from goldthread.ingest.manuscript import Source
from goldthread.ingest.reading import Due
from goldthread.ingest.tables.row_acts import Promise
from goldthread.ingest.tables.row_states import State
from goldthread.ingest.tables.row_status import SUBJECT, told_of
from goldthread.ingest.tables.row_told import Report


def each_as_moved(
    promised: Sequence[Promise], reports: Sequence[Report], state: State | None, source: Source
) -> tuple[list[Promise], list[Report]]:
    """The acts of one row with their new dates, and the reports that gave them.

    A moved date is a delay where no words say another state. Of two acts the new date is that of neither, unless the
    report names one.
    """
    words = [stems(source.words(p.start, p.end)) for p in promised]
    about = told_of(reports, words, [p.mark for p in promised])
    ending = [n for n, p in enumerate(promised) if p.due is None or p.due.recurring is None]
    is_said_late = state is not None and state.status == "delayed"
    is_late = is_said_late or any(each.status == "delayed" for each in reports)
    row = _Row(words, ending[0] if len(ending) == 1 else None, is_said_late=is_said_late, is_late=is_late)
    used: list[Report] = []
    found: list[Promise] = []
    for number, promise in enumerate(promised):
        own = [
            report
            for report, acts in zip(reports, about, strict=True)
            if _moves(report, promise, acts, number, row)
        ]
        if promise.is_own or promise.status == "done" or not own:
            found.append(promise)
            continue
        used.extend(own)
        last = max((due for report in own if (due := report.moved or report.due)), key=_end)
        is_said = state is not None and state.is_said
        found.append(replace(promise, due=last, status=promise.status if is_said else "delayed"))
    return found, used


@dataclass(frozen=True, slots=True)
class _Row:
    """The acts of a row by their stems, and the only one of them that has an end.

    `is_said_late` by its state; `is_late` by that or by its progress: "Slipped by one quarter".
    """

    acts: Sequence[frozenset[str]]
    alone: int | None
    is_said_late: bool
    is_late: bool


def _moves(report: Report, promise: Promise, acts: tuple[int, ...], number: int, row: _Row) -> bool:
    """Whether a report gives the act with this number a later date."""
    act = row.acts[number]
    shared = report.words & act
    says_again = len(shared) > 1 and 2 * len(shared) >= len(act)
    is_about = number in acts and (report.goes_on or bool(set(report.order[:SUBJECT]) & act))
    due = report.moved or (
        report.due if (row.is_said_late or says_again) and report.status == "planned" else None
    )
    if due is None or due.latest is None or not _is_later(due, promise.due):
        return False
    if report.moved and report.is_plain:
        return number in acts or not acts
    if report.moved and row.alone == number and (report.is_put_off or report.goes_on or row.is_late):
        return True
    is_next = (
        row.is_said_late and row.alone == number and report.is_of_it and not _AFTERWARDS & set(report.own)
    )
    return is_about or is_next or (report.moved is not None and not report.order)


# What comes after an act is no new date of it: "It will be reviewed in May".
_AFTERWARDS = stems(
    "review reviewed evaluate evaluation audit audited repeat repeated monitor report consider checked"
)


def _is_later(due: Due, before: Due | None) -> bool:
    return before is None or before.latest is None or _end(due) > before.latest


def _end(due: Due) -> date:
    return due.latest or date.min
