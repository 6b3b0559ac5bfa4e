"""The list of organisations."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from goldthread.look.lists import list_page
from goldthread.look.tables import Column
from goldthread.organisations import queries
from goldthread.organisations.forms import OrganisationFilter
from goldthread.organisations.permissions import can_set_up
from goldthread.organisations.rows import OrganisationLine
from goldthread.trail.requests import actor_of, recorded_export

COLUMNS: tuple[Column[OrganisationLine], ...] = (
    Column(
        "name", "Organisation", lambda row: row.name, sortable=True,
        link=lambda row: reverse("organisations:organisation", args=[row.id]),
    ),
    Column("kind", "Kind", lambda row: row.kind_words, sortable=True),
    Column("codes", "Codes", lambda row: ", ".join(row.codes), empty="None known"),
    Column("now", "Today", lambda row: row.now, empty="Goes on"),
    Column("agency_of", "Agency of", lambda row: ", ".join(row.agency_of), empty="No partnership"),
)  # fmt: skip


def organisations(request: HttpRequest) -> HttpResponse:
    """Every organisation that any partnership of this installation knows."""
    by = actor_of(request)
    return list_page(
        request,
        title="Organisations",
        caption="Organisations with their codes, and who has what they had",
        unit=("organisation", "organisations"),
        columns=COLUMNS,
        form_class=OrganisationFilter,
        query=queries.organisations,
        empty="No organisation here yet. The support team adds them, and then they stand here.",
        template="organisations/organisations.html",
        extra={"may_add": can_set_up(by), "may_see_waiting": bool(by.partnerships)},
        on_export=recorded_export(request, "organisation"),
    )
