"""The pages of uploads, as each kind of person meets them."""

import logging
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from cast import AT, SETTER_UP, AlderVale, alder_vale, appointed, fernhill, signed_in
from cli.typed import typed
from database_seen import all_rows, row_counts
from goldthread.kernel.actor import Role, system_actor
from goldthread.kernel.clock import now
from goldthread.organisations import commands as organisations
from goldthread.readings.forms import UploadForm
from goldthread.readings.models import Upload
from goldthread.trail.context import acting
from pages_read import csv_of, html_of, said, table_of
from readings.uploads_made import CUT_OFF, CUT_OFF_SENTENCE, GOOD, outcomes, run_jobs, sent, uploaded

REFUSAL = "Only the partnership's support team uploads documents. Ask them to upload yours."


@pytest.fixture
def support(cast: AlderVale) -> Client:
    return signed_in(cast.support)


def upload(client: Client, *files: tuple[str, bytes]) -> str:
    """The address that follows."""
    answer = client.post("/documents/upload", sent(*files))
    assert answer.status_code == 302, said(answer, status=answer.status_code)
    return str(answer["Location"])


def test_the_page_says_before_choosing_what_can_be_read_and_how_much(support: Client) -> None:
    page = support.get("/documents/upload")
    words = said(page)
    assert words.startswith("Upload documents")
    for part in (
        "PDF with a text layer (a scan has none)",
        "Word (.docx), web page, Excel, CSV or plain text.",
    ):
        assert part in words
    assert "Up to 20 files at a time, each up to 50 megabytes, and 200 megabytes together." in words
    assert "A file that cannot be read is not kept" in words
    assert "Partnership whose documents they are" not in words
    html = html_of(page)
    assert 'enctype="multipart/form-data"' in html
    field = re.search(
        r'<div class="govuk-file-upload-wrapper" data-module="govuk-file-upload".*?<input[^>]*>',
        html,
        re.DOTALL,
    )
    assert field and 'type="file" multiple' in field[0]
    assert 'aria-describedby="id_documents-hint"' in field[0]


def test_documents_lead_to_uploading_also_where_there_is_none(support: Client) -> None:
    page = support.get("/documents")
    assert "No document has been loaded yet. Upload the first" in said(page)
    assert 'href="/documents/upload"' in html_of(page)
    assert 'href="/documents/uploads"' in html_of(page)


def test_what_was_uploaded_is_shown_as_it_waits_and_as_it_ends(cast: AlderVale, support: Client) -> None:
    place = upload(support, ("response.txt", GOOD), ("plan.pdf", CUT_OFF))
    assert re.fullmatch(r"/documents/uploads/[0-9a-f-]{36}", place)
    words = said(support.get(place))
    assert "Uploaded by you" in words
    assert "0 of 2 files are done." in words
    assert "response.txt Waiting plan.pdf Waiting" in words
    assert "See what is done by now" in words
    run_jobs()
    page = support.get(place)
    words = said(page)
    assert "All 2 files are done: 1 loaded, 1 not loaded." in words
    assert re.search(r"response\.txt Loaded \d+ proposals wait to be confirmed\.", words)
    assert "Confirm what was read in response.txt" in words
    assert f"plan.pdf Not loaded {CUT_OFF_SENTENCE} It was not kept: upload it again" in words
    assert "See what is done by now" not in words
    assert "Upload more" in words
    assert "hx-get" not in html_of(page), "a page on which all is done asks no more"
    [document] = re.findall(r'href="(/documents/\d+[^"]*)"', html_of(page))
    assert support.get(document).status_code == 200


def test_the_page_asks_again_until_all_is_done_and_is_told_when_nothing_changed(
    cast: AlderVale, support: Client
) -> None:
    place = upload(support, ("response.txt", GOOD))
    html = html_of(support.get(place))
    asked = re.search(r'hx-get="([^"]+)" hx-trigger="every 2s"', html)
    assert asked
    assert re.search(r'id="said" role="status" aria-live="polite"', html)
    assert support.get(asked[1]).status_code == 204
    run_jobs()
    assert "The file is done: 1 loaded." in said(support.get(asked[1]))


def test_a_name_that_nobody_knows_is_counted(cast: AlderVale, support: Client) -> None:
    place = upload(support, ("response.txt", GOOD))
    run_jobs()
    assert re.search(
        r"\d+ names? stands? for an agency, and nobody has said which\.", said(support.get(place))
    )


def test_what_could_be_an_nhs_number_is_counted_and_not_repeated(cast: AlderVale, support: Client) -> None:
    warned = GOOD + b"\nShe is known by 999 012 3454.\n"
    place = upload(support, ("with.txt", warned), ("without.txt", GOOD))
    run_jobs()
    page = said(support.get(place))
    assert page.count("1 number in it could be an NHS number. Look before you confirm anything") == 1
    assert "999 012 3454" not in page


def test_the_same_bytes_again_say_when_they_were_loaded_and_as_what(cast: AlderVale, support: Client) -> None:
    upload(support, ("response.txt", GOOD))
    run_jobs()
    place = upload(support, ("copy.txt", GOOD))
    words = said(support.get(place))
    assert re.search(
        r"copy\.txt Already loaded Already loaded on \d+ \w+ \d{4}, [\d:apm]+, as response\.txt\. Nothing changed\.",
        words,
    )
    assert 'href="/documents/1' in html_of(support.get(place))


def test_files_that_nothing_reads_for_minutes_say_whom_to_ask(cast: AlderVale, support: Client) -> None:
    place = upload(support, ("response.txt", GOOD))
    sentence = "Reading has not begun for some minutes. The files are kept"
    assert sentence not in said(support.get(place))
    Upload.objects.using("owner").update(uploaded_at=now() - timedelta(minutes=6))
    assert sentence in said(support.get(place))
    run_jobs()
    assert sentence not in said(support.get(place))


SENTENCES = [
    ((), "Choose at least one file to upload."),
    (tuple((f"{each}.txt", b"x") for each in range(21)), "You chose 21 files. Choose at most 20 at a time."),
    (
        tuple((f"{each}.txt", b"x") for each in range(150)),
        "You chose 150 files. Choose at most 20 at a time.",
    ),
]


@pytest.mark.parametrize(("files", "sentence"), SENTENCES, ids=["none", "21", "150"])
def test_nothing_and_too_many_keep_the_field_with_one_sentence(
    support: Client, files: tuple[tuple[str, bytes], ...], sentence: str
) -> None:
    before = row_counts()
    page = support.post("/documents/upload", sent(*files))
    words = said(page, status=422)
    assert words.startswith("Error: Upload documents")
    assert f"There is a problem {sentence}" in words
    assert f"Error: {sentence}" in words
    assert "Nothing was uploaded. Browsers do not keep chosen files, so choose them again." in words
    assert 'href="#id_documents"' in html_of(page, status=422)
    assert 'type="file" multiple' in html_of(page, status=422)
    assert row_counts() == before


def test_too_large_a_file_keeps_the_field_with_the_readers_own_sentence(
    support: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goldthread.ingest.limits.MOST_BYTES", 10)
    page = support.post("/documents/upload", sent(("film.pdf", b"x" * 11), ("response.txt", b"y")))
    assert "There is a problem film.pdf is larger than" in said(page, status=422)
    assert outcomes() == []


def test_how_many_files_is_a_setting(support: Client, settings: Settings) -> None:
    settings.UPLOAD_FILES = 1
    assert "Up to 1 file at a time" in said(support.get("/documents/upload"))
    page = support.post("/documents/upload", sent(("a.txt", b"a"), ("b.txt", b"b")))
    assert "You chose 2 files. Choose at most 1 at a time." in said(page, status=422)


BAD = {
    "plan.pdf": CUT_OFF,
    "empty.txt": b"",
    "odd.bin": b"\x00\x01\x02\x03",
    "picture.txt": b"\x89PNG\r\n\x1a\n",
    "notes.txt": b"Dear all,\n\nThank you for coming.\n",
    "letter.rtf": b"{\\rtf1 invented}",
}


def test_each_bad_file_has_exactly_the_sentence_that_the_command_line_prints(
    cast: AlderVale, support: Client, tmp_path: Path
) -> None:
    for name, content in BAD.items():
        (tmp_path / name).write_bytes(content)
    printed = typed("load", *(str(tmp_path / name) for name in BAD), "--partnership", "alder-vale").output
    page = upload(support, *BAD.items())
    run_jobs()
    sentences = [str(row[2]) for row in outcomes()]
    assert printed.splitlines() == [f"Not loaded. {sentence}" for sentence in sentences]
    words = said(support.get(page))
    assert [sentence for sentence in sentences if sentence not in words] == []


@pytest.mark.parametrize("who", ["scrutineer", "trust_lead", "police_lead"])
def test_others_are_refused_in_words(cast: AlderVale, who: str) -> None:
    batch = uploaded(cast, ("response.txt", GOOD))
    client, before = signed_in(getattr(cast, who)), outcomes()
    for answer in (
        client.get("/documents/upload"),
        client.post("/documents/upload", sent(("mine.txt", GOOD))),
        client.get("/documents/uploads"),
        client.get(f"/documents/uploads/{batch}"),
    ):
        words = said(answer, status=403)
        assert REFUSAL in words
        assert "response.txt" not in words
    assert outcomes() == before
    assert "/documents/upload" not in html_of(client.get("/documents"))


def test_another_partnership_finds_no_upload(cast: AlderVale) -> None:
    batch = uploaded(cast, ("response.txt", GOOD))
    stranger = signed_in(fernhill())
    assert "Page not found" in said(stranger.get(f"/documents/uploads/{batch}"), status=404)
    assert "Nothing was uploaded in the last 30 days." in said(stranger.get("/documents/uploads"))


def test_an_upload_that_never_was_is_not_found(support: Client) -> None:
    for place in ("00000000-0000-0000-0000-000000000007", "7", "response.txt"):
        assert "Page not found" in said(support.get(f"/documents/uploads/{place}"), status=404)


def test_uploads_of_the_last_days_are_listed_and_exported(cast: AlderVale, support: Client) -> None:
    place = upload(support, ("response.txt", GOOD), ("plan.pdf", CUT_OFF))
    run_jobs()
    upload(support, ("copy.txt", GOOD))
    page = support.get("/documents/uploads")
    table = table_of(page)
    assert table[0] == ["Uploaded", "Files", "Loaded", "Already loaded", "Not loaded", "Still to be read"]
    assert [row[1:] for row in table[1:]] == [["1", "0", "1", "0", "0"], ["2", "1", "0", "1", "0"]]
    assert f'href="{place}"' in html_of(page)
    assert [row[1:] for row in csv_of(support.get("/documents/uploads?format=csv"))] == [
        row[1:] for row in table
    ]
    Upload.objects.using("owner").update(uploaded_at="2020-01-01T00:00:00Z")
    assert "Nothing was uploaded in the last 30 days." in said(support.get("/documents/uploads"))


def test_a_colleague_sees_that_another_of_the_team_uploaded_it(cast: AlderVale) -> None:
    place = f"/documents/uploads/{uploaded(cast, ('response.txt', GOOD))}"
    by = system_actor("test", partnerships=(cast.partnership,))
    with acting(by):
        team = cast.support.organisation or 0
        colleague = appointed("colleague", team, Role.SUPPORT_TEAM, by, cast.partnership)
    assert "Uploaded by another member of the team" in said(signed_in(colleague).get(place))


def test_who_acts_for_several_partnerships_chooses_one(database: str) -> None:
    one = alder_vale().partnership
    with acting(SETTER_UP):
        other = organisations.add_partnership(
            "Second Invented Partnership", slug="second", by=SETTER_UP, at=AT
        )
    form = UploadForm({}, {}, partnerships=(one, other))
    assert list(form.fields) == ["partnership", "documents"]
    assert form.errors["partnership"] == ["Choose the partnership whose documents they are."]
    chosen = UploadForm({"partnership": str(other)}, {}, partnerships=(one, other))
    assert "partnership" not in chosen.errors
    assert chosen.partnership == other
    assert "partnership" in UploadForm({"partnership": "999"}, {}, partnerships=(one, other)).errors


def test_no_name_of_a_file_stands_in_an_address_a_log_or_the_trail(
    cast: AlderVale, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    support, agency = signed_in(cast.support), signed_in(cast.police_lead)
    place = upload(support, ("quillon.txt", GOOD), ("quillon.pdf", CUT_OFF))
    run_jobs()
    support.get(place)
    agency.post("/documents/upload", sent(("quillon.txt", GOOD)))
    support.post("/documents/upload", sent(*(("quillon.txt", b"x") for _ in range(21))))
    assert "quillon" not in place.lower()
    assert caplog.records
    told = [each for each in caplog.records if each.name != "django.db.backends"]
    assert not [each for each in told if "quillon" in each.getMessage().lower()]
    assert "quillon" not in str(all_rows("SELECT e::text FROM trail_entry e")).lower()
    assert "quillon" not in str(all_rows("SELECT j::text FROM procrastinate_jobs j")).lower()
