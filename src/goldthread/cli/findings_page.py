"""What a person should look at first, short enough to be read within a minute; the rest is in the JSON."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from goldthread.ingest.asks.strength import BASE_RATE, BASE_RATE_OF
from goldthread.ingest.findings.kinds import KINDS, NO_ANSWER_EXPECTED
from goldthread.ingest.reading import Commitment, Finding, Reading

_MOST_IN_FULL = 3  # findings of one kind written out; more become a list of places
_MOST_PLACES = 8
_FEWEST_BANDS = 10  # acts whose kind can be told: a mix of fewer says nothing


def print_to_look_at(console: Console, reading: Reading) -> None:
    """Print the findings, weightiest first, then what else shows from the whole."""
    weighty = [f for f in reading.findings if not KINDS[f.key].is_wording]
    wording = [f for f in reading.findings if KINDS[f.key].is_wording]
    lines = [*_lines(weighty, in_full=True), *_lines(wording, in_full=False), *_of_the_whole(reading)]
    if not lines:
        return
    console.print(Text("What to look at", style="bold"))
    for line in lines:
        table = Table.grid(padding=(0, 1))
        table.add_column(width=1)
        table.add_column(ratio=1)
        table.add_row("-", line)
        console.print(Padding(table, (0, 0, 0, 2)))
    console.print()


def _lines(findings: Sequence[Finding], *, in_full: bool) -> Iterator[Text]:
    for key, group in groupby(findings, key=lambda finding: finding.key):
        found = list(group)
        if in_full and len(found) <= _MOST_IN_FULL:
            yield from (_full(KINDS[key].title, finding) for finding in found)
        else:
            line = Text(f"{KINDS[key].title}: ", style="bold")
            yield line.append(_places(found), style="not bold")


def _full(title: str, finding: Finding) -> Text:
    line = Text(f"{title}: ", style="bold")
    if finding.recommendation and not finding.sentence.startswith(f"{finding.recommendation} "):
        line.append(f"{finding.recommendation}. ", style="not bold")
    line.append(finding.sentence, style="not bold")
    return line.append(f" ({_where(finding)})" if finding.places else "", style="dim not bold")


def _where(finding: Finding) -> str:
    numbers = sorted({place.line for place in finding.places})
    return f"line{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"


def _places(found: Sequence[Finding]) -> str:
    """How many, and on which lines: "9, lines 65, 72 and 7 more."."""
    ordered = sorted(found, key=lambda f: f.places[0].start if f.places else 0)
    lines = [f"{f.places[0].line}{_words(f)}" for f in ordered if f.places]
    shown = ", ".join(lines[:_MOST_PLACES])
    rest = f" and {len(lines) - _MOST_PLACES} more" if len(lines) > _MOST_PLACES else ""
    return f"{len(found)}, line{'s' if len(lines) > 1 else ''} {shown}{rest}." if lines else f"{len(found)}."


def _words(finding: Finding) -> str:
    """The words themselves where the finding is about a short phrase; the cause of a delay."""
    cause = finding.sentence.partition("Cause: ")[2].rstrip(".")
    if cause:
        return f" ({cause})"
    quoted = finding.sentence.partition("“")[2].partition("”")[0]
    is_phrase = 0 < len(quoted.split()) <= 4 and finding.sentence.startswith("“")
    return f" “{quoted}”" if is_phrase else ""


def _of_the_whole(reading: Reading) -> Iterator[Text]:
    whole = [item for item in reading.recommendations if item.parent is None]
    if not whole and not reading.actions:
        yield Text("No numbered recommendation: is this the right document, and is its text whole?")
        return
    unnamed = sum(1 for item in whole for response in item.responses if response.agency is None)
    if unnamed and reading.kind not in NO_ANSWER_EXPECTED:
        noun = "response" if unnamed == 1 else "responses"
        yield Text(f"{unnamed} {noun} where no agency is named: the partnership as a whole, or unclear.")
    promises = [promise for item in reading.recommendations for promise in item.commitments]
    if sum(1 for promise in promises if promise.strength) >= _FEWEST_BANDS:
        yield Text(_strength(promises))


def _strength(promises: Sequence[Commitment]) -> str:
    """The mix of bands beside the published one: a prompt for whoever drafts, never a comparison of agencies."""
    bands = Counter(promise.strength for promise in promises if promise.strength)
    told = ", ".join(f"{bands[band]} {band}" for band in BASE_RATE)
    usual = ", ".join(f"{share}%" for share in BASE_RATE.values())
    return (
        f"Kind of act, a private prompt for drafting: {told}, of {bands.total()} that can be told; training, policies "
        f"and reminders are weaker. In {BASE_RATE_OF:,} recommendations studied elsewhere: {usual}."
    )
