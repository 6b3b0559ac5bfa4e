"""PDF files that cannot be read say why in one sentence; those that only look so are read."""

import re
import zlib
from io import BytesIO

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from goldthread.ingest import read_bytes
from goldthread.ingest.formats.pdf import manuscript_from
from goldthread.ingest.formats.pdf_opening import MOST_PAGES
from goldthread.ingest.formats.unreadable import Unreadable
from ingest.formats.typeset import handmade, pdf_of, stream, words_of

WORDS = "The force should change its form and a supervisor should read it. " * 8
PAGES = pdf_of("\n#pagebreak()\n".join([WORDS] * 3))
DAMAGED = "is damaged; ask for the file again, or open it and print it to a new PDF"
CUT_OFF = "is cut off, its end is missing; ask for the file again"
SCAN = (
    "is a scan, pictures of pages without their words; have its text recognised (OCR) first, "
    "or ask for the document that it was made from"
)
UNKNOWN = (
    "shows letters without saying which they are, so its words cannot be taken out; have its text recognised (OCR) "
    "first, or ask for the document that it was made from"
)


def refusal(content: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        manuscript_from(content)
    return str(caught.value)


def written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def encrypted(*, user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(PAGES)))
    writer.encrypt(user, "the owner's", algorithm="AES-256")
    return written(writer)


def test_the_sentence_names_the_file() -> None:
    reading = read_bytes(PAGES[: len(PAGES) // 2], name="plan.pdf")
    assert reading.error == f"plan.pdf {CUT_OFF}."


def test_a_password_is_asked_for_and_the_owners_alone_keeps_nobody_out() -> None:
    sentence = "is protected by a password; open it, save it without the password and try again"
    assert refusal(encrypted(user="secret")) == sentence
    assert manuscript_from(encrypted(user="")) == manuscript_from(PAGES)


def test_a_lock_that_nobody_knows() -> None:
    content = encrypted(user="").replace(b"/Standard", b"/Unknown1")
    sentence = "is locked in a way that only the program it was made with can open; ask for a copy without it"
    assert refusal(content) == sentence


@pytest.mark.parametrize("share", [0.001, 0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off(share: float) -> None:
    assert refusal(PAGES[: int(len(PAGES) * share) + 9]) == CUT_OFF


def test_a_file_shorter_than_its_first_lines_say() -> None:
    head, rest = PAGES[:9], PAGES[9:]
    assert refusal(head + b"%% << /Linearized 1 /L 9999999 >>\n" + rest) == CUT_OFF


def test_damage_inside_a_page_is_not_read_over() -> None:
    place = next(
        match.end() for match in re.finditer(rb"stream\n", PAGES) if b"BT" in _unpacked(PAGES[match.end() :])
    )
    content = PAGES[: place + 200] + b"\x00" * 10 + PAGES[place + 210 :]
    assert refusal(content) == DAMAGED


def _unpacked(content: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(content)
    except zlib.error:
        return b""


def test_garbage_and_no_pages() -> None:
    assert refusal(b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"\n%%EOF\n") == DAMAGED
    assert refusal(written(PdfWriter())) == "has no pages"


def test_blank_pages_have_no_words() -> None:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    assert refusal(written(writer)) == "has no words in it"


def test_more_pages_than_any_document_has() -> None:
    writer = PdfWriter()
    for _ in range(MOST_PAGES + 1):
        writer.add_blank_page(595, 842)
    assert refusal(written(writer)) == (
        f"has {MOST_PAGES + 1} pages and at most {MOST_PAGES} are read; save only the pages with the recommendations"
    )


def picture_of(markup: str) -> str:
    """Typst's markup for a page that is a picture of a page."""
    picture = typst.compile(("#set page(width: 10cm, height: 10cm)\n" + markup).encode(), format="png")
    assert isinstance(picture, bytes)
    return f"#image(bytes(({', '.join(map(str, picture))},)), width: 100%)"


def test_pictures_of_pages_need_their_text_recognised() -> None:
    picture = picture_of("Recommendation 1")
    assert refusal(pdf_of(picture + "\n#pagebreak()\n" + picture)) == SCAN
    assert refusal(pdf_of(picture, footer="7")) == SCAN


def test_a_picture_on_the_cover_makes_no_scan() -> None:
    content = pdf_of(picture_of("Alder Vale") + "\n#pagebreak()\n" + WORDS + "\n#pagebreak()\n" + WORDS)
    assert words_of(manuscript_from(content))[0].startswith("The force should change its form")


def test_letters_that_are_shown_and_not_named() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(PAGES)))
    for page in writer.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font.get_object().pop("/ToUnicode", None)
    assert refusal(written(writer)) == UNKNOWN


def test_letters_that_are_named_wrongly() -> None:
    moved = "".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.isalpha() else c for c in WORDS.lower())
    assert refusal(pdf_of(moved * 2)) == UNKNOWN


def test_a_form_that_only_one_program_shows() -> None:
    content = handmade(
        [
            b"<</Type/Catalog/Pages 2 0 R/NeedsRendering true/AcroForm<</XFA 4 0 R/Fields[]>>>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
            stream(b"<xdp/>"),
        ]
    )
    assert refusal(content) == "is a form that only Adobe's own programs show; print it to a PDF there first"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(PAGES) - 1), st.binary(max_size=20)), min_size=1, max_size=12))
def test_no_change_to_a_file_breaks_the_reader(changes: list[tuple[int, bytes]]) -> None:
    content = bytearray(PAGES)
    for place, new in changes:
        content[place : place + len(new)] = new
    reading = read_bytes(bytes(content), name="plan.pdf")
    assert (reading.error is None) == bool(reading.source_text)
