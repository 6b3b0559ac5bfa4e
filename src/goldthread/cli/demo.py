"""`goldthread demo`: an invented partnership to try things out with."""

from collections.abc import Callable

import click
from rich.console import Console
from rich.table import Table

from goldthread.cli.demonstration import place
from goldthread.cli.main import CannotRun
from goldthread.cli.progress import shown
from goldthread.cli.serve import check_is_free, serve_at
from goldthread.cli.site import prepare_site

INTERRUPTED = 130  # what a shell expects of a command that ctrl-C ended


@click.group(invoke_without_command=True)
@click.option("--address", metavar="HOST:PORT", help="Where to listen. Default: GOLDTHREAD_ADDRESS.")
@click.option("--fresh", is_flag=True, help="Throw away what was done in the demo and begin anew.")
@click.pass_context
def demo(ctx: click.Context, address: str | None, fresh: bool) -> None:
    """Start the site with an invented partnership, until Ctrl-C.

    It lives in a database of its own. What you do there is kept: the next start goes on from it.

    \b
    Examples
      goldthread demo
      goldthread demo code nurse@wessmoor-health.example
      goldthread demo --fresh
    """
    environment = place.settle()
    if ctx.invoked_subcommand:
        return
    address = address or environment["GOLDTHREAD_ADDRESS"]
    check_is_free(address)
    try:
        with shown() as progress:
            if fresh:
                progress("Throwing the last demonstration away", 0, 0)
                place.drop(environment)
            progress("Starting the database", 0, 0)
            prepare_site()
            _tell(progress)
    except KeyboardInterrupt:
        click.echo("\nStopped while setting up. Nothing is left half-made; run it again.", err=True)
        ctx.exit(INTERRUPTED)
    _say_how(address)
    serve_at(address)
    click.echo("\nStopped. What you did is kept; ./goldthread demo goes on from there.")


@demo.command()
@click.argument("email")
def code(email: str) -> None:
    """The six figures that EMAIL's authenticator app would show now."""
    prepare_site()
    from goldthread.cli.demonstration import cast, codes
    from goldthread.kernel.clock import now
    from goldthread.kernel.refusals import NotFound, Refused

    try:
        found = codes.code_of(email, at=now())
    except NotFound as missing:
        known = ", ".join(each.email for each in cast.CHARACTERS)
        raise CannotRun(
            f"Nobody in the demo signs in with that address. Start the demo first, then choose one of {known}."
        ) from missing
    except Refused as refusal:
        raise CannotRun(refusal.sentence) from refusal
    click.echo(found.figures)
    click.echo(f"In {found.seconds} s it becomes {found.following}.", err=True)


def _tell(progress: Callable[[str, int, int], None]) -> None:
    from goldthread.cli.demonstration import story
    from goldthread.kernel.refusals import Refused

    try:
        story.tell(progress)
    except Refused as refusal:
        raise CannotRun(f"{refusal.sentence} Or begin anew with: ./goldthread demo --fresh") from refusal


def _say_how(address: str) -> None:
    """Everything that somebody who has never seen this needs: where, who, how, and how to stop."""
    from goldthread.cli.demonstration.cast import CHARACTERS, PASSWORD

    people = _table("Sign in as", "Sees", header=True)
    for each in CHARACTERS:
        people.add_row(each.email, f"{each.work}: {each.sees}")
    ways = _table("What", "How", header=False)
    ways.add_row("Password", f"[bold]{PASSWORD}[/bold]")
    ways.add_row("Code", "in another window, with the address you chose:")
    ways.add_row("", f"[bold]./goldthread demo code {CHARACTERS[0].email}[/bold]")
    ways.add_row("Stop", "ctrl-C; what you do is kept for the next time")
    ways.add_row("Begin anew", "./goldthread demo --fresh")
    console = Console(highlight=False)
    console.print(f"\nThe demo of Goldthread runs at [bold]http://{address}[/bold]")
    console.print("Every partnership, agency, child and person in it is invented.\n")
    console.print(people, "", ways, "")


def _table(*columns: str, header: bool) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), show_header=header)
    for number, name in enumerate(columns):
        table.add_column(name, no_wrap=number == 0)
    return table
