"""`goldthread settings`: what is set, and what is wrong with it."""

import json

import click

from goldthread.cli.main import ExitCode
from goldthread.config.environment import SETTINGS, Environment, Setting, read_environment


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_context
def settings(ctx: click.Context, as_json: bool) -> None:
    """Every setting, its value and what is wrong with it. Secrets are never shown.

    \b
    Examples
      goldthread settings
      goldthread settings --json

    \b
    Exit codes
      0 all is well   1 something is wrong
    """
    environment = read_environment()
    if as_json:
        click.echo(json.dumps(_for_programs(environment), indent=2))
    else:
        _for_people(environment)
    ctx.exit(ExitCode.FINDINGS if environment.faults else ExitCode.DONE)


def _shown(setting: Setting, environment: Environment) -> str:
    value = environment[setting.name]
    if setting.secret:
        return "set" if value else "not set"
    return value or "not set"


def _for_programs(environment: Environment) -> dict[str, object]:
    shown = {each.name: _shown(each, environment) for each in SETTINGS}
    return {"settings": shown, "faults": list(environment.faults)}


def _for_people(environment: Environment) -> None:
    for each in SETTINGS:
        click.echo(f"{each.name} = {_shown(each, environment)}")
        click.echo(f"    {each.meaning}")
    for fault in environment.faults:
        click.echo(f"Wrong: {fault}", err=True)
