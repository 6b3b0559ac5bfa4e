"""`goldthread serve`: the site and the worker, together."""

import signal
import subprocess
import sys
import time
from types import FrameType

import click

from goldthread.cli.main import CannotRun
from goldthread.cli.site import prepare_site
from goldthread.config.environment import read_environment

WORKER = (sys.executable, "-m", "goldthread", "manage", "procrastinate", "worker", "--verbosity", "0")
GRACE = 10.0  # seconds that a process gets to end by itself


@click.command()
@click.option("--address", metavar="HOST:PORT", help="Where to listen. Default: GOLDTHREAD_ADDRESS.")
def serve(address: str | None) -> None:
    """Start the site and the worker, until Ctrl-C.

    Behind a web server of your own, set GOLDTHREAD_HTTPS=yes and let it pass X-Forwarded-Proto.
    """
    prepare_site()
    serve_at(address or read_environment()["GOLDTHREAD_ADDRESS"])


def serve_at(address: str) -> None:
    """Run both until one ends or a signal comes; then end both. Raises CannotRun where one failed."""
    collect_static_files()
    site = (
        sys.executable, "-m", "gunicorn", "goldthread.config.wsgi:application", "--bind", address,
        "--workers", "2", "--threads", "4", "--worker-class", "gthread", "--log-level", "warning",
    )  # fmt: skip
    processes = {"site": subprocess.Popen(site), "worker": subprocess.Popen(WORKER)}
    asked_to_stop = _listen_for_signals()
    try:
        while not asked_to_stop and all(each.poll() is None for each in processes.values()):
            time.sleep(0.2)
    finally:
        ended = [name for name, each in processes.items() if each.poll() is not None]
        _end(list(processes.values()))
    if ended and not asked_to_stop:
        raise CannotRun(
            f"The {ended[0]} ended by itself; what it said stands above. If it was the site, perhaps something else "
            f"listens on {address}: choose another with --address."
        )


def collect_static_files() -> None:
    """In production the site serves files under names that carry their checksum; they are gathered once, here."""
    if read_environment().production:
        from django.core.management import call_command

        call_command("collectstatic", interactive=False, verbosity=0)


def _listen_for_signals() -> list[int]:
    received: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        received.append(number)

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, note)
    return received


def _end(processes: list["subprocess.Popen[bytes]"]) -> None:
    for each in processes:
        if each.poll() is None:
            each.send_signal(signal.SIGTERM)
    until = time.monotonic() + GRACE
    for each in processes:
        try:
            each.wait(timeout=max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            each.kill()
            each.wait()
