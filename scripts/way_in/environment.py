"""The environment: one folder that holds Goldthread's own Python and packages.

It is built beside its place and renamed into it, so that what stands there is whole. A stamp for each part,
written last, says which lock it was made from; another lock makes it stale.
"""

import errno
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from way_in.lock import exclusive
from way_in.packages import DISK_FULL, checked_pip, install
from way_in.speech import CannotRun, say


class Part(StrEnum):
    """What can be asked for. RUNNING comes first; TESTING's lock holds all of RUNNING's pins too."""

    RUNNING = "running"
    TESTING = "testing"


LOCKS = {
    Part.RUNNING: "requirements.lock",
    Part.TESTING: "requirements-dev.lock",
}


@dataclass(frozen=True, slots=True)
class Environment:
    """The environment of the checkout at `root`, kept in `folder`."""

    root: Path
    folder: Path

    @property
    def python(self) -> Path:
        return _python_in(self.folder)

    def stamp(self, part: Part) -> Path:
        return self.folder / f"goldthread-{part}.stamp"

    def wanted_stamp(self, part: Part) -> str:
        """The lock's checksum and the checkout's place: the environment points at the source there."""
        checksum = hashlib.sha256((self.root / LOCKS[part]).read_bytes()).hexdigest()
        return f"{checksum} {self.root}\n"

    def holds(self, part: Part) -> bool:
        try:
            return self.stamp(part).read_text() == self.wanted_stamp(part) and self.python.exists()
        except OSError:
            return False


def environment_of(root: Path) -> Environment:
    """GOLDTHREAD_ENVIRONMENT_FOLDER, or `.goldthread/environment` in the checkout."""
    chosen = os.environ.get("GOLDTHREAD_ENVIRONMENT_FOLDER")
    return Environment(root, Path(chosen).absolute() if chosen else root / ".goldthread" / "environment")


def ensure(environment: Environment, parts: Sequence[Part]) -> None:
    """Set up whatever of `parts` is missing or stale. Raises CannotRun."""
    if all(environment.holds(part) for part in parts):
        return
    try:
        environment.folder.parent.mkdir(parents=True, exist_ok=True)
        with exclusive(environment.folder.with_name(f"{environment.folder.name}.lock")):
            _set_up(environment, parts)
    except OSError as problem:
        if sentence := _in_words(problem, environment):
            raise CannotRun(sentence) from problem
        raise


def _set_up(environment: Environment, parts: Sequence[Part]) -> None:
    if not environment.holds(Part.RUNNING):
        _make(environment, testing=Part.TESTING in parts)
    if Part.TESTING in parts and not environment.holds(Part.TESTING):
        lock = environment.root / LOCKS[Part.TESTING]
        pip = checked_pip(environment.root / "vendor")
        install(lock, python=environment.python, pip=pip, log=environment.folder / "pip.log")
        _write_stamps(environment.folder, environment, [Part.TESTING])


def _make(environment: Environment, *, testing: bool) -> None:
    """Build a whole new environment and put it in the old one's place."""
    folder, root = environment.folder, environment.root
    _refuse_to_replace_strangers(folder)
    _sweep(folder)
    pip = checked_pip(root / "vendor")
    say(f"Setting up Goldthread's own Python in {folder}; this is done once and takes about a minute.")
    before = os.umask(
        0o022
    )  # another user, such as the local database's own, has to reach the programs in it
    unfinished = Path(tempfile.mkdtemp(prefix=f"{folder.name}.unfinished-", dir=folder.parent))
    try:
        unfinished.chmod(0o755)
        _make_python(unfinished)
        lock = root / LOCKS[Part.TESTING if testing else Part.RUNNING]
        install(lock, python=_python_in(unfinished), pip=pip, log=unfinished / "pip.log")
        _point_at_source(unfinished, root / "src")
        _name_final_place(unfinished, folder)
        _write_stamps(unfinished, environment, [Part.RUNNING, Part.TESTING] if testing else [Part.RUNNING])
        _swap(unfinished, folder)
    finally:
        os.umask(before)
        shutil.rmtree(unfinished, ignore_errors=True)


def _refuse_to_replace_strangers(folder: Path) -> None:
    if folder.exists() and not (folder / "pyvenv.cfg").exists() and any(folder.iterdir()):
        raise CannotRun(
            f"{folder} holds something else; GOLDTHREAD_ENVIRONMENT_FOLDER must name a folder of its own."
        )


def _sweep(folder: Path) -> None:
    """Remove what a killed set-up left beside the environment."""
    for left in folder.parent.glob(f"{folder.name}.*-*"):
        shutil.rmtree(left, ignore_errors=True)


def _make_python(folder: Path) -> None:
    # The real file, since a link such as python3 may point at another version after an upgrade.
    base = os.path.realpath(getattr(sys, "_base_executable", sys.executable))
    command = [base, "-I", "-m", "venv", "--without-pip", str(folder)]
    made = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if made.returncode:
        last = (made.stderr or made.stdout).strip().splitlines()[-1:]
        raise CannotRun(f"Python could not make an environment: {' '.join(last)}")


def _point_at_source(folder: Path, source: Path) -> None:
    packages = (
        folder / "Lib" / "site-packages"
        if os.name == "nt"
        else next(folder.glob("lib/python*/site-packages"))
    )
    (packages / "goldthread.pth").write_text(f"{source}\n", encoding="utf-8")


def _name_final_place(unfinished: Path, folder: Path) -> None:
    """Scripts written by pip and venv name the folder they were made in; name the one they will run in."""
    written_here, runs_here = os.fsencode(unfinished), os.fsencode(folder)
    for script in [*unfinished.glob("bin/*"), unfinished / "pyvenv.cfg"]:
        if script.is_symlink() or not script.is_file():
            continue
        content = script.read_bytes()
        if written_here in content and b"\0" not in content:
            script.write_bytes(content.replace(written_here, runs_here))


def _write_stamps(folder: Path, environment: Environment, parts: Sequence[Part]) -> None:
    for part in parts:
        name = environment.stamp(part).name
        draft = folder / f"{name}.draft"
        draft.write_text(environment.wanted_stamp(part))
        draft.replace(folder / name)


def _swap(unfinished: Path, folder: Path) -> None:
    outgoing = folder.with_name(f"{folder.name}.outgoing-{os.getpid()}")
    if folder.exists():
        folder.rename(outgoing)
    unfinished.rename(folder)
    shutil.rmtree(outgoing, ignore_errors=True)


def own_variables() -> dict[str, str]:
    """The variables for a Python of the environment, less those that would bring in strangers' packages."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}


def _python_in(folder: Path) -> Path:
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


def _in_words(problem: OSError, environment: Environment) -> str | None:
    """What a person can do about a folder or a disk; None for anything else, which is a fault of ours."""
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR):
        place = problem.filename or environment.folder.parent
        return (
            f"{place} cannot be written. Make it writable, or name another place: "
            "GOLDTHREAD_ENVIRONMENT_FOLDER=/some/folder/environment ./goldthread ..."
        )
    if problem.errno == errno.ENOSPC:
        return DISK_FULL
    return None
