"""`./goldthread` before there is an environment: real processes on a small checkout, with no network."""

import hashlib
import os
import runpy
import shutil
import signal
import socket
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from way_in import chromium

ROOT = Path(__file__).resolve().parents[1]

# Stands for the command line inside: it says what it was given, and ends with a code of its own.
INSIDE = "import sys\nprint('inside', *sys.argv[1:])\nsys.exit(7)\n"
# Stands for a machine whose own pip and ensurepip must not be used.
POISON = "raise ImportError('this must not be imported')\n"


@dataclass(frozen=True)
class Checkout:
    """A copy of the way in, with a stand-in for what lies behind it and locks that ask for nothing."""

    root: Path

    @property
    def environment(self) -> Path:
        return self.root / ".goldthread" / "environment"

    def start(self, *arguments: str, **variables: str) -> subprocess.Popen[str]:
        surroundings = {
            "PATH": "/nowhere",
            "HOME": str(self.root.parent),
            "PYTHONPATH": str(self.root.parent / "poison"),
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.root.parent / "wheels"),
            **variables,
        }
        return subprocess.Popen(
            [sys.executable, str(self.root / "goldthread"), *arguments],
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        with self.start(*arguments, **variables) as process:
            out, errors = process.communicate(timeout=120)
        return subprocess.CompletedProcess(arguments, process.returncode, out, errors)

    def beside_the_environment(self) -> set[str]:
        folder = self.environment.parent
        return {each.name for each in folder.iterdir()} if folder.exists() else set()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    root = tmp_path / "a checkout"
    (root / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "goldthread", root / "goldthread")
    shutil.copy(ROOT / "pyproject.toml", root / "pyproject.toml")
    shutil.copytree(ROOT / "scripts" / "way_in", root / "scripts" / "way_in")
    shutil.copytree(ROOT / "vendor", root / "vendor")
    inside = root / "src" / "goldthread"
    (inside / "cli").mkdir(parents=True)
    (inside / "look").mkdir()
    shutil.copy(ROOT / "src" / "goldthread" / "cli" / "main.py", inside / "cli" / "main.py")
    (inside / "__main__.py").write_text(INSIDE)
    (inside / "look" / "assets.py").write_text("")
    for lock in ("requirements.lock", "requirements-dev.lock"):
        (root / lock).write_text("# nothing\n")
    for name in ("pip", "ensurepip"):
        (tmp_path / "poison" / name).mkdir(parents=True)
        (tmp_path / "poison" / name / "__init__.py").write_text(POISON)
    (tmp_path / "wheels").mkdir()
    return Checkout(root)


def made_wheel(name: str, *, folder: Path, main: str) -> str:
    """Write a wheel that installs `name` with a `__main__`; its SHA-256."""
    path, about = folder / f"{name}-1-py3-none-any.whl", f"{name}-1.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{name}/__main__.py", main)
        wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", "")
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",), ("help",)])
def test_help_needs_no_environment(checkout: Checkout, arguments: tuple[str, ...]) -> None:
    done = checkout.run(*arguments)
    assert done.returncode == 0
    for name in ("demo", "test", "check", "read", "serve"):
        assert f"\n  {name} " in done.stdout
    assert not checkout.environment.parent.exists()


def test_a_command_that_does_not_exist_makes_no_environment(checkout: Checkout) -> None:
    done = checkout.run("dmeo")
    assert done.returncode == 2
    assert "There is no command 'dmeo'" in done.stderr
    assert not checkout.environment.parent.exists()


def test_an_old_python_is_told_so_in_a_sentence() -> None:
    too_old = runpy.run_path(str(ROOT / "goldthread"))["too_old"]
    assert "needs Python 3.11 or later and this is 3.9; try: python3.11" in too_old((3, 9))
    assert too_old((3, 11)) is None
    assert too_old((4, 0)) is None


def test_first_call_sets_up_and_passes_on_arguments_and_exit_code(checkout: Checkout) -> None:
    done = checkout.run("read", "a b.txt", "--json")
    assert (done.returncode, done.stdout) == (7, "inside read a b.txt --json\n"), done.stderr
    assert "Setting up Goldthread's own Python" in done.stderr
    assert checkout.beside_the_environment() == {"environment", "environment.lock"}
    again = checkout.run("read", "a b.txt")
    assert (again.returncode, again.stdout, again.stderr) == (7, "inside read a b.txt\n", "")


def test_the_environment_can_stand_elsewhere(checkout: Checkout, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "python"
    done = checkout.run("read", GOLDTHREAD_ENVIRONMENT_FOLDER=str(elsewhere))
    assert done.returncode == 7, done.stderr
    assert (elsewhere / "pyvenv.cfg").exists()
    assert not checkout.environment.parent.exists()


def test_scripts_in_the_environment_name_the_place_they_run_in(checkout: Checkout) -> None:
    assert checkout.run("read").returncode == 7
    assert str(checkout.environment) in (checkout.environment / "bin" / "activate").read_text()
    assert "unfinished" not in (checkout.environment / "pyvenv.cfg").read_text()


def test_a_changed_lock_or_a_missing_stamp_makes_it_again(checkout: Checkout) -> None:
    checkout.run("read")
    left_over = checkout.environment / "left over"
    left_over.touch()
    (checkout.root / "requirements.lock").write_text("# still nothing, said otherwise\n")
    assert "Setting up" in checkout.run("read").stderr
    assert not left_over.exists()
    (checkout.environment / "goldthread-running.stamp").unlink()
    assert "Setting up" in checkout.run("read").stderr


def test_two_calls_at_once_make_one_environment(checkout: Checkout) -> None:
    calls = [checkout.start("read") for _ in range(2)]
    told = [call.communicate(timeout=120)[1] for call in calls]
    assert [call.returncode for call in calls] == [7, 7], told
    assert sum("Setting up" in each for each in told) == 1


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_set_up_that_is_stopped_leaves_nothing_half_made(checkout: Checkout, how: signal.Signals) -> None:
    lock = checkout.root / "requirements.lock"
    lock.write_text(f"never_comes==1 --hash=sha256:{'0' * 64}\n")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        index = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        call = checkout.start("read", PIP_NO_INDEX="0", PIP_INDEX_URL=index, PIP_RETRIES="0")
        connection, _ = silent.accept()  # pip is now waiting for an answer
        call.send_signal(how)
        call.communicate(timeout=60)
        connection.close()
    assert call.returncode == {signal.SIGINT: 130, signal.SIGTERM: 143}.get(how, -9)
    assert not checkout.environment.exists()
    if how != signal.SIGKILL:
        assert checkout.beside_the_environment() == {"environment.lock"}
    lock.write_text("# nothing\n")
    assert checkout.run("read").returncode == 7
    assert checkout.beside_the_environment() == {"environment", "environment.lock"}


def test_a_pip_that_was_changed_is_not_run(checkout: Checkout) -> None:
    wheel = next((checkout.root / "vendor").glob("*.whl"))
    wheel.write_bytes(wheel.read_bytes() + b"\n")
    done = checkout.run("read")
    assert done.returncode == 3
    assert "is not the file that vendor/checksums.txt names; nothing was installed." in done.stderr


def test_packages_that_cannot_be_fetched_are_a_sentence_with_pips_last_lines(checkout: Checkout) -> None:
    (checkout.root / "requirements.lock").write_text(f"never_comes==1 --hash=sha256:{'0' * 64}\n")
    done = checkout.run("read")
    assert done.returncode == 3
    assert "pip: ERROR: No matching distribution found for never_comes==1" in done.stderr
    assert "Check the network" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_package_with_another_hash_is_not_installed(checkout: Checkout) -> None:
    made_wheel("pinned", folder=checkout.root.parent / "wheels", main="")
    (checkout.root / "requirements.lock").write_text(f"pinned==1 --hash=sha256:{'0' * 64}\n")
    done = checkout.run("read")
    assert done.returncode == 3
    assert "A package is not the one that the lock names, so it was not installed." in done.stderr


def test_a_folder_with_other_things_in_it_is_left_alone(checkout: Checkout, tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "letter.txt").write_text("keep me")
    done = checkout.run("read", GOLDTHREAD_ENVIRONMENT_FOLDER=str(letters))
    assert done.returncode == 3
    assert "holds something else" in done.stderr
    assert (letters / "letter.txt").read_text() == "keep me"


def test_a_place_that_cannot_be_written_is_a_sentence(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = checkout.run(
        "read", GOLDTHREAD_ENVIRONMENT_FOLDER=str(tmp_path / "file" / "folder" / "environment")
    )
    assert done.returncode == 3
    assert "cannot be written. Make it writable, or name another place" in done.stderr


def test_the_test_command_adds_the_testing_packages_and_speaks_of_chromium(checkout: Checkout) -> None:
    main = "import os, sys\nprint('pytest', *sys.argv[1:], os.path.basename(os.getcwd()))\nsys.exit(1)\n"
    checksum = made_wheel("pytest", folder=checkout.root.parent / "wheels", main=main)
    checkout.run("read")
    (checkout.root / "requirements-dev.lock").write_text(f"pytest==1 --hash=sha256:{checksum}\n")
    done = checkout.run("test", "-k", "some")
    assert (done.returncode, done.stdout) == (1, "pytest -k some a checkout\n"), done.stderr
    assert chromium.MISSING in done.stderr
    program = checkout.root / "my-browser"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert chromium.MISSING not in checkout.run("test", GOLDTHREAD_CHROMIUM=str(program)).stderr


def test_what_the_design_system_lacks_stops_pages_and_not_reading(checkout: Checkout) -> None:
    (checkout.root / "src/goldthread/look/assets.py").write_text("import sys\nsys.exit('No files came.')\n")
    done = checkout.run("serve")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (3, "No files came.")
    assert checkout.run("read").returncode == 7
