"""`goldthread add`: from an empty database to someone who can sign in; each twice."""

from datetime import timedelta

import pytest

from cast import AT, PASSWORD
from cli.typed import typed
from database_seen import all_rows, row_counts
from goldthread.cli import adding
from goldthread.organisations.models import User

pytestmark = pytest.mark.usefixtures("database")

PARTNERSHIP = ("partnership", "Alder Vale Safeguarding Children Partnership", "--short-name", "alder-vale")
TEAM = "Alder Vale Support Team"
POLICE = ("organisation", "Wessmoor Police", "--kind", "police", "--partnership", "alder-vale")
MANAGER = (
    "person", "Invented Manager", "--email", "Manager@aldervale.example", "--organisation", TEAM,
    "--role", "support_team", "--partnership", "alder-vale",
)  # fmt: skip
DETECTIVE = (
    "person", "Invented Detective", "--email", "detective@aldervale.example", "--organisation", "Wessmoor Police",
    "--role", "agency_lead", "--password", PASSWORD,
)  # fmt: skip


def add(*words: str, answers: str = "") -> str:
    result = typed("add", *words, answers=answers)
    assert result.exit_code == 0, result.output
    return result.output


def refused(*words: str, code: int, answers: str = "") -> str:
    """The sentence; nothing of it may have been kept."""
    before = row_counts()
    result = typed("add", *words, answers=answers)
    assert result.exit_code == code, result.output
    assert row_counts() == before
    return result.stderr


def set_up() -> None:
    add(*PARTNERSHIP)
    add("organisation", TEAM, "--kind", "partnership_team", "--partnership", "alder-vale")
    add(*POLICE)


def test_from_nothing_to_two_people_who_can_sign_in() -> None:
    assert add(*PARTNERSHIP) == "Alder Vale Safeguarding Children Partnership is here, as alder-vale.\n"
    assert add("organisation", TEAM, "--kind", "partnership_team", "--partnership", "alder-vale") == (
        "Alder Vale Support Team is here.\n"
    )
    add(*POLICE)
    said = add(*MANAGER, answers=f"{PASSWORD}\n{PASSWORD}\n")
    assert said.endswith("They can sign in now. The first sign-in asks them to set up one-time codes.\n")
    assert PASSWORD not in said
    add(*DETECTIVE)
    assert all_rows(
        "SELECT u.email, p.name, o.name, t.role, a.slug FROM organisations_post t"
        " JOIN organisations_person p ON p.id = t.person_id JOIN organisations_user u ON u.person_id = p.id"
        " JOIN organisations_organisation o ON o.id = t.organisation_id"
        " LEFT JOIN organisations_partnership a ON a.id = t.partnership_id ORDER BY t.id"
    ) == [
        ("manager@aldervale.example", "Invented Manager", TEAM, "support_team", "alder-vale"),
        ("detective@aldervale.example", "Invented Detective", "Wessmoor Police", "agency_lead", None),
    ]
    assert User.objects.get(email="manager@aldervale.example").check_password(PASSWORD)
    assert all_rows("SELECT count(*) FROM organisations_membership") == [(2,)]
    assert all_rows("SELECT DISTINCT actor FROM trail_entry") == [("system:command-line",)]


def test_everything_may_be_added_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time on another day, with another password, which changes nothing either."""
    set_up()
    add(*DETECTIVE)
    before = row_counts()
    monkeypatch.setattr(adding, "now", lambda: AT + timedelta(days=3650))
    set_up()
    assert add(*DETECTIVE[:-1], "seven other invented words") == (
        "Their address was known already: they hold the post, and keep their name and password.\n"
    )
    assert row_counts() == before
    assert User.objects.get().check_password(PASSWORD)


def test_a_second_post_for_the_same_person() -> None:
    set_up()
    add(*DETECTIVE)
    add(*MANAGER[:3], "detective@aldervale.example", *MANAGER[4:], "--password", PASSWORD)
    assert all_rows("SELECT count(*), count(DISTINCT person_id) FROM organisations_post") == [(2, 1)]


def test_each_refusal_is_a_sentence_and_keeps_nothing() -> None:
    set_up()
    assert "There is already Alder Vale Safeguarding Children Partnership, called alder-vale." in refused(
        "partnership", "Another Partnership", "--short-name", "alder-vale", code=3
    )
    assert "There is no partnership called nowhere. Known: alder-vale." in refused(
        "organisation", "Northmere Housing", "--kind", "housing", "--partnership", "nowhere", code=3
    )
    assert "There is no organisation called Fernhill Police. Add it first." in refused(
        *DETECTIVE[:5], "Fernhill Police", *DETECTIVE[6:], code=3
    )
    assert "at least 12 characters" in refused(*DETECTIVE[:-1], "short", code=3)


def test_typed_wrongly_ends_with_2_and_keeps_nothing() -> None:
    set_up()
    assert "There is no kind orchestra. Choose one of" in refused(
        "organisation", "Wessmoor Strings", "--kind", "orchestra", code=2
    )
    assert "--short-name takes letters, digits, hyphens and underscores alone." in refused(
        "partnership", "Fernhill Partnership", "--short-name", "fern hill!", code=2
    )
    assert "--email takes an email address" in refused(*DETECTIVE[:3], "detective", *DETECTIVE[4:], code=2)
    assert "is not one of 'support_team', 'scrutineer', 'agency_lead'" in refused(
        *DETECTIVE[:7], "chief", *DETECTIVE[8:], code=2
    )
    needs = "A support team or scrutineer post needs --partnership; an agency lead's has none."
    assert needs in refused(*DETECTIVE, "--partnership", "alder-vale", code=2)
    assert needs in refused(*MANAGER[:-2], "--password", PASSWORD, code=2)


def test_without_a_partnership_the_way_to_add_one_is_told() -> None:
    assert 'Add one: goldthread add partnership "Its name" --short-name its-name' in refused(*POLICE, code=3)
