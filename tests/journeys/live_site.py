"""The whole site on a loopback port, served from this process, over the test's own database."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application


class _Quiet(WSGIRequestHandler):
    """A journey's requests are not news; faults still reach the log of django.request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the parent's own name
        pass


@contextmanager
def live_site() -> Iterator[str]:
    """Serve until the block ends. Gives the address, such as http://127.0.0.1:40123."""
    application = get_wsgi_application()
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
    server.set_app(application)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
