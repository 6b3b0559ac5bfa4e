"""`goldthread`: one command line for everything. Commands are imported only when they are called."""

import importlib
import sys
from enum import IntEnum
from typing import Any

import click

from goldthread import __version__


class ExitCode(IntEnum):
    """What a script may rely on. Click itself ends with 2 where the command was typed wrongly."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    CANNOT_RUN = 3


COMMANDS = {
    "demo": ("goldthread.cli.demo:demo", "Start the site with an invented partnership to try out."),
    "read": ("goldthread.cli.read:read", "Read documents and print who promised what by when."),
    "load": ("goldthread.cli.load:load", "Store readings and propose their rows for the register."),
    "columns": ("goldthread.cli.columns:columns", "What a tracker's columns mean, settled once."),
    "serve": ("goldthread.cli.serve:serve", "Start the site and the worker."),
    "add": ("goldthread.cli.adding:add", "Add a partnership, an organisation, a person."),
    "db": ("goldthread.cli.database:database", "The local database: start, stop, back up, restore."),
    "migrate": ("goldthread.cli.migrate:migrate", "Bring the database up to date with this version."),
    "settings": ("goldthread.cli.settings:settings", "Every setting, its value and what is wrong with it."),
    "manage": ("goldthread.cli.manage:manage", "Django's own management commands."),
}


class CannotRun(click.ClickException):
    """Something outside the command is missing or broken; the message says what and what to do."""

    exit_code = ExitCode.CANNOT_RUN


class LazyCommands(click.Group):
    """Names and one-line helps are known at once; a command's module is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="goldthread")
def goldthread() -> None:
    """Follow one thread from a child's review to changed practice.

    \b
    Examples
      goldthread read response.txt               what one document promises
      goldthread read *.txt --json               the same, for programs
      goldthread load response.txt --partnership alder-vale

    \b
    Exit codes
      0 done   1 findings that need a person   2 typed wrongly   3 cannot run
    """


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line and end the process with its exit code."""
    sys.exit(goldthread.main(args=arguments, prog_name="goldthread", standalone_mode=True))
