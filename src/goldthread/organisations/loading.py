"""Bringing a file of changes in. Used through `commands` alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from goldthread.kernel.actor import Actor
from goldthread.kernel.findings import Finding
from goldthread.kernel.refusals import Refused
from goldthread.organisations.change_files import ChangeLine, Named
from goldthread.organisations.coding import add_code
from goldthread.organisations.domain import SCHEME_WORDS, OrganisationKind, normal_words
from goldthread.organisations.models import Code, Organisation
from goldthread.organisations.passing import Passing, Told
from goldthread.organisations.permissions import check_can_set_up
from goldthread.organisations.succeeding import record_change, standing_like
from goldthread.trail import commands as trail


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """What a file brought. `done` are sentences, one for each thing that was added or, in a trial, would be."""

    done: tuple[str, ...]
    standing: int
    findings: tuple[Finding, ...]


def load_changes(
    lines: Sequence[ChangeLine], *, create: bool, trial: bool = False, by: Actor, at: datetime
) -> LoadedFile:
    """Record the changes of a file. What stands already is left as it is; a row that cannot be is a finding.

    `create` adds organisations and codes that are not here yet; without it they are findings. A `trial` says what
    would be done and takes all of it back. Raises Refused unless `by` is of a support team or the installation.
    """
    check_can_set_up(by)
    work = _Work(create=create, by=by, at=at)
    with transaction.atomic():
        for line in lines:
            work.take(line)
        transaction.set_rollback(trial)
    return LoadedFile(tuple(work.done), work.standing, tuple(work.findings))


class _Work:
    """The state of one load: what was done so far, and what is wrong."""

    def __init__(self, *, create: bool, by: Actor, at: datetime) -> None:
        self.create, self.by, self.at = create, by, at
        self.done: list[str] = []
        self.findings: list[Finding] = []
        self.standing = 0

    def take(self, line: ChangeLine) -> None:
        """One row, whole or not at all."""
        done: list[str] = []
        field: str | None = "predecessor"
        try:
            with transaction.atomic():
                predecessor = self._organisation(line.predecessor, done)
                field = "successor"
                successor = self._organisation(line.successor, done)
                field = None
                self._record(line, predecessor, successor, done)
        except Refused as refusal:
            self.findings.append(Finding("change_refused", refusal.sentence, row=line.row, field=field))
        else:
            self.done += done

    def _record(self, line: ChangeLine, predecessor: int, successor: int, done: list[str]) -> None:
        change = Passing(predecessor, successor, line.kind, line.on, line.until_on, line.passes, line.pending)
        if standing_like(change) is not None:
            self.standing += 1
            return
        record_change(Told(change, line.on_words, line.source, line.address), by=self.by, at=self.at)
        done.append(f"Recorded: {line.predecessor.name} to {line.successor.name}, {line.kind.value}.")

    def _organisation(self, named: Named, done: list[str]) -> int:
        """The one that has one of the codes, or the name; else a new one, where that was asked for."""
        found = _by_code(named) | _by_name(named)
        if len(found) > 1:
            names = " and ".join(sorted(found.values()))
            raise Refused(
                f"The name and the codes lead to different organisations: {names}. Check which is meant."
            )
        subject = next(iter(found)) if found else self._add(named, done)
        for scheme, value in named.codes:
            if not Code.objects.filter(organisation_id=subject, scheme=scheme.value, value=value).exists():
                if not self.create:
                    raise Refused(
                        f"{SCHEME_WORDS[scheme]} {value} of {named.name} is not recorded. Run again with --create."
                    )
                add_code(subject, scheme=scheme, value=value, by=self.by, at=self.at)
                done.append(f"Added: {SCHEME_WORDS[scheme]} {value} of {named.name}.")
        return subject

    def _add(self, named: Named, done: list[str]) -> int:
        if not self.create:
            raise Refused(
                f"There is no organisation called {named.name}. Run again with --create, which adds it."
            )
        if named.kind is None:
            raise Refused(
                f"There is no organisation called {named.name}. Give its kind, so that it can be added."
            )
        made = Organisation.objects.create(name=named.name, kind=OrganisationKind(named.kind).value)
        trail.record("organisation.added", kind="organisation", subject=made.id, by=self.by, at=self.at)
        done.append(f"Added: {named.name}.")
        return made.id


def _by_code(named: Named) -> dict[int, str]:
    found: dict[int, str] = {}
    for scheme, value in named.codes:
        rows = Code.objects.filter(scheme=scheme.value, value=value, until_on__isnull=True)
        found |= dict(rows.values_list("organisation_id", "organisation__name"))
    return found


def _by_name(named: Named) -> dict[int, str]:
    wanted = normal_words(named.name)
    everybody: Iterable[tuple[int, str, str]] = Organisation.objects.values_list("id", "name", "short_name")
    exact = {key: name for key, name, _ in everybody if name == named.name}
    return exact or {
        key: name for key, name, short in everybody if wanted in (normal_words(name), normal_words(short))
    }
