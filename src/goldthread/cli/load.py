"""`goldthread load`: documents into the register, as proposals."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from goldthread.cli.limits import reading_limits
from goldthread.cli.main import CannotRun, ExitCode
from goldthread.cli.partnerships import partnership_called
from goldthread.cli.progress import shown
from goldthread.cli.site import prepare_site
from goldthread.ingest.column_maps import ColumnMap
from goldthread.ingest.files import content_of, unread
from goldthread.ingest.formats.unreadable import Unreadable
from goldthread.ingest.limits import Limits
from goldthread.ingest.reading import Reading
from goldthread.ingest.worker import CannotStart, Worker


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: `error` is one sentence, or None; `is_new` says whether anything was stored.

    `proposed` is None where nothing was; `actions` are those of a meeting, kept with the document.
    """

    file: str
    error: str | None
    document: int | None = None
    is_new: bool = False
    proposed: dict[str, Any] | None = None
    actions: int = 0


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--partnership", required=True, metavar="NAME", help="Short name of the partnership, such as alder-vale."
)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@reading_limits
@click.pass_context
def load(
    ctx: click.Context, files: tuple[Path, ...], partnership: str, as_json: bool, limits: Limits
) -> None:
    """Store readings of documents and propose their rows for the register.

    A file lands whole or not at all; loading it again changes nothing. What is proposed counts nowhere until the
    partnership's support team confirms it on the site.

    \b
    Examples
      goldthread load response.txt --partnership alder-vale
      goldthread load responses/*.txt --partnership alder-vale --json

    \b
    Exit codes
      0 all loaded   1 a file was refused or a name is not known   2 typed wrongly   3 cannot run
    """
    prepare_site()
    outcomes = list(_load_all(files, partnership, limits))
    if as_json:
        click.echo(json.dumps({"files": [asdict(each) for each in outcomes]}, indent=2, ensure_ascii=False))
    else:
        for each in outcomes:
            click.echo(_words(each))
    ctx.exit(ExitCode.FINDINGS if any(_needs_a_person(each) for each in outcomes) else ExitCode.DONE)


def _load_all(files: tuple[Path, ...], slug: str, limits: Limits) -> Iterator[Outcome]:
    from goldthread.kernel.actor import system_actor

    partnership = partnership_called(slug)
    by = system_actor("command-line", partnerships=(partnership,))
    with shown() as tell, Worker(limits, maps=_maps(partnership, by)) as worker:
        for number, file in enumerate(files):
            tell(f"Loading {file.name}", number, len(files))
            yield _load_one(file, worker, partnership, by)


def _maps(partnership: int, by: Any) -> Sequence[ColumnMap]:
    """What the partnership has settled about the columns of its trackers."""
    from goldthread.readings.queries import column_maps
    from goldthread.trail.context import acting

    with acting(by):
        return column_maps(partnership)


def _load_one(file: Path, worker: Worker, partnership: int, by: Any) -> Outcome:
    from goldthread.kernel.clock import now
    from goldthread.kernel.refusals import Refused
    from goldthread.readings import commands
    from goldthread.trail.context import acting

    content, reading = _read(file, worker)
    try:
        with acting(by):
            loaded = commands.load(content, reading, partnership=partnership, by=by, at=now())
    except Refused as refusal:
        return Outcome(_legible(file), _legible(refusal.sentence))
    proposed = asdict(loaded.proposed) if loaded.proposed else None
    return Outcome(_legible(file), None, loaded.document, loaded.is_new, proposed, loaded.actions)


def _read(file: Path, worker: Worker) -> tuple[bytes, Reading]:
    """The bytes and what was read from those very bytes; a file that cannot be opened has its sentence in `error`."""
    try:
        content = content_of(file)
        return content, worker.read(content, name=_legible(file.name))
    except Unreadable as problem:
        return b"", unread(file.name, problem)
    except CannotStart as fault:
        raise CannotRun(str(fault)) from fault


def _legible(name: Path | str) -> str:
    """A name as it can be printed and kept: a byte of it that is no letter in UTF-8 becomes �."""
    return click.format_filename(str(name))


def _needs_a_person(outcome: Outcome) -> bool:
    return bool(outcome.error or (outcome.proposed and outcome.proposed["unknown_names"]))


def _words(outcome: Outcome) -> str:
    if outcome.error:
        return f"Not loaded. {outcome.error}"
    if not outcome.is_new:
        return f"{outcome.file}: already loaded, nothing changed."
    return "\n".join([*_proposed(outcome), *_kept(outcome)])


def _kept(outcome: Outcome) -> Iterator[str]:
    """What stays with the document and proposes nothing: the actions of a meeting."""
    if outcome.actions:
        said = "1 action" if outcome.actions == 1 else f"{outcome.actions} actions"
        yield f"  kept with the document: {said} of the meeting, under no recommendation"


def _proposed(outcome: Outcome) -> list[str]:
    made = outcome.proposed
    if made is None:
        return [f"{outcome.file}: stored; nothing in it could be proposed"]
    lines = [
        f"{outcome.file}: review “{made['review_name']}”",
        (
            f"  proposed: {made['recommendations']} recommendations and parts, {made['responses']} responses, "
            f"{made['commitments']} commitments"
        ),
    ]
    if made["repeated"]:
        lines.append(
            f"  {made['repeated']} recommendations and parts stood word for word in an earlier document"
        )
    if made["unknown_names"]:
        lines.append(f"  who is this? {'; '.join(made['unknown_names'])}")
        lines.append("  Say who they are on the document's page, so that each agency sees what is its own.")
    return lines
