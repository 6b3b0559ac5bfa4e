"""The text of confirming: pages and pieces are exactly the document's characters; typed words are found in it."""

from hypothesis import given
from hypothesis import strategies as st

from goldthread.ingest.manuscript import Source
from goldthread.readings.confirming.pages_of_text import STRETCH, page_at, pages_of
from goldthread.readings.confirming.pieces import Marking, pieces_of
from goldthread.readings.finding_words import find_words

TEXTS = st.text(alphabet="ab .\n\f👶é", max_size=60)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, int, int, list[Marking]]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    start, end = sorted((draw(places), draw(places)))
    ends = draw(st.lists(st.tuples(places, places), max_size=8))
    kinds = st.sampled_from(["recommendation", "response", "commitment"])
    markings = [Marking(f"item-{n}", draw(kinds), *sorted(each)) for n, each in enumerate(ends)]
    return text, start, end, markings


@given(marked_texts())
def test_pieces_joined_are_exactly_the_text(made: tuple[str, int, int, list[Marking]]) -> None:
    text, start, end, markings = made
    pieces = pieces_of(text, start=start, end=end, markings=markings)
    assert "".join(piece.text for piece in pieces) == text[start:end]
    for marking in markings:
        inside = "".join(piece.text for piece in pieces if marking in piece.covering)
        assert inside == text[max(start, marking.start) : max(start, min(end, marking.end))]
        if inside:
            assert sum(marking in piece.begins for piece in pieces) == 1


@given(st.text(alphabet="ab .\n👶", max_size=200), st.lists(st.integers(0, 250), max_size=5))
def test_pages_joined_are_exactly_the_text(text: str, starts: list[int]) -> None:
    pages = pages_of(text, starts)
    assert "".join(text[page.start : page.end] for page in pages) == text
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    if starts and min(starts) <= len(text):
        assert [page.start for page in pages[1:]] == sorted(each for each in starts if each <= len(text))[1:]


def test_what_stands_within_what_is_marked_within_it() -> None:
    text = "Ask. We will do it. Then more."
    answer, promise = Marking("response-1", "response", 5, 19), Marking("commitment-2", "commitment", 5, 19)
    whole = Marking("recommendation-3", "recommendation", 0, 30)
    pieces = pieces_of(text, start=0, end=len(text), markings=[promise, whole, answer])
    assert [(piece.text, [each.kind for each in piece.covering]) for piece in pieces] == [
        ("Ask. ", ["recommendation"]),
        ("We will do it.", ["recommendation", "response", "commitment"]),
        (" Then more.", ["recommendation"]),
    ]
    assert [each.kind for each in pieces[1].begins] == ["response", "commitment"]


def test_an_item_that_goes_on_over_a_page_is_marked_on_both() -> None:
    text = "one two three"
    long = Marking("response-1", "response", 4, 13)
    first, second = (pieces_of(text, start=a, end=b, markings=[long]) for a, b in ((0, 8), (8, 13)))
    assert [piece.text for piece in first if piece.covering] == ["two "]
    assert second[0].text == "three"
    assert second[0].begins == (long,)


def test_text_without_pages_is_cut_at_blank_lines() -> None:
    paragraph = "All agencies should tell the desk. " * 20 + "\n\n"
    pages = pages_of(paragraph * 20)
    assert len(pages) == 3
    assert all(page.end - page.start <= STRETCH for page in pages)
    assert all(paragraph.endswith((paragraph * 20)[: page.end][-2:]) for page in pages)


def test_text_without_a_single_line_is_cut_all_the_same() -> None:
    assert [page.end for page in pages_of("x" * (2 * STRETCH + 5))] == [STRETCH, 2 * STRETCH, 2 * STRETCH + 5]


def test_a_page_without_a_word_keeps_its_number() -> None:
    pages = pages_of("one\nthree\n", [0, 4, 4])
    assert [(page.start, page.end) for page in pages] == [(0, 4), (4, 4), (4, 10)]
    assert page_at(pages, 4) == 3
    assert page_at(pages, 10) == 3, "behind the end is the last page"


LINES = "The Trust will review\nits policy.\n7\nThe Trust’s staff will\nbe told. The Trust will review it."
LIFTED = Source(LINES, ((LINES.index("7"), LINES.index("7") + 1),))


def found(typed: str, near: int = 0) -> str | None:
    place = find_words(typed, LIFTED, near=near)
    return place and LINES[slice(*place)]


def test_typed_words_are_found_whatever_their_white_space() -> None:
    assert found("  review its\n policy. ") == "review\nits policy."


def test_words_on_both_sides_of_a_page_number_are_found_with_it_and_without() -> None:
    assert found("its policy. The Trust's staff") == "its policy.\n7\nThe Trust’s staff"
    assert found("its policy. 7 The Trust's") == "its policy.\n7\nThe Trust’s"


def test_the_place_nearest_to_the_item_counts() -> None:
    assert find_words("The Trust will review", LIFTED, near=0) == (0, 21)
    last = LINES.rindex("The Trust")
    assert find_words("The Trust will review", LIFTED, near=len(LINES)) == (last, last + 21)


def test_other_words_are_found_nowhere() -> None:
    assert found("The Trust shall review") is None
    assert found("   ") is None
    assert find_words("The Trust", LIFTED, within=(4, 20)) is None


@given(st.data())
def test_any_words_of_a_text_are_found_in_it(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    start = data.draw(st.integers(0, len(text)))
    words = text[start : data.draw(st.integers(start, len(text)))]
    place = find_words(words, Source(text), near=start)
    if words.strip():
        assert place is not None
        assert text[slice(*place)].split() == words.split()
    else:
        assert place is None
