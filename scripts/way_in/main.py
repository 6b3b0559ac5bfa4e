"""What each word after `./goldthread` does. Most are passed to the command line inside the environment."""

import ast
import os
import signal
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn

from way_in import chromium
from way_in.assets import ensure_assets
from way_in.environment import Environment, Part, ensure, environment_of, own_variables
from way_in.speech import CannotRun, say

ROOT = Path(__file__).resolve().parents[2]

DONE, FINDINGS, USAGE, CANNOT_RUN, INTERRUPTED = 0, 1, 2, 3, 130

# These draw no page, so they run where the design system's files cannot be fetched.
WITHOUT_PAGES = frozenset({"read", "columns", "load", "db", "settings"})

OWN_COMMANDS = {
    "test": "Set up and run the tests; arguments go to pytest.",
    "check": "Set up and run the linters, the type checker and the borders between modules.",
}

CHECKS = (
    ("ruff check", ("-m", "ruff", "check", "--output-format=concise", ".")),
    ("ruff format --check", ("-m", "ruff", "format", "--check", "--output-format=concise", ".")),
    ("mypy", ("-m", "mypy")),
    ("lint-imports", ("-c", "from importlinter.cli import lint_imports_command as run; run(['--no-logo'])")),
)

HELP = """\
Goldthread follows one thread from a child's review to changed practice.

Usage: ./goldthread COMMAND [arguments]

{commands}

The first command makes an environment in .goldthread/, which takes about a minute.
GOLDTHREAD_ENVIRONMENT_FOLDER names another place for it.

Help on one command: ./goldthread COMMAND --help
Exit codes: 0 done, 1 findings that need a person, 2 typed wrongly, 3 cannot run"""


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; where it can, the command takes over this process."""
    signal.signal(signal.SIGTERM, _end)
    try:
        return run(arguments)
    except CannotRun as problem:
        say(str(problem))
        return CANNOT_RUN
    except KeyboardInterrupt:
        say("\nStopped. Nothing is left half-made; run it again when you like.")
        return INTERRUPTED


def run(arguments: Sequence[str]) -> int:
    name = arguments[0] if arguments else "--help"
    if name in ("-h", "--help", "help"):
        print(help_text())
        return DONE
    if name == "--version":
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        print(f"goldthread, version {project['version']}")
        return DONE
    if name not in OWN_COMMANDS and name not in commands_inside():
        say(f"There is no command {name!r}; ./goldthread --help lists them.")
        return USAGE
    if name in OWN_COMMANDS and arguments[1:2] in (["-h"], ["--help"]):
        print(f"Usage: ./goldthread {name} [arguments]\n\n{OWN_COMMANDS[name]}")
        return DONE
    environment = environment_of(ROOT)
    if name == "test":
        return test(environment, arguments[1:])
    if name == "check":
        return check(environment)
    ensure(environment, [Part.RUNNING])
    if name not in WITHOUT_PAGES:
        ensure_assets(environment)
    return _become(environment, ["-m", "goldthread", *arguments])


def test(environment: Environment, arguments: Sequence[str]) -> int:
    """pytest, from the top of the checkout. Journeys skip themselves where there is no Chromium."""
    ensure(environment, [Part.RUNNING, Part.TESTING])
    ensure_assets(environment)
    if chromium.chromium_program() is None:
        say(chromium.MISSING)
    os.chdir(ROOT)
    return _become(environment, ["-m", "pytest", *arguments])


def check(environment: Environment) -> int:
    """Every check, even after one fails, so that one run shows all there is to mend."""
    ensure(environment, [Part.RUNNING, Part.TESTING])
    failed = []
    for name, arguments in CHECKS:
        say(f"== {name}")
        command = [str(environment.python), "-P", *arguments]
        if subprocess.run(command, cwd=ROOT, env=own_variables(), check=False).returncode:
            failed.append(name)
    say(f"Failed: {', '.join(failed)}." if failed else f"All {len(CHECKS)} checks passed.")
    return FINDINGS if failed else DONE


def help_text() -> str:
    rows = {**commands_inside(), **OWN_COMMANDS}
    return HELP.format(commands="\n".join(f"  {name:<10}{text}" for name, text in rows.items()))


def commands_inside() -> dict[str, str]:
    """The commands of the command line inside the environment, each with its line of help.

    Read from the source, since it cannot be imported before its packages are there.
    """
    tree = ast.parse((ROOT / "src" / "goldthread" / "cli" / "main.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "COMMANDS":
            table: dict[str, tuple[str, str]] = ast.literal_eval(node.value)
            return {name: text for name, (_, text) in table.items()}
    raise LookupError("cli/main.py has no COMMANDS")


def _become(environment: Environment, arguments: Sequence[str]) -> int:
    """Let the environment's Python take over this process: signals and exit code are then the command's."""
    # -P: a file in the folder one happens to stand in must not be imported in place of ours.
    command = [str(environment.python), "-P", *arguments]
    sys.stdout.flush()
    if os.name == "nt":  # exec there starts a second process and returns to the prompt
        return subprocess.run(command, env=own_variables(), check=False).returncode
    return os.execve(command[0], command, own_variables())


def _end(signal_number: int, frame: FrameType | None) -> NoReturn:
    """A polite kill unwinds like ctrl-C, so that pip is stopped and the half-made folder removed."""
    sys.exit(128 + signal_number)
