"""The answers to one recommendation: who says which sentence, the responses that makes, and the promises in them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from goldthread.ingest.bodies.called_names import NOBODY
from goldthread.ingest.bodies.known import TRUSTS, UNNAMED_TRUST, Bodies, Body
from goldthread.ingest.english.sentences import Passage, passage, sentences
from goldthread.ingest.english.vocabulary import OUTSIDERS
from goldthread.ingest.manuscript import Source
from goldthread.ingest.reading import Place, Response
from goldthread.ingest.speech.answerers import kinds_asked, owner_in_passing, resolve_trust
from goldthread.ingest.speech.authors import Author, says_we
from goldthread.ingest.speech.speaker_labels import heading_speaker, label_of, labels_within
from goldthread.ingest.speech.speakers import (
    passes_word,
    prefix_speaker,
    speaks_for_its_part,
    subject_speaker,
)
from goldthread.ingest.structure.entries import Piece
from goldthread.ingest.structure.voices import (
    is_apart_from,
    is_headed_anew,
    is_listed,
    is_quoted_by,
    tagged,
    told_by_bullets,
    voice_behind,
)

_ANY_AGENCY = re.compile(
    r"(?:the |our |single|multi|partner|individual|[ -])*(?:agency|agencies)", re.IGNORECASE
)
_PARTNERSHIP = re.compile(r"(?:the |our |safeguarding )*(?:partnership|board)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of an answer; `speaker` None where nobody has been named yet."""

    passage: Passage
    speaker: Body | None
    piece: int
    is_quoted: bool = False
    is_bullet: bool = False
    is_apart: bool = False


_ACCEPTS = re.compile(
    r"(?:(?:this|the|both) recommendations? (?:is|are) |recommendation \w{1,5} is )?(?:fully |partly |partially |not )*"
    r"(?:accepted|agreed|rejected|declined|supported)\b[^.]{0,20}\.",
    re.IGNORECASE,
)
_LONGEST_NAME = 12  # words
_COUNT = "0123456789. "  # before a heading
_FEWEST_LETTERS = 3  # of a name: "(C)" beside a heading is a mark of its state
_WIDE_HEADINGS = frozenset(
    ["nobody", "partnership", "sector"]
)  # under these, agencies speak one after the other


def sentences_said(
    pieces: Sequence[Piece], *, source: Source, bodies: Bodies, author: Author | None = None
) -> list[Said]:
    """Every sentence of the pieces with its speaker, as far as the recommendation's own answers name one.

    In a letter only a heading or a label gives the word to another than its `author`.
    """
    said: list[Said] = []
    is_letter = author is not None and author.is_letter
    speaker: Body | None = None
    told = told_by_bullets(pieces, bodies)
    is_labelled = any(prefix_speaker(piece.text, bodies) for piece in pieces)
    for index, piece in enumerate(pieces):
        found = list(_passages(piece, source, bodies))
        is_apart = index > 0 and is_apart_from(pieces[index - 1], piece, source)
        if is_apart or (index and is_headed_anew(pieces[index - 1], piece, source)):
            speaker = None
        headed = _headed(piece, bodies) or (author.body if author and is_letter else None)
        is_held = headed is not None and headed.kind not in _WIDE_HEADINGS
        prefix = prefix_speaker(piece.text, bodies, is_like_others=is_labelled) or tagged(piece, bodies)
        speaker = prefix or headed or speaker
        if speaker is not None and not (prefix or headed or is_letter or is_listed(piece)):
            voice = voice_behind(found, bodies)
            speaker = voice if voice and voice not in {each.speaker for each in said} else speaker
        is_quoted = is_quoted_by(pieces, index)
        for position, sentence in enumerate(found):
            label = label_of(sentence.text, bodies, opens=False) if position else None
            subject = label.body if label else None
            subject = subject or (speaks_for_its_part if is_letter else passes_word)(sentence.text, bodies)
            passes = subject is not None
            subject = subject or subject_speaker(sentence.text, bodies, opens=position == 0)
            if author is not None and not is_letter and says_we(sentence.text):
                subject = author.body  # whose own document it is: "The Council has given us a mailbox"
            if subject is UNNAMED_TRUST and speaker is not None and speaker.kind in TRUSTS:
                subject = speaker
            is_quoted = is_quoted and not (
                position and subject
            )  # an agency speaks again: the quotation is over
            is_mute = piece.is_bullet and index not in told
            if not (is_quoted or is_mute) and (passes or not (is_held or prefix)):
                speaker = subject or speaker
            apart = is_apart and not position
            said.append(Said(sentence, speaker, index, is_quoted, piece.is_bullet, apart))
    return said


def _passages(piece: Piece, source: Source, bodies: Bodies) -> Iterator[Passage]:
    """The sentences of a piece; one in which another agency's label stands is two."""
    for sentence in sentences(source, piece.start, piece.end):
        text, positions = source.aligned(sentence.start, sentence.end)
        within = {positions[at] for at in labels_within(text, bodies)}
        within |= {
            at
            for at in _lines(source, sentence)
            if label_of(source.text[at : sentence.end], bodies, opens=False)
        }
        cuts = [sentence.start, *sorted(within), sentence.end]
        yield from (passage(source, start, end) for start, end in pairwise(cuts))


def _lines(source: Source, sentence: Passage) -> Iterator[int]:
    """Where lines begin inside a sentence: a label there ends what had no full stop."""
    for match in re.finditer(r"\n[ \t]*(?=[A-Z])", source.text[sentence.start : sentence.end]):
        if not source.is_lifted_at(sentence.start + match.end()):
            yield sentence.start + match.end()


def _headed(piece: Piece, bodies: Bodies) -> Body | None:
    if piece.speaker is None:
        return None
    if _ANY_AGENCY.fullmatch(piece.speaker) or len(re.findall(r"\w", piece.speaker)) < _FEWEST_LETTERS:
        return None
    if _PARTNERSHIP.fullmatch(piece.speaker):
        return bodies.partnership or NOBODY
    if re.match(r"(?:the )?inspectorate\b", piece.speaker, re.IGNORECASE) or OUTSIDERS.fullmatch(
        piece.speaker
    ):
        return NOBODY  # what an inspectorate found is no agency's answer
    headed = heading_speaker(piece.speaker, bodies)
    is_known = headed.kind != "heading" or piece.speaker.lstrip(_COUNT)[:1].isupper()
    return headed if is_known and len(headed.name.split()) <= _LONGEST_NAME else None


def with_default(
    said: Sequence[Said], default: Body | None, *, context: Sequence[str], bodies: Bodies
) -> list[Said]:
    """Sentences before anybody is named go to `default`, or to the one agency whose own service they speak of."""
    unnamed = [s.passage.text for s in said if s.speaker is None]
    if default and default.kind == "section" and _speaks_of_partnership(unnamed, bodies):
        default = None
    fallback = default or (owner_in_passing(unnamed, bodies) if unnamed else None)
    named = None if fallback == NOBODY else fallback
    speakers = [
        _of_section(s, named or _next_voice(said, at) or fallback or _later_voice(said, at))
        for at, s in enumerate(said)
    ]
    is_asked = any(each is UNNAMED_TRUST for each in speakers)
    trust = resolve_trust(UNNAMED_TRUST, context, bodies) if is_asked else None
    return [
        replace(s, speaker=trust if each is UNNAMED_TRUST else each)
        for s, each in zip(said, speakers, strict=True)
    ]


def _next_voice(said: Sequence[Said], at: int) -> Body | None:
    """Who speaks behind "Accepted." in one paragraph: the acceptance is theirs."""
    after = said[at + 1] if at + 1 < len(said) else None
    accepts = after is not None and said[at].speaker is None and _ACCEPTS.match(said[at].passage.text)
    return after.speaker if accepts and after is not None and after.piece == said[at].piece else None


def _later_voice(said: Sequence[Said], at: int) -> Body | None:
    """Who speaks further on in one bullet: how matters stood is told by whoever then says more."""
    rest = said[at + 1 :] if said[at].is_bullet else []
    here = (each for each in rest if each.piece == said[at].piece and each.speaker is not None)
    return next((each.speaker for each in here), None)


def _of_section(said: Said, default: Body | None) -> Body | None:
    """Who speaks, or `default`; what is the default's own work or unit speaks for it: "Maternity", "the BCU"."""
    speaker = said.speaker
    if speaker is None or default is None:
        return speaker or default
    is_work = speaker.kind == "sector" and default.kind in kinds_asked(speaker.name)
    is_unit = speaker.kind == "local" and speaker.name.isupper() and default.kind in _WITH_UNITS
    return default if is_work or is_unit else speaker


_WITH_UNITS = frozenset({"police"})  # known in the field by the abbreviations of their commands


def _speaks_of_partnership(texts: Sequence[str], bodies: Bodies) -> bool:
    """True where nobody of the section is named and the partnership is: it says what it does about them."""
    mentioned = {mention.body for text in texts for mention in bodies.mentions(text)}
    return bodies.partnership in mentioned


def agency_of(body: Body | None, bodies: Bodies) -> str | None:
    """The name for the contract: None for the document's own partnership, for all agencies, and for nobody."""
    if body is None or body == NOBODY or body == bodies.partnership:
        return None
    return body.name if body.kind not in _READ_OFF or _is_like_a_name(body.name) else None


_READ_OFF = frozenset({"lead", "heading", "prefix", "section"})  # bodies that only a heading or a cell shows


def _is_like_a_name(words: str) -> bool:
    """False for a sentence, or the end of one, that stands where a name was looked for."""
    is_whole = words.count("(") == words.count(")") and not re.search(
        r"[.?!;] [A-Z]|:$|\bon behalf of\b", words
    )
    return is_whole and len(words.split()) <= _LONGEST_NAME and not re.match(r"(?:and|with|for)\b", words)


def responses_of(
    said: Sequence[Said], *, source: Source, bodies: Bodies, place: "Places"
) -> tuple[Response, ...]:
    """One response for each run of sentences by one agency."""
    runs: list[list[Said]] = []
    for sentence in said:
        is_same = runs and agency_of(runs[-1][-1].speaker, bodies) == agency_of(sentence.speaker, bodies)
        if is_same and not sentence.is_apart:
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    return tuple(_response(run, source, bodies, place) for run in runs)


def _response(run: Sequence[Said], source: Source, bodies: Bodies, place: "Places") -> Response:
    start, end = run[0].passage.start, run[-1].passage.end
    return Response(agency_of(run[0].speaker, bodies), source.words(start, end), place(start, end))


class Places:
    """Makes a Place from offsets: knows the document's lines."""

    def __init__(self, starts: Sequence[int], pages: Sequence[int | None]) -> None:
        self._starts = starts
        self._pages = pages

    def __call__(self, start: int, end: int) -> Place:
        line = bisect_right(self._starts, start)
        return Place(start, end, line, self._pages[line - 1])
