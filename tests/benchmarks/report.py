"""The table of a benchmark, printed and kept between two marks in docs/performance.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.processes import Result

BEGIN, END = "<!-- benchmark: begin -->", "<!-- benchmark: end -->"
LANGUAGES = {"en": "English", "ru": "Russian"}


@dataclass(frozen=True, slots=True)
class Book:
    """One book: its language, and each program's result with the pages it made (0: no pages of its own)."""

    language: str
    results: tuple[tuple[Result, int], ...]

    def ratio(self, result: Result) -> float:
        """Time in relation to Briefbook's for the same kind of file."""
        ours = next(r for r, _ in self.results if (r.peer.name, r.peer.makes) == ("Briefbook", result.peer.makes))
        return result.seconds / ours.seconds


def write_report(books: list[Book], versions: Mapping[str, str], rounds: int, kept: Path | None) -> None:
    """Print the table, and put it into the file that keeps it, if one is named."""
    table = "\n".join((*_heading(versions, rounds), "", *_rows(books)))
    print(table)
    if kept is not None:
        put_between(kept, BEGIN, END, table)


def put_between(kept: Path, begin: str, end: str, text: str) -> None:
    """Put a text between two marks of a file in place of what stands there."""
    before, _, rest = kept.read_text("utf-8").partition(begin)
    _, _, after = rest.partition(end)
    kept.write_text(f"{before}{begin}\n{text}\n{end}{after}", "utf-8")


def _heading(versions: Mapping[str, str], rounds: int) -> list[str]:
    programs = ", ".join(f"{name} {number}" for name, number in versions.items())
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return [f"{programs}; {machine}. Whole processes in turn, medians of {rounds} runs after one that is not counted."]


def _rows(books: list[Book]) -> list[str]:
    rows = [
        "| book | file | program | pages | seconds | fastest | processor seconds | memory, MiB | seconds to ours |",
        "|---|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    for book in books:
        name = f"{LANGUAGES[book.language]}, {book.results[0][1]} pages"
        for result, pages in book.results:
            fastest = min(run.seconds for run in result.runs)
            rows.append(
                f"| {name} | {result.peer.makes} | {result.peer.name} | {pages or ''} | {result.seconds:.2f} "
                f"| {fastest:.2f} | {result.work:.2f} | {result.memory:.0f} | {book.ratio(result):.2f} |"
            )
    return rows
