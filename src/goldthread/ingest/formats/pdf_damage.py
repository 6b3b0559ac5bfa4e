"""Whether a PDF is whole. PDFium opens what it can: of a damaged page it gives the words before the damage."""

import re
import zlib

_END_MARK = b"%%EOF"
_TAIL = 4_096  # bytes behind which the end mark may stand: some programs append their own
_HEAD = 2_048
_LINEARISED = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d{1,12})")
_STREAM = re.compile(rb">>\s{0,4}stream(?:\r\n|\n|\r)")
_LONGEST_HEADER = 1_024
_PACKED = re.compile(rb"/Filter\s*\[?\s*/FlateDecode")
_PICTURE_OR_FONT = re.compile(rb"/Subtype\s*/(?!Form\b)|/Length1\b")
_BLOCK = 1 << 16
_MOST_UNPACKED = 50_000_000  # bytes of one stream; a page of words has some thousands


def is_cut_off(content: bytes) -> bool:
    """True where a file ends before its end mark, or before the length that its first lines state."""
    stated = _LINEARISED.search(content[:_HEAD])
    return _END_MARK not in content[-_TAIL:] or (stated is not None and int(stated[1]) > len(content))


def is_damaged(content: bytes) -> bool:
    """True where something packed, pictures and fonts apart, does not unpack to what its checksum says.

    A stream that ends without its checksum is let pass: programs write such, and nothing is lost by it. What is packed
    in an encrypted file cannot be told from damage.
    """
    if b"/Encrypt" in content:
        return False
    return any(_breaks_off(content, match.start(), match.end()) for match in _STREAM.finditer(content))


def _breaks_off(content: bytes, header_end: int, start: int) -> bool:
    header = content[max(0, header_end - _LONGEST_HEADER) : header_end]
    header = header[header.rfind(b" obj") + 1 :]
    if not _PACKED.search(header) or _PICTURE_OR_FONT.search(header):
        return False
    stream, count, at = zlib.decompressobj(), 0, start
    try:
        while not stream.eof and count < _MOST_UNPACKED and at < len(content):
            count += len(stream.decompress(stream.unconsumed_tail + content[at : at + _BLOCK], _BLOCK * 4))
            at += _BLOCK
    except zlib.error:
        return True
    return False
