"""A word stands in the glossary before it stands in code, once, and in its place in the alphabet."""

import importlib
import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import pairwise

import pytest
from django.apps import apps
from pghistory.models import Event

from the_tree import ROOT, SOURCE, layers, packages, python_files

PAGE = ROOT / "docs" / "glossary.md"
ENTRY = re.compile(r"^- \*\*(?P<term>[^*]+)\*\*: (?P<words>.+?)(?=\n\n|\n- |\Z)", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"Code:\s+((?:`[^`]+`,?\s*)+)")


@dataclass(frozen=True)
class Entry:
    """One word of the glossary. `code` are the names in the source that its last sentence gives."""

    term: str
    words: str
    code: tuple[str, ...]

    @property
    def key(self) -> str:
        """What the alphabet goes by: letters and digits, without what stands in brackets."""
        return spoken(re.sub(r"\(.*?\)", "", self.term))


def spoken(name: str) -> str:
    """A name as words: SavedSearch, saved_search and "Saved search" are one."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").replace("'", "")
    return " ".join(re.findall(r"\w+", apart)).lower()


@cache
def lists() -> dict[str, list[tuple[str, list[Entry]]]]:
    """The two lists by title; each is (letter, entries) in the order of the page."""
    found = {}
    for chapter in re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, _, body = chapter.partition("\n")
        parts = re.split(r"^### (\w)\n", body, flags=re.MULTILINE)[1:]
        if parts:
            letters = zip(parts[::2], parts[1::2], strict=True)
            found[title] = [(letter, _entries(part)) for letter, part in letters]
    return found


def _entries(text: str) -> list[Entry]:
    entries = []
    for each in ENTRY.finditer(text):
        code = CODE.search(each["words"])
        entries.append(
            Entry(
                each["term"],
                " ".join(each["words"].split()),
                tuple(re.findall(r"`([^`]+)`", code[1])) if code else (),
            )
        )
    return entries


def entries() -> list[Entry]:
    return [entry for letters in lists().values() for _, found in letters for entry in found]


def enums() -> list[type[Enum]]:
    """Every enumeration that the field may meet: the kernel's, those of a module's rules, and the marks of pages."""
    paths = [
        path
        for path in python_files(under=SOURCE)
        if path.name in ("domain.py", "states.py") or path.parent.name == "kernel"
    ]
    names = [".".join(path.relative_to(SOURCE.parent).with_suffix("").parts) for path in paths]
    found = (each for name in names for each in vars(importlib.import_module(name)).items())
    chosen = {value for _, value in found if isinstance(value, type) and issubclass(value, Enum)}
    return sorted(
        (each for each in chosen if each.__module__.startswith("goldthread.")), key=lambda each: each.__name__
    )


def words_in_code() -> list[str]:
    """Every model, every member of every enumeration, every module, also those to come."""
    models = [
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("goldthread.") and not issubclass(model, Event)
    ]
    members = [f"{each.__name__}.{member}" for each in enums() for member in each.__members__]
    return sorted({*models, *members, *set().union(*layers())})


@pytest.mark.parametrize("name", words_in_code())
def test_every_word_in_code_stands_in_the_glossary(name: str) -> None:
    terms = {entry.key for entry in entries()}
    given = {code for entry in entries() for code in entry.code}
    assert name in given or spoken(name.rpartition(".")[2]) in terms


def test_the_words_in_code_are_found_at_all() -> None:
    found = set(words_in_code())
    assert {"Review", "Role.SCRUTINEER", "OrganisationKind.POLICE", "Standing.PROPOSED"} <= found
    assert {"CommitmentStatus.DELAYED", "Basis.ASKED", "kernel"} <= found


def test_the_glossary_is_in_alphabetical_order_under_its_letters() -> None:
    assert list(lists()) == ["The field's words", "Goldthread's own words"]
    for letters in lists().values():
        keys = [entry.key for _, found in letters for entry in found]
        assert [later for earlier, later in pairwise(keys) if later < earlier] == []
        misplaced = [
            entry.term
            for letter, found in letters
            for entry in found
            if not entry.key.startswith(letter.lower())
        ]
        assert misplaced == []


def test_no_word_stands_in_the_glossary_twice() -> None:
    keys = [entry.key for entry in entries()]
    assert {key for key in keys if keys.count(key) > 1} == set()


def test_every_line_of_a_list_is_an_entry() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(entries()) == len(re.findall(r"^- ", text, re.MULTILINE)) > 100


def test_every_name_that_the_glossary_gives_is_in_the_source() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in python_files(under=SOURCE))
    known = set(re.findall(r"\w+", source)) | set().union(*layers())
    given = {part for entry in entries() for code in entry.code for part in code.split(".")}
    assert given - known == set()


def test_what_is_to_come_says_so_and_what_is_here_does_not() -> None:
    here = {package.name for package in packages()}
    wrong = []
    for entry in entries():
        modules = set(entry.code) & set().union(*layers())
        if modules and bool(modules - here) != ("to come" in entry.words.lower()):
            wrong.append(entry.term)
    assert wrong == []
