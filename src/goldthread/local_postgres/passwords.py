"""Random passwords of the roles that may sign in, kept in one file that only its owner can read."""

import json
import os
import secrets
from pathlib import Path

from goldthread.local_postgres.home import Home
from goldthread.local_postgres.refusals import LocalDatabaseFailed

SIGN_IN = ("superuser", "owner", "app")


def make_passwords(home: Home) -> None:
    """Write the file once; a second cluster in the same home uses the same passwords."""
    if home.passwords.exists():
        return
    text = json.dumps({role: secrets.token_urlsafe(32) for role in SIGN_IN}, indent=2)
    write_private(home.passwords, text)


def read_passwords(home: Home) -> dict[str, str]:
    """Raises LocalDatabaseFailed when the file is missing, damaged or open to others."""
    try:
        found = home.passwords.stat()
        passwords = json.loads(home.passwords.read_text(encoding="utf-8"))
        kept = {role: str(passwords[role]) for role in SIGN_IN}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LocalDatabaseFailed(
            f"The database's passwords cannot be read from {home.passwords}. Bring the file back from a copy."
        ) from error
    if found.st_mode & 0o077:
        raise LocalDatabaseFailed(f"Other accounts can read {home.passwords}. Close it (mode 600).")
    return kept


def write_private(path: Path, text: str) -> None:
    """Whole or not at all, and never readable by others, not even for a moment."""
    partial = path.with_name(path.name + ".partial")
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
