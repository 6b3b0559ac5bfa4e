"""Whom initials, names and posts in minutes stand for: the list of those present gives the body of each."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from goldthread.ingest.bodies.called_names import body_called, body_of_sector
from goldthread.ingest.bodies.known import Bodies, Body
from goldthread.ingest.english.vocabulary import SECTORS
from goldthread.ingest.lines.paragraphs import Paragraph
from goldthread.ingest.manuscript import Manuscript
from goldthread.ingest.minutes.posts import posts_in

INITIALS = r"[A-Z]{1,2}(?:Mc|Mac|O[’'])?[A-Z]"
_BRACKETED = re.compile(rf"[(\[](?P<initials>{INITIALS})[)\]]")
_AT_AN_END = re.compile(
    rf"(?P<initials>{INITIALS})\s*(?:[-–—:=]\s|\t|\s{{2,}})|.*[\s,–-](?P<last>{INITIALS})\.?"
)
_ENTRY = re.compile(r"[^;\n]+")
_LIST = re.compile(
    r"\W*(?:(?:members|those|also) )?(?:present|attend(?:ees|ance|ing|ed)|chair(?:ed by)?(?=:)|in attendance|"
    r"in the room|who was there|on screen|on zoom|sorry not to be (?:there|here)|"
    r"on teams|online|by video|"
    r"apologies|members(?:hip)?)\b",
    re.IGNORECASE,
)
_SECTOR = re.compile(rf"\b(?:{'|'.join(sorted(SECTORS, key=len, reverse=True))})\b")
_PERSON = re.compile(r"(?:[A-Z][\w’'./-]*\s+){1,4}[A-Z][\w’'-]+")
_GAP = re.compile(r"\s{3,}|\t")
_OFFICE = re.compile(
    r"\b(?:business (?:manager|support|unit)|partnership (?:manager|officer|co-?ordinator)|"
    r"independent (?:chair|scrutin\w+)|minute[- ]?taker|administrator)\b",
    re.IGNORECASE,
)


_NAMED = re.compile(
    r"(?:(?:Dr|Prof|Mrs?|Ms|Miss|Cllr|Rev|Dame|Sir|D/?\w{1,4}|Det\.? \w+|Supt|Ch\.? \w+|Insp|Sgt)\.?\s+)*"
    r"(?P<first>[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]*){0,2}\s+(?P<last>[A-Z][\w’'-]+)\s*[,(–-]\s*(?P<rest>.+)"
)


_WITH_POST = re.compile(
    r"(?P<first>[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]*){0,2}\s+(?P<last>[A-Z][\w’'-]+)\s*\((?P<post>[^()]{3,90})\)"
)


def people_of(
    manuscript: Manuscript, paragraphs: Sequence[Paragraph], bodies: Bodies
) -> Mapping[str, Body | None]:
    """The body of everybody in the list of those present, by initials, by name and by post.

    None where the list names no body, or where two people of different bodies share the initials, the name or the post.
    """
    found: defaultdict[str, set[Body]] = defaultdict(set)
    for who, words in (*_listed(paragraphs), *_in_brackets(paragraphs), *_in_tables(manuscript)):
        known = bodies.named(who) if who.isupper() else None
        if known is None or known.name == who:
            body = _body_in(words, bodies)
            found[who] |= {body} if body else set()
    return {who: next(iter(named)) if len(named) == 1 else None for who, named in found.items()}


def _listed(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, str]]:
    """Initials with the entry they stand in: "Named Nurse, Fernhill Hospital (PA)"."""
    is_list = False
    for line in (line for paragraph in paragraphs for line in paragraph.lines):
        yield from _of_cells(_GAP.split(line.words))
    for paragraph in paragraphs:
        is_list = bool(_LIST.match(paragraph.text)) or (
            is_list and (";" in paragraph.text or _is_people(paragraph) or _ends_in_initials(paragraph))
        )
        if is_list and _ends_in_initials(paragraph):
            for line in paragraph.lines:
                yield from _of_cells(_GAP.split(line.words), is_list=True)
            continue
        by_line = _is_by_line(paragraph) or (is_list and _is_people(paragraph))
        text = "".join(
            ("\n" if by_line or _LIST.match(line.words) else " ") + line.words for line in paragraph.lines
        )
        for entry in _ENTRY.findall(text):
            posts = list(posts_in(entry)) if is_list else []
            named = _NAMED.match(entry.strip()) if is_list and not posts else None
            if named:
                yield from ((named[part], named["rest"]) for part in ("first", "last"))
            bracketed = _BRACKETED.search(entry)
            if bracketed and (is_list or by_line):
                yield bracketed["initials"], _BRACKETED.sub(" ", entry)
            elif posts:
                yield from posts
            elif is_list and (edge := _AT_AN_END.fullmatch(entry.strip())):
                yield edge["initials"] or edge["last"], entry


def _in_brackets(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, str]]:
    """ "Hilda Penrose (Early Help), Ansel Okoro (Children's Social Care)": a list in which each post is in brackets."""
    for paragraph in paragraphs:
        if _LIST.match(paragraph.text):
            people = (m for m in _WITH_POST.finditer(paragraph.text) if not any(posts_in(m.group())))
            for match in people:
                yield match["first"], match["post"]
                yield match["last"], match["post"]


def _is_by_line(paragraph: Paragraph) -> bool:
    """True where each line is a person: no semicolon parts them, and most lines hold initials of their own."""
    held = sum(1 for line in paragraph.lines if _BRACKETED.search(line.text))
    return ";" not in paragraph.text and held * 2 > len(paragraph.lines)


def _is_people(paragraph: Paragraph) -> bool:
    """True where most lines are "Name, post, body"."""
    named = sum(1 for line in paragraph.lines if _NAMED.match(line.words))
    return ";" not in paragraph.text and named * 2 > len(paragraph.lines)


def _ends_in_initials(paragraph: Paragraph) -> bool:
    """True where most lines end in initials that stand apart: "Chief Nurse, Fernhill ICB        NO"."""
    ends = [_GAP.split(line.words)[1:] for line in paragraph.lines]
    return 2 * sum(bool(cells and re.fullmatch(INITIALS, cells[-1])) for cells in ends) > len(ends)


def _in_tables(manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    source = manuscript.source
    for table in manuscript.tables:
        for row in table.rows:
            yield from _of_cells([source.words(cell.start, cell.end) for cell in row.cells])


def _of_cells(cells: Sequence[str], *, is_list: bool = False) -> Iterator[tuple[str, str]]:
    """The initials that are a cell of a person's row, with its other cells: a row of a log holds no name.

    In the list of those present a row may give a post and no name.
    """
    alone = next((cell for cell in cells if re.fullmatch(rf"\(?{INITIALS}\)?", cell)), None)
    is_post = is_list and len(cells) > 1
    if alone and (is_post or any(_PERSON.fullmatch(cell.strip()) for cell in cells)):
        yield alone.strip("()"), ", ".join(cell for cell in cells if cell != alone)


def _body_in(entry: str, bodies: Bodies) -> Body | None:
    """The body an entry names, the last where a post's title names another; the partnership for its own office."""
    mentions = [mention.body for mention in bodies.mentions(entry)]
    if mentions:
        return mentions[-1]
    if _OFFICE.search(entry):
        return bodies.partnership
    parts = [re.sub(r"\([^)]*\)", "", part).strip(" .") for part in re.split(r",| [–—-] ", entry)]
    called = next((body for part in reversed(parts) if part and (body := body_called(part, bodies))), None)
    sector = _SECTOR.search(entry)
    return called or (body_of_sector(sector.group(), bodies) if sector else None)
