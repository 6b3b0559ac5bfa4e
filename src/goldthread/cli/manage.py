"""`goldthread manage`: Django's own commands, with Goldthread's settings."""

import click

from goldthread.cli.site import prepare_site


@click.command(
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False}, no_args_is_help=True
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's management commands, with its own options after its name.

    \b
    Examples
      goldthread manage shell
      goldthread manage procrastinate worker
      goldthread manage help
    """
    prepare_site(migrated=False)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["goldthread manage", *arguments])
