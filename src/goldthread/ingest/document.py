"""One manuscript to one reading: the part of the reader that every format shares."""

import re
from collections.abc import Sequence

from goldthread.ingest.bodies.kind_names import kind_names
from goldthread.ingest.bodies.known import Bodies, bodies_of
from goldthread.ingest.column_maps import ColumnMap
from goldthread.ingest.findings.looking_over import looked_over
from goldthread.ingest.lines.furniture import with_furniture_marked
from goldthread.ingest.lines.paragraphs import Paragraph, paragraphs_of
from goldthread.ingest.manuscript import Manuscript, Table
from goldthread.ingest.minutes.actions import actions_of, without_actions
from goldthread.ingest.minutes.attendance import people_of
from goldthread.ingest.promises.written_on import written_on
from goldthread.ingest.reading import Commitment, Reading, Recommendation
from goldthread.ingest.speech.authors import author_of
from goldthread.ingest.structure.about import kind_of, reviews_of
from goldthread.ingest.structure.bulleted_answers import with_bulleted_answers
from goldthread.ingest.structure.entries import Entry
from goldthread.ingest.structure.outline import entries_of
from goldthread.ingest.structure.prose import Prose
from goldthread.ingest.structure.referring import with_answers_by_agency
from goldthread.ingest.structure.split import most_are_answered
from goldthread.ingest.tables.action_tables import layouts_in, tabled_of
from goldthread.ingest.tables.status_histories import HEADERS
from goldthread.ingest.tables.tabled import together
from goldthread.ingest.tables.text_tables import with_blocks, with_tables

_GAP = re.compile(r"(?<=\S)(?: {3,}|\t+)(?=\S)")
# What stands under a recommendation in these is no answer to it.
ASKING_KINDS = frozenset({"briefing", "review"})


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
    kind = _kind_by_title(manuscript, paragraphs, entries, bodies)
    if kind == "briefing":
        entries = with_bulleted_answers(entries)
    if kind not in ASKING_KINDS:
        entries = with_answers_by_agency(entries, paragraphs, source=manuscript.source, bodies=bodies)
    author = author_of([paragraph.text for paragraph in paragraphs], bodies)
    people = people_of(manuscript, paragraphs, bodies) if kind == "minutes" else {}
    reader = Prose(
        manuscript,
        bodies.also_called(people),
        is_answered=kind not in ASKING_KINDS,
        author=author,
        written=written_on(paragraphs),
    )
    read = reader.recommendations(entries)
    owner = author.body if author and not author.body.is_partnership else None
    tabled = tabled_of(manuscript, bodies, place=reader.place, read=read, maps=maps, author=owner)
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
        pages=manuscript.page_starts,
    )
    return looked_over(
        reading, source=manuscript.source, bodies=bodies, place=reader.place, quoted=reader.quoted
    )


def _kind_by_title(
    manuscript: Manuscript, paragraphs: Sequence[Paragraph], entries: Sequence[Entry], bodies: Bodies
) -> str:
    """What a document's head says it is; a review of which most is answered is a response, whatever its title."""
    kind = kind_of(
        paragraphs,
        has_marked_answers=any(piece.answers for entry in entries for piece in entry.pieces),
        headers=[line.words for line in manuscript.lines if line.is_furniture],
    )
    return "response" if kind == "review" and most_are_answered(entries, bodies) else kind


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
    first = paragraph.lines[0].words
    if len(paragraph.lines) > 1 and any(name.words == first and name.area for name in kind_names(first)):
        return [line.words for line in paragraph.lines]  # a letter's head: the name ends where its line does
    is_wide = any("   " in line.words or "\t" in line.words for line in paragraph.lines)
    cells = [_GAP.split(line.words) for line in paragraph.lines] if is_wide else []
    if 2 * sum(len(each) > 1 for each in cells) <= len(cells):
        return [paragraph.text]
    return [cell for each in cells for cell in each]
