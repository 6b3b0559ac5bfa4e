"""What findings are looked for on: the reading so far, sentence by sentence, and where every word of it stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from goldthread.ingest.bodies.known import Bodies
from goldthread.ingest.english.sentences import Passage, sentences
from goldthread.ingest.findings.kinds import NO_ANSWER_EXPECTED
from goldthread.ingest.manuscript import Source
from goldthread.ingest.promises.commitments import is_quotation
from goldthread.ingest.reading import Place, Reading, Recommendation, Response


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a response, in the agency's own words: what it quotes from others is left out."""

    text: str
    start: int
    end: int
    recommendation: Recommendation
    response: Response


@dataclass(frozen=True)
class Ground:
    """One document for the finders. `quoted` are [start, end) of what a response repeats of others: an inspection."""

    reading: Reading
    source: Source
    bodies: Bodies
    place: Callable[[int, int], Place]
    quoted: Sequence[tuple[int, int]] = field(default=())

    def read_further(self, reading: Reading) -> "Ground":
        """The same document with more read in it; its words are not put together anew."""
        ground = replace(self, reading=reading)
        ground.__dict__["whole"] = self.whole
        return ground

    @cached_property
    def whole(self) -> tuple[str, Sequence[int]]:
        """The words of the whole document, and for each character where it stands."""
        return self.source.aligned(0, len(self.source.text))

    @cached_property
    def spoken(self) -> list[Sentence]:
        """Every sentence of every response, in order."""
        found: list[Sentence] = []
        for item in self.reading.recommendations:
            for response in item.responses:
                found += [s for s in self._of(item, response) if s.text and not is_quotation(s.text)]
        return sorted(found, key=lambda each: each.start)

    def _of(self, item: Recommendation, response: Response) -> Iterator[Sentence]:
        """Sentences of one response; one that runs into a quotation ends where that begins."""
        for each in sentences(self.source, response.place.start, response.place.end):
            end = self._own_end(each)
            if end > each.start:
                yield Sentence(self.source.words(each.start, end), each.start, end, item, response)

    def _own_end(self, each: Passage) -> int:
        """Where a sentence ends, or the first quotation in it begins."""
        end = each.end
        for index in range(bisect_left(self._quotations, (each.end,)) - 1, -1, -1):
            first, last = self._quotations[index]
            if last <= each.start:
                break
            end = first
        return end

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        return sorted(self.quoted)

    @property
    def is_answer(self) -> bool:
        """Whether somebody answers here at all: a document without any response is no answer to anything."""
        is_heard = any(item.responses for item in self.reading.recommendations)
        return is_heard and self.reading.kind not in NO_ANSWER_EXPECTED

    def within(self, start: int, end: int, first: int, last: int) -> Place:
        """The place of characters [first, last) of the words of [start, end)."""
        _, positions = self.source.aligned(start, end)
        if not 0 <= first < last <= len(positions):
            return self.place(start, end)
        return self.place(positions[first], positions[last - 1] + 1)

    def at(self, start: int) -> int | None:
        """The index in `spoken` of the sentence that holds the character `start`; None where none does."""
        index = bisect_right(self._starts, start) - 1
        return index if index >= 0 and start < self.spoken[index].end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self.spoken]

    def families(self) -> Iterable[list[Recommendation]]:
        """Each recommendation with its parts: answers may hang on the whole or on a part."""
        found: dict[str, list[Recommendation]] = {}
        for item in self.reading.recommendations:
            found.setdefault(item.parent or item.id, []).append(item)
        return found.values()


def cut(text: str, most: int = 16) -> str:
    """The first words of a text, for a sentence about it."""
    words = text.split()
    return " ".join(words[:most]) + (" ..." if len(words) > most else "")
