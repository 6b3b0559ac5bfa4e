"""Documents and readings: kept once, never changed."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from goldthread.readings.domain import STATE_WORDS, UNFINISHED
from goldthread.trail.history import tracked

_UNFINISHED = sorted(state.value for state in UNFINISHED)
UNCHANGED = [pgtrigger.Protect(name="kept_unchanged", operation=pgtrigger.Update | pgtrigger.Delete)]


class Document(models.Model):
    """A file as it came. `checksum` is the SHA-256 of its bytes, in hexadecimal."""

    privacy: ClassVar = {
        "partnership": "plain", "name": "plain", "checksum": "plain", "content": "identifies_child",
        "loaded_at": "plain", "actor": "plain",
    }  # fmt: skip
    retention = "documents"

    partnership = models.ForeignKey("organisations.Partnership", models.PROTECT, related_name="+")
    name = models.TextField()
    checksum = models.CharField(max_length=64)
    content = models.BinaryField()
    loaded_at = models.DateTimeField()
    actor = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "checksum"], name="one_document_a_checksum"),
        ]
        triggers = UNCHANGED


class Reading(models.Model):
    """What one version of the reader found.

    `contract` is the published JSON form, `source_text` the text that its places point into.
    """

    privacy: ClassVar = {
        "partnership": "plain", "document": "plain", "reader_version": "plain", "kind": "plain",
        "contract": "identifies_child", "source_text": "identifies_child", "read_at": "plain",
    }  # fmt: skip
    retention = "documents"

    partnership = models.ForeignKey("organisations.Partnership", models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, related_name="readings")
    reader_version = models.TextField()
    kind = models.TextField()
    contract = models.JSONField()
    source_text = models.TextField()
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "reader_version"], name="one_reading_a_version"),
        ]
        triggers = UNCHANGED


@tracked()
class ColumnMap(models.Model):
    """What the columns of one layout of tracker mean, as a person of the partnership settled it, once.

    `fingerprint` is the layout's, `headers` are its columns as they stand, `meanings` one of
    `ingest.column_maps.Meaning` for each, or null for a column that is not to be read.
    """

    privacy: ClassVar = {
        "partnership": "plain", "fingerprint": "plain", "headers": "plain", "meanings": "plain",
        "settled_at": "plain", "actor": "plain",
    }  # fmt: skip
    retention = "register"

    partnership = models.ForeignKey("organisations.Partnership", models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=16)
    headers = models.JSONField()
    meanings = models.JSONField()
    settled_at = models.DateTimeField()
    actor = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "fingerprint"], name="one_map_a_layout"),
        ]


@tracked(exclude=("name", "content", "sentence"))
class Upload(models.Model):
    """A file on its way to being a document: its bytes are here until it is read, and then no more.

    `batch` is shared by what was chosen together, in which `position` counts from 1. `sentence` says why it was
    refused. `actor` uploaded it in `post`, an id. `attempts` counts how often its reading was begun. History keeps
    neither its name nor its words: they are forgotten with the row.
    """

    privacy: ClassVar = {
        "partnership": "plain", "batch": "plain", "position": "plain", "name": "plain",
        "content": "identifies_child", "checksum": "plain", "state": "plain", "sentence": "plain", "document": "plain",
        "actor": "plain", "post": "plain", "attempts": "plain", "uploaded_at": "plain", "finished_at": "plain",
    }  # fmt: skip
    retention = "uploads"

    partnership = models.ForeignKey("organisations.Partnership", models.PROTECT, related_name="+")
    batch = models.UUIDField()
    position = models.PositiveSmallIntegerField()
    name = models.TextField()
    content = models.BinaryField(null=True)
    checksum = models.CharField(max_length=64)
    state = models.TextField(choices=[(state.value, words) for state, words in STATE_WORDS.items()])
    sentence = models.TextField(blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    actor = models.TextField()
    post = models.BigIntegerField()
    attempts = models.PositiveSmallIntegerField(default=0)
    uploaded_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="one_file_a_position"),
            models.CheckConstraint(
                condition=Q(state__in=_UNFINISHED, content__isnull=False, finished_at__isnull=True)
                | Q(content__isnull=True, finished_at__isnull=False) & ~Q(state__in=_UNFINISHED),
                name="bytes_until_it_is_finished",
            ),
        ]
        indexes = [models.Index(fields=["uploaded_at"], name="uploads_by_moment")]
