"""The design system's files. The module that serves them knows which, and whether they are there already."""

import subprocess

from way_in.environment import Environment, own_variables
from way_in.speech import CannotRun, Progress

MODULE = "goldthread.look.assets"


def ensure_assets(environment: Environment) -> None:
    """Bring the files unless they are there. Raises CannotRun with that module's own sentence."""
    command = [str(environment.python), "-P", "-m", MODULE]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=own_variables(),
    ) as process:
        errors = _watch(process)
    if process.returncode:
        raise CannotRun(errors.strip())


def _watch(process: subprocess.Popen[str]) -> str:
    """What the module says on stderr; nothing is shown where it ends within the second."""
    try:
        return process.communicate(timeout=1)[1]
    except subprocess.TimeoutExpired:
        progress = Progress("Fetching the design system's files")
        errors = process.communicate()[1]
        if not process.returncode:
            progress.done()
        return errors
