"""What holds for the pages of the documentation: decisions, anchors, commands, pages that a script writes."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

import command_line
from goldthread.cli.main import goldthread
from the_tree import ROOT, SOURCE, project_files
from way_in.main import OWN_COMMANDS

DECISIONS = ROOT / "docs" / "adr"
HEADINGS = ["Context", "Decision", "Consequences"]
STATUS = re.compile(r"^- Status: (accepted|accepted, not built yet|replaced by \d{4})$", re.MULTILINE)
DATE = re.compile(r"^- Date: \d{4}-\d{2}-\d{2}$", re.MULTILINE)
MOST_LINES = 40

LINK = re.compile(r"\]\(\s*(?!https?:|mailto:)(?P<target>[^)#\s]*)(?:#(?P<anchor>[^)\s]+))?\)")
REFERENCE = re.compile(r"\[[^\]]+\]\[(?P<name>[^\]]+)\]")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"(?:^    .*\n?)+", re.MULTILINE)
SPAN = re.compile(r"`([^`]+)`")
TYPED = re.compile(r"(?:^|(?<=\s))(?:\./)?goldthread (?P<words>[^|>\n]+)")
BEFORE = r"(?:[A-Z_]+=\S+ )*"
PLACEHOLDER = re.compile(r"\[?(?:COMMAND|OPTIONS)\]?")


def pages() -> list[Path]:
    return [path for path in project_files() if path.suffix == ".md"]


def decisions() -> list[Path]:
    return [path for path in pages() if path.parent == DECISIONS and path.name != "README.md"]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", decisions(), ids=lambda path: path.stem)
def test_a_decision_has_its_parts_on_half_a_page(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {page.name[:4]}. ")
    assert len(STATUS.findall(text)) == 1
    assert len(DATE.findall(text)) == 1
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS
    assert all(part.strip() for part in re.split(r"^## .+$", text, flags=re.MULTILINE))
    assert len(text.splitlines()) <= MOST_LINES


def test_decisions_are_numbered_without_a_gap_and_all_listed() -> None:
    numbers = [int(page.name[:4]) for page in decisions()]
    assert numbers == list(range(1, len(numbers) + 1))
    listed = (DECISIONS / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in decisions() if f"]({page.name})" not in listed] == []


def test_the_list_of_decisions_gives_their_titles() -> None:
    listed = " ".join((DECISIONS / "README.md").read_text(encoding="utf-8").split())
    titles = [page.read_text(encoding="utf-8").splitlines()[0].partition(". ")[2] for page in decisions()]
    assert [title for title in titles if title not in listed] == []


def test_links_into_a_page_lead_to_a_heading_of_it() -> None:
    """That a link leads to a file at all is held by test_repository.py."""
    dead = [
        f"{named(page)} {link['target']}#{link['anchor']}"
        for page in pages()
        for link in LINK.finditer(prose(page))
        if link["anchor"]
        and link["anchor"] not in anchors((page.parent / link["target"]) if link["target"] else page)
    ]
    assert dead == []


def test_references_have_their_address_and_addresses_their_reference() -> None:
    for page in pages():
        text = prose(page)
        wanted = {each["name"] for each in REFERENCE.finditer(text)}
        given = set(re.findall(r"^\[([^\]]+)\]: \S+$", text, re.MULTILINE))
        assert wanted == given, named(page)


def prose(page: Path) -> str:
    """A page without its fenced code and its spans of code."""
    return SPAN.sub("", FENCED.sub("", page.read_text(encoding="utf-8")))


@cache
def anchors(page: Path) -> set[str]:
    """The headings of a page, as an address writes them."""
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def commands_typed(page: Path) -> Iterator[str]:
    """What follows `goldthread` wherever a page shows a command: in code, fenced or indented, and in spans."""
    text = page.read_text(encoding="utf-8")
    blocks = [*FENCED.findall(text), *INDENTED.findall(FENCED.sub("", text))]
    lines = [line for block in blocks for line in re.sub(r"\\\n\s*", "", block).splitlines()]
    spans = SPAN.findall(INDENTED.sub("", FENCED.sub("", text)))
    for shown in (*lines, *spans):
        typed = re.match(rf"\s*{BEFORE}{TYPED.pattern}", shown)
        if typed:
            yield typed["words"].partition("  ")[0].strip()


def fault_in(words: str) -> str | None:
    """What is wrong with a command as a page shows it, or None. Placeholders in capitals stand for anything."""
    command: click.Command = goldthread
    context = click.Context(goldthread, info_name="goldthread")
    for word in words.split():
        if PLACEHOLDER.fullmatch(word) or word in OWN_COMMANDS or command.name == "manage":
            return None
        if word.startswith("-"):
            if not _has_option(command, word.partition("=")[0]):
                return f"{command.name} has no option {word}"
        elif isinstance(command, click.Group):
            found = command.get_command(context, word)
            if found is None:
                return f"there is no command {word}"
            command = found
    return None


def _has_option(command: click.Command, option: str) -> bool:
    known = {"--help", "-h", *(["--version"] if command is goldthread else [])}
    return option in known.union(*(parameter.opts for parameter in command.params))


def test_every_command_that_a_page_shows_exists_with_its_options() -> None:
    shown = {(named(page), words) for page in pages() for words in commands_typed(page)}
    assert len(shown) > 30
    wrong = sorted(f"{page}: {fault}: {words}" for page, words in shown if (fault := fault_in(words)))
    assert wrong == []


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("frobnicate", "there is no command frobnicate"),
        ("db frobnicate", "there is no command frobnicate"),
        ("read x.txt --yaml", "read has no option --yaml"),
        ("read x.txt --json", None),
        ("add person --help", None),
        ("test tests/look", None),
        ("--help", None),
    ],
)
def test_a_command_that_does_not_exist_is_noticed(words: str, fault: str | None) -> None:
    assert fault_in(words) == fault


def test_code_that_a_page_quotes_stands_in_the_source() -> None:
    source = {
        line.strip()
        for path in SOURCE.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    quoted = [
        (named(page), line.strip())
        for page in pages()
        for block in re.findall(
            r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        )
        for line in block.splitlines()
    ]
    assert quoted
    assert [each for each in quoted if each[1] not in source] == []


def test_the_page_of_commands_is_fresh() -> None:
    """Run `python scripts/command_line.py` where this fails."""
    assert command_line.PAGE.read_text(encoding="utf-8") == command_line.page()
