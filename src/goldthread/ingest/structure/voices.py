"""Whose words a paragraph or a bullet is, where several agencies speak one after the other without headings."""

import re
from collections.abc import Sequence

from goldthread.ingest.bodies.called_names import NOBODY, body_called
from goldthread.ingest.bodies.known import UNNAMED_TRUST, Bodies, Body
from goldthread.ingest.english.sentences import Passage
from goldthread.ingest.english.vocabulary import OUTSIDERS, SECTOR_PEOPLE, SECTORS
from goldthread.ingest.manuscript import Source
from goldthread.ingest.promises.commitments import is_quotation
from goldthread.ingest.speech.speaker_labels import label_of
from goldthread.ingest.speech.speakers import subject_speaker
from goldthread.ingest.structure.entries import Piece

_QUOTES = re.compile(
    r"\b(?:stat|conclud|report|said|says|found|comment|noted|feedback|quot|includ)\w*\b[^.]*:$", re.IGNORECASE
)
_FEEDBACK = re.compile(r"\b(?:feedback|comments|quot|said|told us)\b", re.IGNORECASE)
_MOST_BETWEEN = 25  # words of headings and particulars between two paragraphs of one answer
_LONGEST_HEADING = 6  # spaces
_OPENING = 300  # characters
_FEWEST_KNOWN = 2
_PEOPLE_OF = re.compile(rf"(?:{'|'.join(SECTORS)}) (?:{SECTOR_PEOPLE})\b")
_TAG = re.compile(r"\s\((?P<who>[A-Z][^()]{1,60})\)[.;]?$")
_LISTED = re.compile(r"\(?[a-z0-9]{1,2}[.)]\s")


def is_apart_from(before: Piece, piece: Piece, source: Source) -> bool:
    """True where more than a heading stands between two pieces: the second was said elsewhere."""
    return piece.start < before.end or len(source.words(before.end, piece.start).split()) > _MOST_BETWEEN


def is_headed_anew(before: Piece, piece: Piece, source: Source) -> bool:
    """True where a heading that names nobody stands between: "What difference it made"."""
    between = source.words(before.end, piece.start).strip("#*_ ") if piece.start > before.end else ""
    return (
        bool(re.fullmatch(r"[A-Z][A-Za-z’', -]{4,60}[:?]?", between))
        and between.count(" ") <= _LONGEST_HEADING
    )


def is_quoted_by(pieces: Sequence[Piece], index: int) -> bool:
    """The paragraph after "The inspection stated that:", or one that stands in quotation marks."""
    if is_quotation(pieces[index].text):
        return True
    if index == 0:
        return False
    if pieces[index].is_bullet:
        return False
    before = re.split(r"(?<=[.?!])\s", pieces[index - 1].text)[-1]
    return bool(_QUOTES.search(before)) and bool(OUTSIDERS.search(before) or _FEEDBACK.search(before))


def is_listed(piece: Piece) -> bool:
    """A bullet, or a paragraph that opens with its letter: it goes on with what the one before began."""
    return piece.is_bullet or bool(_LISTED.match(piece.text))


def voice_behind(found: Sequence[Passage], bodies: Bodies) -> Body | None:
    """Who speaks in a later sentence of a paragraph where nobody does in the first; None where somebody does there."""
    if any(label_of(each.text, bodies, opens=True) for each in found[1:]):
        return None
    subjects = (subject_speaker(each.text, bodies, opens=not at) for at, each in enumerate(found))
    if next(subjects, None) is not None:
        return None
    voice = next((each for each in subjects if each), None)
    is_anybody = voice in (NOBODY, UNNAMED_TRUST) or (voice is not None and voice.is_partnership)
    return None if is_anybody else voice


def told_by_bullets(pieces: Sequence[Piece], bodies: Bodies) -> frozenset[int]:
    """The bullets of an answer in which several agencies are subjects, one of them by its name as the first word.

    Two agencies that the document names, each the subject of a bullet, are enough in whatever words.
    """
    bullets = [index for index, piece in enumerate(pieces) if piece.is_bullet]
    openings = [pieces[index].text[:_OPENING] for index in bullets]
    voices = {body for text in openings if (body := _voice_of(text, bodies))}
    is_by_name = any(_opens_by_name(text, bodies) for text in openings) or _opens_by_calling(openings, bodies)
    fewest = 1 if len(bullets) == len(pieces) else 2  # a lead-in may name whose bullets they are
    known = {body for body in voices if body.kind not in {"sector", "nobody"} and not body.is_partnership}
    is_told = (is_by_name and len(voices) >= fewest) or len(known) >= _FEWEST_KNOWN
    return frozenset(bullets) if is_told else frozenset()


def _opens_by_calling(openings: Sequence[str], bodies: Bodies) -> bool:
    """The first bullet is done by people of a service whose name they bear: "Early Help workers spoke to"."""
    first = re.sub(r"^\W+", "", openings[0]) if openings else ""
    voice = subject_speaker(first.partition(". ")[0], bodies, opens=True) if _PEOPLE_OF.match(first) else None
    return voice is not None and voice.kind != NOBODY.kind


def tagged(piece: Piece, bodies: Bodies) -> Body | None:
    """Whose act a bullet is that ends with a name in brackets: "Template built into the form (CSC)"."""
    tag = _TAG.search(piece.text) if piece.is_bullet else None
    if tag is None or any(
        each.end == len(piece.text[: tag.start()].rstrip()) for each in bodies.mentions(piece.text)
    ):
        return None  # behind a name brackets hold its short form
    who = re.sub(r"\s*;\s*", " and ", tag["who"])
    return body_called(who, bodies)


def _voice_of(text: str, bodies: Bodies) -> Body | None:
    label = label_of(text, bodies, opens=True)
    return label.body if label else subject_speaker(text.partition(". ")[0], bodies, opens=True)


def _opens_by_name(text: str, bodies: Bodies) -> bool:
    """ "Wessmoor Police has", "Housing: we have"."""
    if label_of(text, bodies, opens=True):
        return True
    mention = next(iter(bodies.mentions(text)), None)
    return mention is not None and not re.sub(r"^\W*(?:The )?", "", text[: mention.start])
