"""Lines that are paragraphs, as a web page gives them, beside a few that are as long as one another by chance."""

from goldthread.ingest.lines.paragraphs import paragraphs_of
from goldthread.ingest.manuscript import manuscript_of

WIDTHS = (210, 242, 210, 378, 252)  # characters of the long lines


def test_a_line_much_wider_than_the_others_shows_that_none_is_set_to_a_width() -> None:
    said = [("The police told schools " + "of each visit " * 40)[: width - 1] + "." for width in WIDTHS]
    short = [f"Northmere line {n}: a note." for n in range(28)]

    paragraphs = paragraphs_of(manuscript_of("\n".join([*said, *short])))

    assert [paragraph.text for paragraph in paragraphs][: len(said)] == said
