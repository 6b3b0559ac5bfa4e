"""The one way to show a list: filters in the address, search, order, pages, the same rows as CSV or Excel."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from goldthread.kernel.clock import now, today
from goldthread.kernel.slices import Slice
from goldthread.look.addresses import Address
from goldthread.look.asked import Asked, asked_of
from goldthread.look.exports import FORMATS, About
from goldthread.look.pagination import Pages, pages_of
from goldthread.look.searches import LONGEST, save_search
from goldthread.look.tables import Column, TableView, cells_of, headings_of
from goldthread.look.words import Unit, counted, many

Row = TypeVar("Row")
PAGE_SIZE = 25


class Query(Protocol[Row]):
    """Finds the rows of a list.

    `filters` are the form's cleaned values, `order` a column's key (with a minus for downwards) or nothing,
    `limit` None for all rows, `words` what was searched for.
    """

    def __call__(
        self, filters: Mapping[str, Any], order: str, offset: int, limit: int | None, words: str
    ) -> Slice[Row]: ...


@dataclass(frozen=True, slots=True)
class ListOf(Generic[Row]):
    """Everything that makes one list; `list_page` says what each part is."""

    title: str
    unit: Unit
    columns: Sequence[Column[Row]]
    query: Query[Row]
    empty: str
    caption: str
    searchable: bool


def list_page(
    request: HttpRequest,
    *,
    title: str,
    unit: Unit,
    columns: Sequence[Column[Row]],
    form_class: type[forms.Form],
    query: Query[Row],
    empty: str,
    caption: str,
    template: str = "look/list.html",
    extra: Mapping[str, Any] | None = None,
    on_export: Callable[[str, int], None] | None = None,
    organisation: str = "",
    searchable: bool = True,
) -> HttpResponse:
    """A page of a list, its export, or (POST) the start of a search.

    `unit` is what is counted ("recommendations"); `empty` says that nothing is there and what would appear;
    `on_export(format, n)` lets the caller record what left; `organisation` is the one acted for.
    """
    if request.method == "POST":
        return _start_search(request)
    kept = ListOf(title, unit, columns, query, empty, caption, searchable)
    asked = asked_of(request, columns, form_class)
    if asked.export and asked.readable:
        return _export(kept, asked, on_export=on_export, organisation=organisation or _acting_for(request))
    return render(request, template, {**_context(kept, asked), **(extra or {})})


def _start_search(request: HttpRequest) -> HttpResponse:
    """Words may hold a person's name: they are stored, and the address gets an id that says nothing."""
    address, words = Address.of(request), request.POST.get("words", "").strip()[:LONGEST]
    if not words or getattr(request, "actor", None) is None:
        return HttpResponseRedirect(address.without("search"))
    search = save_search(words, at=now())
    return HttpResponseRedirect(address.having(search=str(search)))


def _export(
    kept: ListOf[Row], asked: Asked, *, on_export: Callable[[str, int], None] | None, organisation: str
) -> HttpResponse:
    at, form = now(), FORMATS[asked.export]
    found = _rows(kept, asked, offset=0, limit=None)
    filters = tuple(each.sentence for each in asked.in_force)
    about = About(kept.title, filters, found.total, kept.unit, at, organisation)
    response = HttpResponse(form.write(kept.columns, found.rows, about), content_type=form.content_type)
    name = f"{slugify(kept.title)}-{today(at)}.{asked.export}"
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    if on_export:
        on_export(asked.export, found.total)
    return response


def _acting_for(request: HttpRequest) -> str:
    """The organisation that the acting middleware left on the request."""
    return str(getattr(getattr(request, "post", None), "organisation_name", ""))


def _context(kept: ListOf[Row], asked: Asked) -> dict[str, Any]:
    found, page, faults = _found(kept, asked)
    return {
        "title": kept.title,
        "form": asked.form,
        "faults": (*asked.faults, *faults),
        "table": _table(kept, asked, found) if found.rows else None,
        "total": found.total,
        "pages": _pages(asked, page, found.total),
        "in_force": asked.in_force,
        "clear_url": asked.without_filters,
        "carried": asked.carried,
        "path": asked.address.path,
        "nothing": _nothing(kept, asked),
        "search": {"url": asked.address.without("search"), "words": asked.words, "unit": many(kept.unit)}
        if kept.searchable
        else None,
        "exports": {name: asked.address.having(format=name) for name in FORMATS} if found.total else None,
        "counted": counted(found.total, kept.unit),
    }


def _found(kept: ListOf[Row], asked: Asked) -> tuple[Slice[Row], int, list[str]]:
    """The rows of the page asked for, or of the first page where there is no such page."""
    if not asked.readable:
        return Slice((), 0), 1, []
    found = _slice(kept, asked, asked.page)
    if found.rows or asked.page == 1:
        return found, asked.page, []
    sentence = f"There is no page {asked.page} of this list, so the first page is shown."
    return _slice(kept, asked, 1), 1, [sentence]


def _slice(kept: ListOf[Row], asked: Asked, page: int) -> Slice[Row]:
    return _rows(kept, asked, offset=(page - 1) * PAGE_SIZE, limit=PAGE_SIZE)


def _rows(kept: ListOf[Row], asked: Asked, *, offset: int, limit: int | None) -> Slice[Row]:
    """Rows in the order asked for; where none was, in the query's own."""
    order = {"order": asked.order} if asked.order else {}
    return kept.query(asked.filters, offset=offset, limit=limit, words=asked.words, **order)


def _table(kept: ListOf[Row], asked: Asked, found: Slice[Row]) -> TableView:
    headings = headings_of(kept.columns, order=asked.order, address=asked.address)
    cells = cells_of(kept.columns, found.rows)
    return TableView(kept.caption, headings, cells, count_words=_count_words(kept.unit, found))


def _count_words(unit: Unit, found: Slice[Row]) -> str:
    """All 12 recommendations, or 26 to 50 of 137 recommendations."""
    first, last = found.offset + 1, found.offset + len(found.rows)
    if len(found.rows) == found.total:
        return counted(found.total, unit)
    shown = f"{first:,} to {last:,}" if last > first else f"{last:,}"
    return f"{shown} of {counted(found.total, unit)}"


def _pages(asked: Asked, page: int, total: int) -> Pages | None:
    last = -(-total // PAGE_SIZE)
    return pages_of(page, last, lambda number: asked.address.having(page=str(number)))


def _nothing(kept: ListOf[Row], asked: Asked) -> str:
    if not asked.readable:
        return "Nothing is listed until this is put right: you might read a list you did not ask for."
    if asked.in_force:
        return f"No {many(kept.unit)} match. Take away a filter to see more."
    return kept.empty
