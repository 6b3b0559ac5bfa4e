"""Changes of organisations as pages show them: one, a family tree, and what waits for a person. Used by `queries`."""

from collections.abc import Iterable, Sequence
from datetime import date

from goldthread.kernel.refusals import NotFound
from goldthread.organisations.domain import SPLIT, SuccessionKind, with_predecessors
from goldthread.organisations.duties import Duty, duties_of
from goldthread.organisations.models import Assignment, Organisation, Succession
from goldthread.organisations.passing import Passing, edges
from goldthread.organisations.rows import AssignedDuty, ChangeRow, Family, Relative, Waiting
from goldthread.organisations.where import passings


def change(succession: int) -> ChangeRow:
    """One recorded change. Raises NotFound."""
    row = Succession.objects.select_related("predecessor", "successor").filter(id=succession).first()
    if row is None:
        raise NotFound
    return _row(row)


def family_of(organisation: int) -> Family:
    """Everybody before and after one organisation, as far as changes are recorded. Two queries.

    What was recorded by mistake stands among the `changes` and in neither tree.
    """
    rows = [_row(each) for each in Succession.objects.select_related("predecessor", "successor")]
    rows.sort(key=lambda row: (row.on or date.max, row.predecessor_name, row.successor_name, row.id))
    standing = [row for row in rows if row.undone_at is None]
    before = _beyond(organisation, standing, "successor", "predecessor", frozenset({organisation}))
    after = _beyond(organisation, standing, "predecessor", "successor", frozenset({organisation}))
    shown = {each.id for tree in (before, after) for each in _changes_in(tree)}
    mistaken = [row for row in rows if row.undone_at and organisation in (row.predecessor, row.successor)]
    return Family(before, after, tuple(row for row in rows if row.id in shown or row in mistaken))


def waiting_organisations(*, on: date) -> tuple[Waiting, ...]:
    """Every organisation of which a part has passed by that day, with its open duties that the actor may see.

    Duties that came to it from its own predecessors wait with it. Those without any are left out.
    """
    changes = passings()
    parted = {each.predecessor for each in changes if not each.is_whole and each.in_force(on)}
    found = [waiting_with(each, on=on) for each in sorted(parted)]
    return tuple(sorted((each for each in found if each.duties or each.assigned), key=lambda each: each.name))


def waiting_with(organisation: int, *, on: date) -> Waiting:
    """What waits with one organisation, and what a person has given away of it. Raises NotFound."""
    row = Organisation.objects.filter(id=organisation).first()
    if row is None:
        raise NotFound
    changes = passings()
    parts = [
        each
        for each in changes
        if each.predecessor == organisation and not each.is_whole and each.in_force(on)
    ]
    if not parts:
        return Waiting(row.id, row.name, (), (), ())
    duties = duties_of(with_predecessors(organisation, edges(changes, on=on)))
    given = _assigned(organisation, {duty.key: duty for duty in duties})
    taken = {each.duty.key for each in given if each.duty}
    return Waiting(
        id=row.id,
        name=row.name,
        choices=_choices(row, parts),
        duties=tuple(duty for duty in duties if duty.key not in taken),
        assigned=given,
    )


def _beyond(
    organisation: int, rows: list[ChangeRow], here: str, there: str, seen: frozenset[int]
) -> tuple[Relative, ...]:
    """The tree on one side. Parts that pass to and fro would go on for ever, so nobody stands below themselves."""
    found = []
    for row in rows:
        other: int = getattr(row, there)
        if getattr(row, here) == organisation and other not in seen:
            beyond = _beyond(other, rows, here, there, seen | {other})
            found.append(Relative(other, getattr(row, f"{there}_name"), row, beyond))
    return tuple(found)


def _changes_in(tree: Iterable[Relative]) -> Iterable[ChangeRow]:
    for each in tree:
        yield each.change
        yield from _changes_in(each.beyond)


def _choices(row: Organisation, parts: Sequence[Passing]) -> tuple[tuple[int, str], ...]:
    found: dict[int, str] = {}
    names = dict(Organisation.objects.values_list("id", "name"))
    for each in parts:
        passes = f", which has {each.passes}"
        found.setdefault(each.successor, names[each.successor] + passes)
    if not any(each.kind in SPLIT for each in parts):
        found[row.id] = f"It stays with {row.name}"
    return tuple(found.items())


def _assigned(organisation: int, open_duties: dict[str, Duty]) -> tuple[AssignedDuty, ...]:
    rows = Assignment.objects.filter(predecessor_id=organisation, undone_at__isnull=True)
    found = list(rows.select_related("successor").order_by("-at", "-id"))
    names = names_of_actors(row.actor for row in found)
    return tuple(
        AssignedDuty(
            row.id,
            row.successor_id,
            row.successor.name,
            row.at,
            names[row.actor],
            row.subject_kind,
            open_duties.get(f"{row.subject_kind}-{row.subject_id}"),
        )
        for row in found
    )


def names_of_actors(actors: Iterable[str]) -> dict[str, str]:
    """Who acted, as a page says it: agencies answer and people act, so that nobody is named. The trail knows who."""
    said = {"person": "the support team", "": "somebody, before that was kept"}
    return {each: said.get(each.partition(":")[0], "the installation") for each in actors}


def _row(row: Succession) -> ChangeRow:
    return ChangeRow(
        id=row.id,
        predecessor=row.predecessor_id,
        predecessor_name=row.predecessor.name,
        successor=row.successor_id,
        successor_name=row.successor.name,
        kind=SuccessionKind(row.kind),
        on=row.on,
        on_words=row.on_words,
        until_on=row.until_on,
        passes=row.passes,
        pending=row.pending,
        source=row.source,
        address=row.source_url,
        undone_at=row.undone_at,
        undone_why=row.undone_why,
    )


def assigned_to(kind: str, ids: Iterable[int]) -> dict[int, str]:
    """Who has each of these duties now, by a person's decision: the duty's id to the organisation's name."""
    rows = Assignment.objects.filter(subject_kind=kind, subject_id__in=set(ids), undone_at__isnull=True)
    return {row.subject_id: row.successor.name for row in rows.select_related("successor")}
