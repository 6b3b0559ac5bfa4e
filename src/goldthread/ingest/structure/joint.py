"""Answers that answer several recommendations: a parent over lettered ones, or the same answer under each number."""

from collections.abc import Sequence
from dataclasses import replace

from goldthread.ingest.reading import Place, Recommendation
from goldthread.ingest.structure.entries import Entry


def with_joint_answers(
    families: Sequence[Sequence[Recommendation]], entries: Sequence[Entry]
) -> list[Recommendation]:
    """Every recommendation in order. `families` are those of each entry, which says what its answer also answers.

    What lettered recommendations are answered together hangs on a parent of their number; promises in an answer to
    several numbers stand under the last.
    """
    taken = {item.id for family in families for item in family}
    found: list[Recommendation] = []
    for index, (entry, family) in enumerate(zip(entries, families, strict=True)):
        run = _run(entries, index)
        parent = _parent_id(entry, family, taken)
        if parent is None or not family:
            found.extend(_with_shared(family, entry, entries, families))
        elif run[0] == index:
            members = [item for at in run for item in families[at]]
            found.append(_parent(parent, members))
            found.extend(_under(members, parent))
    return found


def _run(entries: Sequence[Entry], index: int) -> list[int]:
    """The positions of the entries that are answered together with this one."""
    entry = entries[index]
    key = (entry.section, entry.parent)
    first = last = index
    while entry.parent and first and (entries[first - 1].section, entries[first - 1].parent) == key:
        first -= 1
    while (
        entry.parent
        and last + 1 < len(entries)
        and (entries[last + 1].section, entries[last + 1].parent) == key
    ):
        last += 1
    return list(range(first, last + 1))


def _parent_id(entry: Entry, family: Sequence[Recommendation], taken: set[str]) -> str | None:
    """The family's id without its letter, or None where that is another recommendation's."""
    if entry.parent is None or not entry.letter or not family:
        return None
    ident = family[0].id
    stem = ident.removesuffix(entry.letter)
    return stem if stem != ident and stem not in taken else None


def _parent(ident: str, members: Sequence[Recommendation]) -> Recommendation:
    first, last = members[0].place, members[-1].place
    return replace(
        members[0],
        id=ident,
        parent=None,
        label=members[0].label.rstrip(".:) ")[:-1],
        text="",
        place=Place(first.start, max(first.end, last.end), first.line, first.page),
        limbs=(),
        themes=tuple(sorted({theme for item in members for theme in item.themes})),
        responses=tuple(response for item in members for response in item.responses),
        commitments=tuple(promise for item in members for promise in item.commitments),
    )


def _under(members: Sequence[Recommendation], parent: str) -> list[Recommendation]:
    return [replace(item, parent=item.parent or parent, responses=(), commitments=()) for item in members]


def _with_shared(
    family: Sequence[Recommendation],
    entry: Entry,
    entries: Sequence[Entry],
    families: Sequence[Sequence[Recommendation]],
) -> list[Recommendation]:
    """A recommendation without an answer of its own has that of the one whose answer names it."""
    own = list(family)
    if not own or own[0].responses:
        return own
    for other, answered in zip(entries, families, strict=True):
        if (
            entry.name in other.shares
            and other.section == entry.section
            and answered
            and answered[0].responses
        ):
            own[0] = replace(own[0], responses=answered[0].responses)
            return own
    return own


def promised_once(items: Sequence[Recommendation]) -> list[Recommendation]:
    """A promise in words that answer several recommendations stands under the last of them."""
    last = {promise.place: at for at, item in enumerate(items) for promise in item.commitments}
    return [
        replace(item, commitments=tuple(each for each in item.commitments if last[each.place] == at))
        for at, item in enumerate(items)
    ]
