"""The two errors that a person is meant to read. Bad input is a finding; anything else is a bug."""


class Refused(Exception):  # noqa: N818  it reads as a sentence: the command was refused
    """A rule forbids this. The message says why and what would change it; pages show it as it stands."""

    @property
    def sentence(self) -> str:
        return str(self.args[0])


class NotFound(Exception):  # noqa: N818
    """There is no such thing, or this actor may not know that there is."""
