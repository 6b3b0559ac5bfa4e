"""Packages come by the pip in vendor/, so that neither pip nor ensurepip has to be on the machine."""

import hashlib
import os
import re
import subprocess
from pathlib import Path

from way_in.speech import CannotRun, Progress

DISK_FULL = "The disk is full. About 1 GB is needed; make room and run it again."
NOT_FETCHED = (
    "The packages could not be fetched. Check the network; where packages come from a mirror or through a "
    "proxy, set that in pip's own configuration (pip.conf, PIP_INDEX_URL, PIP_PROXY). Then run it again."
)

# Parts of pip's own messages, and what each means to the person who reads it.
REASONS = (
    (r"No space left on device|Errno 28\b", DISK_FULL),
    (r"DO NOT MATCH THE HASHES", "A package is not the one that the lock names, so it was not installed."),
    (
        r"Could not find a version|No matching distribution|Failed to establish|ConnectTimeout|ProxyError",
        NOT_FETCHED,
    ),
)


def checked_pip(vendor: Path) -> Path:
    """pip's wheel in `vendor`, once its SHA-256 agrees with checksums.txt.

    Raises CannotRun when it is missing or has been changed.
    """
    expected, name = (vendor / "checksums.txt").read_text().split()
    wheel = vendor / name
    if not wheel.is_file():
        raise CannotRun(f"vendor/{name} is missing; fetch it again with: git checkout -- vendor")
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != expected:
        raise CannotRun(
            f"vendor/{name} is not the file that vendor/checksums.txt names; nothing was installed."
        )
    return wheel


def install(lock: Path, *, python: Path, pip: Path, log: Path) -> None:
    """Install exactly what `lock` pins into the environment of `python`; pip's words go to `log`.

    The person's own pip configuration holds. Only wheels are taken: building a package would fetch tools that
    no hash covers. Raises CannotRun, with pip's last lines.
    """
    progress = Progress(f"Fetching the packages of {lock.name}")
    command = [
        str(python),
        "-I",
        str(pip / "pip"),
        "install",
        "--require-hashes",
        "--no-deps",
        "--only-binary=:all:",
    ]
    command += ["--no-input", "--progress-bar=off", "--disable-pip-version-check", "--requirement", str(lock)]
    # `user = true` in pip.conf suits a system Python and is refused inside an environment.
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env={**os.environ, "PIP_USER": "0"},
        )
        try:
            code = _watch(process, log, progress)
        except BaseException:
            process.terminate()
            process.wait()
            raise
    if code:
        raise CannotRun(refusal(log.read_text(errors="replace"), code=code))
    progress.done()


def _watch(process: subprocess.Popen[bytes], log: Path, progress: Progress) -> int:
    while True:
        try:
            return process.wait(timeout=progress.seconds_between_news)
        except subprocess.TimeoutExpired:
            text = log.read_text(errors="replace")
            fetched = len(re.findall(r"^Collecting ", text, re.MULTILINE))
            unpacking = "Installing collected packages" in text
            progress.news("unpacking" if unpacking else f"{fetched} packages found")


def refusal(output: str, *, code: int) -> str:
    """pip's last lines, then one sentence on what they mean."""
    last = "\n".join(f"  pip: {line[:200]}" for line in output.strip().splitlines()[-8:])
    meaning = next((sentence for pattern, sentence in REASONS if re.search(pattern, output)), None)
    return f"{last}\n{meaning or f'pip could not install the packages and ended with {code}.'}"
