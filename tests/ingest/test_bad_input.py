"""Files that cannot be read say so in one sentence that names them; text in other encodings is read."""

import os
from pathlib import Path

import pytest

from goldthread.ingest import read_bytes, read_file

TEXT = (
    "Response of Alder Vale\n\nRecommendation 1\n\nThe Board’s form should change.\n\nThe form has changed.\n"
)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "a.txt is empty."),
        (b" \n\n\t", "a.txt is empty."),
        (b"%PDF-1.7\n", "a.txt is a PDF, which cannot be read yet; save it as plain text first."),
        (
            b"PK\x03\x04rest",
            "a.txt is a Word, Excel or zip file, which cannot be read yet; save it as plain text first.",
        ),
        (
            b"{\\rtf1 text}",
            "a.txt is a rich text file, which cannot be read yet; save it as plain text first.",
        ),
        (
            b"<!DOCTYPE html><p>x",
            "a.txt is a web page, which cannot be read yet; save it as plain text first.",
        ),
        (b"\x89PNG\r\n", "a.txt is a picture; Goldthread reads text."),
        (b"a\x00b\x00", "a.txt is not readable text; save it as plain text in UTF-8 first."),
        (b"\x81\x8d\x8f", "a.txt is not readable text; save it as plain text in UTF-8 first."),
    ],
)
def test_what_cannot_be_read_is_one_sentence(content: bytes, sentence: str) -> None:
    reading = read_bytes(content, name="a.txt")
    assert reading.error == sentence
    assert (reading.recommendations, reading.source_text) == ((), "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_give_the_same_text(encoding: str, line_end: str) -> None:
    reading = read_bytes(TEXT.replace("\n", line_end).encode(encoding), name="a.txt")
    assert reading.error is None
    assert reading.source_text == TEXT
    assert reading.recommendations[0].text == "The Board’s form should change."


def test_the_checksum_is_of_the_bytes_as_they_came() -> None:
    assert (
        read_bytes(b"x", name="a").checksum
        == "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    )


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert read_file(tmp_path / "no.txt").error == "no.txt was not found."
    assert read_file(tmp_path).error == f"{tmp_path.name} is a folder; name the files in it."


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("x")
    path.chmod(0)
    assert read_file(path).error == "closed.txt could not be opened: Permission denied."
