"""`goldthread columns`: what the columns of a tracker mean, settled once for every later one with the same headers."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from goldthread.cli.limits import reading_limits
from goldthread.cli.main import CannotRun, ExitCode
from goldthread.cli.partnerships import partnership_called
from goldthread.cli.site import prepare_site
from goldthread.ingest.column_maps import ColumnMap, Layout, Meaning, normal_header
from goldthread.ingest.limits import Limits

NOTHING = "nothing"
MEANINGS = (*(meaning.value for meaning in Meaning), NOTHING)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--partnership", "slug", metavar="NAME", help="Short name of the partnership that settles them."
)
@click.option("--set", "settled", multiple=True, metavar="HEADER=MEANING", help="What one column means.")
@reading_limits
@click.pass_context
def columns(
    ctx: click.Context, file: Path, slug: str | None, settled: tuple[str, ...], limits: Limits
) -> None:
    """Show what each column of a tracker is taken to mean, and settle it.

    What is settled is kept for the partnership: `load` reads every later file with the same headers by it.

    \b
    Meanings
      number, review, recommendation, finding, action, lead, due, first_due, done_on, status, rag, progress, outcome,
      theme, other (understood, and not read), nothing (not read)

    \b
    Examples
      goldthread columns tracker.xlsx
      goldthread columns tracker.xlsx --partnership alder-vale --set "What we said=action" --set "Who=lead"

    \b
    Exit codes
      0 every column is known   1 some are not, or there is no table   2 typed wrongly   3 cannot run
    """
    if settled and not slug:
        raise click.UsageError("--set needs --partnership: what is settled is kept for one.")
    wanted = dict(_pair(each) for each in settled)
    partnership = _partnership(slug) if slug else None
    layouts = _layouts(file, limits, _known(partnership))
    if partnership is not None and wanted:
        layouts = _settle(layouts, wanted, partnership)
    for number, layout in enumerate(layouts, start=1):
        _show(layout, f"Table {number} of {len(layouts)} in {file.name}")
    if not layouts:
        click.echo(f"{file.name} has no table whose columns are named.")
    ctx.exit(ExitCode.FINDINGS if not layouts or any(each.unknown for each in layouts) else ExitCode.DONE)


def _pair(words: str) -> tuple[str, str]:
    header, equals, meaning = words.rpartition("=")
    if not equals or not header.strip() or meaning.strip() not in MEANINGS:
        raise click.UsageError(
            f"--set takes HEADER=MEANING, with one of {', '.join(MEANINGS)}; not {words!r}."
        )
    return normal_header(header), meaning.strip()


def _partnership(slug: str) -> int:
    prepare_site()
    return partnership_called(slug)


def _known(partnership: int | None) -> tuple[ColumnMap, ...]:
    if partnership is None:
        return ()
    from goldthread.readings.queries import column_maps
    from goldthread.trail.context import acting

    with acting(_by(partnership)):
        return column_maps(partnership)


def _by(partnership: int) -> Any:
    from goldthread.kernel.actor import system_actor

    return system_actor("command-line", partnerships=(partnership,))


def _layouts(file: Path, limits: Limits, maps: Sequence[ColumnMap]) -> tuple[Layout, ...]:
    """The layouts of the file's tables, each once. Raises CannotRun where the file cannot be read."""
    from goldthread.ingest.worker import CannotStart, read_files

    try:
        [reading] = read_files([file], limits=limits, maps=maps)
    except CannotStart as fault:
        raise CannotRun(str(fault)) from fault
    if reading.error:
        raise CannotRun(reading.error)
    return tuple({each.fingerprint: each for each in reading.layouts}.values())


def _settle(layouts: Sequence[Layout], wanted: dict[str, str], partnership: int) -> tuple[Layout, ...]:
    """Keep what was typed for each layout that has such a header. Raises UsageError for a header of none."""
    headers = {normal_header(header) for each in layouts for header in each.headers}
    if strange := sorted(set(wanted) - headers):
        raise click.UsageError(
            f"No column is headed {strange[0]!r}. The columns: {', '.join(sorted(headers))}."
        )
    changed = tuple(_with(each, wanted) for each in layouts)
    from goldthread.kernel.clock import now
    from goldthread.kernel.refusals import Refused
    from goldthread.readings.commands import settle_columns
    from goldthread.trail.context import acting

    try:
        with acting(_by(partnership)):
            for before, after in zip(layouts, changed, strict=True):
                if set(map(normal_header, before.headers)) & set(wanted):
                    settle_columns(after, partnership=partnership, by=_by(partnership), at=now())
    except Refused as refusal:
        raise CannotRun(refusal.sentence) from refusal
    return changed


def _with(layout: Layout, wanted: dict[str, str]) -> Layout:
    def settled(header: str, meaning: Meaning | None) -> Meaning | None:
        typed = wanted.get(normal_header(header))
        if typed is None:
            return meaning
        return None if typed == NOTHING else Meaning(typed)

    pairs = zip(layout.headers, layout.meanings, strict=True)
    return replace(layout, meanings=tuple(settled(header, meaning) for header, meaning in pairs))


def _show(layout: Layout, title: str) -> None:
    table = Table(box=None, pad_edge=False, title=title, title_justify="left")
    for heading in ("Column", "Taken to mean"):
        table.add_column(heading)
    for header, meaning in zip(layout.headers, layout.meanings, strict=True):
        table.add_row(
            header or "(no header)", meaning.value.replace("_", " ") if meaning else "not known: not read"
        )
    Console(highlight=False).print(table)
