"""A book goes through a real CUPS queue and comes out as type, not as pictures, on the sheets that were asked for."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from briefbook.build import Order, build
from briefbook.model.briefing import LAYOUTS, Layout
from briefbook.printing.spooler import PrintOrder, SpoolerError, spool
from briefbook.storage.shipped import resources
from tests.printing.print_server import QUEUE, PrintServer, print_server

A_PAGE_IN_PIXELS = 1500
"""Less than a page of A4 across at 200 dots per inch: no picture of a page is smaller."""
SAMPLE = resources() / "sample" / "visits" / "asif-2018.yaml"


@pytest.fixture(scope="module")
def server() -> Iterator[PrintServer]:
    with pytest.MonkeyPatch.context() as environment, print_server() as running:
        environment.setenv("CUPS_SERVER", running.address)
        yield running


def _book(folder: Path, layout: Layout) -> bytes:
    built = build(Order(SAMPLE, folder, editions=("full",), formats=("pdf",), layout=layout))
    assert not built.refused
    return built.written[0].read_bytes()


@dataclass(frozen=True)
class Sheets:
    """What lies in the tray: how many sides, the size of the first, its words."""

    sides: int
    size: tuple[int, ...]
    words: str


def _sheets(path: Path) -> Sheets:
    pdf = pypdfium2.PdfDocument(path)
    try:
        size = tuple(round(side) for side in pdf[0].get_size())
        return Sheets(len(pdf), size, pdf[0].get_textpage().get_text_range())
    finally:
        pdf.close()


def _widest_picture(path: Path) -> int:
    told = subprocess.run(["pdfimages", "-list", str(path)], capture_output=True, text=True, check=True).stdout
    return max((int(line.split()[3]) for line in told.splitlines()[2:]), default=0)


def test_books_go_through_the_queue_as_type(server: PrintServer, tmp_path: Path) -> None:
    """One page after another, two-up, folded, large: each with its own words from the printer's filters."""
    before = server.count()
    for number, layout in enumerate(LAYOUTS, before + 1):
        pdf = _book(tmp_path / layout, layout)
        (tmp_path / "book.pdf").write_bytes(pdf)

        spool(pdf, PrintOrder(QUEUE, f"Book {layout}", paper="A4", sides="one-sided"))
        log = server.wait_for(number)

        ordered, printed = _sheets(tmp_path / "book.pdf"), _sheets(server.printed)
        assert printed.sides == ordered.sides, layout
        assert sorted(printed.size) == sorted(ordered.size), layout
        assert "Pakistan" in printed.words, layout
        assert f"Book {layout}" in log
        assert _widest_picture(server.printed) < A_PAGE_IN_PIXELS, layout


def test_copies_on_both_sides_reach_the_printer(server: PrintServer, tmp_path: Path) -> None:
    before = server.count()
    pdf = _book(tmp_path, "booklet")
    (tmp_path / "book.pdf").write_bytes(pdf)

    spool(pdf, PrintOrder(QUEUE, "Folded", copies=3, paper="A4", sides="two-sided-short-edge"))
    log = server.wait_for(before + 1)

    assert "two-sided-short-edge" in log
    assert _sheets(server.printed).sides == 3 * _sheets(tmp_path / "book.pdf").sides


def test_queue_that_is_not_there_is_said(server: PrintServer) -> None:
    with pytest.raises(SpoolerError, match=r"nowhere|printer|destination"):
        spool(b"%PDF-1.7", PrintOrder("nowhere", "Book"))
