#!/usr/bin/env python3
"""Every command on one page, written from the commands' own help: docs/reference/command_line.md.

    python scripts/command_line.py

A test compares the page with what this would write, so that it is never stale.
"""

import inspect
import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from goldthread.cli.main import COMMANDS, goldthread
from way_in.main import OWN_COMMANDS

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "command_line.md"
WIDTH = 120
MARK = re.compile(r"\s*\[(?P<marks>(?:required|default: [^\]]+)(?:; (?:required|default: [^\]]+))*)\]$")

INTRODUCTION = """\
# Command line

Written by `python scripts/command_line.py` from the commands' own help; do not edit it by hand.

In a checkout a command begins with `./goldthread`; where Goldthread is installed as a package, with `goldthread`.
Every command may be run twice, and tells about itself with `--help`. What a program may read comes with `--json`.
Progress goes to standard error, and only where a person watches. The exit codes below hold for every command that
names none of its own.
"""


def main() -> int:
    PAGE.write_text(page(), encoding="utf-8")
    print(f"Written: {PAGE.relative_to(ROOT)}")
    return 0


def page() -> str:
    """The whole page as Markdown."""
    top = click.Context(goldthread, info_name="goldthread", **goldthread.context_settings)
    pieces = [
        INTRODUCTION,
        *_exit_codes(inspect.cleandoc(goldthread.help or "")),
        *_contents(),
        *_sections(goldthread, top, "##"),
    ]
    return "\n".join([*pieces, *_own_commands()]).rstrip() + "\n"


def _contents() -> Iterator[str]:
    """A line for each command, linked to its section."""
    yield "Commands:\n"
    for name, (_, words) in COMMANDS.items():
        yield f"- [{name}](#goldthread-{name}): {words}"
    for name, words in OWN_COMMANDS.items():
        yield f"- [{name}](#goldthread-{name}): {words}"
    yield ""


def _sections(group: click.Group, parent: click.Context, level: str) -> Iterator[str]:
    for name in group.list_commands(parent):
        command = group.get_command(parent, name)
        if command is None:
            raise LookupError(f"{name} is listed and is no command")
        context = click.Context(command, info_name=name, parent=parent, **command.context_settings)
        yield from _section(command, context, level)
        if isinstance(command, click.Group):
            yield from _sections(command, context, f"{level}#")


def _section(command: click.Command, context: click.Context, level: str) -> Iterator[str]:
    yield f"{level} {context.command_path}\n"
    pieces = " ".join(command.collect_usage_pieces(context))
    yield f"    {context.command_path} {pieces}".rstrip() + "\n"
    written = inspect.cleandoc(command.help or "")
    yield from (f"{_filled(paragraph)}\n" for paragraph in _paragraphs(written))
    yield from _options(command, context)
    yield from _examples(written)
    yield from _exit_codes(written)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    records = [
        record
        for parameter in command.get_params(context)
        if "--help" not in parameter.opts and (record := parameter.get_help_record(context)) and record[1]
    ]
    if records:
        yield "Options:\n"
        yield from (_filled(f"- `{names}`: {_in_words(text)}", indent="  ") for names, text in records)
        yield ""


def _in_words(text: str) -> str:
    """Click's marks as sentences: "[required]", "[default: app]"."""
    found = MARK.search(text)
    if not found:
        return text
    marks = [
        "Must be given." if each == "required" else f"Without it: `{each.removeprefix('default: ')}`."
        for each in found["marks"].split("; ")
    ]
    return " ".join([text[: found.start()].strip(), *marks]).strip()


def _examples(written: str) -> Iterator[str]:
    for title, body in _blocks(written):
        if title.startswith("Example"):
            yield f"{title}:\n"
            yield textwrap.indent(body, "    ") + "\n"


def _exit_codes(written: str) -> Iterator[str]:
    for title, body in _blocks(written):
        if title == "Exit codes":
            yield "Exit codes:\n"
            codes = [each.strip() for each in re.split(r" {3,}|\n", body) if each.strip()]
            yield from (f"- `{code}` {words}" for code, words in (each.split(" ", 1) for each in codes))
            yield ""


def _parts(written: str) -> Iterable[str]:
    return (part for part in re.split(r"\n\s*\n", written.strip()) if part.strip())


def _paragraphs(written: str) -> Iterator[str]:
    """What is neither examples nor exit codes; a short set piece is a paragraph too."""
    for part in _parts(written):
        lines = part.removeprefix("\b").strip("\n").splitlines()
        if not part.startswith("\b") or len(lines) == 1:
            yield " ".join(line.strip() for line in lines)


def _blocks(written: str) -> Iterator[tuple[str, str]]:
    """(title, lines) of each part that click prints as it stands."""
    for part in _parts(written):
        title, _, body = part.removeprefix("\b\n").partition("\n")
        if part.startswith("\b") and body:
            yield title.strip(), textwrap.dedent(body)


def _own_commands() -> Iterator[str]:
    """What the script at the top of a checkout does by itself."""
    for name, words in OWN_COMMANDS.items():
        yield f"## goldthread {name}\n"
        yield f"    ./goldthread {name}{' [PYTEST ARGUMENTS]' if name == 'test' else ''}\n"
        yield f"{words} Only in a checkout.\n"


def _filled(text: str, *, indent: str = "") -> str:
    return textwrap.fill(
        text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


if __name__ == "__main__":
    raise SystemExit(main())
