"""Uploading documents: choosing files, what becomes of each, and the uploads of the last days."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from goldthread.look.lists import list_page
from goldthread.look.tables import Column
from goldthread.look.words import british, counted
from goldthread.readings import uploads as commands
from goldthread.readings.domain import STATE_WORDS, UNFINISHED, UploadState
from goldthread.readings.forms import UploadForm
from goldthread.readings.permissions import partnerships_to_upload_for
from goldthread.readings.uploaded import Uploaded, UploadedFile, UploadRow, stamp_of, uploaded, uploads
from goldthread.trail.requests import actor_of, moment_of, recorded_export

UPLOAD_COLUMNS: tuple[Column[UploadRow], ...] = (
    Column(
        "uploaded", "Uploaded", lambda row: british(row.uploaded_at),
        link=lambda row: reverse("readings:uploaded", args=[row.batch]),
    ),
    Column("files", "Files", lambda row: row.files, kind="number"),
    Column("loaded", "Loaded", lambda row: row.loaded, kind="number"),
    Column("loaded_before", "Already loaded", lambda row: row.loaded_before, kind="number"),
    Column("refused", "Not loaded", lambda row: row.refused, kind="number"),
    Column("unfinished", "Still to be read", lambda row: row.unfinished, kind="number"),
)  # fmt: skip

SLOW_AFTER = timedelta(minutes=5)
"""The slowest file takes a minute, so that by then something has gone on."""

TAG_COLOURS = {
    UploadState.WAITING: "grey",
    UploadState.READING: "blue",
    UploadState.LOADED: "teal",
    UploadState.LOADED_BEFORE: "grey",
    UploadState.REFUSED: "yellow",
}


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Choose files; each is read in a job of its own, and the next page says what becomes of it."""
    by = actor_of(request)
    form = UploadForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        partnerships=partnerships_to_upload_for(by),
    )
    if form.is_bound and form.is_valid():
        batch = commands.upload(
            form.cleaned_data["documents"], partnership=form.partnership, by=by, at=moment_of(request)
        )
        return HttpResponseRedirect(reverse("readings:uploaded", args=[batch]))
    context: dict[str, Any] = {
        "title": "Upload documents",
        "submit_words": "Upload",
        "form": form,
        "days": settings.UPLOAD_DAYS,
    }
    return render(request, "readings/upload.html", context, status=422 if form.is_bound else 200)


@require_safe
def batch(request: HttpRequest, batch: UUID) -> HttpResponse:
    """What became of each file. A page that asks with the stamp it shows gets 204 while nothing has changed."""
    by = actor_of(request)
    partnerships_to_upload_for(by)
    if request.GET.get("seen") == stamp_of(batch):
        return HttpResponse(status=204)
    found = uploaded(batch)
    context = {
        "upload": found,
        "title": f"Upload of {british(found.uploaded_at)}",
        "by_whom": "you" if found.actor == by.id else "another member of the team",
        "said": _said(found),
        "is_slow": _is_slow(found, at=moment_of(request)),
        "files": [
            (each, STATE_WORDS[each.state], TAG_COLOURS[each.state], _found(each), _warning(each))
            for each in found.files
        ],
        "days": settings.UPLOAD_DAYS,
    }
    return render(request, "readings/upload_batch.html", context)


def recent(request: HttpRequest) -> HttpResponse:
    """The uploads of the last days, by anyone of the support team."""
    partnerships_to_upload_for(actor_of(request))
    days = settings.UPLOAD_DAYS
    return list_page(
        request,
        title="Uploads",
        caption=f"Uploads of the last {days} days",
        unit="uploads",
        columns=UPLOAD_COLUMNS,
        form_class=forms.Form,
        query=partial(uploads, since=moment_of(request) - timedelta(days=days)),
        empty=f"Nothing was uploaded in the last {days} days. What you upload stands here, with what became of it.",
        template="readings/uploads.html",
        on_export=recorded_export(request, "upload"),
        searchable=False,
    )


def _is_slow(found: Uploaded, *, at: datetime) -> bool:
    """True where files wait and none is read: other uploads may be before them, or nothing reads at all."""
    waits = found.count(UploadState.WAITING) and not found.count(UploadState.READING)
    return bool(waits) and at - found.uploaded_at > SLOW_AFTER


def _said(found: Uploaded) -> str:
    """One sentence on the whole, read out when it changes."""
    files, left = len(found.files), found.count(*UNFINISHED)
    if left and files == 1:
        return "The file is not done yet."
    if left:
        return f"{files - left} of {counted(files, 'files')} {'is' if files - left == 1 else 'are'} done."
    counts = [
        f"{number} {STATE_WORDS[state].lower()}"
        for state in (UploadState.LOADED, UploadState.LOADED_BEFORE, UploadState.REFUSED)
        if (number := found.count(state))
    ]
    return f"{'The file is' if files == 1 else f'All {files} files are'} done: {', '.join(counts)}."


def _warning(file: UploadedFile) -> str:
    """What to look at before anything of a document is confirmed, and so seen by agencies."""
    if not file.nhs_numbers:
        return ""
    held = "1 number" if file.nhs_numbers == 1 else f"{file.nhs_numbers} numbers"
    return (
        f"{held} in it could be an NHS number. Look before you confirm anything: agencies see what is confirmed. "
        "If a child is in it by number, reject what was read and ask whoever sent it for a copy without."
    )


def _found(file: UploadedFile) -> str:
    """What a loaded document gave, and what waits in it, in whole sentences."""
    if file.document is None:
        return ""
    if not file.made:
        return "Nothing in it could be proposed. It is kept with what was read."
    if not file.proposed:
        return "Everything that was read in it is decided."
    waits = "waits" if file.proposed == 1 else "wait"
    proposed = f"{counted(file.proposed, 'proposals')} {waits} to be confirmed."
    if not file.names:
        return proposed
    named = "name stands" if file.names == 1 else "names stand"
    return f"{proposed} {file.names} {named} for an agency, and nobody has said which."
