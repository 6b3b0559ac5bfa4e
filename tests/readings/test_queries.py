"""Finding documents, their text and their bytes; what an actor may not know of is not found."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cast import AT, AlderVale, fernhill
from goldthread.ingest.reading import Place
from goldthread.kernel.actor import Actor
from goldthread.kernel.refusals import NotFound
from goldthread.readings import commands, queries
from goldthread.recommendations.domain import Source
from goldthread.trail.context import acting
from readings_made import BRIEFING_TEXT, TEXT, juniper, juniper_briefing

OVER_THE_EDGE = len(TEXT) + 1
FAR_TOO_LARGE = 10**25


@pytest.fixture
def briefing(cast: AlderVale, document: int) -> int:
    """A second document, loaded an hour after the first."""
    with acting(cast.support):
        return commands.load(
            BRIEFING_TEXT.encode(), juniper_briefing(), partnership=cast.partnership, by=cast.support,
            at=AT + timedelta(hours=1),
        ).document  # fmt: skip


def names(**asked: object) -> list[str]:
    filters = asked.pop("filters", {})
    return [row.name for row in queries.documents(filters, **asked).rows]  # type: ignore[arg-type]


def test_documents_come_last_loaded_first_and_in_the_order_asked_for(cast: AlderVale, briefing: int) -> None:
    with acting(cast.support):
        assert names() == ["briefing.txt", "juniper.txt"]
        assert names(order="loaded") == ["juniper.txt", "briefing.txt"]
        assert names(order="name") == names(order="kind") == ["briefing.txt", "juniper.txt"]
        assert names(order="-name") == names(order="-kind") == ["juniper.txt", "briefing.txt"]


def test_documents_are_found_by_kind_and_by_words_of_their_name(cast: AlderVale, briefing: int) -> None:
    with acting(cast.support):
        assert queries.kinds() == ("briefing", "response")
        assert names(filters={"kind": "response"}) == ["juniper.txt"]
        assert names(words="BRIEF") == ["briefing.txt"]
        assert names(words="growth chart") == names(words="%") == names(words="_") == []
        assert names(filters={"kind": "briefing"}, words="juniper") == []


def test_a_slice_says_how_many_there_are_in_all(cast: AlderVale, briefing: int) -> None:
    with acting(cast.support):
        found = queries.documents({}, limit=1, offset=1)
        assert ([row.name for row in found], found.total, found.offset) == (["juniper.txt"], 2, 1)
        row = queries.document(briefing)
    assert (row.name, row.kind, row.characters) == ("briefing.txt", "briefing", len(BRIEFING_TEXT))
    assert (row.loaded_at, row.checksum) == (AT + timedelta(hours=1), juniper_briefing().checksum)


def test_a_passage_is_marked_where_it_stands(cast: AlderVale, document: int) -> None:
    words = "Officers now record everyone present."
    start = TEXT.index(words)
    with acting(cast.support):
        text = queries.document_text(document, start=start, end=start + len(words))
        whole = queries.document_text(document, start=0, end=len(TEXT))
    assert (text.before, text.marked, text.after) == (TEXT[:start], words, TEXT[start + len(words) :])
    assert (whole.before, whole.marked, whole.after) == ("", TEXT, "")


NO_PLACE = (
    (None, None), (3, None), (None, 3), (7, 7), (9, 3), (-1, 5), (0, OVER_THE_EDGE), (0, FAR_TOO_LARGE),
)  # fmt: skip


def test_a_place_that_is_none_marks_nothing_and_shows_the_whole_text(cast: AlderVale, document: int) -> None:
    with acting(cast.support):
        texts = [queries.document_text(document, start=start, end=end) for start, end in NO_PLACE]
    assert {(text.before, text.marked, text.after) for text in texts} == {(TEXT, "", "")}


def test_the_words_of_a_row_come_with_what_stands_round_them(cast: AlderVale, document: int) -> None:
    long = f"{'x' * 700}Recommendation{'y' * 700}"
    ask = replace(juniper().recommendations[0], place=Place(700, 714, 1), responses=(), commitments=())
    reading = replace(juniper(text=long), recommendations=(ask,))
    with acting(cast.support):
        loaded = commands.load(long.encode(), reading, partnership=cast.partnership, by=cast.support, at=AT)
        source = Source(loaded.reading, "juniper.txt", 700, 714, 1, None)
        passage = queries.passage(source)
    assert passage is not None
    assert (passage.before, passage.words, passage.after) == ("x" * 600, "Recommendation", "y" * 600)
    assert passage.url == f"/documents/{loaded.document}?start=700&end=714#passage"


def test_a_row_typed_by_hand_has_no_passage(cast: AlderVale, document: int) -> None:
    with acting(cast.support):
        assert queries.passage(Source(None, "", None, None, None, None)) is None
        assert queries.passage(Source(FAR_TOO_LARGE, "gone.txt", 0, 5, 1, None)) is None


def everything_that_stands_behind(document: int, by: Actor) -> list[object]:
    """What the four queries about one document give `by`; NotFound where they raise it."""
    found: list[object] = []
    with acting(by):
        for ask in (
            lambda: queries.document(document),
            lambda: queries.document_text(document, start=0, end=5),
            lambda: queries.document_bytes(document),
        ):
            try:
                found.append(ask())
            except NotFound:
                found.append(NotFound)
    return found


def test_a_document_is_the_partnerships_own(cast: AlderVale, document: int) -> None:
    assert NotFound not in everything_that_stands_behind(document, cast.support)
    assert NotFound not in everything_that_stands_behind(document, cast.scrutineer)
    for by in (cast.trust_lead, cast.police_lead, fernhill()):
        assert everything_that_stands_behind(document, by) == [NotFound, NotFound, NotFound]
        with acting(by):
            assert names() == []
            assert queries.kinds() == ()
            assert queries.passage(Source(1, "juniper.txt", 0, 5, 1, None)) is None


def test_a_document_that_never_was_is_not_found(cast: AlderVale, document: int) -> None:
    for missing in (0, 999, FAR_TOO_LARGE):
        assert everything_that_stands_behind(missing, cast.support) == [NotFound, NotFound, NotFound]


def test_the_bytes_are_those_that_came(cast: AlderVale, document: int) -> None:
    with acting(cast.support):
        assert queries.document_bytes(document) == ("juniper.txt", TEXT.encode())
