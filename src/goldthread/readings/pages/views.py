"""Documents: the list, one with its text and what was proposed from it, and the file as it came."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldthread.kernel.actor import Actor
from goldthread.kernel.clock import today
from goldthread.kernel.refusals import Refused
from goldthread.look.lists import list_page
from goldthread.look.tables import Column
from goldthread.readings import queries
from goldthread.readings.forms import KIND_WORDS, DocumentFilter, WhoIsIt
from goldthread.readings.permissions import can_upload
from goldthread.readings.queries import DocumentRow
from goldthread.recommendations import commands as register_commands
from goldthread.recommendations import queries as register
from goldthread.recommendations.domain import STANDING_WORDS, STATUS_WORDS, CommitmentStatus, Standing
from goldthread.recommendations.permissions import can_decide
from goldthread.trail.requests import actor_of, moment_of, recorded_export

NONE_LOADED = (
    "No document has been loaded yet. Upload the first, and it stands here with what was read in it."
)
NONE_TO_SEE = "No document has been loaded yet. The support team uploads them, and then they stand here."
NOT_FOR_AGENCIES = (
    "Whole documents are the partnership's. What concerns your agency stands under Recommendations, Responses and "
    "Commitments, each with the words of its source."
)

LONGEST_NUMBER = 10
"""Figures of a place in an address; no text is longer, and Python will not read a number of thousands of figures."""

DOCUMENT_COLUMNS: tuple[Column[DocumentRow], ...] = (
    Column(
        "name", "Document", lambda row: row.name, sortable=True,
        link=lambda row: reverse("readings:document", args=[row.id]),
    ),
    Column("kind", "Kind", lambda row: KIND_WORDS.get(row.kind, row.kind), sortable=True),
    Column("loaded", "Loaded on", lambda row: today(row.loaded_at), kind="date", sortable=True),
    Column("characters", "Characters of text", lambda row: row.characters, kind="number"),
    Column("reader", "Read by version", lambda row: row.reader_version),
)  # fmt: skip


@require_GET
def document(request: HttpRequest, subject: int) -> HttpResponse:
    """A document's text with the asked-for place marked, and what stands of what was proposed from it."""
    return _page(request, subject)


def documents(request: HttpRequest) -> HttpResponse:
    """Every document that was loaded."""
    return list_page(
        request,
        title="Documents",
        caption="Documents that were loaded",
        unit=("document", "documents"),
        columns=DOCUMENT_COLUMNS,
        form_class=DocumentFilter,
        query=queries.documents,
        empty=_nothing_for(actor_of(request)),
        template="readings/documents.html",
        extra={"may_upload": can_upload(actor_of(request))},
        on_export=recorded_export(request, "document"),
    )


def _nothing_for(by: Actor) -> str:
    if can_upload(by):
        return NONE_LOADED
    return NONE_TO_SEE if by.partnerships else NOT_FOR_AGENCIES


@require_GET
def download(request: HttpRequest, subject: int) -> FileResponse:
    """The file as it came, to be saved rather than shown."""
    name, content = queries.document_bytes(subject)
    recorded_export(request, "document", subject=subject)("file", 1)
    return FileResponse(
        BytesIO(content), as_attachment=True, filename=name, content_type="application/octet-stream"
    )


@require_POST
def confirm(request: HttpRequest, subject: int) -> HttpResponse:
    """Confirm everything still proposed from this document."""
    row = queries.document(subject)
    rows = register_commands.confirm_reading(row.reading, by=actor_of(request), at=moment_of(request))
    if not rows:
        raise Refused("Nothing from this document is waiting to be confirmed.")
    messages.success(request, f"Confirmed: {rows} {'row' if rows == 1 else 'rows'} from this document.")
    return _back_to(subject)


@require_POST
def say_who(request: HttpRequest, subject: int) -> HttpResponse:
    """Confirm which organisation a name in this document means."""
    form = WhoIsIt(request.POST)
    if not form.is_valid():
        return _page(request, subject, form, status=422)
    rows = register_commands.say_who(
        form.cleaned_data["words"],
        organisation=form.cleaned_data["organisation"],
        partnership=queries.document(subject).partnership,
        by=actor_of(request),
        at=moment_of(request),
    )
    given = "1 row has its agency" if rows == 1 else f"{rows} rows have their agency"
    messages.success(request, f"Known from now on. {given}.")
    return _back_to(subject)


def _page(
    request: HttpRequest, subject: int, bad_form: WhoIsIt | None = None, status: int = 200
) -> HttpResponse:
    row = queries.document(subject)
    names = register.unknown_names(row.reading)
    typed = bad_form.data.get("words") if bad_form else None
    standings = register.standings_of_reading(row.reading)
    context = {
        "row": row,
        "proposed": standings[Standing.PROPOSED],
        "kind_words": KIND_WORDS.get(row.kind, row.kind),
        "text": queries.document_text(subject, start=_number(request, "start"), end=_number(request, "end")),
        "findings": queries.findings(subject),
        "actions": [(each, STATUS_WORDS[CommitmentStatus(each.status)]) for each in queries.actions(subject)],
        "standings": [(STANDING_WORDS[standing], rows) for standing, rows in standings.items()],
        "names": [
            (
                name,
                bad_form
                if bad_form and name.words == typed
                else WhoIsIt(
                    auto_id=f"name-{number}-%s", initial={"words": name.words, "organisation": name.suggested}
                ),
            )
            for number, name in enumerate(names, start=1)
        ],
        "form": bad_form,
        "may_decide": can_decide(row.partnership, actor_of(request)),
        "recommendations": register.recommendations({"reading": row.reading, "standing": "all"}).rows,
    }
    return render(request, "readings/document.html", context, status=status)


def _number(request: HttpRequest, name: str) -> int | None:
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < LONGEST_NUMBER else None


def _back_to(subject: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("readings:document", args=[subject]))
