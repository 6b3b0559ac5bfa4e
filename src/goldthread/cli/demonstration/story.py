"""What the demonstration's partnerships have done so far, told by the commands that a real partnership uses.

All of it is one transaction: a start that is cut short leaves nothing, and the next one begins again. A document
that is there already is left alone with everything decided on it since.
"""

from collections.abc import Callable
from datetime import datetime
from importlib.resources import files

from django.db import connection

from goldthread.cli.demonstration.cast import (
    ALDER_VALE,
    ELDERWICK,
    ELDERWICK_SUPPORT,
    SUPPORT,
    TEAM,
    Character,
    actor_of,
    assemble,
)
from goldthread.ingest import read_bytes
from goldthread.kernel.actor import system_actor
from goldthread.kernel.clock import LONDON
from goldthread.organisations import queries as organisations
from goldthread.readings import commands as readings
from goldthread.readings import queries as documents
from goldthread.recommendations import commands as register
from goldthread.recommendations import queries as rows
from goldthread.recommendations.domain import CommitmentStatus, Opening
from goldthread.trail.context import acting

Tell = Callable[[str, int, int], None]

ONE_AT_A_TIME = 7_407_412
"""Number of the advisory lock that one telling holds; any fixed number does that is not the migrations'."""

CONFIRMED_SO_FAR = 6
"""How many recommendations of the review of Rowan have been looked at."""

A_FIGURE = "Nine disagreements were logged"
"""Read as something done, though it only counts: the support team rejected it."""

HASTY = "Forty of 52 repair staff have been trained"
"""Rejected by mistake, which was undone the next morning."""


def tell(progress: Tell = lambda doing, done, total: None) -> None:
    """Bring about the whole story. Run again, it changes nothing. Raises Refused where what it needs was taken away."""
    with acting(system_actor("demonstration")):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        progress("Inventing agencies and people", 0, len(CHAPTERS) + 1)
        assemble()
        for number, (doing, chapter) in enumerate(CHAPTERS, start=1):
            progress(doing, number, len(CHAPTERS) + 1)
            chapter()


def _wren() -> None:
    """The oldest response: read, its names known, and confirmed whole."""
    reading = _loaded("wren_response_march_2021.txt", ALDER_VALE, SUPPORT, _on(8, 9, 10, 5))
    if reading is not None:
        _say_who_the_partnership_is(_on(8, 9, 10, 40))
        _confirm_all(reading, SUPPORT, _on(9, 9, 14, 20))
        _say_how_it_stood(reading, _on(10, 9, 11, 30))


def _wren_again() -> None:
    """A briefing with the same recommendations, word for word: nothing new to confirm."""
    _loaded("wren_briefing_may_2021.txt", ALDER_VALE, SUPPORT, _on(10, 9, 9, 15))


def _rowan() -> None:
    """Confirmed as far as the team has come, with one misreading rejected and one decision undone."""
    reading = _loaded("rowan_response_october_2023.txt", ALDER_VALE, SUPPORT, _on(22, 9, 11, 0))
    if reading is None:
        return
    at = _on(24, 9, 15, 30)
    by = actor_of(SUPPORT, at=at)
    with acting(by):
        figure, hasty = _commitment(A_FIGURE, reading), _commitment(HASTY, reading)
        register.reject("commitment", figure, by=by, at=at)
        register.reject("commitment", hasty, by=by, at=at)
        register.undo("commitment", hasty, by=by, at=_on(25, 9, 9, 10))
        _confirm_first(reading, CONFIRMED_SO_FAR, _on(25, 9, 9, 45))


def _hazel() -> None:
    """The other partnership's response, confirmed whole by its own team."""
    reading = _loaded("hazel_response_june_2024.txt", ELDERWICK, ELDERWICK_SUPPORT, _on(6, 10, 13, 0))
    if reading is not None:
        _confirm_all(reading, ELDERWICK_SUPPORT, _on(7, 10, 10, 30))


def _linnet() -> None:
    """The newest: proposed, with a name that nobody has explained. This one is left for the visitor."""
    _loaded("linnet_response_september_2025.txt", ALDER_VALE, SUPPORT, _on(3, 11, 9, 50))


CHAPTERS: tuple[tuple[str, Callable[[], None]], ...] = (
    ("Reading the response about Wren", _wren),
    ("Reading the briefing about Wren", _wren_again),
    ("Reading the response about Rowan", _rowan),
    ("Reading the response about Hazel", _hazel),
    ("Reading the response about Linnet", _linnet),
)


def _on(day: int, month: int, hour: int, minute: int) -> datetime:
    """A moment of 2025, the year in which the partnerships of the story began to use Goldthread."""
    return datetime(2025, month, day, hour, minute, tzinfo=LONDON)


def _loaded(name: str, slug: str, who: Character, at: datetime) -> int | None:
    """Load one of the invented documents; its reading's id, or None where one of that name is there already.

    By name and not by checksum: a later version of the story may have mended a word, and nothing is to double.
    """
    by = actor_of(who, at=at)
    with acting(by):
        if any(row.name == name for row in documents.documents({}, words=name).rows):
            return None
        content = (files("goldthread.cli.demonstration") / "documents" / name).read_bytes()
        reading = read_bytes(content, name=name)
        return readings.load(content, reading, partnership=_partnership(slug), by=by, at=at).reading


def _partnership(slug: str) -> int:
    return organisations.partnership_by_slug(slug).id


def _say_who_the_partnership_is(at: datetime) -> None:
    """Documents say "The Partnership"; its support team answers for what is asked of it."""
    by = actor_of(SUPPORT, at=at)
    [team] = [key for key, name in organisations.organisation_choices() if name == TEAM]
    with acting(by):
        register.say_who(
            "The Partnership", organisation=team, partnership=_partnership(ALDER_VALE), by=by, at=at
        )


def _confirm_all(reading: int, who: Character, at: datetime) -> None:
    by = actor_of(who, at=at)
    with acting(by):
        register.confirm_reading(reading, by=by, at=at)


def _say_how_it_stood(reading: int, at: datetime) -> None:
    """What the agencies had said to be done was closed before Goldthread came; all else of that review is open."""
    by = actor_of(SUPPORT, at=at)
    of_it = {"reading": reading}
    with acting(by):
        promised = rows.commitments(of_it).rows
        done = [("commitment", each.id) for each in promised if each.status is CommitmentStatus.DONE]
        others = [("commitment", each.id) for each in promised if each.status is not CommitmentStatus.DONE]
        asked = [("recommendation", each.id) for each in rows.recommendations(of_it).rows]
        register.set_positions(done, Opening.CLOSED_BEFORE, closed_by="the executive group", by=by, at=at)
        register.set_positions([*asked, *others], Opening.OPEN, by=by, at=at)


def _commitment(words: str, reading: int) -> int:
    """The one commitment of a reading that begins with these words. Raises ValueError where there is not just one."""
    found = rows.commitments({"reading": reading}).rows
    [row] = [each for each in found if each.text.startswith(words)]
    return row.id


def _confirm_first(reading: int, number: int, at: datetime) -> None:
    """Confirm the review, its first recommendations with their parts, and what was answered to them, row by row."""
    by = actor_of(SUPPORT, at=at)
    everything = rows.recommendations({"reading": reading}, order="label").rows
    chosen = [each.id for each in everything if each.parent is None][:number]
    asked = [each for each in everything if each.id in chosen or each.parent in chosen]
    register.confirm("review", asked[0].review, by=by, at=at)
    for each in asked:
        register.confirm("recommendation", each.id, by=by, at=at)
    for kind, query in (("response", rows.responses), ("commitment", rows.commitments)):
        for row in query({"reading": reading}).rows:
            if row.recommendation in chosen:
                register.confirm(kind, row.id, by=by, at=at)
