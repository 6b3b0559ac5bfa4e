#!/usr/bin/env python3
"""How long reading takes and how much memory, each figure against a limit or beside a peer measured in the same run.

    python benchmarks/reading.py                             measure and print; exit code 1 over a limit
    python benchmarks/reading.py --write --date 2026-11-21   also write benchmarks/README.md

The documents are invented and made anew each time, save the text files in `--documents` and the PDF that is set from
them. Each measurement is a process of its own, Python's start included, run `--times` times; the median counts, and the
most of any for memory. Seconds are of processor time, so that what else the machine does counts little. Python's
compiled files are kept between the runs in a temporary folder, as an installed copy keeps them; the run that fills it
is not counted.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "benchmarks" / "README.md"
PAGES = 60
ROWS = 5000
SENTENCE = 15_000  # bytes
MOST_SECONDS = 2.0
MOST_MEGABYTES = 300.0
MOST_FOR_TRACKER = 60.0  # seconds, and the megabytes: the limits under which every file is read
MEGABYTES_FOR_TRACKER = 1000.0
MOST_FOR_SENTENCE = 3.0

_READ = """
import json, sys, time
sys.path.insert(0, "src")
from pathlib import Path
content = Path(sys.argv[1]).read_bytes()
started = time.process_time()
from goldthread.ingest import read_bytes
imported = time.process_time()
reading = read_bytes(content, name=Path(sys.argv[1]).name)
ended = time.process_time()
print(json.dumps({
    "error": reading.error, "recommendations": len(reading.recommendations),
    "promises": sum(len(item.commitments) for item in reading.recommendations),
    "pages": max((item.place.page or 0 for item in reading.recommendations), default=0),
    "import": imported - started, "read": ended - imported,
}))
"""
# In a process of its own: a child begins with its parent's peak of memory, which is to stay small.
_MAKE = """
import sys
sys.path.insert(0, "benchmarks")
from pathlib import Path
import pypdfium2, documents
folder = Path(sys.argv[1])
(folder / "plan.pdf").write_bytes(documents.pdf())
(folder / "tracker.xlsx").write_bytes(documents.tracker(int(sys.argv[2])))
(folder / "half.xlsx").write_bytes(documents.tracker(int(sys.argv[2]) // 2))
(folder / "sentence.txt").write_bytes(documents.long_sentence(int(sys.argv[3])))
(folder / "half.txt").write_bytes(documents.long_sentence(int(sys.argv[3]) // 2))
plan = pypdfium2.PdfDocument(folder / "plan.pdf")
print(len(plan))
plan.close()
"""
_TYPESET = """
import sys
sys.path.insert(0, "benchmarks")
from pathlib import Path
import documents
target, pages, *names = sys.argv[1:]
texts = [Path(name).read_text(encoding="utf-8") for name in names]
Path(target).write_bytes(documents.typeset(texts, int(pages)))
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
    started = time.process_time()
    function()
    return time.process_time() - started
plain()
print(json.dumps({"plain": seconds(plain), "lines": seconds(lambda: manuscript_from(content))}))
"""
_ROWS_ONLY = """
import json, sys, time
import openpyxl
started = time.process_time()
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
count = sum(1 for row in book.active.iter_rows(values_only=True))
print(json.dumps({"rows": time.process_time() - started}))
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One row of the table, of `runs` runs; `peer` is what the figure is held against."""

    what: str
    value: float
    unit: str
    runs: int
    peer: float
    peer_words: str
    is_limit: bool = False

    @property
    def ratio(self) -> float:
        return self.value / self.peer

    @property
    def is_over(self) -> bool:
        return self.is_limit and self.ratio > 1


@dataclass(frozen=True, slots=True)
class _Run:
    """Seconds of processor time, of the process and of all that it started."""

    seconds: float
    megabytes: float
    said: str


class _Bench:
    """Runs commands in processes of their own, `times` times each."""

    def __init__(self, folder: Path, times: int) -> None:
        self.folder, self.times = folder, times
        self._variables = {n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"}
        self._variables["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")

    def python(self, program: str, *arguments: object) -> list[_Run]:
        return self.runs([sys.executable, "-c", program, *map(str, arguments)])

    def runs(self, command: Sequence[str], *, findings_are_fine: bool = False) -> list[_Run]:
        """The runs that count; one before them fills what Python keeps."""
        found = [
            _run(command, self._variables, findings_are_fine=findings_are_fine) for _ in range(self.times + 1)
        ]
        return found[1:]

    def made(self) -> None:
        """The invented documents, in the folder. Raises SystemExit where the PDF has other pages than it should."""
        command = [sys.executable, "-c", _MAKE, str(self.folder), str(ROWS), str(SENTENCE)]
        count = _run(command, self._variables).said.strip()
        if count != str(PAGES):
            raise SystemExit(f"The invented PDF has {count} pages and not {PAGES}; change what `pdf` writes.")


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as folder:
        bench = _Bench(Path(folder), options.times)
        bench.made()
        measured = pdf_measured(bench) + tracker_measured(bench) + sentence_measured(bench)
        documents = sorted(options.documents.glob("*.txt"))
        if documents:
            measured += typeset_measured(bench, documents) + shell_measured(bench, documents)
        else:
            missing = f"No documents in {options.documents}: the shell and their own PDF are not measured."
            print(missing, file=sys.stderr)
    print(table(measured))
    if options.write:
        page = _README.format(table=table(measured), machine=_machine(), date=options.date, rows=ROWS)
        PAGE.write_text(page, encoding="utf-8")
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


def pdf_measured(bench: _Bench) -> list[Measured]:
    """The PDF read in a process of its own, and what that is beside taking its text out and no more."""
    runs = bench.python(_READ, bench.folder / "plan.pdf")
    said = [json.loads(run.said) for run in runs]
    if said[0]["error"] or said[0]["pages"] < PAGES - 5:
        raise SystemExit(f"The PDF was not read as it should be: {said[0]}")
    parts = [json.loads(run.said) for run in bench.python(_LINES_ONLY, bench.folder / "plan.pdf")]
    plain, lines = (median(part[name] for part in parts) for name in ("plain", "lines"))
    seconds, n = median(run.seconds for run in runs), bench.times
    what = f"PDF of {PAGES} pages and {said[0]['promises']} promises"
    rest = median(each["read"] for each in said) - lines
    return [
        Measured(f"{what}, whole process", seconds, "s", n, MOST_SECONDS, "limit", is_limit=True),
        Measured(
            "... memory", max(r.megabytes for r in runs), "MB", n, MOST_MEGABYTES, "limit", is_limit=True
        ),
        Measured("... its lines and tables", lines, "s", n, plain, "plain text of the same pages"),
        Measured("... what stands in them", rest, "s", n, lines, "its lines and tables"),
    ]


def typeset_measured(bench: _Bench, documents: Sequence[Path]) -> list[Measured]:
    """The documents as a PDF of as many pages as the invented one, set as a council's report is."""
    content = bench.folder / "typeset.pdf"
    _run([sys.executable, "-c", _TYPESET, str(content), str(PAGES), *map(str, documents)], os.environ)
    runs = bench.python(_READ, content)
    said = json.loads(runs[0].said)
    if said["error"] or not said["recommendations"]:
        raise SystemExit(f"The PDF of the documents was not read as it should be: {said}")
    seconds, n = median(run.seconds for run in runs), bench.times
    megabytes = max(run.megabytes for run in runs)
    what = f"PDF of the {len(documents)} documents over {PAGES} pages and {said['promises']} promises"
    return [
        Measured(f"{what}, whole process", seconds, "s", n, MOST_SECONDS, "limit", is_limit=True),
        Measured("... memory", megabytes, "MB", n, MOST_MEGABYTES, "limit", is_limit=True),
    ]


def tracker_measured(bench: _Bench) -> list[Measured]:
    """The tracker; half of it shows how the time grows."""
    runs, halves = (bench.python(_READ, bench.folder / name) for name in ("tracker.xlsx", "half.xlsx"))
    rows = median(
        json.loads(run.said)["rows"] for run in bench.python(_ROWS_ONLY, bench.folder / "tracker.xlsx")
    )
    seconds, half = (median(run.seconds for run in each) for each in (runs, halves))
    n, promises = bench.times, json.loads(runs[0].said)["promises"]
    what = f"Tracker of {ROWS} rows and {promises} promises"
    megabytes = max(run.megabytes for run in runs)
    return [
        Measured(f"{what}, whole process", seconds, "s", n, MOST_FOR_TRACKER, "limit", is_limit=True),
        Measured("... the same", seconds, "s", n, half, "half the rows"),
        Measured("... the same", seconds, "s", n, rows, "openpyxl's rows alone"),
        Measured("... memory", megabytes, "MB", n, MEGABYTES_FOR_TRACKER, "limit", is_limit=True),
    ]


def sentence_measured(bench: _Bench) -> list[Measured]:
    """One sentence, of the length of a chapter; without Python's start, which would hide how the time grows."""
    once, half = (
        median(json.loads(run.said)["read"] for run in bench.python(_READ, bench.folder / name))
        for name in ("sentence.txt", "half.txt")
    )
    what = f"One sentence of {SENTENCE // 1000} kB"
    return [
        Measured(what, once, "s", bench.times, MOST_FOR_SENTENCE, "limit", is_limit=True),
        Measured("... the same", once, "s", bench.times, half, "half the sentence"),
    ]


def shell_measured(bench: _Bench, documents: Sequence[Path]) -> list[Measured]:
    """`goldthread read` on all documents at once, as typed: every process that it starts is counted."""
    runs, starts = (
        bench.runs([str(ROOT / "goldthread"), *words], findings_are_fine=True)
        for words in (["read", *map(str, documents)], ["read", "--help"])
    )
    seconds, start, n = median(r.seconds for r in runs), median(r.seconds for r in starts), bench.times
    megabytes = max(run.megabytes for run in runs)
    name = f"{len(documents)} text documents from the shell"
    return [
        Measured(name, seconds, "s", n, MOST_SECONDS, "limit", is_limit=True),
        Measured("... the same", seconds, "s", n, start, "the command's help"),
        Measured(
            "... memory of the largest process", megabytes, "MB", n, MOST_MEGABYTES, "limit", is_limit=True
        ),
    ]


def _run(command: Sequence[str], variables: Mapping[str, str], *, findings_are_fine: bool = False) -> _Run:
    """Run a command to its end; memory is that of the largest process it was or started."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=said, env=variables)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in ({0, 1} if findings_are_fine else {0}):
            said.seek(0)
            raise SystemExit(f"{command[0]} ended with {process.returncode}.\n{said.read()}")
        out.seek(0)
        unit = (
            1024 * 1024 if sys.platform == "darwin" else 1024
        )  # ru_maxrss: bytes there, kilobytes elsewhere
        return _Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, out.read())


def table(measured: Sequence[Measured]) -> str:
    """The measurements as Markdown."""
    rows = [
        f"| {each.what} | {each.value:.2f} {each.unit} | {each.peer_words}, {each.peer:.2f} {each.unit} | "
        f"{each.ratio:.2f} | {each.runs} | {'' if not each.is_limit else 'over' if each.is_over else 'within'} |"
        for each in measured
    ]
    return "\n".join(["| What | Measured | Against | Ratio | n | |", "|---|---|---|---|---|---|", *rows])


def _machine() -> str:
    model = platform.processor() or platform.machine()
    with_name = Path("/proc/cpuinfo")
    if with_name.exists():
        names = [line for line in with_name.read_text().splitlines() if line.startswith("model name")]
        model = names[0].partition(":")[2].strip() if names else model
    return f"{os.cpu_count()} processors, {model}, Python {platform.python_version()}, {platform.system()}"


_README = """# Benchmarks

Run by hand, never by a test: `python benchmarks/reading.py` with the environment's Python measures and prints, and ends
with exit code 1 over a limit. `--write --date YYYY-MM-DD` renews the table below.

## Reading

Measured on {date} ({machine}). Each figure is the median of n processes, for memory the most of any; seconds are of
processor time, Python's start and every process that is started included. The ratio is the figure over what it is held
against: a limit, or a peer that was measured in the same run. A ratio travels to other machines; seconds do not. What
is twice as long should take about twice the time.

{table}

The first PDF is invented, and dense: 60 pages of A4 with running headers and about 4,150 characters each, a third each
of prose, of recommendations with answers, and of a plan in a ruled table; nearly every sentence of the last two
promises something. The PDF of the documents is their own text, line by line, over again until 60 pages are full, with
about 2,500 characters to a page. Plain text of its pages is
pypdfium2's own, without places, lines or tables. The tracker is an invented Excel file with an action and a progress
cell of two sentences in each of its {rows} rows. The limit for it is that of the reading process for any file.
Python's compiled files are kept between the runs, as an installed copy keeps them.
"""


if __name__ == "__main__":
    sys.exit(main())
