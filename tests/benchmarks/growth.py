"""`python -m tests.benchmarks.growth`: books of 10 to 3,000 pages, libraries of up to 100,000 snippets, a batch."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from tests.benchmarks.growth_plot import Panel, drawn
from tests.benchmarks.library_material import write_ministry
from tests.benchmarks.material import write_material
from tests.benchmarks.processes import Run, time_process
from tests.benchmarks.report import put_between

PAGES = (10, 30, 100, 300, 1000, 3000)
SNIPPETS = (1000, 10_000, 100_000)
BRIEFINGS = 40
BEGIN, END = "<!-- growth: begin -->", "<!-- growth: end -->"
REPORT, PICTURE = Path("docs/performance.md"), Path("docs/pictures/growth.svg")


@dataclass(frozen=True, slots=True)
class Book:
    """A book as one process built it."""

    pages: int
    run: Run


@dataclass(frozen=True, slots=True)
class Opened:
    """A library: opened for the first time, and again; seconds, MiB and milliseconds by name."""

    snippets: int
    first: dict[str, float]
    again: dict[str, float]


def main() -> None:
    """Measure what is asked for; tables and picture go into the documentation unless told otherwise."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.growth", description=__doc__)
    parser.add_argument("--pages", type=int, nargs="*", default=PAGES)
    parser.add_argument("--snippets", type=int, nargs="*", default=SNIPPETS)
    parser.add_argument("--briefings", type=int, default=BRIEFINGS, help="how many the batch builds")
    parser.add_argument("--print", action="store_true", help="print only, leave the documentation alone")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="briefbook-growth-") as scratch:
        folder = Path(scratch)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        libraries = [open_library(folder, count) for count in asked.snippets]
        books = [build_book(folder, pages) for pages in asked.pages]
        batch = [build_batch(folder, asked.briefings, jobs) for jobs in (1, 2)]
    text = "\n".join((*_books(books), "", *_libraries(libraries), "", *_batch(asked.briefings, batch)))
    print(text)
    if not asked.print:
        PICTURE.write_text(drawn(_panels(books, libraries)), "utf-8")
        put_between(REPORT, BEGIN, END, f"![Growth](pictures/{PICTURE.name})\n\n{text}")


def build_book(folder: Path, pages: int) -> Book:
    """Build a book of about so many pages to PDF, library read included."""
    place = folder / f"book-{pages}"
    briefing = write_material(place, pages)
    run = time_process(_build([briefing], place, "--to", "pdf"), folder / "log.txt")
    pdf = pypdfium2.PdfDocument(next(place.glob("*.pdf")))
    try:
        return Book(len(pdf), run)
    finally:
        pdf.close()


def open_library(folder: Path, count: int) -> Opened:
    """Write a library, open it for the first time and again."""
    root = write_ministry(folder / f"library-{count}", count)
    first, again = (_opened(root, folder / "log.txt") for _ in range(2))
    return Opened(count, first, again)


def _opened(root: Path, log: Path) -> dict[str, float]:
    time_process([sys.executable, "-m", "tests.benchmarks.library_run", str(root)], log)
    told: dict[str, float] = json.loads(log.read_text("utf-8").splitlines()[-1])
    return told


def build_batch(folder: Path, count: int, jobs: int) -> Run:
    """Build so many briefings, DOCX and PDF, by one process or several."""
    place = folder / "batch"
    briefing = write_material(place, 10)
    briefings = [place / f"visit-{number}.yaml" for number in range(count)]
    for path in briefings:
        path.write_bytes(briefing.read_bytes())
    return time_process(_build(briefings, place / f"out-{jobs}", "--jobs", str(jobs)), folder / "log.txt")


def _build(briefings: Iterable[Path], output: Path, *options: str) -> Sequence[str]:
    return (sys.executable, "-m", "briefbook", "build", *map(str, briefings), "--output", str(output), *options)


# --- the report -------------------------------------------------------------------------------------------------------


def _books(books: Sequence[Book]) -> list[str]:
    rows = ["| pages of the PDF | seconds | processor seconds | ms a page | memory, MiB |", "|--:|--:|--:|--:|--:|"]
    for book in books:
        each = 1000 * book.run.work / book.pages
        rows.append(
            f"| {book.pages:,} | {book.run.seconds:.1f} | {book.run.work:.1f} | {each:.1f} | {book.run.memory:.0f} |"
        )
    return rows


def _libraries(libraries: Sequence[Opened]) -> list[str]:
    rows = [
        "| snippets | first reading, s | processor s | again, s | processor s | index made, s | index again, s "
        "| search p50, ms | p95 | with filters p50 | p95 | memory, MiB |",
        "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for one in libraries:
        first, again = one.first, one.again
        figures = (
            *(first["open"], first["open work"], again["open"], again["open work"], first["index"], again["index"]),
            *(again["search p50"], again["search p95"], again["narrowed p50"], again["narrowed p95"]),
        )
        rows.append(f"| {one.snippets:,} | {' | '.join(f'{one:.2f}' for one in figures)} | {again['memory']:.0f} |")
    return rows


def _batch(count: int, runs: Sequence[Run]) -> list[str]:
    rows = [f"| {count} briefings, DOCX and PDF | seconds | processor seconds |", "|---|--:|--:|"]
    rows += [f"| --jobs {jobs} | {run.seconds:.1f} | {run.work:.1f} |" for jobs, run in enumerate(runs, 1)]
    return rows


def _panels(books: Sequence[Book], libraries: Sequence[Opened]) -> list[Panel]:
    seconds = [(book.pages, book.run.work) for book in books]
    memory = [(book.pages, book.run.memory) for book in books]
    first = [(one.snippets, one.first["open work"]) for one in libraries]
    again = [(one.snippets, one.again["open work"]) for one in libraries]
    search = [(one.snippets, one.again["search p95"]) for one in libraries]
    return [
        Panel("A book to PDF", "pages", "processor seconds, MiB", {"seconds": seconds, "memory": memory}),
        Panel("A library", "snippets", "processor seconds", {"first reading": first, "opened again": again}),
        Panel("Search as one types", "snippets", "milliseconds, 95th percentile", {"search": search}),
    ]


if __name__ == "__main__":
    main()
