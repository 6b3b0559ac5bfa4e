"""One manuscript to one reading: the part of the reader that every format shares."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from goldthread.ingest.about import kind_of, reviews_of
from goldthread.ingest.action_tables import layouts_in, tabled_of
from goldthread.ingest.addressees import addressee_of
from goldthread.ingest.answerers import responder, section_speaker
from goldthread.ingest.answers import (
    Places,
    Said,
    commitments_of,
    responses_of,
    sentences_said,
    with_default,
)
from goldthread.ingest.attendance import people_of
from goldthread.ingest.authors import Author, author_of
from goldthread.ingest.bodies import Bodies, Body, bodies_of
from goldthread.ingest.column_maps import ColumnMap
from goldthread.ingest.entries import Entry, Piece, answered_together
from goldthread.ingest.findings import looked_over
from goldthread.ingest.furniture import with_furniture_marked
from goldthread.ingest.identifiers import entry_ids
from goldthread.ingest.joint import promised_once, with_joint_answers
from goldthread.ingest.manuscript import Manuscript, Table
from goldthread.ingest.minutes import actions_of, without_actions
from goldthread.ingest.outline import entries_of
from goldthread.ingest.paragraphs import Paragraph, paragraphs_of
from goldthread.ingest.reading import Commitment, Reading, Recommendation
from goldthread.ingest.referring import with_answers_by_agency
from goldthread.ingest.split import Split, most_are_answered, split
from goldthread.ingest.status_histories import HEADERS
from goldthread.ingest.tabled import together
from goldthread.ingest.targets_below import with_targets
from goldthread.ingest.text_tables import with_blocks, with_tables
from goldthread.ingest.themes import themes_of
from goldthread.ingest.written_on import written_on

_OWNER_ASIDE = re.compile(
    r"\s*[(\[](?:lead|owner|responsible|for|action(?: by)?)(?: [\w ]{1,20})?:[^()\[\]]+[)\]]\s*$",
    re.IGNORECASE,
)  # "(Lead: Housing Needs Manager)" after an ask is no part of it
_GAP = re.compile(r"(?<=\S)(?: {3,}|\t+)(?=\S)")
ASKING_KINDS = frozenset(
    {"briefing", "review"}
)  # what stands under a recommendation there is no answer to it


def read_manuscript(
    manuscript: Manuscript, *, name: str, checksum: str, reader_version: str, maps: Sequence[ColumnMap] = ()
) -> Reading:
    """Everything that the reader finds in the lines and tables of one document.

    `maps` say what the columns of known layouts mean.
    """
    manuscript = with_blocks(with_furniture_marked(with_tables(manuscript)))
    paragraphs = paragraphs_of(manuscript)
    bodies = bodies_of(_stretches(manuscript, paragraphs), manuscript.source_text.split("\n"))
    entries = entries_of(manuscript.source, paragraphs, bodies)
    kind = kind_of(
        paragraphs,
        has_marked_answers=any(p.answers for e in entries for p in e.pieces),
        headers=[line.words for line in manuscript.lines if line.is_furniture],
    )
    if kind == "review" and most_are_answered(entries, bodies):
        kind = "response"
    if kind not in ASKING_KINDS:
        entries = with_answers_by_agency(entries, paragraphs, source=manuscript.source, bodies=bodies)
    author = author_of([paragraph.text for paragraph in paragraphs], bodies)
    people = people_of(manuscript, paragraphs, bodies) if kind == "minutes" else {}
    reader = _Reader(
        manuscript,
        bodies.also_called(people),
        is_answered=kind not in ASKING_KINDS,
        author=author,
        written=written_on(paragraphs),
    )
    read = reader.recommendations(entries)
    tabled = tabled_of(manuscript, bodies, place=reader.place, read=read, maps=maps)
    logged = [each for each in tabled if kind == "minutes" and not each.item.text]
    recommendations = together(read, [each for each in tabled if each not in logged])
    if not kind:
        kind = kind_by_content(recommendations, manuscript.tables)
    actions: tuple[Commitment, ...] = ()
    if kind == "minutes":
        actions = actions_of(
            paragraphs, people, source=manuscript.source, bodies=bodies, place=reader.place, tabled=logged
        )
        recommendations = without_actions(recommendations, actions)
    reading = Reading(
        file=name,
        checksum=checksum,
        reader_version=reader_version,
        kind=kind,
        source_text=manuscript.source_text,
        partnership=bodies.partnership.name if bodies.partnership else None,
        reviews=reviews_of(paragraphs),
        recommendations=recommendations,
        lifted=manuscript.source.lifted,
        layouts=layouts_in(manuscript, maps=maps),
        actions=actions,
    )
    return looked_over(
        reading, source=manuscript.source, bodies=bodies, place=reader.place, quoted=reader.quoted
    )


def kind_by_content(recommendations: Sequence[Recommendation], tables: Sequence[Table]) -> str:
    """What a document is whose title does not say so."""
    if any(table.headers == HEADERS for table in tables):
        return "status_history"
    if tables and any(r.commitments for r in recommendations):
        return "action_plan"
    if any(r.responses for r in recommendations):
        return "response"
    return "review" if recommendations else "other"


def _stretches(manuscript: Manuscript, paragraphs: Sequence[Paragraph]) -> str:
    """All words by paragraph and by cell, an empty line between: a name may be broken over lines, never over those."""
    cells = (cell for table in manuscript.tables for row in table.rows for cell in row.cells)
    source = manuscript.source
    words = (source.words(cell.start, cell.end) for cell in cells)
    said = (words for paragraph in paragraphs for words in _side_by_side(paragraph))
    return "\n\n".join([*said, *words])


def _side_by_side(paragraph: Paragraph) -> Sequence[str]:
    """The words of a paragraph; a list whose lines are name, post, initials gives each cell apart."""
    cells = [_GAP.split(line.words) for line in paragraph.lines]
    if 2 * sum(len(each) > 1 for each in cells) <= len(cells):
        return [paragraph.text]
    return [cell for each in cells for cell in each]


class _Reader:
    """What the recommendations of one document are read with."""

    def __init__(
        self,
        manuscript: Manuscript,
        bodies: Bodies,
        *,
        is_answered: bool,
        author: Author | None,
        written: date | None,
    ) -> None:
        self.source = manuscript.source
        self.bodies = bodies
        self.is_answered = is_answered
        self.written = written
        self.author = author
        self.quoted: tuple[tuple[int, int], ...] = ()
        self._sections: dict[str | None, list[str]] = {}  # the texts of each
        self.place = Places(
            [line.start for line in manuscript.lines], [line.page for line in manuscript.lines]
        )

    def recommendations(self, entries: Sequence[Entry]) -> tuple[Recommendation, ...]:
        splits = [
            split(e, source=self.source, bodies=self.bodies, is_answered=self.is_answered) for e in entries
        ]
        entries = answered_together(entries, [s.answers for s in splits])
        said = [
            sentences_said(s.answers, source=self.source, bodies=self.bodies, author=self.author)
            for s in splits
        ]
        self.quoted = tuple((s.passage.start, s.passage.end) for each in said for s in each if s.is_quoted)
        defaults = self._defaults(entries, splits)
        ids = entry_ids(entries, has_parts=[bool(s.parts) for s in splits])
        families: list[list[Recommendation]] = []
        for entry, parted, spoken, default, ident in zip(entries, splits, said, defaults, ids, strict=True):
            context = self._section_texts(entry, entries, splits)
            sentences = with_default(spoken, default, context=context, bodies=self.bodies)
            families.append(list(self._family(entry, parted, sentences, ident)))
        return tuple(promised_once(with_joint_answers(families, entries)))

    def _section_texts(self, entry: Entry, entries: Sequence[Entry], splits: Sequence[Split]) -> list[str]:
        """All words of the entry's section; of the entry alone where the document has no sections."""
        if entry.section in self._sections:
            return self._sections[entry.section]
        same = [
            s
            for e, s in zip(entries, splits, strict=True)
            if (e.section == entry.section if entry.section else e is entry)
        ]
        texts = [
            piece.text
            for s in same
            for piece in (*s.text, *(p for part in s.parts for p in part), *s.answers)
        ]
        if entry.section:
            self._sections[entry.section] = texts
        return texts

    def _defaults(self, entries: Sequence[Entry], splits: Sequence[Split]) -> list[Body | None]:
        """Who answers each entry where its own answer names nobody."""
        found: list[Body | None] = []
        for entry in entries:
            if entry.section:
                texts = self._section_texts(entry, entries, splits)
                asked = section_speaker(entry.section, texts, self.bodies)
            else:
                asked = responder(self._asked_with(entry, entries, splits), self.bodies)
            found.append(asked or (self.author.body if self.author else None))
        return found

    def _asked_with(
        self, entry: Entry, entries: Sequence[Entry], splits: Sequence[Split]
    ) -> list[str | None]:
        """Whom the entry asks, and each of its parts, and those that are answered together with it."""
        found: list[str | None] = []
        for other, parted in zip(entries, splits, strict=True):
            if other is entry or (
                entry.parent and (other.section, other.parent) == (entry.section, entry.parent)
            ):
                own = self._addressee(other, _joined(parted.text))
                found.extend(
                    [own] if own else [self._addressee(other, _joined(part)) for part in parted.parts]
                )
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
            commitments=with_targets(self._promised(said), entry.targets),
            themes=own.themes
            if not parted.parts
            else themes_of(" ".join([own.text, *map(_joined, parted.parts)])),
        )
        for part in parted.parts:
            letter = part[0].letter or ""
            yield self._recommendation(
                entry, part, ident=f"{ident}({letter})", parent=ident, label=f"({letter})"
            )

    def _promised(self, said: Sequence[Said]) -> tuple[Commitment, ...]:
        return commitments_of(
            said, source=self.source, bodies=self.bodies, place=self.place, written=self.written
        )

    def _recommendation(
        self, entry: Entry, pieces: Sequence[Piece], *, ident: str, parent: str | None, label: str
    ) -> Recommendation:
        text, start, end = "", 0, 0
        if pieces:
            start, end = pieces[0].start, pieces[-1].end
            aside = _OWNER_ASIDE.search(self.source.text, start, end)
            end = aside.start() if aside else end
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
