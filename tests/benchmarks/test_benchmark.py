"""The benchmark itself: its books are sound, and Typst sets what Briefbook composed."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
import pytest

from briefbook.build import Built, Order, build
from briefbook.model.document import Chart, text_of
from tests.benchmarks.compile_typst import compile_to_pdf, font_folders
from tests.benchmarks.material import house_format, write_material
from tests.benchmarks.processes import time_process
from tests.benchmarks.typst_chart import values_in_print
from tests.benchmarks.typst_source import write_typst


def _build(folder: Path, language: str) -> Built:
    return build(Order(write_material(folder, pages=5), folder, language=language, formats=("pdf",)))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_book_of_the_benchmark_has_no_problems(language: str, tmp_path: Path) -> None:
    assert _build(tmp_path, language).problems == ()


def test_same_seed_writes_the_same_material(tmp_path: Path) -> None:
    first, second = (write_material(tmp_path / name, pages=5).parent for name in ("first", "second"))

    def content(folder: Path) -> dict[str, bytes]:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}

    assert content(first) == content(second)


def test_typst_sets_the_composed_document(tmp_path: Path) -> None:
    (edition,) = _build(tmp_path, "en").editions
    assert edition.pages is not None
    source, made = tmp_path / "book.typ", tmp_path / "book.pdf"
    source.write_text(write_typst(edition.document, house_format(), edition.pages), "utf-8")

    compile_to_pdf(source, made, font_folders())

    pdf = pypdfium2.PdfDocument(made)
    words = " ".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    assert "Agreement No. 1 on cooperation" in words.replace("\xa0", " ")


def test_failing_process_is_reported_with_its_words(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such book"):
        time_process([sys.executable, "-c", "raise SystemExit('no such book')"], tmp_path / "log.txt")


def test_typst_has_the_table_of_a_chart_whose_values_are_not_in_print(tmp_path: Path) -> None:
    (edition,) = _build(tmp_path, "en").editions
    assert edition.pages is not None
    (chart,) = [block for block in edition.document.blocks if isinstance(block, Chart)]

    source = write_typst(edition.document, house_format(), edition.pages)

    assert not values_in_print(chart, edition.pages)
    assert all(f"[{text_of(row.cells[0].inlines)}], " in source for row in chart.table.rows)
