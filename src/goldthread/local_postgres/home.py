"""Where everything of the local database lies: one folder, which the setting GOLDTHREAD_HOME names."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from goldthread.local_postgres.account import Account, account_for, can_reach, closed_folder
from goldthread.local_postgres.refusals import LocalDatabaseFailed

SOCKET_FILE = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 100  # bytes; the system's own limit is 107 on Linux and 103 on macOS
OUR_NAMES = ("postgresql-", "socket-", "programs", "passwords", "backups", "database", "secret_key", "mail")
UNSPEAKABLE = set('"$`\\\n')  # pg_ctl hands paths to a shell between double quotes


@dataclass(frozen=True, slots=True)
class Home:
    """The folder, and the account that its server runs as (None: our own)."""

    folder: Path
    account: Account | None

    @property
    def server_uid(self) -> int:
        return self.account.uid if self.account else os.geteuid()

    @property
    def passwords(self) -> Path:
        return self.folder / "passwords.json"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def lock_file(self) -> Path:
        """Held by whoever starts or stops the server."""
        return self.folder / "database.lock"

    def majors(self) -> list[int]:
        """The PostgreSQL versions that have a cluster in this folder, newest first."""
        marks = self.folder.glob("postgresql-*/PG_VERSION")
        names = [mark.parent.name.removeprefix("postgresql-") for mark in marks]
        return sorted((int(name) for name in names if name.isdigit()), reverse=True)

    def socket_folder(self, major: int) -> Path:
        """Inside the home, unless that makes a path that a socket cannot have or that libpq would split."""
        inside = self.folder / f"socket-{major}"
        if len(os.fsencode(inside / SOCKET_FILE)) <= LONGEST_SOCKET_PATH and "," not in str(inside):
            return inside
        run = Path("/run")
        elsewhere = run if self.account and run.is_dir() else Path("/tmp")
        return elsewhere / f"goldthread-{self.server_uid}-{short_hash(self.folder)}-{major}"


def find_home(folder: str | Path | None = None) -> Home:
    """The home at `folder`, or the one the setting names, or the usual one. Creates nothing."""
    chosen = Path(folder or os.environ.get("GOLDTHREAD_HOME") or _usual_folder()).expanduser().absolute()
    if UNSPEAKABLE & set(str(chosen)):
        raise LocalDatabaseFailed(
            f"The path {chosen} holds a quotation mark, a dollar sign or a backslash. "
            "Set GOLDTHREAD_HOME to a plain path."
        )
    try:
        closed = chosen.exists() and not os.access(chosen, os.R_OK | os.X_OK)
    except PermissionError:  # a folder above it is closed
        closed = True
    if closed:
        raise _not_ours(chosen)
    return Home(chosen, account_for(chosen))


def make_home(home: Home) -> None:
    """Create the folder where it is missing, and see that the server's account can enter it."""
    try:
        _make_parents(home)
        home.folder.mkdir(mode=0o700, exist_ok=True)
        _let_the_server_through(home)
    except OSError as error:
        raise LocalDatabaseFailed(
            f"The folder {home.folder} cannot be made ({error.strerror}). "
            "Set GOLDTHREAD_HOME to a folder of yours."
        ) from error
    if not os.access(home.folder, os.W_OK | os.X_OK):
        raise _not_ours(home.folder)
    if home.account and not can_reach(home.folder, home.account):
        closed = closed_folder(home.folder, home.account)
        raise LocalDatabaseFailed(
            f"The database runs as {home.account.name}, who may not enter {closed}. Set GOLDTHREAD_HOME to a "
            f"folder that {home.account.name} can reach, such as one below /var/lib."
        )


def _make_parents(home: Home) -> None:
    """Parents that are missing; as root open to all, whatever a hardened server's umask says."""
    for folder in reversed(home.folder.parents):
        if not folder.exists():
            folder.mkdir(exist_ok=True)
            if home.account:
                folder.chmod(0o755)


def _let_the_server_through(home: Home) -> None:
    """As root: the server's group may pass through the home and see nothing of it. No parent is opened.

    Only a folder that holds nothing but Goldthread's own things is opened so; any other is refused later.
    """
    found = home.folder.stat()
    if not home.account or found.st_uid != 0 or stat.S_IMODE(found.st_mode) != 0o700:
        return
    if all(entry.name.startswith(OUR_NAMES) for entry in home.folder.iterdir()):
        os.chown(home.folder, -1, home.account.gid)
        home.folder.chmod(0o710)


def make_private_folder(folder: Path, home: Home) -> None:
    """A folder of mode 0700 that belongs to the server's account; one that somebody else made is refused."""
    if not os.path.lexists(folder):
        folder.mkdir(mode=0o700, parents=True)
        folder.chmod(0o700)
        if home.account:
            os.chown(folder, home.account.uid, home.account.gid)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != home.server_uid or found.st_mode & 0o077:
        raise LocalDatabaseFailed(
            f"{folder} is not a private folder of the account that runs the database. Look at who made it; "
            "remove it if it is of no use."
        )


def _not_ours(folder: Path) -> LocalDatabaseFailed:
    return LocalDatabaseFailed(
        f"The folder {folder} belongs to someone else. Set GOLDTHREAD_HOME to a folder of yours."
    )


def short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def _usual_folder() -> Path:
    """`.goldthread` in the checkout; for root below /var/lib, where the server's account can follow."""
    package = Path(__file__).resolve().parents[1]
    checkout = package.parents[1] if package.parent.name == "src" else None
    if os.geteuid() == 0:
        return Path("/var/lib/goldthread") / short_hash(checkout or package)
    return checkout / ".goldthread" if checkout else Path("~/.local/share/goldthread")
