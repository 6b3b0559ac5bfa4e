"""Acting: the settings that the database reads, set for one transaction and put back."""

import pytest
from django.db import IntegrityError, connection, transaction

from cast import AT, AlderVale, alder_vale, fernhill
from goldthread.kernel.actor import Actor, system_actor
from goldthread.organisations.models import Alias, Organisation
from goldthread.recommendations import commands, queries
from goldthread.trail.context import acting, actor_now
from readings_made import juniper

NOBODY = ("", "", "", "")


@pytest.fixture
def cast(database: str) -> AlderVale:
    made = alder_vale()
    with acting(made.loader):
        commands.propose(juniper(), reading_id=7, partnership=made.partnership, by=made.loader, at=AT)
    return made


def settings() -> tuple[str, ...]:
    """What row-level security and history read, as the database has it now."""
    names = ("actor", "acting_for", "partnerships", "organisations")
    asked = ", ".join(f"coalesce(current_setting('goldthread.{name}', true), '')" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}")
        return tuple(cursor.fetchone())


def settings_of(actor: Actor) -> tuple[str, ...]:
    lists = (actor.partnerships, actor.organisations)
    return (actor.id, str(actor.organisation or ""), *(",".join(map(str, each)) for each in lists))


def rows_seen() -> int:
    return len(queries.recommendations({}).rows)


def test_the_database_is_told_who_acts_for_one_transaction_alone(cast: AlderVale) -> None:
    for actor in (cast.support, cast.trust_lead, system_actor("nightly")):
        with acting(actor):
            assert settings() == settings_of(actor)
            assert actor_now() == actor
        assert settings() == NOBODY
        assert actor_now() is None


def test_nobody_sees_nothing_and_writes_nothing(cast: AlderVale) -> None:
    with acting(cast.support):
        assert rows_seen() == 3
    with acting(None):
        assert settings() == NOBODY
        assert rows_seen() == 0
        assert actor_now() is None
    assert rows_seen() == 0


def test_acting_inside_acting_puts_the_outer_actor_back(cast: AlderVale) -> None:
    with acting(cast.support):
        with acting(cast.police_lead):
            assert (settings(), actor_now()) == (settings_of(cast.police_lead), cast.police_lead)
            with acting(fernhill()):
                assert rows_seen() == 0
            assert settings() == settings_of(cast.police_lead)
        assert (settings(), actor_now()) == (settings_of(cast.support), cast.support)
        assert rows_seen() == 3
    assert settings() == NOBODY


def test_nobody_inside_acting_sees_nothing_and_the_outer_actor_is_put_back(cast: AlderVale) -> None:
    with acting(cast.support):
        with acting(None):
            assert rows_seen() == 0
        assert rows_seen() == 3


def test_acting_inside_nobodys_transaction_ends_with_nobody_again(cast: AlderVale) -> None:
    """A visitor's request in which, say, a sign-in is recorded: what follows is still the visitor's."""
    with acting(None):
        with acting(cast.support):
            assert rows_seen() == 3
        assert settings() == NOBODY
        assert actor_now() is None
        assert rows_seen() == 0


def test_acting_inside_a_plain_transaction_leaves_it_as_it_was(cast: AlderVale) -> None:
    with transaction.atomic():
        with acting(cast.support):
            assert rows_seen() == 3
        assert settings() == NOBODY
        assert rows_seen() == 0


class InventedFault(Exception):
    pass


def _fault() -> None:
    raise InventedFault


def test_a_fault_inside_takes_back_what_was_written_and_puts_the_outer_actor_back(cast: AlderVale) -> None:
    with acting(cast.support):
        with pytest.raises(InventedFault), acting(cast.police_lead):
            Organisation.objects.create(name="Invented Housing", kind="housing")
            _fault()
        assert (settings(), actor_now()) == (settings_of(cast.support), cast.support)
        assert not Organisation.objects.filter(name="Invented Housing").exists()
        assert rows_seen() == 3


def _add_the_police_again() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO organisations_organisation (kind, name, short_name) VALUES ('police', 'Wessmoor Police', '')"
        )


def test_a_refusal_of_the_database_inside_is_told_as_it_is(cast: AlderVale) -> None:
    """Not as the fault that follows it, when settings are to be put back in a transaction that is broken."""
    with acting(cast.support):
        with pytest.raises(IntegrityError, match="organisations_organisation_name"), acting(cast.police_lead):
            _add_the_police_again()
        assert settings() == settings_of(cast.support)
        assert rows_seen() == 3


def test_a_block_that_is_marked_to_be_rolled_back_puts_the_outer_actor_back(cast: AlderVale) -> None:
    with acting(cast.support):
        with acting(cast.police_lead):
            Organisation.objects.create(name="Invented Housing", kind="housing")
            transaction.set_rollback(True)
        assert settings() == settings_of(cast.support)
        assert not Organisation.objects.filter(name="Invented Housing").exists()


def test_a_transaction_that_fails_leaves_nothing_and_nobody(cast: AlderVale) -> None:
    with pytest.raises(InventedFault), acting(cast.support):
        Alias.objects.create(
            partnership_id=cast.partnership, organisation_id=cast.trust, words="Trust", normal="trust"
        )
        _fault()
    assert (settings(), actor_now()) == (NOBODY, None)
    with acting(cast.support):
        assert not Alias.objects.exists()


def test_one_who_serves_two_partnerships_sees_both(cast: AlderVale) -> None:
    stranger = fernhill()
    with acting(system_actor("both", partnerships=(cast.partnership, *stranger.partnerships))):
        assert settings()[2] == f"{cast.partnership},{stranger.partnerships[0]}"
        assert rows_seen() == 3
