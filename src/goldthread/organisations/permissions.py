"""Who may change organisations, aliases and people. The refusal's sentence is what the page shows."""

from collections.abc import Callable, Collection

from goldthread.kernel.actor import Actor, ActorKind, Role
from goldthread.kernel.refusals import Refused

SUPPORT_TEAM_ALONE = "Only the partnership's support team can do this. Ask them to do it for you."


def check_can_found(by: Actor) -> None:
    """A new partnership is the installation's matter. Raises Refused for a person."""
    if by.kind is not ActorKind.SYSTEM:
        raise Refused("A partnership is added on the server: goldthread add partnership. Ask who runs it.")


def check_can_set_up(by: Actor) -> None:
    """Organisations, successions and people are shared, so that any partnership's support team may add them.

    Raises Refused for anyone else but the installation itself.
    """
    if by.kind is not ActorKind.SYSTEM and by.role is not Role.SUPPORT_TEAM:
        raise Refused(SUPPORT_TEAM_ALONE)


def check_can_change(partnerships: Collection[int], by: Actor) -> None:
    """For an organisation's own facts and what becomes of it: succession decides who sees what, in every partnership.

    Raises Refused unless `by` is of the support team of one of its `partnerships`, or of any where it has none yet.
    """
    check_can_set_up(by)
    if by.kind is not ActorKind.SYSTEM and partnerships and not set(partnerships) & set(by.partnerships):
        raise Refused(
            "This organisation is no agency of your partnership. The support team of a partnership that it works with "
            "can do this. Ask them to do it for you."
        )


def check_can_manage(partnership: int, by: Actor) -> None:
    """Raises Refused unless `by` is of that partnership's support team, or the installation itself."""
    check_can_set_up(by)
    if by.kind is not ActorKind.SYSTEM and partnership not in by.partnerships:
        raise Refused(SUPPORT_TEAM_ALONE)


def check_can_appoint(partnerships: Collection[int], by: Actor) -> None:
    """For a post in an agency. Raises Refused unless `by` is of the support team of one of its `partnerships`."""
    check_can_set_up(by)
    if by.kind is not ActorKind.SYSTEM and not set(partnerships) & set(by.partnerships):
        raise Refused("This organisation is no agency of your partnership. Add it as one first.")


def can_set_up(by: Actor) -> bool:
    """Whether `check_can_set_up` would let `by` go on."""
    return _lets(check_can_set_up, by)


def can_change(partnerships: Collection[int], by: Actor) -> bool:
    """Whether `check_can_change` would let `by` go on."""
    return _lets(lambda actor: check_can_change(partnerships, actor), by)


def can_manage(partnership: int, by: Actor) -> bool:
    """Whether `check_can_manage` would let `by` go on."""
    return _lets(lambda actor: check_can_manage(partnership, actor), by)


def _lets(check: Callable[[Actor], None], by: Actor) -> bool:
    try:
        check(by)
    except Refused:
        return False
    return True
