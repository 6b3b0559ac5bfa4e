"""Who may change organisations, aliases and people. The refusal's sentence is what the page shows."""

from goldthread.kernel.actor import Actor, ActorKind, Role
from goldthread.kernel.refusals import Refused


def check_can_manage(partnership: int, by: Actor) -> None:
    """Raises Refused unless `by` is of that partnership's support team, or the installation itself."""
    if by.kind is ActorKind.SYSTEM:
        return
    if by.role is not Role.SUPPORT_TEAM or partnership not in by.partnerships:
        raise Refused("Only the partnership's support team can do this. Ask them to do it for you.")


def can_manage(partnership: int, by: Actor) -> bool:
    """Whether `check_can_manage` would let `by` go on."""
    try:
        check_can_manage(partnership, by)
    except Refused:
        return False
    return True
