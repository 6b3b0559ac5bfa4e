"""What may go wrong here, each with one sentence for the person at the keyboard."""

from goldthread.kernel.refusals import Refused


class LocalDatabaseRefused(Refused):
    """A rule forbids a local database here, such as in production."""


class RestoreRefused(Refused):
    """The backup is damaged or is not what it says; the live database was not touched."""


class LocalDatabaseFailed(Exception):
    """Something about this machine keeps the local database from working; the message says what to do."""

    @property
    def sentence(self) -> str:
        return str(self.args[0])
