"""An organisation's own facts: its name, its kind, its days and its codes. Used through `commands` alone."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from goldthread.kernel.actor import Actor
from goldthread.kernel.clock import today
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.look.words import british
from goldthread.organisations.codes import normal_code
from goldthread.organisations.domain import SCHEME_WORDS, CodeScheme, OrganisationKind
from goldthread.organisations.models import Code, Organisation
from goldthread.organisations.permissions import check_can_change
from goldthread.organisations.succeeding import check_still_fits, one_at_a_time
from goldthread.organisations.where import partnerships_of
from goldthread.trail import commands as trail


@transaction.atomic
def correct_organisation(
    organisation: int,
    *,
    name: str,
    kind: OrganisationKind,
    short_name: str = "",
    began_on: date | None = None,
    ended_on: date | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Put right what was written down about an organisation. A new name from a day on is a change, not a correction.

    Raises NotFound, and Refused where the name is another's, the days are in the wrong order or a recorded change does
    not fit them.
    """
    check_can_change(partnerships_of(organisation, on=today(at)), by)
    one_at_a_time()
    row = Organisation.objects.filter(id=organisation).first()
    if row is None:
        raise NotFound
    name = " ".join(name.split())
    if not name:
        raise Refused("Enter the organisation's full name.")
    if Organisation.objects.filter(name=name).exclude(id=organisation).exists():
        raise Refused(f"There is already an organisation called {name}. Choose another name.")
    if began_on is not None and ended_on is not None and ended_on < began_on:
        raise Refused("An organisation cannot end before it began. Check both dates.")
    row.name, row.kind, row.short_name = name, kind.value, short_name.strip()
    row.began_on, row.ended_on = began_on, ended_on
    row.save()
    check_still_fits(organisation)
    trail.record("organisation.corrected", kind="organisation", subject=organisation, by=by, at=at)


@transaction.atomic
def add_code(
    organisation: int,
    *,
    scheme: CodeScheme,
    value: str,
    from_on: date | None = None,
    until_on: date | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """A code in somebody's register, with the days on which it holds, where they are known; its id.

    Raises Refused for one that is not written as such codes are, for one that another organisation has in those days,
    and for a second one of its scheme. The same code again is the one that stands.
    """
    check_can_change(partnerships_of(organisation, on=today(at)), by)
    one_at_a_time()
    value = normal_code(scheme, value)
    _check_days(from_on, until_on)
    standing = _within(Code.objects.filter(scheme=scheme.value), from_on, until_on)
    for each in standing.filter(value=value).select_related("organisation"):
        if each.organisation_id == organisation:
            return each.id
        raise Refused(
            f"{value} is the {SCHEME_WORDS[scheme]} of {each.organisation.name}. Check which has it."
        )
    if scheme is not CodeScheme.OTHER:
        for each in standing.filter(organisation_id=organisation):
            raise Refused(
                f"This organisation's {SCHEME_WORDS[scheme]} is {each.value}. End that one first, with its last day."
            )
    made = Code.objects.create(
        organisation_id=organisation, scheme=scheme.value, value=value, from_on=from_on, until_on=until_on
    )
    trail.record(
        "code.added", kind="organisation", subject=organisation, by=by, at=at, details={"code": made.id}
    )
    return made.id


@transaction.atomic
def end_code(code: int, *, until_on: date, by: Actor, at: datetime) -> None:
    """Say on which day a code held for the last time. Raises NotFound, and Refused where that is before its first."""
    row = Code.objects.filter(id=code).first()
    if row is None:
        raise NotFound
    check_can_change(partnerships_of(row.organisation_id, on=today(at)), by)
    one_at_a_time()
    _check_days(row.from_on, until_on)
    row.until_on = until_on
    row.save(update_fields=["until_on"])
    trail.record(
        "code.ended", kind="organisation", subject=row.organisation_id, by=by, at=at, details={"code": code}
    )


def _check_days(from_on: date | None, until_on: date | None) -> None:
    if from_on is not None and until_on is not None and until_on < from_on:
        raise Refused(f"The code began on {british(from_on)}, so it cannot end before that. Check the date.")


def _within(codes: QuerySet[Code], from_on: date | None, until_on: date | None) -> QuerySet[Code]:
    """Codes that hold on a day between these two; None is open."""
    if until_on is not None:
        codes = codes.filter(Q(from_on__isnull=True) | Q(from_on__lte=until_on))
    if from_on is not None:
        codes = codes.filter(Q(until_on__isnull=True) | Q(until_on__gte=from_on))
    return codes
