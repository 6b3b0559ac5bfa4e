"""One manuscript to one reading: the part of the reader that every format shares."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from goldthread.ingest.about import kind_of, reviews_of
from goldthread.ingest.addressees import addressee_of
from goldthread.ingest.answers import (
    Places,
    Said,
    commitments_of,
    responses_of,
    sentences_said,
    with_default,
)
from goldthread.ingest.bodies import Bodies, Body, bodies_of
from goldthread.ingest.identifiers import entry_ids
from goldthread.ingest.manuscript import Manuscript
from goldthread.ingest.outline import Entry, Piece, entries_of
from goldthread.ingest.paragraphs import paragraphs_of
from goldthread.ingest.reading import Reading, Recommendation
from goldthread.ingest.speakers import section_speaker
from goldthread.ingest.split import Split, split
from goldthread.ingest.themes import themes_of

UNANSWERED_KINDS = frozenset({"briefing", "review", "minutes"})


def read_manuscript(manuscript: Manuscript, *, name: str, checksum: str, reader_version: str) -> Reading:
    """Everything that the reader finds in the lines of one document."""
    paragraphs = paragraphs_of(manuscript)
    bodies = bodies_of(manuscript.source_text)
    entries = entries_of(manuscript.source, paragraphs, bodies)
    kind = kind_of(paragraphs, has_marked_answers=any(p.answers for e in entries for p in e.pieces))
    reader = _Reader(manuscript, bodies, is_answered=kind not in UNANSWERED_KINDS)
    recommendations = reader.recommendations(entries)
    if kind == "other" and recommendations:
        kind = "response" if any(r.responses for r in recommendations) else "review"
    return Reading(
        file=name,
        checksum=checksum,
        reader_version=reader_version,
        kind=kind,
        source_text=manuscript.source_text,
        partnership=bodies.partnership.name if bodies.partnership else None,
        reviews=reviews_of(paragraphs),
        recommendations=recommendations,
        lifted=manuscript.source.lifted,
    )


class _Reader:
    """What the recommendations of one document are read with."""

    def __init__(self, manuscript: Manuscript, bodies: Bodies, *, is_answered: bool) -> None:
        self.source = manuscript.source
        self.bodies = bodies
        self.is_answered = is_answered
        self.place = Places(
            [line.start for line in manuscript.lines], [line.page for line in manuscript.lines]
        )

    def recommendations(self, entries: Sequence[Entry]) -> tuple[Recommendation, ...]:
        splits = [
            split(e, source=self.source, bodies=self.bodies, is_answered=self.is_answered) for e in entries
        ]
        said = [sentences_said(s.answers, source=self.source, bodies=self.bodies) for s in splits]
        defaults = self._defaults(entries, splits, said)
        ids = entry_ids(entries, has_parts=[bool(s.parts) for s in splits])
        found: list[Recommendation] = []
        for entry, parted, spoken, default, ident in zip(entries, splits, said, defaults, ids, strict=True):
            context = self._section_texts(entry, entries, splits)
            sentences = with_default(spoken, default, context=context, bodies=self.bodies)
            found.extend(self._family(entry, parted, sentences, ident))
        return tuple(found)

    def _section_texts(self, entry: Entry, entries: Sequence[Entry], splits: Sequence[Split]) -> list[str]:
        """All words of the entry's section; of the entry alone where the document has no sections."""
        same = [
            s
            for e, s in zip(entries, splits, strict=True)
            if (e.section == entry.section if entry.section else e is entry)
        ]
        return [
            piece.text
            for s in same
            for piece in (*s.text, *(p for part in s.parts for p in part), *s.answers)
        ]

    def _defaults(
        self, entries: Sequence[Entry], splits: Sequence[Split], said: Sequence[Sequence[Said]]
    ) -> list[Body | None]:
        """Who answers each entry where its own answer names nobody."""
        found: list[Body | None] = []
        for entry, parted, _ in zip(entries, splits, said, strict=True):
            if entry.section:
                texts = self._section_texts(entry, entries, splits)
                found.append(section_speaker(entry.section, texts, self.bodies))
            else:
                asked = self._addressee(entry, _joined(parted.text))
                found.append(self.bodies.named(asked) if asked and not parted.parts else None)
        return found

    def _addressee(self, entry: Entry, text: str) -> str | None:
        return entry.section or addressee_of(text, self.bodies) or entry.addressee

    def _family(
        self, entry: Entry, parted: Split, said: Sequence[Said], ident: str
    ) -> Iterable[Recommendation]:
        """The recommendation itself, then its lettered parts; answers hang on the first of them."""
        own = self._recommendation(entry, parted.text, ident=ident, parent=None, label=entry.label)
        if not own.text and not parted.parts and not said:
            return
        yield replace(
            own,
            responses=responses_of(said, source=self.source, bodies=self.bodies, place=self.place),
            commitments=commitments_of(said, source=self.source, bodies=self.bodies, place=self.place),
            themes=own.themes
            if not parted.parts
            else themes_of(" ".join([own.text, *map(_joined, parted.parts)])),
        )
        for part in parted.parts:
            letter = part[0].letter or ""
            yield self._recommendation(
                entry, part, ident=f"{ident}({letter})", parent=ident, label=f"({letter})"
            )

    def _recommendation(
        self, entry: Entry, pieces: Sequence[Piece], *, ident: str, parent: str | None, label: str
    ) -> Recommendation:
        text, start, end = "", 0, 0
        if pieces:
            start, end = pieces[0].start, pieces[-1].end
            text = self.source.words(start, end)
        return Recommendation(
            id=ident,
            parent=parent,
            section=entry.section,
            label=label,
            addressee=self._addressee(entry, text),
            text=text,
            place=self.place(start, end),
            themes=themes_of(text),
        )


def _joined(pieces: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in pieces)
