"""Saving, finding and forgetting what was searched for."""

from datetime import datetime
from uuid import UUID

from goldthread.kernel.refusals import NotFound
from goldthread.look.models import SavedSearch

LONGEST = 200


def save_search(words: str, *, at: datetime) -> UUID:
    """Keep the words of the actor's search and give back the id that stands for them in an address."""
    return SavedSearch.objects.create(words=words, made_at=at).id


def words_of(search: str) -> str:
    """The words behind an id. Raises NotFound when it is no id, is forgotten, or is another person's."""
    try:
        found = SavedSearch.objects.filter(id=UUID(search)).first()
    except ValueError:
        found = None
    if found is None:
        raise NotFound("This search is not kept any more. Type the words again.")
    return found.words


def forget_searches(before: datetime) -> int:
    """Delete searches made before this moment and say how many: everybody's for the job `forget`, else one's own."""
    return SavedSearch.objects.filter(made_at__lt=before).delete()[0]
