"""How faults are logged: with everything but the values, which may be a person's."""

import logging
import re
from types import TracebackType

_FAULT = re.compile(r"^(?P<name>(?:psycopg|django\.db)[\w.]*): .*", re.MULTILINE)
_DETAIL = re.compile(
    r"^(?:DETAIL|CONTEXT|HINT|LINE \d+|QUERY|PARAMETERS?): .*(?:\n(?!\s*$|Traceback|The above|During).*)*",
    re.MULTILINE,
)

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutValues(logging.Formatter):
    """A database's message quotes what was written, such as an address that is there already. It is left out.

    The name of the fault and the lines of code stay, which is what mends it.
    """

    def formatException(self, ei: Raised) -> str:
        return without_values(super().formatException(ei))


def without_values(text: str) -> str:
    """A traceback less the messages of the database."""
    return _DETAIL.sub("", _FAULT.sub(r"\g<name>: (the database's message is left out)", text)).rstrip()
