"""The trail's own table."""

from django.db import models


class Entry(models.Model):
    """One thing that was done or seen, by whom, acting for whom. Ids and counts, never text about a person."""

    privacy = {
        "at": "plain", "actor": "plain", "acting_for": "plain", "partnership_id": "plain", "verb": "plain",
        "subject_kind": "plain", "subject_id": "plain", "details": "plain",
    }  # fmt: skip
    retention = "trail"

    at = models.DateTimeField()
    actor = models.TextField()
    acting_for = models.BigIntegerField(null=True)
    partnership_id = models.BigIntegerField(null=True)
    verb = models.TextField()
    subject_kind = models.TextField()
    subject_id = models.BigIntegerField(null=True)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["partnership_id", "-at"], name="trail_by_partnership"),
            models.Index(fields=["subject_kind", "subject_id"], name="trail_by_subject"),
        ]
