"""`goldthread read`: what documents say, for people or as JSON."""

import json
from pathlib import Path

import click

from goldthread.cli.main import ExitCode


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the JSON contract instead, for programs.")
@click.pass_context
def read(context: click.Context, files: tuple[Path, ...], as_json: bool) -> None:
    """Read documents and print who promised what by when.

    Reads plain text. Nothing is stored. What it prints is a proposal for a person to check against the document: every
    item carries its line.

    \b
    Examples
      goldthread read response.txt
      goldthread read *.txt --json > readings.json
      goldthread read response.txt | less

    \b
    Exit codes
      0 every file was read and something found
      1 a file could not be read, or nothing was found in it
      2 typed wrongly
      3 no file could be read
    """
    from goldthread.ingest import as_contract, read_file

    readings = [read_file(path) for path in files]
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
    if any(reading.error or not reading.recommendations for reading in readings):
        context.exit(ExitCode.FINDINGS)
