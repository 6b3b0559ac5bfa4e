"""Organisations by name, kind and code, and one of them whole. Used by `queries` alone."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from goldthread.kernel.clock import now, today
from goldthread.kernel.refusals import NotFound
from goldthread.kernel.slices import Slice
from goldthread.organisations.codes import likely_code
from goldthread.organisations.domain import KIND_WORDS, SCHEME_WORDS, CodeScheme, OrganisationKind
from goldthread.organisations.family import names_of_actors
from goldthread.organisations.models import Alias, Code, Membership, Organisation
from goldthread.organisations.passing import Passing, edges, today_of
from goldthread.organisations.rows import (
    AliasRow,
    CodeRow,
    OrganisationDetails,
    OrganisationLine,
    OrganisationRow,
)
from goldthread.organisations.where import passings


def organisations(
    filters: Mapping[str, Any],
    order: str = "name",
    offset: int = 0,
    limit: int | None = None,
    words: str = "",
) -> Slice[OrganisationLine]:
    """Every organisation. `words` are looked for in names and in the actor's own aliases, `code` in current codes.

    `state` is "going_on" or "passed_on": whether everything it had has passed on by today.
    """
    found = _having_words(Organisation.objects.all(), words)
    if filters.get("kind"):
        found = found.filter(kind=filters["kind"])
    if filters.get("code"):
        found = found.filter(id__in=holders_of(filters["code"]))
    changes, on = passings(), today(now())
    if filters.get("state"):
        gone = [each.predecessor for each in changes if today_of(each.predecessor, changes, on=on)]
        found = found.exclude(id__in=gone) if filters["state"] == "going_on" else found.filter(id__in=gone)
    column = {"name": "name", "kind": "kind"}.get(order.removeprefix("-"), "name")
    found = found.order_by(f"-{column}" if order.startswith("-") else column, "name", "id")
    chosen = list(found[offset : offset + limit] if limit is not None else found[offset:])
    return Slice(tuple(_lines(chosen, changes, on)), found.count(), offset)


def organisation(subject: int, *, on: date) -> OrganisationDetails:
    """One organisation with its codes and aliases, the ended ones last. Raises NotFound."""
    row = Organisation.objects.filter(id=subject).first()
    if row is None:
        raise NotFound
    changes = passings()
    [line] = _lines([row], changes, on)
    return OrganisationDetails(
        id=row.id,
        name=row.name,
        short_name=row.short_name,
        kind=row.kind,
        kind_words=line.kind_words,
        began_on=row.began_on,
        ended_on=row.ended_on,
        now=line.now,
        agency_of=line.agency_of,
        codes=_codes_of(row.id, changes, on),
        aliases=_aliases_of(row.id),
    )


def organisation_rows(ids: Iterable[int], *, on: date | None = None) -> dict[int, OrganisationRow]:
    """Organisations by id, each with the name of whoever has what it had on a day, today unless told otherwise."""
    changes, day = passings(), on or today(now())
    found = Organisation.objects.filter(id__in=set(ids))
    names = _names_today([each.id for each in found], changes, day)
    return {each.id: OrganisationRow(each.id, each.name, each.kind, names.get(each.id)) for each in found}


def holders_of(typed: str) -> tuple[int, ...]:
    """The organisations that have this code now, whatever its scheme, as somebody typed it; mostly one or none."""
    wanted = likely_code(typed)
    found = Code.objects.filter(until_on__isnull=True).values_list("organisation_id", "value")
    return tuple(sorted({holder for holder, value in found if likely_code(value) == wanted}))


def _having_words(found: QuerySet[Organisation], words: str) -> QuerySet[Organisation]:
    for word in words.split():
        called = Alias.objects.filter(words__icontains=word, ended_at__isnull=True)
        found = found.filter(
            Q(name__icontains=word)
            | Q(short_name__icontains=word)
            | Q(id__in=called.values("organisation_id"))
        )
    return found


def _lines(rows: list[Organisation], changes: tuple[Passing, ...], on: date) -> Iterable[OrganisationLine]:
    ids = [row.id for row in rows]
    names = _names_today(ids, changes, on)
    codes: dict[int, list[str]] = {}
    for code in Code.objects.filter(organisation_id__in=ids, until_on__isnull=True).order_by(
        "scheme", "value"
    ):
        codes.setdefault(code.organisation_id, []).append(f"{_short(code.scheme)} {code.value}")
    agencies: dict[int, list[str]] = {}
    members = Membership.objects.filter(organisation_id__in=ids, until_on__isnull=True)
    for member in members.select_related("partnership").order_by("partnership__name"):
        agencies.setdefault(member.organisation_id, []).append(member.partnership.name)
    for row in rows:
        yield OrganisationLine(
            row.id,
            row.name,
            row.short_name,
            KIND_WORDS[OrganisationKind(row.kind)],
            tuple(codes.get(row.id, ())),
            names.get(row.id),
            tuple(agencies.get(row.id, ())),
        )


def _short(scheme: str) -> str:
    return {"other": "Other", "dfe": "DfE"}.get(scheme, scheme.upper())


def _names_today(ids: Iterable[int], changes: tuple[Passing, ...], on: date) -> dict[int, str]:
    """What each is called since, for those whose work has passed on; several names after a split."""
    heirs = {each: today_of(each, changes, on=on) for each in ids}
    wanted = {heir for found in heirs.values() for heir in found}
    names = dict(Organisation.objects.filter(id__in=wanted).values_list("id", "name")) if wanted else {}
    return {
        each: " and ".join(sorted(names[heir] for heir in found)) for each, found in heirs.items() if found
    }


def _codes_of(organisation: int, changes: tuple[Passing, ...], on: date) -> tuple[CodeRow, ...]:
    """Its own codes, and those of its earlier and later names: a renamed body is one body."""
    renamed = [each for each in edges(changes, on=on) if each[::-1] in edges(changes, on=on)]
    chain = {organisation}
    while more := {before for before, after in renamed if after in chain} - chain:
        chain |= more
    found = Code.objects.filter(organisation_id__in=chain).select_related("organisation")
    rows = [
        CodeRow(
            each.id,
            CodeScheme(each.scheme),
            SCHEME_WORDS[CodeScheme(each.scheme)],
            each.value,
            each.from_on,
            each.until_on,
            each.organisation_id,
            each.organisation.name,
        )
        for each in found
    ]
    return tuple(sorted(rows, key=lambda row: (row.until_on is not None, row.scheme, row.value)))


def _aliases_of(organisation: int) -> tuple[AliasRow, ...]:
    """Those that the actor's partnerships use; row-level security leaves out the others'."""
    found = list(
        Alias.objects.filter(organisation_id=organisation)
        .select_related("partnership")
        .order_by("words", "id")
    )
    names = names_of_actors(each.confirmed_by for each in found)
    rows = [
        AliasRow(
            each.id,
            each.partnership_id,
            each.partnership.name,
            each.words,
            names[each.confirmed_by],
            each.confirmed_at,
            each.ended_at,
        )
        for each in found
    ]
    return tuple(sorted(rows, key=lambda row: row.ended_at is not None))
