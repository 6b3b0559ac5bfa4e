"""The two errors that a person is meant to read. Bad input is a finding; anything else is a bug."""


class Refused(Exception):
    """A rule forbids this. The message says why and what would change it; pages show it as it stands."""

    @property
    def sentence(self) -> str:
        return str(self.args[0])


class NotFound(Exception):
    """There is no such thing, or this actor may not know that there is."""
