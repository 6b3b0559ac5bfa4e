"""Who runs the server. PostgreSQL refuses to run as root, so root's server runs as an ordinary account."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from goldthread.local_postgres.refusals import LocalDatabaseFailed

WITHOUT_A_SETTING = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the operating system that is not root."""

    name: str
    uid: int
    gid: int


def account_for(home: Path) -> Account | None:
    """The account that the server of `home` runs as when we are root; None when we are an ordinary user.

    The setting GOLDTHREAD_DATABASE_USER decides; then the owner of a cluster that is already there; then
    `postgres` where it exists, or `nobody`. Raises LocalDatabaseFailed when no account fits.
    """
    if os.geteuid() != 0:
        return None
    wanted = os.environ.get("GOLDTHREAD_DATABASE_USER")
    if wanted:
        return _named(wanted) or _no_account(f"There is no account named {wanted} on this machine")
    owners = (_with_uid(folder.stat().st_uid) for folder in sorted(home.glob("postgresql-*[0-9]")))
    usual = (_named(name) for name in WITHOUT_A_SETTING)
    return next((found for found in (*owners, *usual) if found), None) or _no_account(
        "PostgreSQL refuses to run as root, and there is no account named postgres or nobody"
    )


def can_reach(path: Path, account: Account | None) -> bool:
    """Whether `account` (None: ourselves) may enter the folder or run the program: tried, not guessed."""
    if account is None:
        return os.access(path, os.X_OK)
    tried = subprocess.run(
        ["/usr/bin/env", "test", "-x", str(path)], check=False, cwd="/", **as_user(account)
    )
    return tried.returncode == 0


def closed_folder(path: Path, account: Account) -> Path:
    """The first folder on the way to `path` that `account` may not enter; `path` itself when none."""
    for folder in [*reversed(path.parents), path]:
        if folder.exists() and not can_reach(folder, account):
            return folder
    return path


def as_user(account: Account | None) -> dict[str, Any]:
    """The arguments of subprocess that drop root's rights for good, before the program begins."""
    if account is None:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def _named(name: str) -> Account | None:
    import pwd  # not on Windows, where the package must still import

    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return _with_uid(entry.pw_uid)


def _with_uid(uid: int) -> Account | None:
    import pwd

    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        return None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid) if entry.pw_uid != 0 else None


def _no_account(what: str) -> NoReturn:
    raise LocalDatabaseFailed(f"{what}. Set GOLDTHREAD_DATABASE_USER to an ordinary account.")
