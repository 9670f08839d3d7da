"""The editor tells its panels what happened, each thing once, and keeps the book up to date."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from briefbook.gui.editor import Editor
from briefbook.session.details import finish, reopen
from briefbook.session.moves import Place, move_down
from briefbook.session.rows import insert_page_break
from briefbook.session.tree import ROOT


def _first_item(editor: Editor) -> int:
    return next(key for key, node in editor.state.nodes.items() if not node.is_section)


def test_edit_changes_the_book(qtbot: QtBot, editor: Editor) -> None:
    with qtbot.waitSignals([editor.changed, editor.book_changed], timeout=30_000), editor.edit("Draft"):
        editor.apply(finish if editor.session.is_draft else reopen)

    assert editor.book is not None
    assert editor.session.history.undo_label == "Draft"


def test_undo_and_redo_are_told(qtbot: QtBot, editor: Editor) -> None:
    section = editor.state.root.sections[0].key
    with editor.edit("Move down"):
        editor.apply(move_down, (section,))
    order = [node.key for node in editor.state.root.sections]

    with qtbot.waitSignal(editor.changed):
        editor.undo()
    assert [node.key for node in editor.state.root.sections] != order
    with qtbot.waitSignal(editor.changed):
        editor.redo()
    assert [node.key for node in editor.state.root.sections] == order


def test_selection_is_told_without_a_change(qtbot: QtBot, editor: Editor) -> None:
    item = _first_item(editor)

    with qtbot.assertNotEmitted(editor.changed), qtbot.waitSignal(editor.selection_changed) as told:
        editor.select((item,))

    assert told.args == [(item,)]


def test_refused_wish_says_why_and_changes_nothing(qtbot: QtBot, editor: Editor) -> None:
    before = editor.state.root

    with qtbot.waitSignal(editor.refused) as told, editor.edit("Page break"):
        is_done = editor.apply(insert_page_break, Place(ROOT))

    assert not is_done
    assert told.args[0][0].rule == "refused"
    assert editor.state.root is before


def test_other_edition_and_language_give_another_book(qtbot: QtBot, editor: Editor) -> None:
    with qtbot.waitSignal(editor.book_changed, timeout=30_000):
        editor.set_edition("press")
    assert editor.book is not None
    assert (editor.book.edition, editor.book.language) == ("press", "en")

    with qtbot.waitSignal(editor.book_changed, timeout=30_000):
        editor.set_language("ru")
    assert (editor.book.edition, editor.book.language) == ("press", "ru")


def test_words_wanted_selects_the_row(qtbot: QtBot, editor: Editor) -> None:
    item = _first_item(editor)

    with qtbot.waitSignal(editor.words_wanted) as told:
        editor.want_words(item)

    assert told.args == [item]
    assert editor.selection == (item,)


def test_library_read_again_reaches_the_pages(qtbot: QtBot, editor: Editor) -> None:
    path = editor.library.root / "people" / "khawaja-asif.yaml"
    path.write_text(path.read_text("utf-8").replace("Khawaja Asif", "Khawaja Muhammad Asif"), "utf-8")

    with qtbot.waitSignals([editor.library_changed, editor.book_changed], timeout=30_000):
        editor.reload_library()

    assert editor.book is not None
    lines = [line.text for page in editor.book.pages.pages for line in page.lines]
    assert any("Khawaja Muhammad Asif" in line for line in lines)


def test_change_by_somebody_else_reaches_the_pages_when_it_is_taken(qtbot: QtBot, editor: Editor) -> None:
    path = editor.library.root / "people" / "khawaja-asif.yaml"
    with qtbot.waitSignals([editor.library_changed, editor.book_changed], timeout=30_000):
        editor.follow_library()
        path.write_text(path.read_text("utf-8").replace("Khawaja Asif", "Khawaja Muhammad Asif"), "utf-8")

    assert list(editor.held.waiting) == ["khawaja-asif"]
    with qtbot.waitSignal(editor.book_changed, timeout=30_000):
        editor.take_news(editor.held.waiting)

    assert editor.book is not None
    lines = [line.text for page in editor.book.pages.pages for line in page.lines]
    assert any("Khawaja Muhammad Asif" in line for line in lines)
