"""Nothing that is given to the reader breaks it; every item stands where it says; the contract gives a reading back."""

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from goldthread.ingest import as_contract, from_contract, read_bytes
from goldthread.ingest.manuscript import Source
from goldthread.ingest.reading import Place, Reading

LINES = st.sampled_from(
    [
        "",
        " ",
        "Recommendation 1",
        "Recommendation Two:",
        "Recommendation 3: Police should act.",
        "R4. The Board should",
        "Recommendations for Housing Services",
        "It is recommended that the Board:",
        "1) agree a form",
        "2. print it",
        "(a) who was there",
        "(b) when",
        "\uf0b7 a point",
        "- another point",
        "Response from Wessmoor Police:",
        "Update as at March 2022",
        "Wessmoor Police: The form was changed in June 2021 and will be tested by May 2022.",
        "Alder Vale Safeguarding Children Partnership (AVSCP) has been told, but",
        "the work is delayed. This will be completed by the end of 2022.",
        "An inspection stated that:",
        "‘It helped me more than anything that I have done’.",
        "https://alder-vale.example/a/long/address",
        "Page 3 of 9",
        "\f",
        "Conclusion",
        "which will be reviewed quarterly, and this is under way;",
        "If a child is seen, staff must write it down (see R1).",
    ]
)
DOCUMENTS = st.lists(st.one_of(LINES, LINES, st.text(max_size=60)), max_size=40).map("\n".join)


def _places(reading: Reading) -> list[tuple[str, Place]]:
    found = []
    for item in reading.recommendations:
        found += [(item.text, item.place)] if item.text else []
        found += [(part.text, part.place) for part in (*item.responses, *item.commitments)]
    return found


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    reading = read_bytes(content, name="a.txt")
    assert (reading.error is None) == bool(reading.source_text)


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
@example(",\nRecommendation 1")  # a comma where a title would say who writes
def test_no_text_breaks_the_reader_and_every_item_stands_in_its_place(text: str) -> None:
    reading = read_bytes(text.encode("utf-8", "surrogatepass"), name="a.txt")
    for words, place in _places(reading):
        assert words
        assert Source(reading.source_text, reading.lifted).words(place.start, place.end) == words
        assert reading.source_text.count("\n", 0, place.start) + 1 == place.line


@settings(max_examples=200, deadline=None)
@given(DOCUMENTS)
def test_ids_are_unique_and_parents_stand_before_their_parts(text: str) -> None:
    reading = read_bytes(text.encode("utf-8", "surrogatepass"), name="a.txt")
    seen: set[str] = set()
    for item in reading.recommendations:
        assert item.id not in seen
        assert item.parent is None or item.parent in seen
        seen.add(item.id)


@settings(max_examples=200, deadline=None)
@given(DOCUMENTS)
def test_the_contract_gives_the_reading_back(text: str) -> None:
    reading = read_bytes(text.encode("utf-8", "surrogatepass"), name="a.txt")
    (document,) = json.loads(json.dumps(as_contract([reading])))["documents"]
    assert from_contract(document, source_text=reading.source_text) == reading
