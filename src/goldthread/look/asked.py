"""What a request asks of a list, read from its address; what cannot be read becomes a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest

from goldthread.kernel.refusals import NotFound
from goldthread.look.addresses import OWN_WORDS, Address
from goldthread.look.exports import FORMATS
from goldthread.look.filters import FilterInForce, filters_in_force, names_of
from goldthread.look.searches import words_of
from goldthread.look.tables import Column


@dataclass(frozen=True, slots=True)
class Asked:
    """`readable` is False where a filter or search cannot be read: then nothing is listed."""

    address: Address
    form: forms.Form
    order: str
    page: int
    words: str
    export: str
    faults: tuple[str, ...]
    readable: bool

    @property
    def filters(self) -> Mapping[str, Any]:
        return self.form.cleaned_data

    @property
    def in_force(self) -> tuple[FilterInForce, ...]:
        """The filters, and the search as the first of them."""
        if not self.readable:
            return ()
        search = FilterInForce("Searching for", self.words, self.address.without("search"))
        filters = filters_in_force(self.form, self.address)
        return (search, *filters) if self.words else filters

    @property
    def without_filters(self) -> str:
        return self.address.without("search", *names_of(self.form))

    @property
    def carried(self) -> tuple[tuple[str, str], ...]:
        """What the filter form must carry along, since sending it replaces the address."""
        query = self.address.query
        return tuple((name, str(query[name])) for name in ("order", "search") if name in query)


def asked_of(request: HttpRequest, columns: Sequence[Column[Any]], form_class: type[forms.Form]) -> Asked:
    """Read the address of a list."""
    form = form_class(request.GET)
    _check_names(form)
    faults: list[str] = []
    words, found = _searched(request, faults)
    order = _order(request, columns, faults)
    page, export = _page(request, faults), _export(request, faults)
    readable = form.is_valid() and found
    return Asked(Address.of(request), form, order, page, words, export, tuple(faults), readable)


def _check_names(form: forms.Form) -> None:
    taken = [name for name in names_of(form) if name in OWN_WORDS]
    if taken:
        raise ValueError(f"A list uses {taken[0]!r} in its address itself; name the filter otherwise.")


def _searched(request: HttpRequest, faults: list[str]) -> tuple[str, bool]:
    search = request.GET.get("search", "")
    if not search:
        return "", True
    try:
        return words_of(search), True
    except NotFound as gone:
        faults.append(str(gone))
        return "", False


def _order(request: HttpRequest, columns: Sequence[Column[Any]], faults: list[str]) -> str:
    order = request.GET.get("order", "")
    if not order or order.removeprefix("-") in {column.key for column in columns if column.sortable}:
        return order
    faults.append("The address asks for an order that this list does not have, so its usual order is shown.")
    return ""


def _page(request: HttpRequest, faults: list[str]) -> int:
    page = request.GET.get("page", "1")
    if page.isascii() and page.isdigit() and len(page) < 10 and int(page) > 0:
        return int(page)
    faults.append("The address asks for a page that is not a number, so the first page is shown.")
    return 1


def _export(request: HttpRequest, faults: list[str]) -> str:
    export = request.GET.get("format", "")
    if not export or export in FORMATS:
        return export
    faults.append("This list can be had as CSV or Excel, and in no other format.")
    return ""
