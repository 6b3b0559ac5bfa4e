"""What a partnership's documents call an organisation: add, move to another, end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.kernel.clock import today
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.organisations import commands, queries
from goldthread.organisations.forms import NewAlias, WhichOrganisation, refuse, typed_in
from goldthread.organisations.pages.facts import asked, back_to
from goldthread.organisations.permissions import SUPPORT_TEAM_ALONE, can_set_up, check_can_manage
from goldthread.organisations.rows import AliasRow, OrganisationDetails
from goldthread.trail.requests import actor_of, moment_of

STAYS = "Rows that this name gave to an organisation before stay as they are: correct those one by one."


def add(request: HttpRequest, subject: int) -> HttpResponse:
    """A name, by hand, before a document brings it."""
    row, by = _organisation(request, subject), actor_of(request)
    if not can_set_up(by) or not by.partnerships:
        raise Refused(SUPPORT_TEAM_ALONE)
    form = NewAlias(typed_in(request), partnerships=by.partnerships)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        try:
            commands.add_alias(
                words, organisation=subject, partnership=form.partnership, by=by, at=moment_of(request)
            )
        except Refused as refusal:
            refuse(form, refusal, "words")
        else:
            messages.success(request, f"“{words}” means {row.name} from now on.")
            return back_to(subject)
    title = f"Add a name that documents use for {row.name}"
    return asked(request, form, title, "Add this name", _page(subject))


def move(request: HttpRequest, subject: int, alias: int) -> HttpResponse:
    """The words mean another organisation from now on."""
    row, found = _named(request, subject, alias)
    check_can_manage(found.partnership, actor_of(request))
    question = f"Which organisation do the words “{found.words}” mean?"
    form = WhichOrganisation(typed_in(request), asked=question, but=[subject])
    if request.method == "POST" and form.is_valid():
        to = form.cleaned_data["organisation"]
        try:
            commands.move_alias(alias, organisation=to, by=actor_of(request), at=moment_of(request))
        except Refused as refusal:
            refuse(form, refusal, "organisation")
        else:
            messages.success(request, f"“{found.words}” means this organisation from now on. {STAYS}")
            return back_to(to)
    return asked(request, form, f"Move a name away from {row.name}", "Move this name", _page(subject), STAYS)


@require_POST
def end(request: HttpRequest, subject: int, alias: int) -> HttpResponse:
    """The words mean nobody from now on: the next load asks again."""
    _, found = _named(request, subject, alias)
    commands.end_alias(alias, by=actor_of(request), at=moment_of(request))
    messages.success(
        request, f"“{found.words}” has ended. The next document that uses it asks again. {STAYS}"
    )
    return back_to(subject)


def _organisation(request: HttpRequest, subject: int) -> OrganisationDetails:
    return queries.organisation(subject, on=today(moment_of(request)))


def _named(request: HttpRequest, subject: int, alias: int) -> tuple[OrganisationDetails, AliasRow]:
    row = _organisation(request, subject)
    found = next((each for each in row.aliases if each.id == alias and each.ended_at is None), None)
    if found is None:
        raise NotFound
    return row, found


def _page(subject: int) -> str:
    return reverse("organisations:organisation", args=[subject])
