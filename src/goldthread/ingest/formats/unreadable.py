"""What a format reader raises for bad input; the door in `read` turns it into the reading's one sentence."""


class Unreadable(Exception):
    """Why a file cannot be read, and what to do: the rest of a sentence that begins with the file's name."""
