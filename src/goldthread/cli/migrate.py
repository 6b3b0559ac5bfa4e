"""`goldthread migrate`: bring the database up to date."""

import click

from goldthread.cli.main import CannotRun
from goldthread.cli.site import prepare_site
from goldthread.config.environment import read_environment


@click.command()
def migrate() -> None:
    """Bring the database up to date with this version.

    Signs in as the owner of the tables: DATABASE_OWNER_URL has to be set where DATABASE_URL is. Safe to run twice.

    \b
    Example
      goldthread migrate
    """
    environment = read_environment()
    if environment["DATABASE_URL"] and not environment["DATABASE_OWNER_URL"]:
        raise CannotRun("DATABASE_OWNER_URL must be set: only the owner of the tables may change them.")
    prepare_site(migrated=False)
    from goldthread.config.migrating import migrate as run

    run(verbosity=1)
