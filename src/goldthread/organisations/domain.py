"""Rules of organisations that need no database."""

import re
from collections.abc import Iterable, Mapping

from goldthread.kernel.actor import Role

ROLE_WORDS: Mapping[Role, str] = {
    Role.SUPPORT_TEAM: "Partnership support team",
    Role.SCRUTINEER: "Independent scrutineer",
    Role.AGENCY_LEAD: "Agency safeguarding lead",
}

ROLES_OF_A_PARTNERSHIP = frozenset({Role.SUPPORT_TEAM, Role.SCRUTINEER})


def normal_words(words: str) -> str:
    """How two spellings of one name are compared: lower case, straight apostrophes, single spaces, no leading "the"."""
    plain = re.sub(r"[‘’]", "'", words).lower()
    return re.sub(r"\s+", " ", re.sub(r"[^\w'&/ -]", " ", plain)).strip().removeprefix("the ")


def with_predecessors(organisation: int, successions: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """The organisation and everything whose duties came to it. `successions` are (predecessor, successor) in force.

    A loop, which only a wrong entry could make, ends where it began.
    """
    before: dict[int, set[int]] = {}
    for predecessor, successor in successions:
        before.setdefault(successor, set()).add(predecessor)
    found: set[int] = set()
    waiting = [organisation]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(before.get(current, ()))
    return tuple(sorted(found))
