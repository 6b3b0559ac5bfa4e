"""What was searched for, kept out of the address."""

import uuid
from typing import ClassVar

from django.db import models


class SavedSearch(models.Model):
    """The words of one search. They may hold a person's name, so the address carries this row's id alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user_id = models.BigIntegerField()
    words = models.CharField(max_length=200)
    made_at = models.DateTimeField(db_index=True)

    privacy: ClassVar[dict[str, str]] = {"user_id": "plain", "words": "identifies_child", "made_at": "plain"}
    retention = "search"
