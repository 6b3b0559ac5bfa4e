"""What was searched for, kept out of the address."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models.expressions import RawSQL

ACTOR = "coalesce(current_setting('goldthread.actor', true), '')"


class SavedSearch(models.Model):
    """The words of one search. They may hold a person's name, so the address carries this row's id alone.

    The database fills in who made it, and shows it to nobody else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    actor = models.TextField(db_default=RawSQL(ACTOR, ()))
    words = models.CharField(max_length=200)
    made_at = models.DateTimeField(db_index=True)

    privacy: ClassVar[dict[str, str]] = {"actor": "plain", "words": "identifies_child", "made_at": "plain"}
    retention = "search"
