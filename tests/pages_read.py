"""What a page says, as a person would read it."""

import csv
import io
import re
from datetime import date, datetime
from html import unescape
from typing import Any, Protocol

from openpyxl import load_workbook

from goldthread.look.words import british

UNSEEN = re.compile(
    r"<(script|style|title)\b.*?</\1>"
    r'|<span class="(?:gt-table__heading|govuk-visually-hidden|gt-sort__arrow)"[^>]*>.*?</span>',
    re.DOTALL,
)


class Answer(Protocol):
    """What the test's browser and the site's own views give back, as far as it is read here."""

    status_code: int

    @property
    def content(self) -> bytes: ...


def html_of(response: Answer, *, status: int = 200) -> str:
    assert response.status_code == status
    return response.content.decode()


def said(response: Answer, *, status: int = 200) -> str:
    """The page's words without its tags, spaces evened out, and with what only screen readers hear."""
    return _words(
        re.sub(r"<(script|style)\b.*?</\1>", " ", html_of(response, status=status), flags=re.DOTALL)
    )


def table_of(response: Answer) -> list[list[str]]:
    """The page's table as an eye sees it: the headings, then each row."""
    rows = re.findall(r"<tr\b.*?</tr>", UNSEEN.sub("", html_of(response)), re.DOTALL)
    return [
        [_words(cell) for cell in re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in rows
    ]


def csv_of(response: Answer) -> list[list[str]]:
    """An exported CSV file, its dates as a page prints them."""
    text = io.StringIO(response.content.decode("utf-8-sig"), newline="")
    return [[_as_on_a_page(_dated(cell)) for cell in row] for row in csv.reader(text)]


def excel_of(response: Answer) -> list[list[str]]:
    """The first sheet of an exported workbook, its dates as a page prints them."""
    sheet = load_workbook(io.BytesIO(response.content)).worksheets[0]
    return [[_as_on_a_page(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def about_sheet(response: Answer) -> dict[str, str]:
    """What an exported workbook says of itself."""
    rows = load_workbook(io.BytesIO(response.content))["About"].iter_rows(values_only=True)
    return {str(key): str(words) for key, words in rows}


def _dated(cell: str) -> str | date:
    return date.fromisoformat(cell) if re.fullmatch(r"\d{4}-\d\d-\d\d", cell) else cell


def _as_on_a_page(cell: Any) -> str:
    if isinstance(cell, datetime):
        cell = cell.date()
    return british(cell) if isinstance(cell, date) else " ".join(str(cell).split())


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()
