"""What is held between the briefings of a batch."""

from __future__ import annotations

from pathlib import Path

from briefbook.library.loader import silent
from briefbook.production.stock import Stock
from tests.support.folders import write_library

NOTE = "kind: text\ntext: {}\nmarking: OPEN\n"


def test_library_stays_the_same_value_until_a_file_says_something_else(tmp_path: Path) -> None:
    root = write_library(tmp_path, {"note.yaml": NOTE.format("Before")})
    stock = Stock()
    first = stock.library(root, silent)
    assert stock.library(root, silent) is first
    (root / "note.yaml").write_text(NOTE.format("Afterwards"), "utf-8")
    second = stock.library(root, silent)
    assert second is not first
    assert "Afterwards" in str(second.snippets["note"])


def test_settings_that_change_make_it_another_library(tmp_path: Path) -> None:
    root = write_library(tmp_path, {"note.yaml": NOTE.format("Words")})
    stock = Stock()
    first = stock.library(root, silent)
    settings = root / "library.yaml"
    settings.write_text(settings.read_text("utf-8") + "\n# read again\nlanguages: [ru, en]\n", "utf-8")
    assert stock.library(root, silent) is not first


def test_pieces_are_those_of_the_library_that_is_asked_about(tmp_path: Path) -> None:
    root = write_library(tmp_path, {"note.yaml": NOTE.format("Before")})
    stock = Stock()
    first = stock.library(root, silent)
    pieces = stock.pieces(first, for_theirs=False)
    assert stock.pieces(first, for_theirs=False) is pieces
    (root / "note.yaml").write_text(NOTE.format("Afterwards"), "utf-8")
    second = stock.library(root, silent)
    assert "Afterwards" in {piece.words for piece in stock.pieces(second, for_theirs=False)}
    assert stock.pieces(first, for_theirs=False) == pieces


def test_another_library_is_not_taken_for_the_last(tmp_path: Path) -> None:
    roots = [write_library(tmp_path / name, {"note.yaml": NOTE.format(name)}) for name in ("one", "two")]
    stock = Stock()
    assert [str(stock.library(root, silent).snippets["note"].model_dump()).count("two") > 0 for root in roots] == [
        False,
        True,
    ]


def test_wordings_are_read_once() -> None:
    stock = Stock()
    assert stock.wording("en")[0] is stock.wording("en")[0]
    assert stock.wording("ru")[0] is not stock.wording("en")[0]
