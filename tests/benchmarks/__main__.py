"""`python -m tests.benchmarks`: build books of several sizes beside Typst and pandoc, and write down what it took."""

from __future__ import annotations

import argparse
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import pypandoc
import pypdfium2

from briefbook.build import Order, build
from tests.benchmarks.material import house_format, write_material
from tests.benchmarks.processes import Peer, Result, race
from tests.benchmarks.report import Book, write_report
from tests.benchmarks.typst_source import write_typst


def main() -> None:
    """Run the races asked for; the table goes into docs/performance.md unless told otherwise."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 300], help="about how long the books are")
    parser.add_argument("--languages", nargs="+", default=["en", "ru"], choices=["en", "ru"])
    parser.add_argument("--rounds", type=int, default=5, help="runs of each program that count")
    parser.add_argument("--keep", type=Path, help="folder in which sources and books stay")
    parser.add_argument("--print", action="store_true", help="print only, leave docs/performance.md alone")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="briefbook-bench-") as scratch:
        folder = asked.keep or Path(scratch)
        books = [
            run_book(folder / f"{pages}-{language}", pages, language, asked.rounds)
            for pages in asked.pages
            for language in asked.languages
        ]
    peers = {"Briefbook": version("briefbook"), "Typst": version("typst"), "pandoc": pypandoc.get_pandoc_version()}
    write_report(books, peers, asked.rounds, None if asked.print else Path("docs/performance.md"))


def run_book(folder: Path, pages: int, language: str, rounds: int) -> Book:
    """One book: made once to have its document, then built by every program in turn."""
    print(f"A book of about {pages} pages, language {language}", file=sys.stderr)
    briefing = write_material(folder, pages)
    peers = prepare_peers(folder, briefing, language)
    results = race(peers, rounds, folder / "log.txt", lambda line: print(line, file=sys.stderr))
    return Book(language, tuple((result, pages_of(result)) for result in results))


def prepare_peers(folder: Path, briefing: Path, language: str) -> list[Peer]:
    """Write each program's source from the composed document; raises RuntimeError when the book has errors."""
    built = build(Order(briefing, folder, language=language, formats=("md", "pdf")))
    if not built.is_clean:
        raise RuntimeError("\n".join(str(problem) for problem in built.problems))
    (edition,) = built.editions
    markdown = next(path for path in built.written if path.suffix == ".md")
    assert edition.pages is not None
    source = folder / "book.typ"
    source.write_text(write_typst(edition.document, house_format(), edition.pages), "utf-8")
    pandoc = pypandoc.get_pandoc_path()
    stem = markdown.with_suffix("")

    def ours(extension: str) -> tuple[str, ...]:
        command = (sys.executable, "-m", "briefbook", "build", str(briefing), "--language", language)
        return (*command, "--to", extension, "--output", str(folder))

    compile_typst = (sys.executable, "-m", "tests.benchmarks.compile_typst", str(source), str(folder / "typst.pdf"))
    docx = folder / "pandoc.docx"
    return [
        Peer("Briefbook", "PDF", ours("pdf"), stem.with_name(stem.name + ".pdf")),
        Peer("Typst", "PDF", compile_typst, folder / "typst.pdf"),
        Peer("Briefbook", "DOCX", ours("docx"), stem.with_name(stem.name + ".docx")),
        Peer("pandoc", "DOCX", (pandoc, "--toc", "--output", str(docx), str(markdown)), docx),
    ]


def pages_of(result: Result) -> int:
    """How many pages a PDF has; 0 for what has no pages of its own."""
    if result.peer.made.suffix != ".pdf":
        return 0
    pdf = pypdfium2.PdfDocument(result.peer.made)
    try:
        return len(pdf)
    finally:
        pdf.close()


if __name__ == "__main__":
    main()
