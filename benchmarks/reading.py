#!/usr/bin/env python3
"""How long reading takes and how much memory, against the limits: a PDF of 60 pages, and documents from the shell.

    python benchmarks/reading.py                          measure and print; exit code 1 over a limit
    python benchmarks/reading.py --write --date 2026-11-21   also write benchmarks/README.md

The PDF is invented and made anew each time. Each measurement is a process of its own, Python's start included, run
`--times` times; the median counts. The documents are the text files in `--documents`.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "benchmarks" / "README.md"
PAGES = 60
MOST_SECONDS = 2.0
MOST_MEGABYTES = 300.0

_READ = """
import json, sys, time
sys.path.insert(0, "src")
from pathlib import Path
content = Path(sys.argv[1]).read_bytes()
started = time.perf_counter()
from goldthread.ingest import read_bytes
imported = time.perf_counter()
reading = read_bytes(content, name="plan.pdf")
ended = time.perf_counter()
print(json.dumps({
    "error": reading.error, "recommendations": len(reading.recommendations),
    "pages": max((r.place.page or 0 for r in reading.recommendations), default=0),
    "import": imported - started, "read": ended - imported,
}))
"""
_MAKE = """
import sys
sys.path.insert(0, "benchmarks")
from pathlib import Path
import pypdfium2, reading
Path(sys.argv[1]).write_bytes(reading.made())
document = pypdfium2.PdfDocument(sys.argv[1])
print(len(document))
document.close()
"""
_LINES_ONLY = """
import json, sys, time
sys.path.insert(0, "src")
from pathlib import Path
import pypdfium2
from goldthread.ingest.formats.pdf import manuscript_from
content = Path(sys.argv[1]).read_bytes()
def plain():
    document = pypdfium2.PdfDocument(content)
    count = sum(len(page.get_textpage().get_text_range()) for page in document)
    document.close()
    return count
def seconds(function):
    started = time.perf_counter()
    function()
    return time.perf_counter() - started
plain()
print(json.dumps({"plain": seconds(plain), "lines": seconds(lambda: manuscript_from(content))}))
"""
_SUBJECTS = (
    "The duty team", "Each school nurse", "The named midwife", "A panel of managers", "Wessmoor Police",
    "Northmere Children's Services", "The Alder Vale Community NHS Trust", "Fernhill Homes",
)  # fmt: skip
_VERBS = (
    "has reviewed",
    "will test",
    "keeps",
    "has shared",
    "is updating",
    "plans to change",
    "audits",
    "has written",
)
_OBJECTS = (
    "the form that goes to schools", "its list of missed appointments", "the guide for new fathers",
    "the record of every strategy meeting", "the weekly tracker of assessments", "its training on injuries in babies",
    "the questions that are asked at a first visit", "a sample of forty notifications",
)  # fmt: skip
_TAILS = (
    "by March 2023", "every three months", "and tells the Quality Group", "with parents", "in all four localities",
    "before it leaves the team", "so that a supervisor reads it", "as the review had asked",
)  # fmt: skip


_DAYS = (
    "In the spring",
    "Some weeks later",
    "On a Friday",
    "That autumn",
    "Before the birth",
    "After the move",
)
_EVENTS = (
    "missed a visit",
    "moved to another street",
    "asked a neighbour for help",
    "saw a doctor at the hospital",
)
_WITNESSES = ("a teacher", "the duty nurse", "a housing officer", "nobody", "the family's own worker")


@dataclass(frozen=True, slots=True)
class Measured:
    """One row of the table; a limit of None is not held."""

    what: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def is_over(self) -> bool:
        return self.limit is not None and self.value > self.limit


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "plan.pdf"
        # In a process of its own: a child begins with its parent's peak of memory, which is to stay small.
        count = _run([sys.executable, "-B", "-c", _MAKE, str(plan)]).said.strip()
        if count != str(PAGES):
            raise SystemExit(
                f"The invented PDF has {count} pages and not {PAGES}; change what `made` writes."
            )
        measured = pdf_measured(plan, times=options.times)
    documents = sorted(options.documents.glob("*.txt"))
    if documents:
        measured += shell_measured(documents, times=options.times)
    else:
        print(
            f"No documents in {options.documents}: reading from the shell is not measured.", file=sys.stderr
        )
    print(table(measured))
    if options.write:
        PAGE.write_text(
            _README.format(table=table(measured), machine=_machine(), date=options.date), encoding="utf-8"
        )
        print(f"Written: {PAGE}")
    return 1 if any(each.is_over for each in measured) else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=Path, default=ROOT.parent / "shared" / "seeds", metavar="FOLDER")
    parser.add_argument(
        "--times", type=int, default=3, help="measurements of each, of which the median counts"
    )
    parser.add_argument("--write", action="store_true", help="write benchmarks/README.md")
    parser.add_argument("--date", help="the day of measuring, YYYY-MM-DD, for the page")
    options = parser.parse_args(arguments)
    if options.write and not options.date:
        parser.error("--write needs --date, the day that the page names")
    return options


def pdf_measured(plan: Path, *, times: int) -> list[Measured]:
    """The PDF read in a process of its own, and what that is beside taking its text out and no more."""
    runs = [_run([sys.executable, "-B", "-c", _READ, str(plan)]) for _ in range(times)]
    said = [json.loads(run.said) for run in runs]
    if said[0]["error"] or said[0]["pages"] < PAGES - 5:
        raise SystemExit(f"The PDF was not read as it should be: {said[0]}")
    parts = [
        json.loads(_run([sys.executable, "-B", "-c", _LINES_ONLY, str(plan)]).said) for _ in range(times)
    ]
    plain, lines = (median(part[name] for part in parts) for name in ("plain", "lines"))
    return [
        Measured(
            f"PDF of {PAGES} pages, whole process", median(r.seconds for r in runs), "seconds", MOST_SECONDS
        ),
        Measured("... processor time of it", median(r.processor for r in runs), "seconds"),
        Measured("... peak memory", max(r.megabytes for r in runs), "MB", MOST_MEGABYTES),
        Measured("... its lines and tables alone", lines, "seconds"),
        Measured("... as a multiple of plain text extraction", lines / plain, "times"),
        Measured("... finding recommendations in them", median(s["read"] for s in said) - lines, "seconds"),
    ]


def shell_measured(documents: Sequence[Path], *, times: int) -> list[Measured]:
    """`goldthread read` on all documents at once, as typed: every process that it starts is counted."""
    command = [str(ROOT / "goldthread"), "read", *map(str, documents)]
    runs = [_run(command, findings_are_fine=True) for _ in range(times)]
    name = f"{len(documents)} text documents from the shell"
    return [
        Measured(name, median(run.seconds for run in runs), "seconds", MOST_SECONDS),
        Measured("... processor time of it", median(run.processor for run in runs), "seconds"),
        Measured("... peak memory of its largest process", max(run.megabytes for run in runs), "MB"),
    ]


@dataclass(frozen=True, slots=True)
class _Run:
    seconds: float
    processor: float
    megabytes: float
    said: str


def _run(command: Sequence[str], *, findings_are_fine: bool = False) -> _Run:
    """Run a command to its end; memory is that of the largest process it was or started."""
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in ({0, 1} if findings_are_fine else {0}):
            said.seek(0)
            raise SystemExit(f"{command[0]} ended with {process.returncode}.\n{said.read()}")
        out.seek(0)
        unit = (
            1024 * 1024 if sys.platform == "darwin" else 1024
        )  # ru_maxrss is bytes there, kilobytes elsewhere
        return _Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, out.read())


def table(measured: Sequence[Measured]) -> str:
    """The measurements as Markdown."""
    rows = [
        f"| {each.what} | {each.value:.2f} {each.unit} | "
        f"{'' if each.limit is None else f'{each.limit:g} {each.unit}'} | "
        f"{'' if each.limit is None else 'over' if each.is_over else 'within'} |"
        for each in measured
    ]
    return "\n".join(["| What | Measured | Limit | |", "|---|---|---|---|", *rows])


def made() -> bytes:
    """The invented PDF, a third each: what happened; recommendations with answers; a plan in a ruled table."""
    import typst

    random = Random(7)
    story, answers, rows = [], [], []
    for number in range(1, 21):
        story.append(f"== What the records say, part {number}")
        story += [_told(random, 10) for _ in range(5)]
    for number in range(1, 21):
        answers.append(f"== Recommendation {number}")
        answers.append(_sentences(random, 2).replace("has ", "should have "))
        answers += [f"*{subject}:* {_sentences(random, 12)}" for subject in random.sample(_SUBJECTS, 3)]
        answers.append("\n".join(f"- {_sentences(random, 1)}" for _ in range(4)))
    for number in range(1, 91):
        cells = (
            str(number), _sentences(random, 2), _sentences(random, 3), random.choice(_SUBJECTS), "March 2024", "Green",
            _sentences(random, 4),
        )  # fmt: skip
        rows.append(", ".join(f"[{cell}]" for cell in cells))
    markup = _MARKUP.format(story="\n\n".join(story), answers="\n\n".join(answers), rows=",\n".join(rows))
    return typst.compile(markup.encode(), format="pdf")


def _told(random: Random, count: int) -> str:
    return " ".join(
        f"{random.choice(_DAYS)} the family {random.choice(_EVENTS)}, and {random.choice(_WITNESSES)} wrote this down."
        for _ in range(count)
    )


def _sentences(random: Random, count: int) -> str:
    parts = (_SUBJECTS, _VERBS, _OBJECTS, _TAILS)
    return " ".join(" ".join(random.choice(part) for part in parts) + "." for _ in range(count))


def _machine() -> str:
    return f"{os.cpu_count()} processors, Python {platform.python_version()}, {platform.system()}"


_MARKUP = """
#set page(paper: "a4", header: [OFFICIAL #h(1fr) Alder Vale response],
  footer: context [Version 2 #h(1fr) Page #counter(page).display() of #counter(page).final().first()])
#set text(size: 11pt)
#set par(justify: true)
= Alder Vale Safeguarding Children Partnership: response to the review of Child B

= What happened
{story}

= Recommendations and answers
{answers}

#page(flipped: true)[
#set text(size: 9pt)
= Action plan
#table(columns: (auto, 2fr, 2fr, 1fr, 1fr, auto, 3fr),
table.header([Ref], [Recommendation], [Action], [Lead], [By when], [RAG], [Progress]),
{rows})
]
"""
_README = """# Benchmarks

Run by hand, never by a test: `python benchmarks/reading.py` with the environment's Python measures and prints, and ends
with exit code 1 over a limit. `--write --date YYYY-MM-DD` renews the table below.

## Reading

Measured on {date} ({machine}). Every figure is the median of several processes, memory the most of any.

{table}

The PDF is invented: 60 pages of A4 with running headers, a third each of prose, of recommendations with answers, and
of a plan in a ruled table; nearly every sentence of the last two promises something. Plain text extraction is
pypdfium2's own text of every page, without places, lines or tables.
"""


if __name__ == "__main__":
    sys.exit(main())
