"""Zip files: checked before anything in them is opened, and told apart by what they say they hold."""

import re
import struct
import zipfile
import zlib
from io import BytesIO
from typing import Literal

from goldthread.ingest.formats.unreadable import Unreadable

ZIP = b"PK\x03\x04"
Kind = Literal["word", "workbook"]

# A plan of 2,000 rows unpacks to 3 megabytes, a report with 40 photographs to 60.
MOST_UNPACKED = 300_000_000
# XML of empty rows packs 60 to 1; zeros pack 1,000 to 1. A small part may pack well, so that this counts beyond a size.
MOST_RATIO = 200
RATIO_COUNTS_FROM = 20_000_000  # bytes unpacked
MOST_MEMBERS = 5_000  # a long report with pictures has a few hundred
_BLOCK = 1 << 20
_LOCAL_HEADER = struct.Struct("<26xHH")

_BOMB = (
    "unpacks to far more than a document holds, which can be an attack; ask whoever sent it for another copy"
)
_DAMAGED = "is damaged or was cut off; ask for the file again, or open it in Office and save it anew"
_NO_DOCUMENT = "is a zip file and not a document; unpack it and name the files in it"
_WORD = re.compile(
    rb"wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.\w+\.macroEnabled\w*\.main\+xml", re.I
)
_WORKBOOK = re.compile(
    rb"spreadsheetml\.(?:sheet|template)\.main\+xml|ms-excel\.\w+\.(?:binary\.)?macroEnabled\w*\.main", re.I
)
_OTHERS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (
        re.compile(rb"presentationml|ms-powerpoint", re.I),
        "is a PowerPoint presentation; save it as a PDF first",
    ),
    (re.compile(rb"ms-visio", re.I), "is a Visio drawing; save it as a PDF first"),
)
_OPEN_DOCUMENT: tuple[tuple[bytes, str], ...] = (
    (
        b"application/vnd.oasis.opendocument.text",
        "is an OpenDocument text; open it and save it as Word (.docx) first",
    ),
    (b"application/vnd.oasis.opendocument.presentation", "is a presentation; save it as a PDF first"),
    (b"application/epub+zip", "is an e-book; save it as plain text first"),
)


def archive_of(content: bytes) -> zipfile.ZipFile:
    """The zip file, once everything in it is known to unpack to what it declares and to no more than a document."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        _check(archive, content)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError) as fault:
        raise Unreadable(_DAMAGED) from fault
    return archive


def kind_of(archive: zipfile.ZipFile) -> Kind:
    """What the archive's own list of contents says it is; by its ending nobody goes. Raises Unreadable."""
    names = set(archive.namelist())
    types = part(archive, "[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if _WORD.search(types) or "word/document.xml" in names:
        return "word"
    if _WORKBOOK.search(types) or names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return "workbook"
    declared = part(archive, "mimetype") if "mimetype" in names else b""
    if declared.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "workbook"
    raise Unreadable(_what_else(names, types, declared))


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One member's bytes. Raises Unreadable where it is missing or damaged."""
    try:
        return archive.read(name)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as fault:
        raise Unreadable(_DAMAGED) from fault


def _what_else(names: set[str], types: bytes, declared: bytes) -> str:
    for pattern, sentence in _OTHERS:
        if pattern.search(types):
            return sentence
    for start, sentence in _OPEN_DOCUMENT:
        if declared.startswith(start):
            return sentence
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names):
        return "is a Pages or Numbers document; save it as Word or Excel first"
    return _NO_DOCUMENT


def _check(archive: zipfile.ZipFile, content: bytes) -> None:
    """Raises Unreadable for a bomb or a password; what is only damaged raises what zip and zlib raise."""
    members = archive.infolist()
    declared = sum(each.file_size for each in members)
    if len(members) > MOST_MEMBERS or declared > MOST_UNPACKED:
        raise Unreadable(_BOMB)
    if declared > RATIO_COUNTS_FROM and declared > MOST_RATIO * len(content):
        raise Unreadable(_BOMB)
    for each in members:
        if each.flag_bits & 0x1:
            raise Unreadable("is a zip file with a password; unpack it and name the files in it")
        if _unpacked(each, content) > each.file_size:
            raise Unreadable(_BOMB)


def _unpacked(member: zipfile.ZipInfo, content: bytes) -> int:
    """What a member really unpacks to, in bytes, counted no further than one past what it declares.

    Python's own reader stops at the declared size; the Excel reader does not, so that what is declared must be true.
    """
    if member.compress_type == zipfile.ZIP_STORED:
        return member.compress_size
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise NotImplementedError(member.compress_type)
    lengths = _LOCAL_HEADER.unpack_from(content, member.header_offset)
    start = member.header_offset + _LOCAL_HEADER.size + sum(lengths)
    stream, packed = (
        zlib.decompressobj(-zlib.MAX_WBITS),
        memoryview(content)[start : start + member.compress_size],
    )
    count, rest = 0, bytes(packed)
    while not stream.eof and count <= member.file_size:
        piece = stream.decompress(rest, _BLOCK)
        rest = stream.unconsumed_tail
        if not piece and not rest:
            break
        count += len(piece)
    return count
