"""Confirming a long document asks the database no more than confirming a short one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast import AT, AlderVale, signed_in
from goldthread.ingest.reading import Commitment, Finding, Place, Reading, Recommendation, Response
from goldthread.readings import commands
from goldthread.trail.context import acting


def long_response(asks: int) -> Reading:
    """Recommendations with a response and two commitments each, every one with a question about it."""
    text, recommendations, findings = "", [], []

    def write(words: str) -> Place:
        nonlocal text
        place = Place(len(text), len(text) + len(words), text.count("\n") + 1)
        text += f"{words}\n\n"
        return place

    for number in range(1, asks + 1):
        ask = write(f"The desk should be told of matter {number}.")
        first, second = (
            write(f"The desk was told of matter {number}."),
            write(f"It will hear of {number} again."),
        )
        both = Place(first.start, second.end, first.line)
        promises = tuple(
            Commitment(text[each.start : each.end], "Wessmoor Police", "done", None, each)
            for each in (first, second)
        )
        answer = Response("Wessmoor Police", " ".join(text[both.start : both.end].split()), both)
        recommendations.append(
            Recommendation(
                str(number), None, None, str(number), "Police", text[ask.start : ask.end], ask,
                responses=(answer,), commitments=promises,
            )
        )  # fmt: skip
        findings.append(Finding("weak", f"Matter {number}?", (second,)))
    return Reading(
        file=f"{asks}.txt", checksum=f"{asks:064}", reader_version="by hand", kind="response", source_text=text,
        reviews=(f"Baby {asks}",), recommendations=tuple(recommendations), findings=tuple(findings),
    )  # fmt: skip


def load(cast: AlderVale, asks: int) -> int:
    reading = long_response(asks)
    with acting(cast.support):
        return commands.load(
            reading.source_text.encode(), reading, partnership=cast.partnership, by=cast.support, at=AT
        ).document


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    "page", ["/confirming", "/confirming?page=2", "/confirming/stamp", "/items/add?kind=commitment"]
)
def test_a_long_document_asks_no_more_of_the_database_than_a_short_one(cast: AlderVale, page: str) -> None:
    short, long = load(cast, 1), load(cast, 20)
    client = signed_in(cast.support)
    client.get("/")
    few = queries_of(client, f"/documents/{short}{page}")
    assert queries_of(client, f"/documents/{long}{page}") == few
    assert few < 40
