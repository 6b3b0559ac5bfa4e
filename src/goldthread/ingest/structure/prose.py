"""Recommendations in running text, each with its parts, its answers and what those promise."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from goldthread.ingest.bodies.called_names import body_called
from goldthread.ingest.bodies.kind_names import as_name
from goldthread.ingest.bodies.known import Bodies, Body
from goldthread.ingest.manuscript import Manuscript
from goldthread.ingest.promises.targets_below import with_targets
from goldthread.ingest.reading import Commitment, Recommendation
from goldthread.ingest.speech.addressees import addressee_of, may_be_asked
from goldthread.ingest.speech.answerers import kinds_of_sector, responder, section_speaker
from goldthread.ingest.speech.authors import Author, says_we
from goldthread.ingest.structure.answers import (
    Places,
    Said,
    responses_of,
    sentences_said,
    with_default,
)
from goldthread.ingest.structure.entries import Entry, Piece, answered_together
from goldthread.ingest.structure.identifiers import entry_ids
from goldthread.ingest.structure.joint import promised_once, with_joint_answers
from goldthread.ingest.structure.promised import commitments_of
from goldthread.ingest.structure.split import Split, split, without_closing
from goldthread.ingest.structure.themes import themes_of

# "(Lead: Housing Needs Manager)" after an ask is no part of it.
_OWNER_ASIDE = re.compile(
    r"\s*[(\[](?:lead|owner|responsible|for|action(?: by)?)(?: [\w ]{1,20})?:[^()\[\]]+[)\]]\s*$",
    re.IGNORECASE,
)


class Prose:
    """The paragraphs of one document, and what its recommendations are read with.

    `quoted` are the places of the words that its answers only quote, once `recommendations` has read them.
    """

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
        splits = without_closing(splits)
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
        for entry, parted in zip(entries, splits, strict=True):
            asked: Body | None
            if entry.under:
                asked = self._agency_over(entry.under)
            elif entry.section:
                texts = self._section_texts(entry, entries, splits)
                asked = self._asked_of_many(entry.section, parted) or section_speaker(
                    entry.section, texts, self.bodies, is_asked=entry.addressee == entry.section
                )
            else:
                author = self.author.body if self.author else None
                is_ours = any(says_we(piece.text) for piece in parted.answers)
                addressees = self._asked_with(entry, entries, splits)
                asked = responder(addressees, self.bodies, author=author, is_ours=is_ours)
            found.append(asked or (self.author.body if self.author else None))
        return found

    def _asked_of_many(self, section: str, parted: Split) -> Body | None:
        """The one of a sector's bodies that an ask in the sector's section names: of "Health" the trust or the ICB."""
        kinds = kinds_of_sector(section)
        own = addressee_of(_joined(parted.text), self.bodies) if len(kinds) > 1 else None
        called = body_called(own, self.bodies) if own and self.bodies.named(section) is None else None
        return called if called and called.kind in kinds else None

    def _agency_over(self, title: str) -> Body:
        """The agency that a title names: one that the document knows, or else its words without an aside."""
        mentions = self.bodies.mentions(as_name(title) if title.isupper() else title)
        return mentions[0].body if mentions else Body(re.sub(r"\s*\([^()]*\)$", "", title), "sector")

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
        if entry.section and may_be_asked(entry.section, self.bodies):
            return entry.section
        return addressee_of(text, self.bodies) or entry.addressee

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
