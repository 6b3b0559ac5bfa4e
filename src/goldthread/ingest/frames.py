"""Messages over a pipe: eight bytes of length, then that many bytes."""

import struct
from typing import IO

_LENGTH = struct.Struct(">Q")
_MOST = 2_000_000_000  # bytes; a longer one is no message of ours


def send(pipe: IO[bytes], message: bytes) -> None:
    """Write one message. Raises OSError where nobody reads any more."""
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """The next message; None where the pipe ends before or within it."""
    header = pipe.read(_LENGTH.size)
    if len(header) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(header)
    if length > _MOST:
        return None
    message = pipe.read(length)
    return message if len(message) == length else None
