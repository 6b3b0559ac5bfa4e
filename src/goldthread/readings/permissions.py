"""Who may upload documents. The refusal's sentence is what the page shows."""

from goldthread.kernel.actor import Actor, ActorKind, Role
from goldthread.kernel.refusals import Refused

SUPPORT_TEAM_UPLOADS = "Only the partnership's support team uploads documents. Ask them to upload yours."


def check_can_upload(partnership: int, by: Actor) -> None:
    """Raises Refused unless `by` is a person of that partnership's support team; programs use `goldthread load`."""
    if partnership not in partnerships_to_upload_for(by):
        raise Refused(SUPPORT_TEAM_UPLOADS)


def partnerships_to_upload_for(by: Actor) -> tuple[int, ...]:
    """The partnerships whose documents `by` may upload: one or more. Raises Refused where there is none."""
    if by.kind is not ActorKind.PERSON or by.role is not Role.SUPPORT_TEAM or not by.partnerships:
        raise Refused(SUPPORT_TEAM_UPLOADS)
    return by.partnerships


def can_upload(by: Actor) -> bool:
    """Whether there is a partnership whose documents `by` may upload."""
    try:
        partnerships_to_upload_for(by)
    except Refused:
        return False
    return True
