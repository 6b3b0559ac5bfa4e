"""What a file is, is told by what stands in it; zip files are checked before they are opened."""

import struct
import zipfile
from io import BytesIO

import docx
import openpyxl
import pytest

from goldthread.ingest import read_bytes
from goldthread.ingest.formats import archives, compound
from ingest.formats.made import old_office, old_workbook, saved

WORDS = "Recommendation 1"
BOMB = (
    "unpacks to far more than a document holds, which can be an attack; ask whoever sent it for another copy"
)
DAMAGED = "is damaged or was cut off; ask for the file again, or open it in Office and save it anew"


def zipped(members: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def of_types(content_type: str) -> bytes:
    return zipped(
        {"[Content_Types].xml": f'<Types><Override ContentType="{content_type}"/></Types>'.encode()}
    )


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph(WORDS)
    return saved(document)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append([WORDS])
    return saved(book)


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a.pdf", "a.xlsx", "a"])
@pytest.mark.parametrize(
    "content",
    [word_file(), workbook(), f"<html><p>{WORDS}</html>".encode(), WORDS.encode()],
    ids=["word", "excel", "web page", "text"],
)
def test_a_file_is_read_as_what_it_is_whatever_it_is_called(content: bytes, name: str) -> None:
    reading = read_bytes(content, name=name)
    assert reading.error is None
    assert WORDS in reading.source_text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (of_types("application/vnd.ms-powerpoint"), "is a PowerPoint presentation; save it as a PDF first"),
        (of_types("application/vnd.ms-visio.drawing"), "is a Visio drawing; save it as a PDF first"),
        (
            zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}),
            "is an OpenDocument text; open it and save it as Word (.docx) first",
        ),
        (zipped({"mimetype": b"application/epub+zip"}), "is an e-book; save it as plain text first"),
        (zipped({"Index/Document.iwa": b"x"}), "is a Pages or Numbers document; save it as Word or Excel first"),
        (zipped({"a.docx": word_file()}), "is a zip file and not a document; unpack it and name the files in it"),
        (zipped({}), "is an empty zip file"),
        (old_office("EncryptedPackage", "EncryptionInfo"),
         "is protected by a password; open it, save it without the password and try again"),
        (old_workbook([["a"]], protection=bytes(6)),
         "is protected by a password; open it, save it without the password and try again"),
        (old_office("WordDocument"), "is an old Word document (.doc); open it in Word and save it as .docx first"),
        (old_office("PowerPoint Document"), "is an old PowerPoint presentation; save it as a PDF first"),
        (old_office("__properties_version1.0"), "is an Outlook email; save its text or its attachment, and name that"),
        (old_office("Workbook"), "is damaged inside; open it in Excel, save it anew and try again"),
        (old_office(), "is an old Office file, or damaged; open it and save it as .docx or .xlsx first"),
        (b"{\\rtf1 text}", "is a rich text file; open it in Word and save it as .docx first"),
        (b"\x1f\x8b\x08", "is a compressed file; unpack it first"),
        (b"\x89PNG\r\n", "is a picture; Goldthread reads text"),
        (b'<?xml version="1.0"?><w:wordDocument/>', "is an XML file; save it as Word, PDF or plain text first"),
        (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n",
            "is a web archive; open it in a browser and save it as a web page first",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_with_what_to_do(content: bytes, sentence: str) -> None:
    assert read_bytes(content, name="a.docx").error == f"a.docx {sentence}."


def test_names_in_an_old_office_file_are_found_however_many() -> None:
    names = tuple(f"Stream {number}" for number in range(30))
    assert set(compound.root_entries(old_office(*names))) == set(names)
    assert compound.root_entries(old_office(*names)[:700]) == {}


# Zip files that are more than they seem --------------------------------------------------------------------------


def test_what_packs_too_well_is_refused() -> None:
    bomb = zipped({"word/document.xml": bytes(archives.RATIO_COUNTS_FROM + 1)})
    assert len(bomb) < 30_000
    assert read_bytes(bomb, name="a.docx").error == f"a.docx {BOMB}."


def test_too_many_members_and_too_large_ones_are_refused() -> None:
    many = zipped({str(number): b"" for number in range(archives.MOST_MEMBERS + 1)})
    assert read_bytes(many, name="a.docx").error == f"a.docx {BOMB}."
    content = bytearray(word_file())
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", archives.MOST_UNPACKED + 1)
    assert read_bytes(bytes(content), name="a.docx").error == f"a.docx {BOMB}."


def test_a_member_that_unpacks_to_more_than_it_declares_is_refused() -> None:
    content = bytearray(
        zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<b>" + b"x" * 5000 + b"</b>"})
    )
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    assert read_bytes(bytes(content), name="a.docx").error == f"a.docx {BOMB}."


def test_members_with_a_password_or_packed_in_an_odd_way() -> None:
    content = bytearray(word_file())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert read_bytes(bytes(content), name="a.docx").error == (
        "a.docx is a zip file with a password; unpack it and name the files in it."
    )
    odd = zipped({"word/document.xml": b"<a/>"}, method=zipfile.ZIP_LZMA)
    assert read_bytes(odd, name="a.docx").error == f"a.docx {DAMAGED}."


@pytest.mark.parametrize("content", [word_file(), workbook()], ids=["word", "excel"])
@pytest.mark.parametrize("share", [0.01, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999])
def test_a_file_that_was_cut_off_says_so(content: bytes, share: float) -> None:
    assert read_bytes(content[: int(len(content) * share)], name="a.docx").error == f"a.docx {DAMAGED}."


# Tables between commas ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_tracker_saved_with_commas_is_a_table(delimiter: str) -> None:
    rows = [
        ("Recommendation", "Lead agency", "Due"),
        ('"The force, should\nact; soon|now"', "Wessmoor Police", "May 2023"),
    ]
    reading_text = "\n".join(delimiter.join(row) for row in rows) + "\n"
    from goldthread.ingest.formats.opening import open_document

    manuscript = open_document(reading_text.encode())
    (table,) = manuscript.tables
    assert [[manuscript.source_text[c.start : c.end] for c in row.cells] for row in table.rows] == [
        ["Recommendation", "Lead agency", "Due"],
        ["The force, should\nact; soon|now", "Wessmoor Police", "May 2023"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Present: the chair, the lead, the clerk\n\nThe group met, ate, and left.\n",
        "Apples,pears,plums\n1,2,3\n",
        "Action, lead, date\n\nThe Board should meet.\nIt has not met yet.\n",
        "Recommendation,Lead,Due\n",
        'Recommendation,Lead,Due\n"never closed,1,2\n',
    ],
)
def test_text_with_commas_in_it_is_text(text: str) -> None:
    from goldthread.ingest.formats.opening import open_document

    assert open_document(text.encode()).tables == ()
