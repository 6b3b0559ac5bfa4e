"""A PDF's pages, or the sentence that says why they cannot be read."""

from collections.abc import Iterator, Sequence
from string import ascii_lowercase
from typing import Any

import pypdfium2 as pdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from goldthread.ingest.formats.pdf_damage import is_cut_off, is_damaged
from goldthread.ingest.formats.pdf_page import Page, Turn
from goldthread.ingest.formats.pdf_rules import Drawing
from goldthread.ingest.formats.pdf_words import words_of
from goldthread.ingest.formats.unreadable import Unreadable

# The longest report with its annexes that was met has 160 pages. 500 take some ten seconds; more is a book or a bundle.
MOST_PAGES = 500

_FEW_GLYPHS = 20  # a scanned page may hold a stamp, or a page number set by the copier
_UNMAPPED_SHARE = 0.1
_FEWEST_LETTERS = 400  # below which the share of vowels says nothing
_NO_LETTERS = bytes(set(range(256)) - set(ascii_lowercase.encode()))
_VOWEL_SHARE = 0.22  # English and Welsh have 0.36 and more; letters exchanged for others have about 0.14

_CUT_OFF = "is cut off, its end is missing; ask for the file again"
_DAMAGED = "is damaged; ask for the file again, or open it and print it to a new PDF"
_PASSWORD = "is protected by a password; open it, save it without the password and try again"
_LOCKED = "is locked in a way that only the program it was made with can open; ask for a copy without it"
_XFA = "is a form that only Adobe's own programs show; print it to a PDF there first"
_NO_PAGES = "has no pages"
_SCAN = (
    "is a scan, pictures of pages without their words; have its text recognised (OCR) first, "
    "or ask for the document that it was made from"
)
_NO_WORDS = "has no words in it"
_UNKNOWN_LETTERS = (
    "shows letters without saying which they are, so its words cannot be taken out; have its text recognised (OCR) "
    "first, or ask for the document that it was made from"
)


def pages_of(content: bytes) -> list[Page]:
    """Every page of a PDF file. Raises Unreadable."""
    document = _opened(content)
    try:
        if document.get_formtype() == pdfium.FORMTYPE_XFA_FULL:
            raise Unreadable(_XFA)
        count = len(document)
        if count > MOST_PAGES:
            raise Unreadable(
                f"has {count} pages and at most {MOST_PAGES} are read; save only the pages with the recommendations"
            )
        pages = list(_pages(document, count))
    finally:
        document.close()
    _check_words(pages)
    return pages


def _opened(content: bytes) -> Any:
    try:
        document = pdfium2.PdfDocument(content)
    except pdfium2.PdfiumError as fault:
        raise Unreadable(_why_closed(content, fault.err_code)) from fault
    if is_cut_off(content) or is_damaged(content):
        document.close()
        raise Unreadable(_CUT_OFF if is_cut_off(content) else _DAMAGED)
    return document


def _why_closed(content: bytes, code: int | None) -> str:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return _PASSWORD
    if code == pdfium.FPDF_ERR_SECURITY:
        return _LOCKED
    if _opens(content):
        return _NO_PAGES
    return _CUT_OFF if is_cut_off(content) else _DAMAGED


def _opens(content: bytes) -> bool:
    """True for a file without pages: PDFium opens it and names no error, so that pypdfium2 gives the last one named."""
    handle = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if handle:
        pdfium.FPDF_CloseDocument(handle)
    return bool(handle)


def _pages(document: Any, count: int) -> Iterator[Page]:
    has_fields = document.get_formtype() != pdfium.FORMTYPE_NONE
    for index in range(count):
        try:
            page = document[index]
            # What was typed into a form's fields is made part of the page, which has to be loaded anew to show it.
            if has_fields and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_PRINT) == pdfium.FLATTEN_SUCCESS:
                page.close()
                page = document[index]
            yield _page(page, index + 1)
        except pdfium2.PdfiumError as fault:
            raise Unreadable(f"is damaged on page {index + 1}; ask for the file again") from fault
        page.close()


def _page(page: Any, number: int) -> Page:
    turned, (width, height) = page.get_rotation(), page.get_size()
    turn = Turn.of(page.get_bbox(), turned)
    text_page = page.get_textpage()
    words = words_of(text_page, turn, width=width, height=height)
    direction = words.directions.most_common(1)[0][0] if words.directions else 0
    if direction:  # the page lies on its side: it is read as a person who turns it would
        if direction != 180:
            width, height = height, width
        turn = Turn.of(page.get_bbox(), (turned - direction) % 360)
        words = words_of(text_page, turn, width=width, height=height)
    text_page.close()
    drawing = Drawing(turn)
    drawing.take(page)
    return Page(
        number=number,
        width=width,
        height=height,
        words=words.found,
        rules=drawing.rules,
        dots=drawing.dots,
        pictures=drawing.pictures,
        glyphs=words.glyphs,
        unmapped=words.unmapped,
    )


def _check_words(pages: Sequence[Page]) -> None:
    """Raises Unreadable for pictures of words, no words, or words in letters that are not known."""
    empty = [page for page in pages if page.glyphs < _FEW_GLYPHS]
    pictures = [page for page in empty if page.pictures]
    if pictures and len(pictures) * 2 >= len(pages):
        raise Unreadable(_SCAN)
    glyphs = sum(page.glyphs for page in pages)
    if not glyphs:
        raise Unreadable(_NO_WORDS)
    if sum(page.unmapped for page in pages) > _UNMAPPED_SHARE * glyphs or _has_few_vowels(pages):
        raise Unreadable(_UNKNOWN_LETTERS)


def _has_few_vowels(pages: Sequence[Page]) -> bool:
    """True where characters come as letters, but as the wrong ones."""
    words = "".join([word.text for page in pages for word in page.words]).lower().encode("ascii", "ignore")
    letters = words.translate(
        None, _NO_LETTERS
    )  # in one go, which takes a twentieth of counting letter by letter
    vowels = len(letters) - len(letters.translate(None, b"aeiouy"))
    return len(letters) >= _FEWEST_LETTERS and vowels < _VOWEL_SHARE * len(letters)
