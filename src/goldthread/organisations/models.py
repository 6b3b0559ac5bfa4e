"""Agencies, partnerships, people, sign-in and posts."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from goldthread.kernel.actor import Role
from goldthread.organisations.domain import KIND_WORDS, ROLE_WORDS, ROLES_OF_A_PARTNERSHIP
from goldthread.trail.history import tracked


@tracked()
class Organisation(models.Model):
    """A body with duties, shared by every partnership that knows it."""

    privacy = {"kind": "plain", "name": "plain", "short_name": "plain", "ended_on": "plain"}
    retention = "register"

    kind = models.TextField(choices=[(kind.value, words) for kind, words in KIND_WORDS.items()])
    name = models.TextField(unique=True)
    short_name = models.TextField(blank=True)
    ended_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name


@tracked()
class Succession(models.Model):
    """From `on`, `successor` has the duties that `predecessor` had."""

    privacy = {"predecessor": "plain", "successor": "plain", "on": "plain"}
    retention = "register"

    predecessor = models.ForeignKey(Organisation, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Organisation, models.PROTECT, related_name="inheritances")
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="one_succession_a_pair"),
            models.CheckConstraint(
                condition=~Q(predecessor=models.F("successor")), name="succession_by_another"
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
    """What one partnership's documents call an organisation. `normal` is the words as compared."""

    privacy = {"partnership": "plain", "organisation": "plain", "words": "plain", "normal": "plain"}
    retention = "register"

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="aliases")
    words = models.TextField()
    normal = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "normal"], name="one_meaning_an_alias")]


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
