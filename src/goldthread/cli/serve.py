"""`goldthread serve`: the site and the worker, together."""

import errno
import signal
import socket
import subprocess
import sys
import time
from types import FrameType
from urllib.parse import urlsplit

import click

from goldthread.cli.main import CannotRun
from goldthread.cli.site import prepare_site
from goldthread.config.environment import read_environment

WORKER = (
    sys.executable, "-m", "goldthread", "manage", "procrastinate", "worker", "--delete-jobs", "successful",
)  # fmt: skip
GRACE = 10.0  # seconds that a process gets to end by itself


@click.command()
@click.option("--address", metavar="HOST:PORT", help="Where to listen. Default: GOLDTHREAD_ADDRESS.")
def serve(address: str | None) -> None:
    """Start the site and the worker, until Ctrl-C.

    Behind a web server of your own, set GOLDTHREAD_HTTPS=yes and let it pass X-Forwarded-Proto.

    \b
    Examples
      goldthread serve
      goldthread serve --address 127.0.0.1:8001
    """
    address = address or read_environment()["GOLDTHREAD_ADDRESS"]
    check_is_free(address)
    prepare_site()
    serve_at(address)


def check_is_free(address: str) -> None:
    """Raises UsageError for an address that is none, CannotRun where the site could not listen on it."""
    host, port = _host_and_port(address)
    try:
        family, kind, protocol, _, there = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(there)
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            why = f"Something listens on {address} already. Stop it"
        else:
            why = f"The site cannot listen on {address} ({fault.strerror or fault}). Put that right"
        raise CannotRun(f"{why}, or choose another address with --address.") from fault


def _host_and_port(address: str) -> tuple[str, int]:
    try:
        parts = urlsplit(f"//{address}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or not port:
        raise click.UsageError(f"{address} is no address to listen on. Write it like 127.0.0.1:8001.")
    return host, port


def serve_at(address: str) -> None:
    """Run both until one ends or a signal comes; then end both. Raises CannotRun where one failed."""
    collect_static_files()
    site = (
        sys.executable, "-m", "gunicorn", "goldthread.config.wsgi:application", "--bind", address,
        "--workers", "2", "--threads", "4", "--worker-class", "gthread", "--log-level", "warning",
    )  # fmt: skip
    asked_to_stop = _listen_for_signals()  # before anything starts, so that nothing is left behind
    processes = {"site": subprocess.Popen(site), "worker": subprocess.Popen(WORKER)}
    try:
        while not asked_to_stop and all(each.poll() is None for each in processes.values()):
            time.sleep(0.2)
    finally:
        ended = [name for name, each in processes.items() if each.poll() is not None]
        _end(list(processes.values()))
    if ended and not asked_to_stop:
        raise CannotRun(
            f"The {ended[0]} ended by itself, so the other was stopped too. What it said stands above: put that right "
            "and start again."
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
