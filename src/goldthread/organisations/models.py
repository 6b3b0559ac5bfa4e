"""Agencies, partnerships, people, sign-in and posts."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from goldthread.kernel.actor import Role
from goldthread.organisations.domain import (
    KIND_WORDS,
    ROLE_WORDS,
    ROLES_OF_A_PARTNERSHIP,
    SCHEME_WORDS,
    SUCCESSION_WORDS,
    WHOLE,
    CodeScheme,
    SuccessionKind,
)
from goldthread.trail.history import tracked


@tracked()
class Organisation(models.Model):
    """A body with duties, shared by every partnership that knows it."""

    privacy = {
        "kind": "plain", "name": "plain", "short_name": "plain", "began_on": "plain", "ended_on": "plain",
    }  # fmt: skip
    retention = "register"

    kind = models.TextField(choices=[(kind.value, words) for kind, words in KIND_WORDS.items()])
    name = models.TextField(unique=True)
    short_name = models.TextField(blank=True)
    began_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name


@tracked()
class Code(models.Model):
    """A code of an organisation in somebody's register, with the days on which it is its own; null is open.

    `value` is as that register writes it. In force it is one organisation's alone; an ODS code outlives a change of
    role, so that another organisation may have it later.
    """

    privacy = {
        "organisation": "plain",
        "scheme": "plain",
        "value": "plain",
        "from_on": "plain",
        "until_on": "plain",
    }
    retention = "register"

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="codes")
    scheme = models.TextField(choices=[(scheme.value, words) for scheme, words in SCHEME_WORDS.items()])
    value = models.TextField()
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "value"], condition=Q(until_on__isnull=True), name="one_organisation_a_code"
            ),
            models.UniqueConstraint(
                fields=["organisation", "scheme"],
                condition=Q(until_on__isnull=True) & ~Q(scheme=CodeScheme.OTHER.value),
                name="one_code_a_scheme",
            ),
        ]


@tracked()
class Succession(models.Model):
    """From `on`, `successor` has the duties that `predecessor` had, or the part of them that `passes` says in words.

    `pending` is a change whose day or boundary is not settled: it passes nothing. `on` is then null where no day is
    known, and `on_words` are the source's. `until_on` is the last day of a hosted service. `source` and `source_url`
    say who says so. A change ended as a mistake is kept, with `undone_why`.
    """

    privacy = {
        "predecessor": "plain", "successor": "plain", "kind": "plain", "on": "plain", "on_words": "plain",
        "until_on": "plain", "passes": "plain", "pending": "plain", "source": "plain", "source_url": "plain",
        "undone_at": "plain", "undone_by": "plain", "undone_why": "plain",
    }  # fmt: skip
    retention = "register"

    predecessor = models.ForeignKey(Organisation, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Organisation, models.PROTECT, related_name="inheritances")
    kind = models.TextField(
        choices=[(kind.value, words) for kind, words in SUCCESSION_WORDS.items()],
        default=SuccessionKind.REPLACED.value,
    )
    on = models.DateField(null=True)
    on_words = models.TextField(blank=True)
    until_on = models.DateField(null=True)
    passes = models.TextField(blank=True)
    pending = models.BooleanField(default=False)
    source = models.TextField(blank=True)
    source_url = models.TextField(blank=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.TextField(blank=True)
    undone_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor", "kind", "passes", "on"],
                condition=Q(undone_at__isnull=True),
                name="one_succession_a_pair",
                nulls_distinct=False,
            ),
            models.UniqueConstraint(
                fields=["predecessor"],
                condition=Q(
                    undone_at__isnull=True, pending=False, kind__in=sorted(each.value for each in WHOLE)
                ),
                name="one_successor_to_the_whole",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=models.F("successor")), name="succession_by_another"
            ),
            models.CheckConstraint(
                condition=Q(pending=True) | Q(on__isnull=False), name="succession_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by="")
                | (Q(undone_at__isnull=False) & ~Q(undone_by="")),
                name="succession_undone_by_someone",
            ),
        ]


@tracked()
class Partnership(models.Model):
    """The safeguarding partners of an area. `slug` is its short name in addresses and commands."""

    privacy = {"name": "plain", "slug": "plain"}
    retention = "register"

    name = models.TextField(unique=True)
    slug = models.SlugField(unique=True)

    def __str__(self) -> str:
        return self.name


@tracked()
class Membership(models.Model):
    """An organisation's time as an agency of a partnership."""

    privacy = {"partnership": "plain", "organisation": "plain", "from_on": "plain", "until_on": "plain"}
    retention = "register"

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "organisation"], name="one_membership_a_pair")
        ]


@tracked()
class Alias(models.Model):
    """What one partnership's documents call an organisation. `normal` is the words as compared.

    An alias that ended is kept; later loads ask again. One moved to another organisation is ended and made anew, since
    rows that it gave stay as they were. `confirmed_by` is "" for those from before that was kept.
    """

    privacy = {
        "partnership": "plain", "organisation": "plain", "words": "plain", "normal": "plain",
        "confirmed_at": "plain", "confirmed_by": "plain", "ended_at": "plain", "ended_by": "plain",
    }  # fmt: skip
    retention = "register"

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="aliases")
    words = models.TextField()
    normal = models.TextField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "normal"],
                condition=Q(ended_at__isnull=True),
                name="one_meaning_an_alias",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by="")
                | (Q(ended_at__isnull=False) & ~Q(ended_by="")),
                name="alias_ended_by_someone",
            ),
        ]


@tracked()
class Assignment(models.Model):
    """A person of one partnership said who has one open duty of a `predecessor` whose duties wait for a person.

    `successor` is one of its successors, or the predecessor itself, with which the duty stays. The duty is a value
    (kind and id), since the tables that hold duties stand above this one. `seen_with` are (kind, id) of what it cannot
    be understood without: its recommendation and its review.
    """

    privacy = {
        "partnership": "plain", "predecessor": "plain", "successor": "plain", "subject_kind": "plain",
        "subject_id": "plain", "seen_with": "plain", "at": "plain", "actor": "plain", "undone_at": "plain",
        "undone_by": "plain",
    }  # fmt: skip
    retention = "register"

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    predecessor = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    successor = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    subject_kind = models.TextField()
    subject_id = models.BigIntegerField()
    seen_with = models.JSONField(default=list)
    at = models.DateTimeField()
    actor = models.TextField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "subject_kind", "subject_id"],
                condition=Q(undone_at__isnull=True),
                name="one_standing_assignment_a_duty",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by="")
                | (Q(undone_at__isnull=False) & ~Q(undone_by="")),
                name="assignment_undone_by_someone",
            ),
        ]
        indexes = [models.Index(fields=["successor"], name="assignment_to_a_successor")]


@tracked()
class Person(models.Model):
    """Someone who works with the partnership; what they may do hangs on their posts."""

    privacy = {"name": "identifies_adult"}
    retention = "people"

    name = models.TextField()


class Users(BaseUserManager["User"]):
    """Makes users by email address, kept in lower case."""

    def create_user(self, email: str, password: str | None = None, *, person: Person | None = None) -> "User":
        user = self.model(email=email.strip().lower(), person=person)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


@tracked(exclude=("password", "last_login"))
class User(AbstractBaseUser):
    """A sign-in. It says who someone is, never what they may do."""

    privacy = {
        "password": "plain", "last_login": "plain", "email": "identifies_adult", "person": "plain",
        "is_active": "plain",
    }  # fmt: skip
    retention = "people"

    email = models.EmailField(unique=True)
    person = models.OneToOneField(Person, models.PROTECT, null=True, related_name="user")
    is_active = models.BooleanField(default=True)
    is_staff = False

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(email=Lower("email")), name="email_in_lower_case")]


@tracked()
class Post(models.Model):
    """A role that a person holds for an organisation, with dates; `partnership` only for roles that see one whole."""

    privacy = {
        "person": "plain", "organisation": "plain", "partnership": "plain", "role": "plain", "title": "plain",
        "from_on": "plain", "until_on": "plain",
    }  # fmt: skip
    retention = "people"

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    partnership = models.ForeignKey(Partnership, models.PROTECT, null=True, related_name="+")
    role = models.TextField(choices=[(role.value, words) for role, words in ROLE_WORDS.items()])
    title = models.TextField(blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    role__in=sorted(role.value for role in ROLES_OF_A_PARTNERSHIP), partnership__isnull=False
                )
                | Q(role=Role.AGENCY_LEAD.value, partnership__isnull=True),
                name="post_sees_its_partnership",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "partnership", "role", "from_on"],
                name="one_post_of_a_kind",
                nulls_distinct=False,
            ),
        ]
