"""One organisation, and one change of an organisation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldthread.kernel.clock import today
from goldthread.look.tables import Column, table_view
from goldthread.organisations import queries
from goldthread.organisations.permissions import can_change, can_set_up
from goldthread.organisations.rows import ChangeRow
from goldthread.trail.requests import actor_of, moment_of

CHANGES: tuple[Column[ChangeRow], ...] = (
    Column("from", "From", lambda row: row.predecessor_name),
    Column("to", "To", lambda row: row.successor_name),
    Column(
        "kind", "How", lambda row: row.kind_words,
        link=lambda row: reverse("organisations:change", args=[row.id]),
    ),
    Column("what", "What passes", lambda row: row.what),
    Column("when", "When", lambda row: row.when),
    Column("state", "State", lambda row: row.state),
)  # fmt: skip


@require_GET
def organisation(request: HttpRequest, subject: int) -> HttpResponse:
    """An organisation: its names then and now, its codes, its family, and what waits with it."""
    by, on = actor_of(request), today(moment_of(request))
    row = queries.organisation(subject, on=on)
    family = queries.family_of(subject)
    context = {
        "row": row,
        "family": family,
        "changes": table_view(CHANGES, family.changes, caption="The same as a table")
        if family.changes
        else None,
        "waiting": queries.waiting_with(subject, on=on) if by.partnerships else None,
        "may_change": can_change(queries.partnerships_of(subject, on=on), by),
        "may_name": can_set_up(by) and bool(by.partnerships),
        "sees_names": bool(by.partnerships),
    }
    return render(request, "organisations/organisation.html", context)


@require_GET
def change(request: HttpRequest, subject: int) -> HttpResponse:
    """One change: what passed, when, who says so; and what can be done about it."""
    by, on = actor_of(request), today(moment_of(request))
    row = queries.change(subject)
    may = can_change(queries.partnerships_of(row.predecessor, on=on), by) and row.undone_at is None
    return render(request, "organisations/change.html", {"row": row, "may_change": may})
