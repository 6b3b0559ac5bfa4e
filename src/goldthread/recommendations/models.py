"""The register's tables. Every one belongs to a partnership and is under row-level security."""

from typing import ClassVar

import pgtrigger
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from goldthread.recommendations.domain import STATUS_WORDS, Basis, ChangeKind, Opening, Standing
from goldthread.trail.history import tracked

STANDINGS = [(each.value, each.value) for each in Standing]

SOURCE_PRIVACY = {
    "partnership": "plain", "standing": "plain", "version": "plain", "source_reading": "plain",
    "source_document": "plain", "source_start": "plain", "source_end": "plain", "source_line": "plain",
    "source_page": "plain",
}  # fmt: skip

NEXT_VERSION = pgtrigger.Trigger(
    name="next_version",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    condition=pgtrigger.Condition("OLD.* IS DISTINCT FROM NEW.*"),
    func="NEW.version = OLD.version + 1; RETURN NEW;",
)
"""In the database, so that no command can forget it: a person who saved over another's change would not know."""


class Registered(models.Model):
    """What every row of the register has: its partnership, its standing, and where its words stand in a document.

    The place is a value, not a foreign key, since readings are built on the register; all of it is null for a row that
    was typed in by hand. `source_start` and `source_end` are [start, end) in the reading's source text. `version` rises
    by one with every change of the row, whoever makes it.
    """

    retention = "register"

    partnership = models.ForeignKey("organisations.Partnership", models.PROTECT, related_name="+")
    standing = models.TextField(choices=STANDINGS, default=Standing.PROPOSED.value)
    version = models.IntegerField(default=1)
    source_reading = models.BigIntegerField(null=True)
    source_document = models.TextField(blank=True)
    source_start = models.IntegerField(null=True)
    source_end = models.IntegerField(null=True)
    source_line = models.IntegerField(null=True)
    source_page = models.IntegerField(null=True)

    class Meta:
        abstract = True


@tracked()
class Review(Registered):
    """A review of what happened to a child or children: the minimal record."""

    privacy: ClassVar = SOURCE_PRIVACY | {"name": "plain", "normal": "plain", "kind": "plain"}

    name = models.TextField()
    normal = models.TextField()
    kind = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "normal"], name="one_review_a_name"),
        ]
        triggers = [NEXT_VERSION]


@tracked()
class Recommendation(Registered):
    """One ask, as the document numbers or letters it. With `parent` it is a part of that recommendation.

    `text` is verbatim apart from white space; a parent that only introduces its parts has their lead-in, or "".
    """

    privacy: ClassVar = SOURCE_PRIVACY | {
        "review": "plain", "parent": "plain", "section": "plain", "label": "plain", "position": "plain",
        "addressee_words": "plain", "text": "plain", "fingerprint": "plain", "themes": "plain",
    }  # fmt: skip

    review = models.ForeignKey(Review, models.PROTECT, related_name="recommendations")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    section = models.TextField(blank=True)
    label = models.TextField()
    position = models.IntegerField()
    addressee_words = models.TextField(blank=True)
    text = models.TextField(blank=True)
    fingerprint = models.TextField()
    themes = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(fields=["partnership", "fingerprint"], name="recommendation_fingerprint"),
            models.Index(fields=["review", "position"], name="recommendation_in_order"),
            models.Index(fields=["source_reading"], name="recommendation_of_reading"),
        ]
        triggers = [NEXT_VERSION]


@tracked()
class Repetition(Registered):
    """Another place where a recommendation stands word for word, such as a briefing on the same review."""

    privacy: ClassVar = SOURCE_PRIVACY | {"recommendation": "plain"}

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="repetitions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "source_reading"], name="one_repetition_a_reading"
            ),
        ]
        triggers = [NEXT_VERSION]


@tracked()
class Addressee(models.Model):
    """An organisation that a recommendation concerns, and why; the agency's way in to what is its own."""

    privacy: ClassVar = {
        "partnership": "plain", "review": "plain", "recommendation": "plain", "organisation": "plain",
        "basis": "plain",
    }  # fmt: skip
    retention = "register"

    partnership = models.ForeignKey("organisations.Partnership", models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="addressees")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    basis = models.TextField(choices=[(each.value, each.value) for each in Basis])

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "organisation", "basis"], name="one_addressee_a_basis"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "recommendation"], name="addressee_of_organisation")]


@tracked()
class Response(Registered):
    """What one agency says to one recommendation. `organisation` is null until somebody knows who the words name."""

    privacy: ClassVar = SOURCE_PRIVACY | {
        "recommendation": "plain", "organisation": "plain", "speaker_words": "plain", "position": "plain",
        "text": "plain",
    }  # fmt: skip

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="responses")
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, related_name="+"
    )
    speaker_words = models.TextField(blank=True)
    position = models.IntegerField()
    text = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["organisation"], name="response_of_organisation"),
            models.Index(fields=["source_reading"], name="response_of_reading"),
        ]
        triggers = [NEXT_VERSION]


@tracked()
class Commitment(Registered):
    """What an agency says it did, does or will do, with its own account of where that stands.

    `due_earliest` and `due_latest` are what the words allow; both are null where there is no target, and for a
    repeating date, which has `recurring_every` (ISO 8601 duration) and the words it was read from.
    """

    privacy: ClassVar = SOURCE_PRIVACY | {
        "recommendation": "plain", "response": "plain", "organisation": "plain", "owner_words": "plain",
        "position": "plain", "text": "plain", "status": "plain", "due_words": "plain", "due_precision": "plain",
        "due_earliest": "plain", "due_latest": "plain", "recurring_every": "plain",
        "recurring_alternatives": "plain",
    }  # fmt: skip

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="commitments")
    response = models.ForeignKey(Response, models.PROTECT, null=True, related_name="commitments")
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, related_name="+"
    )
    owner_words = models.TextField(blank=True)
    position = models.IntegerField()
    text = models.TextField()
    status = models.TextField(choices=[(each.value, words) for each, words in STATUS_WORDS.items()])
    due_words = models.TextField(blank=True)
    due_precision = models.TextField(blank=True)
    due_earliest = models.DateField(null=True)
    due_latest = models.DateField(null=True)
    recurring_every = models.TextField(blank=True)
    recurring_alternatives = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(due_earliest__isnull=True)
                | Q(due_latest__isnull=True)
                | Q(due_earliest__lte=models.F("due_latest")),
                name="due_in_order",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "due_latest"], name="commitment_of_organisation"),
            models.Index(fields=["partnership", "due_latest"], name="commitment_by_due_date"),
            models.Index(fields=["source_reading"], name="commitment_of_reading"),
        ]
        triggers = [NEXT_VERSION]


@tracked()
class Decision(models.Model):
    """One decision on the standing of one row: what it was, what it became, and whether it was undone."""

    privacy: ClassVar = {
        "partnership": "plain", "subject_kind": "plain", "subject_id": "plain", "was": "plain",
        "became": "plain", "actor": "plain", "at": "plain", "undone_at": "plain", "undone_by": "plain",
        "batch": "plain",
    }  # fmt: skip
    retention = "register"

    partnership = models.ForeignKey("organisations.Partnership", models.PROTECT, related_name="+")
    subject_kind = models.TextField()
    subject_id = models.BigIntegerField()
    was = models.TextField(choices=STANDINGS)
    became = models.TextField(choices=STANDINGS)
    actor = models.TextField()
    at = models.DateTimeField()
    batch = models.UUIDField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                condition=Q(undone_at__isnull=True),
                name="one_standing_decision_a_row",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by="")
                | (Q(undone_at__isnull=False) & ~Q(undone_by="")),
                name="decision_undone_by_someone",
            ),
        ]
        indexes = [models.Index(fields=["batch"], name="decision_of_a_batch")]


@tracked()
class Change(models.Model):
    """What one act made of one row's columns; acts on several rows share a `batch`, and are undone as a whole.

    `before` is null where the act made the row. `reading` is the row's source at the time, null for one typed by hand.
    A change is never altered but to say that it was undone: corrections are kept beside what the reader had read.
    """

    privacy: ClassVar = {
        "partnership": "plain", "reading": "plain", "subject_kind": "plain", "subject_id": "plain", "what": "plain",
        "before": "plain", "after": "plain", "actor": "plain", "at": "plain", "batch": "plain",
        "undone_at": "plain", "undone_by": "plain",
    }  # fmt: skip
    retention = "register"

    partnership = models.ForeignKey("organisations.Partnership", models.PROTECT, related_name="+")
    reading = models.BigIntegerField(null=True)
    subject_kind = models.TextField()
    subject_id = models.BigIntegerField()
    what = models.TextField(choices=[(each.value, each.value) for each in ChangeKind])
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(encoder=DjangoJSONEncoder)
    actor = models.TextField()
    at = models.DateTimeField()
    batch = models.UUIDField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by="")
                | (Q(undone_at__isnull=False) & ~Q(undone_by="")),
                name="change_undone_by_someone",
            ),
        ]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="change_of_a_row"),
            models.Index(fields=["batch"], name="change_of_a_batch"),
            models.Index(fields=["reading"], name="change_of_a_reading"),
        ]


@tracked()
class OpeningPosition(models.Model):
    """How one confirmed recommendation or commitment stood when it came into Goldthread, as one act said it.

    One stands for a row; a later act takes its place and is kept as `replaced_by` (the act's batch), so that undoing
    that act lets this one stand again. `closed_earliest` and `closed_latest` are what the words of the date allow; both
    are null where none is known.
    """

    privacy: ClassVar = {
        "partnership": "plain", "subject_kind": "plain", "subject_id": "plain", "position": "plain",
        "closed_by": "plain", "closed_by_organisation": "plain", "closed_words": "plain", "closed_earliest": "plain",
        "closed_latest": "plain", "note": "plain", "actor": "plain", "at": "plain", "batch": "plain",
        "replaced_at": "plain", "replaced_by": "plain", "undone_at": "plain", "undone_by": "plain",
    }  # fmt: skip
    retention = "register"

    partnership = models.ForeignKey("organisations.Partnership", models.PROTECT, related_name="+")
    subject_kind = models.TextField()
    subject_id = models.BigIntegerField()
    position = models.TextField(choices=[(each.value, each.value) for each in Opening])
    closed_by = models.TextField(blank=True)
    closed_by_organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, related_name="+"
    )
    closed_words = models.TextField(blank=True)
    closed_earliest = models.DateField(null=True)
    closed_latest = models.DateField(null=True)
    note = models.TextField(blank=True)
    actor = models.TextField()
    at = models.DateTimeField()
    batch = models.UUIDField()
    replaced_at = models.DateTimeField(null=True)
    replaced_by = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                condition=Q(undone_at__isnull=True, replaced_by__isnull=True),
                name="one_standing_position_a_row",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by="")
                | (Q(undone_at__isnull=False) & ~Q(undone_by="")),
                name="position_undone_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(replaced_at__isnull=True, replaced_by__isnull=True)
                | Q(replaced_at__isnull=False, replaced_by__isnull=False),
                name="position_replaced_by_an_act",
            ),
            models.CheckConstraint(
                condition=Q(position=Opening.CLOSED_BEFORE.value)
                | Q(closed_by="", closed_by_organisation__isnull=True, closed_words=""),
                name="closed_by_only_where_closed",
            ),
        ]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="position_of_a_row"),
            models.Index(fields=["batch"], name="position_of_a_batch"),
            models.Index(fields=["replaced_by"], name="position_replaced_by"),
        ]
