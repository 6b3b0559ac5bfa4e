"""The home folder: what one installation keeps outside the database."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from goldthread.config.environment import Environment

CHECKOUT = Path(__file__).resolve().parents[3]


def folder(environment: Environment) -> Path:
    """The folder named by GOLDTHREAD_HOME, or `.goldthread` in the checkout; made, private, when missing."""
    chosen = Path(environment["GOLDTHREAD_HOME"] or CHECKOUT / ".goldthread")
    chosen.mkdir(parents=True, exist_ok=True, mode=0o700)
    return chosen


def secret_key(environment: Environment) -> str:
    """The development key, made once and kept with mode 0600; two starts at once agree on one."""
    path = folder(environment) / "secret_key"
    if not path.exists():
        draft = path.with_name(f"secret_key.{os.getpid()}.{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as handle:
            handle.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another start made it first; theirs is read below
        finally:
            draft.unlink()
    return path.read_text()


def smtp_settings(url: str) -> dict[str, object]:
    """Django's EMAIL_ settings from smtp:// (STARTTLS) or smtps:// (TLS from the first byte)."""
    parts = urlsplit(url)
    return {
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or 587,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }
