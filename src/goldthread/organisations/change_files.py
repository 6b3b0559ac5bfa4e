"""A file of changes, read: every row that is written as `tables` says, and a finding for every other. Pure."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from goldthread.kernel.findings import Finding
from goldthread.kernel.refusals import Refused
from goldthread.organisations.codes import normal_code
from goldthread.organisations.domain import CodeScheme, OrganisationKind, SuccessionKind
from goldthread.organisations.tables import COLUMNS, MUST_BE_GIVEN

LONGEST = 500
"""Characters of one field."""

Codes = tuple[tuple[CodeScheme, str], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation as a file names it."""

    name: str
    kind: OrganisationKind | None
    codes: Codes


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One row of a file. `row` counts from 1, the header being row 1, as a spreadsheet does."""

    row: int
    predecessor: Named
    successor: Named
    kind: SuccessionKind
    on: date | None
    on_words: str
    until_on: date | None
    passes: str
    pending: bool
    source: str
    address: str


class _Wrong(Exception):
    """One field cannot be read."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field, self.sentence = field, sentence

    def finding(self, row: int) -> Finding:
        return Finding("change_unreadable", self.sentence, row=row, field=self.field or None)


def read_changes(text: str) -> tuple[tuple[ChangeLine, ...], tuple[Finding, ...]]:
    """The rows of a file, and what is wrong with the others. Rows with nothing in them are passed over.

    Raises Refused where it has no header of such a file, or is no CSV at all.
    """
    lines: list[ChangeLine] = []
    findings: list[Finding] = []
    for row, fields in _rows(text):
        try:
            lines.append(_line(row, fields))
        except _Wrong as wrong:
            findings.append(wrong.finding(row))
    return tuple(lines), tuple(findings)


def _rows(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header = [each.strip() for each in next(reader, [])]
        _check_header(header)
        for number, cells in enumerate(reader, start=2):
            if any(each.strip() for each in cells):
                padded = [*cells, *[""] * (len(header) - len(cells))]
                yield (
                    number,
                    {
                        **{key: " ".join(each.split()) for key, each in zip(header, padded, strict=False)},
                        "": "more" if len(cells) > len(header) else "",
                    },
                )
    except csv.Error as fault:
        raise Refused("This is no CSV file. Save the sheet as CSV with UTF-8 text, and try again.") from fault


def _check_header(header: list[str]) -> None:
    missing = [each for each in COLUMNS if each not in header]
    if missing:
        raise Refused(f"The first row has to name the columns. Missing: {', '.join(missing)}.")
    strange = [each for each in header if each and each not in COLUMNS]
    if strange:
        raise Refused(f"There is no column {strange[0]}. The columns: {', '.join(COLUMNS)}.")


def _line(row: int, fields: Mapping[str, str]) -> ChangeLine:
    _check_row(fields)
    on, until = _day(fields, "on"), _day(fields, "until")
    return ChangeLine(
        row=row,
        predecessor=_named(fields, "predecessor"),
        successor=_named(fields, "successor"),
        kind=_succession_kind(fields["kind"]),
        on=on,
        on_words=fields["on_words"],
        until_on=until,
        passes=fields["passes"],
        pending=_is_pending(fields["settled"]),
        source=fields["source"],
        address=_address(fields["address"]),
    )


def _check_row(fields: Mapping[str, str]) -> None:
    if fields[""]:
        raise _Wrong("", "It has more fields than the header. Put words with commas in quotation marks.")
    for each in MUST_BE_GIVEN:
        if not fields[each]:
            raise _Wrong(each, "This must be given.")
    for each, value in fields.items():
        if len(value) > LONGEST:
            raise _Wrong(each, f"This is longer than {LONGEST} characters.")
        if "\0" in value:
            raise _Wrong(each, "This has a character that no text has.")


def _named(fields: Mapping[str, str], side: str) -> Named:
    kind = fields[f"{side}_kind"]
    if kind and kind not in set(OrganisationKind):
        raise _Wrong(f"{side}_kind", f"There is no kind {kind}. Choose one of {', '.join(OrganisationKind)}.")
    codes = tuple(_code(each, f"{side}_codes") for each in fields[f"{side}_codes"].split())
    return Named(fields[side], OrganisationKind(kind) if kind else None, codes)


def _code(typed: str, field: str) -> tuple[CodeScheme, str]:
    scheme, colon, value = typed.partition(":")
    if not colon or scheme not in set(CodeScheme):
        raise _Wrong(field, f"{typed} is no code with its scheme. Write ods:X9Z, or gss:E99000001.")
    try:
        return CodeScheme(scheme), normal_code(CodeScheme(scheme), value)
    except Refused as refusal:
        raise _Wrong(field, refusal.sentence) from refusal


def _succession_kind(typed: str) -> SuccessionKind:
    if typed not in set(SuccessionKind):
        raise _Wrong(
            "kind", f"There is no kind of change {typed}. Choose one of {', '.join(SuccessionKind)}."
        )
    return SuccessionKind(typed)


def _day(fields: Mapping[str, str], field: str) -> date | None:
    typed = fields[field]
    if not typed:
        return None
    try:
        return date.fromisoformat(typed) if len(typed) == 10 else _no_day(field, typed)
    except ValueError:
        return _no_day(field, typed)


def _no_day(field: str, typed: str) -> date:
    raise _Wrong(field, f"{typed} is no day. Write it as 2024-04-01, or leave it empty.")


def _is_pending(typed: str) -> bool:
    if typed not in ("yes", "no"):
        raise _Wrong("settled", f"{typed} is neither yes nor no.")
    return typed == "no"


def _address(typed: str) -> str:
    if typed and not typed.startswith(("https://", "http://")):
        raise _Wrong("address", "A web address begins with https:// or http://.")
    return typed
