"""A book as Word file and as PDF: LibreOffice lays the first out, and it must be the second again."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
import yaml
from hypothesis import settings

from briefbook.build import BuiltEdition, Order, build
from briefbook.model.document import text_of
from briefbook.model.page_numbers import PageNumbers
from briefbook.storage.shipped import resources, templates
from tests.benchmarks.material import write_material
from tests.support.libreoffice import laid_out_by_libreoffice
from tests.support.pdf_reading import notes_of_pdf, words_of_pdf
from tests.support.word_checks import Meant, own_findings
from tests.support.word_judges import outline_of_pdf
from tests.test_parity import letters, missing, notes_in

LANGUAGES = ("en", "ru")
GENERATED = (5,) if settings().max_examples < 1000 else (5, 20, 60, 200)
"""Books of about so many pages: a short one in the tests, longer ones in the soak."""


@dataclass(frozen=True)
class Pair:
    """An edition in our own layout and in LibreOffice's."""

    edition: BuiltEdition
    pdf: Path
    word: Path


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    folder = tmp_path_factory.mktemp("parity")
    made: list[tuple[BuiltEdition, Path]] = []
    for briefing in (*_sample(folder / "sample"), *_generated(folder / "generated")):
        for language in LANGUAGES:
            built = build(Order(briefing, folder / "built", (), ("pdf", "docx"), language))
            made += [
                (edition, file)
                for edition in built.editions
                for file in built.written
                if file.name in edition.files and file.suffix == ".docx"
            ]
    (folder / "word").mkdir()
    laid = laid_out_by_libreoffice([file for _, file in made], folder / "word")
    return [Pair(edition, file.with_suffix(".pdf"), laid[file]) for edition, file in made]


def _sample(folder: Path) -> list[Path]:
    """The sample visits, the first of them in every template that is shipped; numbered copies are for PDF alone."""
    shutil.copytree(resources() / "sample", folder)
    visits = sorted((folder / "visits").glob("*.yaml"))
    for visit in visits:
        briefing = yaml.safe_load(visit.read_text("utf-8"))
        editions = briefing["editions"]
        for edition in editions.values():
            edition.pop("copies", None)
        if visit == visits[0]:
            used = {edition.get("template", briefing["template"]) for edition in editions.values()}
            editions |= {name: {**editions["full"], "template": name} for name in _templates() - used}
        visit.write_text(yaml.safe_dump(briefing, allow_unicode=True, sort_keys=False), "utf-8")
    return visits


def _templates() -> set[str]:
    return {path.name for path in templates().iterdir() if path.is_dir()}


def _generated(folder: Path) -> list[Path]:
    return [write_material(folder / str(pages), pages) for pages in GENERATED]


def test_word_and_pdf_are_the_same_book(pairs: list[Pair]) -> None:
    """Capitals aside: LibreOffice writes small capitals as capitals."""
    for pair in pairs:
        blocks = pair.edition.document.blocks
        words = [word.casefold() for word in words_of_pdf(pair.word)]
        assert missing(words, blocks, is_folded=True) == [], pair.word.name
        assert _titles(pair.word) == _titles(pair.pdf), pair.pdf.name
        assert _notes(pair.word) == [letters(text_of(note.inlines)) for note in notes_in(blocks)], pair.word.name


def test_word_needs_as_many_pages_as_the_pdf(pairs: list[Pair]) -> None:
    counts = {pair.pdf.name: (_pages(pair.pdf), _pages(pair.word)) for pair in pairs}
    print("\n".join(f"{name}: {ours}, {theirs}" for name, (ours, theirs) in counts.items()))
    wrong = {name: both for name, both in counts.items() if abs(both[0] - both[1]) > max(1, both[0] * 0.05)}
    assert wrong == {}


def test_contents_and_references_show_the_pages_of_the_pdf(pairs: list[Pair]) -> None:
    """Longer books too, and with everything else that no judge of Word files minds."""
    found = {}
    for pair in pairs:
        document, pages = pair.edition.document, pair.edition.pages
        assert pages is not None
        meant = Meant.by(document, PageNumbers(pages.page_of, pages.count))
        found[pair.pdf.name] = own_findings(pair.pdf.with_suffix(".docx").read_bytes(), meant)
    assert {name: findings for name, findings in found.items() if findings} == {}


def _titles(path: Path) -> list[str]:
    return [letters(title) for title in outline_of_pdf(path)]


def _notes(path: Path) -> list[str]:
    """The words of the notes; LibreOffice has their numbers among them."""
    return [letters(note).removeprefix(str(number)) for number, note in enumerate(notes_of_pdf(path), 1)]


def _pages(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)
