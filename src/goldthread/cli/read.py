"""`goldthread read`: what documents say, for people or as JSON."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from goldthread.cli.limits import reading_limits
from goldthread.cli.main import CannotRun, ExitCode
from goldthread.cli.progress import shown
from goldthread.ingest.limits import Limits
from goldthread.ingest.reading import Reading


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the JSON contract instead, for programs.")
@reading_limits
@click.pass_context
def read(context: click.Context, files: tuple[Path, ...], as_json: bool, limits: Limits) -> None:
    """Read documents and print who promised what by when.

    Reads PDF, Word (.docx, .docm), Excel, web pages, CSV and plain text, each in a process apart with limits on time
    and memory. Nothing is stored. What it prints is a proposal for a person to check against the document: every item
    carries its line.

    \b
    Examples
      goldthread read response.docx
      goldthread read *.txt --json > readings.json
      goldthread read response.txt | less

    \b
    Exit codes
      0 every file was read and something found
      1 a file could not be read, or nothing was found in it
      2 typed wrongly
      3 no file could be read
    """
    from goldthread.ingest import as_contract

    readings = list(_readings(files, limits))
    for reading in readings:
        if reading.error:
            click.echo(f"Error: {reading.error}", err=True)
    if as_json:
        click.echo(json.dumps(as_contract(readings), ensure_ascii=False, indent=1))
    else:
        from goldthread.cli.reading_page import print_readings

        print_readings(readings)
    if all(reading.error for reading in readings):
        context.exit(ExitCode.CANNOT_RUN)
    if any(reading.error or not (reading.recommendations or reading.actions) for reading in readings):
        context.exit(ExitCode.FINDINGS)


def _readings(files: tuple[Path, ...], limits: Limits) -> Iterator[Reading]:
    from goldthread.ingest.worker import CannotStart, read_files

    with shown() as tell:
        tell(f"Reading {files[0].name}", 0, len(files))
        try:
            for done, reading in enumerate(read_files(files, limits=limits), 1):
                yield reading
                if done < len(files):
                    tell(f"Reading {files[done].name}", done, len(files))
        except CannotStart as fault:
            raise CannotRun(str(fault)) from fault
