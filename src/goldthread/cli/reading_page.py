"""Readings as a person reads them in a terminal: 80 columns, no colour where it is piped, every item with its line."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from goldthread.cli.findings_page import print_to_look_at
from goldthread.ingest.reading import Commitment, Due, Reading, Recommendation

STATUS_WORDS = {
    "done": "done",
    "ongoing": "ongoing",
    "in_progress": "in progress",
    "planned": "planned",
    "delayed": "delayed",
}
KIND_WORDS = {
    "response": "Response to recommendations",
    "briefing": "Briefing",
    "action_plan": "Action plan",
    "review": "Review",
    "minutes": "Minutes",
    "status_history": "Progress report",
    "other": "Document of no known kind",
}
_NOBODY = "The partnership, or nobody named"
_DURATIONS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_MOST_WORDS = 9  # of each ask in the list of asks


def print_readings(readings: Sequence[Reading]) -> None:
    """Print every reading that has no error, and a closing line over all files."""
    console = Console(highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        _print_all(console, readings)
    for line in captured.get().splitlines():
        click.echo(line.rstrip())


def _print_all(console: Console, readings: Sequence[Reading]) -> None:
    read = [reading for reading in readings if not reading.error]
    for reading in read:
        _print_document(console, reading)
    if len(readings) > 1:
        found = sum(len(_whole(reading)) for reading in read)
        console.print(
            f"{len(read)} of {count(len(readings), 'file')} read: {count(found, 'recommendation')}, "
            f"{count(sum(len(_promises(r)) for r in read), 'commitment')}."
        )


def count(number: int, noun: str) -> str:
    """A number with its noun: 1 response, 3 responses."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _whole(reading: Reading) -> list[Recommendation]:
    return [item for item in reading.recommendations if item.parent is None]


def _promises(reading: Reading) -> list[Commitment]:
    answering = [promise for item in reading.recommendations for promise in item.commitments]
    return [*answering, *reading.actions]


def _print_document(console: Console, reading: Reading) -> None:
    console.rule(Text(reading.file, style="bold"), align="left", characters="-")
    console.print(Text(f"{KIND_WORDS[reading.kind]}, {reading.partnership or 'no partnership named'}"))
    if reading.reviews:
        console.print(Text(f"About: {'; '.join(reading.reviews)}"))
    for line in _counts(reading):
        console.print(Text(line))
    if reading.sections:
        parts = (f"{part.heading} (line {part.place.line})" for part in reading.sections)
        console.print(Text(f"Parts: {', '.join(parts)}"))
    console.print()
    print_to_look_at(console, reading)
    for item in reading.recommendations:
        _print_recommendation(console, item)
    _print_actions(console, reading.actions)


def _print_actions(console: Console, actions: Sequence[Commitment]) -> None:
    """What the meeting said somebody will do: by whom, in the order of the minutes."""
    if not actions:
        return
    console.print(Text("Actions of the meeting", style="bold"))
    for agency, group in groupby(actions, key=lambda each: each.agency):
        console.print(Padding(Text(agency or _NOBODY, style="italic"), (0, 0, 0, 4)))
        _print_promises(console, list(group))
    console.print()


def _counts(reading: Reading) -> Iterator[str]:
    whole, promises = _whole(reading), _promises(reading)
    if not whole and not reading.actions:
        yield "No recommendation was found."
        return
    parts = len(reading.recommendations) - len(whole)
    lettered = f" with {count(parts, 'lettered part')}" if parts else ""
    acts = f", {count(len(reading.actions), 'action')} of the meeting" if reading.actions else ""
    yield f"{count(len(whole), 'recommendation')}{lettered}{acts}."
    responses = [response for item in whole for response in item.responses]
    if responses:
        named = [response.agency for response in responses if response.agency]
        agencies = f"{len(set(named))} {'agency' if len(set(named)) == 1 else 'agencies'}"
        yield (
            f"{count(len(responses), 'response')}: {len(named)} by {agencies}, {len(responses) - len(named)} "
            f"where none is named."
        )
    if promises:
        statuses = Counter(promise.status for promise in promises)
        said = ", ".join(f"{statuses[key]} {words}" for key, words in STATUS_WORDS.items() if statuses[key])
        dated = sum(1 for promise in promises if promise.due)
        yield f"{count(len(promises), 'commitment')}: {said}; {dated} of {len(promises)} with a target date."


def _print_recommendation(console: Console, item: Recommendation) -> None:
    heading = Text(f"{item.id}", style="bold")
    heading.append(f"  line {item.place.line}" if item.text else "", style="dim")
    if item.addressee:
        heading.append(f"  asks {item.addressee}", style="not bold")
    console.print(heading)
    if item.text:
        console.print(Padding(Text(item.text), (0, 0, 0, 4)))
    _print_asks(console, item)
    if item.themes:
        console.print(
            Padding(Text(f"Themes: {', '.join(item.themes).replace('_', ' ')}", style="dim"), (0, 0, 0, 4))
        )
    for index, response in enumerate(item.responses):
        words = count(len(response.text.split()), "word")
        speaker = Text(f"{response.agency or _NOBODY}", style="italic")
        speaker.append(f"  line {response.place.line}, {words}", style="dim")
        console.print(Padding(speaker, (0 if index else 1, 0, 0, 4)))
        _print_promises(
            console,
            [p for p in item.commitments if response.place.start <= p.place.start < response.place.end],
        )
    console.print()


def _print_asks(console: Console, item: Recommendation) -> None:
    """The separate asks, where one sentence holds several, and whether any is urgent."""
    urgent = ", urgent" if any(limb.is_urgent for limb in item.limbs) else ""
    if len(item.limbs) < 2 and not urgent:
        return
    asks = "; ".join(f"{b.id} {' '.join(b.text.split()[:_MOST_WORDS])}" for b in item.limbs)
    console.print(
        Padding(Text(f"{count(len(item.limbs), 'ask')}{urgent}: {asks}", style="dim"), (0, 0, 0, 4))
    )


def _print_promises(console: Console, promises: Sequence[Commitment]) -> None:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=11, no_wrap=True)
    table.add_column(ratio=1)
    for promise in promises:
        text = Text(promise.text)
        text.append(f" (line {promise.place.line})", style="dim")
        if promise.due:
            text.append(f"\nTarget: {due_in_words(promise.due)}", style="bold")
        elif promise.target_words:
            text.append(f'\nTarget: "{promise.target_words}", which names no day', style="bold")
        table.add_row(Text(STATUS_WORDS[promise.status]), text)
    if promises:
        console.print(Padding(table, (0, 0, 0, 6)))


def due_in_words(due: Due) -> str:
    """The document's words and the date understood: '"by March 2022", no later than 31 March 2022'."""
    if due.recurring and not due.latest:
        readings = [due.recurring.every, *due.recurring.alternatives]
        return f'"{due.words}", {" or ".join(_every(reading) for reading in readings)}'
    if due.earliest is None and due.latest:
        return f'"{due.words}", no later than {_day(due.latest)}'
    if due.latest is None and due.earliest:
        return f'"{due.words}", not before {_day(due.earliest)}'
    if due.earliest and due.latest:
        both = (
            _day(due.earliest)
            if due.earliest == due.latest
            else f"{_day(due.earliest)} to {_day(due.latest)}"
        )
        return f'"{due.words}", {both}'
    return f'"{due.words}"'


def _every(duration: str) -> str:
    number, unit = int(duration[1:-1]), _DURATIONS[duration[-1]]
    return f"every {unit}" if number == 1 else f"every {number} {unit}s"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
