"""Files that cannot be read say so in one sentence that names them; text in other encodings is read."""

import os
from pathlib import Path

import pytest

from goldthread.ingest import read_bytes, read_file
from goldthread.ingest.limits import MOST_BYTES

TEXT = (
    "Response of Alder Vale\n\nRecommendation 1\n\nThe Board’s form should change.\n\nThe form has changed.\n"
)
TOO_LARGE = (
    "is larger than 50 megabytes; save it without its pictures, "
    "or save only the pages with the recommendations."
)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "a.txt is empty."),
        (b" \n\n\t", "a.txt is empty."),
        (b"\xef\xbb\xbf", "a.txt is empty."),
        (b"a\x00b\x00\x00", "a.txt is not readable text; save it as plain text in UTF-8 first."),
        (b"\x81\x8d\x8f", "a.txt is not readable text; save it as plain text in UTF-8 first."),
        (bytes(range(256)), "a.txt is not readable text; save it as plain text in UTF-8 first."),
    ],
)
def test_what_cannot_be_read_is_one_sentence(content: bytes, sentence: str) -> None:
    reading = read_bytes(content, name="a.txt")
    assert reading.error == sentence
    assert (reading.recommendations, reading.source_text) == ((), "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_give_the_same_text(encoding: str, line_end: str) -> None:
    reading = read_bytes(TEXT.replace("\n", line_end).encode(encoding), name="a.txt")
    assert reading.error is None
    assert reading.source_text == TEXT
    assert reading.recommendations[0].text == "The Board’s form should change."


def test_text_that_was_saved_wrongly_before_is_read_as_it_stands() -> None:
    """Nothing is guessed about what it once was."""
    wrong = TEXT.encode().decode("cp1252")
    assert (
        read_bytes(wrong.encode(), name="a.txt").recommendations[0].text
        == "The Boardâ€™s form should change."
    )


def test_the_checksum_is_of_the_bytes_as_they_came() -> None:
    assert (
        read_bytes(b"x", name="a").checksum
        == "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    )


FRENCH = (
    "Le groupe de travail se réunit chaque mois pour examiner les dossiers des enfants suivis par les services "
    "sociaux. Il recommande que les écoles et les médecins partagent leurs observations avec la police dans un délai "
    "de deux jours, et que chaque famille soit informée des décisions qui la concernent. Les résultats seront "
    "présentés au conseil avant la fin de l’année prochaine."
)
WELSH = (
    "Mae’r bwrdd yn cyfarfod bob mis i drafod y plant sydd yn derbyn gofal gan yr awdurdod lleol. Dylai pob ysgol roi "
    "gwybod i’r heddlu o fewn deuddydd, a dylai pob teulu gael gwybod am y penderfyniadau sydd yn effeithio arnynt. "
    "Bydd y canlyniadau yn cael eu cyflwyno i’r cyngor cyn diwedd y flwyddyn nesaf, ac fe fydd y grŵp yn ymweld â phob "
    "ysbyty yn yr ardal er mwyn clywed gan y staff sydd yn gweithio yno."
)


@pytest.mark.parametrize("text", [FRENCH, WELSH])
def test_another_language_is_named_where_nothing_was_found(text: str) -> None:
    reading = read_bytes(text.encode(), name="a.txt")
    assert (
        reading.error == "a.txt is not in English, as far as its words show; Goldthread reads English only."
    )


@pytest.mark.parametrize("text", [FRENCH, WELSH])
def test_a_document_in_two_languages_is_read(text: str) -> None:
    reading = read_bytes(f"{text}\n\n{TEXT}".encode(), name="a.txt")
    assert (reading.error, len(reading.recommendations)) == (None, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Minutes of the Quality Group\n\nThe group met on 3 May 2022 and agreed to meet again. " * 5,
        "Bonjour à toutes et à tous",
        "Wessmoor Police\nFernhill Homes\n",
    ],
)
def test_english_and_what_is_too_short_to_tell_are_only_empty(text: str) -> None:
    reading = read_bytes(text.encode(), name="a.txt")
    assert (reading.error, reading.recommendations) == (None, ())


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert read_file(tmp_path / "no.txt").error == "no.txt was not found."
    assert read_file(tmp_path).error == f"{tmp_path.name} is a folder; name the files in it."
    assert (
        read_file(tmp_path / "no\0.txt").error == "no\0.txt could not be opened: that is no name of a file."
    )


def test_a_file_past_any_document_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.docx"
    with path.open("wb") as file:
        file.truncate(500_000_000)  # holes: on the disk it takes nothing
    assert read_file(path).error == f"large.docx {TOO_LARGE}"
    assert read_bytes(bytes(MOST_BYTES + 1), name="large.docx").error == f"large.docx {TOO_LARGE}"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_and_a_device_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read_file(tmp_path / "pipe").error == "pipe is a device or a pipe; name a file."
    assert read_file(Path("/dev/zero")).error == "zero is a device or a pipe; name a file."


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("x")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root may read every file

        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
    assert read_file(path).error == "closed.txt could not be opened: Permission denied."
