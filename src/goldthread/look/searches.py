"""Saving, finding and forgetting what was searched for."""

from datetime import datetime
from uuid import UUID

from goldthread.kernel.refusals import NotFound
from goldthread.look.models import SavedSearch

LONGEST = 200


def save_search(words: str, *, user_id: int, at: datetime) -> UUID:
    """Keep the words of a search and give back the id that stands for them in an address."""
    return SavedSearch.objects.create(user_id=user_id, words=words, made_at=at).id


def words_of(search: str, *, user_id: int | None) -> str:
    """The words behind an id. Raises NotFound when it is no id, is forgotten, or is another person's."""
    try:
        found = SavedSearch.objects.filter(id=UUID(search), user_id=user_id or 0).first()
    except ValueError:
        found = None
    if found is None:
        raise NotFound("This search is not kept any more. Type the words again.")
    return found.words


def forget_searches(before: datetime) -> int:
    """Delete every search made before this moment and say how many. For a nightly job."""
    return SavedSearch.objects.filter(made_at__lt=before).delete()[0]
