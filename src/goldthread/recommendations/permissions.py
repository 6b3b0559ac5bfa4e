"""Who may decide on the register. Each `check_can_x` raises with the sentence for the page; `can_x` wraps it."""

from goldthread.kernel.actor import Actor, ActorKind, Role
from goldthread.kernel.refusals import Refused


def check_can_decide(partnership: int, by: Actor) -> None:
    """Raises Refused unless `by` is of that partnership's support team, or the installation itself."""
    if by.kind is ActorKind.SYSTEM:
        return
    if by.role is not Role.SUPPORT_TEAM or partnership not in by.partnerships:
        raise Refused(
            "Only the partnership's support team confirms what was read. Tell them what is wrong with it."
        )


def check_can_set_positions(partnership: int | None, by: Actor) -> None:
    """Raises Refused unless `by` is of that partnership's support team, or the installation itself.

    None is no partnership, as for somebody who acts for an agency.
    """
    if by.kind is ActorKind.SYSTEM:
        return
    if by.role is not Role.SUPPORT_TEAM or partnership not in by.partnerships:
        raise Refused(
            "Only the partnership's support team sets opening positions. Tell them how this stood when it was loaded."
        )


def can_decide(partnership: int, by: Actor) -> bool:
    """Whether `check_can_decide` would let `by` go on."""
    try:
        check_can_decide(partnership, by)
    except Refused:
        return False
    return True


def can_set_positions(partnership: int, by: Actor) -> bool:
    """Whether `check_can_set_positions` would let `by` go on."""
    try:
        check_can_set_positions(partnership, by)
    except Refused:
        return False
    return True
