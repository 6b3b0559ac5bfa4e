"""`goldthread db`: look after the local database."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click
import psycopg

from goldthread import __version__
from goldthread.cli.main import CannotRun
from goldthread.cli.progress import shown
from goldthread.kernel import clock
from goldthread.local_postgres import LocalDatabaseFailed, LocalServer, Status, ensure_running, find_server
from goldthread.local_postgres.archive import Manifest, read_manifest
from goldthread.local_postgres.backup import back_up, usual_file
from goldthread.local_postgres.clients import shell_environment
from goldthread.local_postgres.refusals import LocalDatabaseRefused, RestoreRefused
from goldthread.local_postgres.restore import restore as restore_backup
from goldthread.local_postgres.roles import DATABASE, for_an_administrator

ELSEWHERE = "DATABASE_URL is set: the database is on a server elsewhere"


@click.group()
def database() -> None:
    """Look after the local database, which runs when DATABASE_URL is not set.

    \b
    Examples
      goldthread db status
      goldthread db start
      goldthread db stop
      goldthread db backup before-the-meeting.zip
      goldthread db restore before-the-meeting.zip
      goldthread db shell --as owner
      goldthread db roles
    """


@database.command()
def start() -> None:
    """Start the database, or find it running. Other commands do this by themselves."""
    if _elsewhere():
        click.echo(f"{ELSEWHERE}, and there is nothing to start here.")
        return
    with _sentences():
        _say_where(ensure_running().status(database=_name()))


@database.command()
def stop() -> None:
    """Stop the database. What was saved is kept."""
    if _elsewhere():
        click.echo(f"{ELSEWHERE}, and Goldthread does not stop it.")
        return
    with _sentences():
        stopped = find_server().stop()
    click.echo("The local database has stopped." if stopped else "The local database was not running.")


@database.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def status(as_json: bool) -> None:
    """Whether the database runs, where it lies and how large it is."""
    if _elsewhere():
        click.echo(json.dumps({"local": False}) if as_json else f"{ELSEWHERE}.")
        return
    with _sentences():
        found = find_server().status(database=_name())
    if as_json:
        click.echo(json.dumps({"local": True, **asdict(found)}, default=str, indent=2))
    else:
        _say_where(found)


@database.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path | None) -> None:
    """Write the database as it is at this moment to FILE, with counts and checksums.

    Without FILE the backup goes into the home folder's `backups`. People may go on working meanwhile.
    """
    with _sentences():
        server, at = _local("back up"), clock.now()
        target = file or usual_file(server, at=at)
        with shown() as progress:
            manifest = back_up(server, target, at=at, progress=progress, database=_name())
    click.echo(f"Backed up {_amount(manifest)} to {target}.")


@database.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: Path, yes: bool) -> None:
    """Put the backup FILE in the database's place; the present database is kept under another name.

    The backup is restored beside the database and every table is counted and checked before anything is
    replaced. Restore only a backup that you trust: it can run commands.
    """
    with _sentences():
        server = _local("restore")
        manifest = read_manifest(file)
        if not yes:
            _ask(manifest)
        with shown() as progress:
            restored = restore_backup(server, file, at=clock.now(), progress=progress, database=_name())
    click.echo(f"Restored {_amount(manifest)}, as of {manifest.taken_at}: every count and checksum is right.")
    if restored.kept_as:
        click.echo(f"The database as it was before is kept as {restored.kept_as}.")
    if manifest.application != __version__:
        click.echo(
            f"The backup was made by Goldthread {manifest.application} and this is {__version__}. Start the site "
            "again: that brings an older database up to date."
        )


@database.command()
@click.option("--as", "role", type=click.Choice(["app", "owner"]), default="app", show_default=True)
def shell(role: str) -> None:
    """Open psql. As `app` you see only what row-level security lets you see; as `owner`, everything."""
    with _sentences():
        server = _local("open a shell")
        psql = server.cluster.programs.path("psql")
        environment = shell_environment(server, role, database=_name())
    os.execve(psql, [psql], environment)  # the password is in the environment alone


@database.command()
def roles() -> None:
    """Print the SQL that makes the roles and the database on a real server, for its administrator."""
    click.echo(for_an_administrator(_name()), nl=False)


def _elsewhere() -> bool:
    return bool(os.environ.get("DATABASE_URL", "").strip())


def _name() -> str:
    return os.environ.get("GOLDTHREAD_DATABASE", "").strip() or DATABASE


def _local(verb: str) -> LocalServer:
    """The running local server. Raises CannotRun when the database is elsewhere."""
    if _elsewhere():
        raise CannotRun(f"{ELSEWHERE}. Goldthread can {verb} the local one only.")
    return ensure_running()


@contextmanager
def _sentences() -> Iterator[None]:
    """What a person can mend becomes one sentence and exit code 3; everything else is a bug and falls loudly."""
    try:
        yield
    except (LocalDatabaseRefused, LocalDatabaseFailed, RestoreRefused) as error:
        raise CannotRun(error.sentence) from error
    except psycopg.OperationalError as error:
        raise CannotRun(
            "The local database ended the connection or has no room left. "
            "Its log says more; `goldthread db status` names it."
        ) from error


def _ask(manifest: Manifest) -> None:
    click.echo(f"This backup holds {_amount(manifest)}, as of {manifest.taken_at}.", err=True)
    try:
        agreed = click.confirm(
            "Replace the database with it? The present one is kept under another name.", err=True
        )
    except click.Abort:
        agreed = False
    if not agreed:
        raise CannotRun("Nothing was restored. To restore without being asked, give --yes.")


def _say_where(found: Status) -> None:
    if found.running and found.size_bytes is not None:
        click.echo(
            f"The local database runs: PostgreSQL {found.version}, {found.size_bytes / 1_000_000:.1f} MB."
        )
        click.echo(f"Connections  {found.connections}")
    else:
        click.echo(f"The local database is stopped (PostgreSQL {found.version}).")
    click.echo(f"Data         {found.data_folder}")
    click.echo(f"Socket       {found.socket_folder}")
    click.echo(f"Log          {found.log_file}")
    for major in found.other_clusters:
        click.echo(f"Not in use   a database made by PostgreSQL {major}, in {found.data_folder.parent}")


def _amount(manifest: Manifest) -> str:
    tables = f"{len(manifest.tables)} table{'' if len(manifest.tables) == 1 else 's'}"
    return f"{manifest.rows:,} row{'' if manifest.rows == 1 else 's'} in {tables}"
