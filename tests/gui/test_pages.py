"""The pages: as they will print, at any size; a line knows its item, and the reader's place is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefbook.gui.editor import Editor
from briefbook.gui.pages.desk import Fit
from briefbook.gui.pages.panel import PagesPanel
from briefbook.gui.pages.pictures import PagePictures
from briefbook.gui.pages.view import PagesView
from briefbook.model.document import Chart
from briefbook.session.moves import Place
from briefbook.session.preview_lines import LineBox
from briefbook.session.rows import insert_text
from briefbook.session.tree import ROOT


@pytest.fixture
def panel(qtbot: QtBot, editor: Editor) -> Iterator[PagesPanel]:
    shown = PagesPanel(editor)
    qtbot.addWidget(shown)
    shown.resize(QSize(900, 700))
    shown.show()
    qtbot.waitUntil(lambda: shown.view.is_sharp, timeout=30_000)
    yield shown
    shown.close_search()


def _first_lines(view: PagesView) -> tuple[int, LineBox]:
    """The first page with a line of a row, and that line."""
    assert view.lines is not None
    for number in range(1, view.sheets.count + 1):
        for line in view.lines.page(number):
            if line.key != ROOT:
                return number, line
    raise AssertionError("the sample has items on its pages")


def _point(view: PagesView, page: int, line: LineBox) -> QPoint:
    """The middle of a line in the viewport."""
    scale = view.sheets.scale
    at = view.sheets.rect(page).topLeft() + QPointF(line.left + line.right, line.top + line.bottom) * scale / 2
    return (at - view.view.topLeft()).toPoint()


def _is_item(editor: Editor, key: int) -> bool:
    return key != ROOT and not editor.state.nodes[key].is_section


def _insert_words(qtbot: QtBot, editor: Editor, key: int, words: str) -> None:
    """New words before an item, of which nobody is told to look at them."""
    section, row = editor.state.position(key)
    with qtbot.waitSignal(editor.book_changed, timeout=30_000), editor.edit("Type"):
        editor.apply(insert_text, Place(section.key, row), words, "OPEN")
        editor.select(())


def test_page_number_and_count_are_shown(panel: PagesPanel) -> None:
    assert panel.bar.number.text() == "1"
    assert panel.bar.count.text() == f"of {panel.view.sheets.count}"


def test_typed_page_number_goes_there(qtbot: QtBot, panel: PagesPanel) -> None:
    panel.bar.number.setText("3")
    QTest.keyClick(panel.bar.number, Qt.Key.Key_Return)

    assert panel.view.page == 3
    assert panel.view.sheets.rect(3).top() >= panel.view.view.top()


def test_keys_scroll(qtbot: QtBot, panel: PagesPanel) -> None:
    view = panel.view
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert 0 < view.view.top() < view.viewport().height()

    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page == view.sheets.count

    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.view.top() == 0


def test_click_on_a_line_selects_its_row_and_does_not_scroll(qtbot: QtBot, panel: PagesPanel, editor: Editor) -> None:
    view = panel.view
    page, line = _first_lines(view)
    view.show_line(page, line.place)
    top = view.view.top()

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=_point(view, page, line))

    assert editor.selection == (line.key,)
    assert view.view.top() == top


def test_selected_row_comes_into_view(panel: PagesPanel, editor: Editor) -> None:
    view = panel.view
    assert view.lines is not None
    last = max(line.key for line in view.lines.page(view.sheets.count - 1))

    editor.select((last,))

    found = view.lines.first_line(last)
    assert found is not None
    assert found[0] in view.visible


def test_row_just_written_comes_into_view_with_its_page(qtbot: QtBot, panel: PagesPanel, editor: Editor) -> None:
    view = panel.view
    assert view.lines is not None
    last = max(line.key for line in view.lines.page(view.sheets.count - 1))
    section, row = editor.state.position(last)
    view.go_to_page(1)

    with qtbot.waitSignal(editor.book_changed, timeout=30_000), editor.edit("Type"):
        editor.apply(insert_text, Place(section.key, row + 1), "Words that nobody has seen yet.", "OPEN")

    found = view.lines.first_line(editor.selection[0])
    assert found is not None
    assert found[0] in view.visible
    assert editor.selection != (last,)


def test_double_click_asks_for_the_words(qtbot: QtBot, panel: PagesPanel, editor: Editor) -> None:
    view = panel.view
    page, line = _first_lines(view)
    view.show_line(page, line.place)

    with qtbot.waitSignal(panel.edit_words_requested) as told, qtbot.waitSignal(editor.words_wanted) as asked:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=_point(view, page, line))

    assert told.args == asked.args == [line.key]


def test_double_click_on_a_chart_asks_for_its_facts(qtbot: QtBot, panel: PagesPanel, editor: Editor) -> None:
    view, book = panel.view, editor.book
    assert view.lines is not None
    assert book is not None
    charts = (
        (number, line)
        for number, page in enumerate(book.pages.pages, 1)
        for line in view.lines.page(number)
        if isinstance(book.blocks.get(page.lines[line.place].block), Chart)
    )
    page, line = next(charts)
    view.show_line(page, line.place)

    with qtbot.waitSignal(panel.facts_requested):
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=_point(view, page, line))

    assert editor.selection == (line.key,)


def test_pointing_at_words_from_facts_names_the_snippet(panel: PagesPanel, editor: Editor) -> None:
    view = panel.view
    assert view.lines is not None
    line = next(one for one in view.lines.page(3) if one.facts)
    fact = line.facts[0]
    view.show_line(3, line.place)
    on_page = QPointF(fact.left + fact.right, line.top + line.bottom) / 2
    point = view.sheets.rect(3).topLeft() + on_page * view.sheets.scale - view.view.topLeft()

    assert view.fact_at(point) == fact.snippet
    assert view.describe_fact(fact.snippet).startswith("from the library: ")
    assert view.describe_fact(view.fact_at(QPointF(1, 1))) == ""


def test_reader_stays_at_the_line_when_words_come_above_it(qtbot: QtBot, panel: PagesPanel, editor: Editor) -> None:
    view = panel.view
    view.set_fit(Fit.NOTHING)
    assert view.lines is not None
    first = next(one.key for one in view.lines.page(3) if _is_item(editor, one.key))
    view.go_to_page(4)
    rect, scale = view.sheets.rect(4), view.sheets.scale
    line = next(one for one in view.lines.page(4) if one.key != ROOT and rect.y() + one.top * scale >= view.view.top())
    ordinal = view.lines.ordinal(line.key, 4, line.place)
    before = rect.y() + line.top * scale - view.view.top()

    _insert_words(qtbot, editor, first, "Words that were not there before. " * 80)

    found = view.lines.line_of(line.key, ordinal, 4)
    assert found is not None
    moved = next(one for one in view.lines.page(found[0]) if one.place == found[1])
    assert found[0] > 4 or moved.top > line.top
    assert view.sheets.rect(found[0]).y() + moved.top * scale - view.view.top() == pytest.approx(before, abs=1)


def test_changed_page_becomes_sharp_without_going_blank(qtbot: QtBot, panel: PagesPanel, editor: Editor) -> None:
    view = panel.view
    assert view.lines is not None
    item = next(one.key for one in view.lines.page(3) if _is_item(editor, one.key))
    view.show_row(item)
    qtbot.waitUntil(lambda: view.is_sharp, timeout=30_000)

    _insert_words(qtbot, editor, item, "New words.")

    assert not view.is_sharp
    assert view.has_picture(view.page)
    qtbot.waitUntil(lambda: view.is_sharp, timeout=30_000)


def test_wheel_with_ctrl_zooms_about_the_pointer(panel: PagesPanel) -> None:
    view = panel.view
    view.go_to_page(2)
    point = QPointF(300, 200)
    rect = view.sheets.rect(2)
    before = (view.to_desk(point) - rect.topLeft()) / view.sheets.scale

    turn = QWheelEvent(
        point,
        view.viewport().mapToGlobal(point),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), turn)

    after = (view.to_desk(point) - view.sheets.rect(2).topLeft()) / view.sheets.scale
    assert view.sheets.zoom > 1.0
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()), abs=1)


@pytest.mark.parametrize(("wished", "given"), [(0.1, 0.5), (9.0, 4.0), (1.5, 1.5)])
def test_zoom_has_its_limits(panel: PagesPanel, wished: float, given: float) -> None:
    panel.view.set_zoom(wished)

    assert panel.view.sheets.zoom == given
    assert panel.bar.zoom.text() == f"{round(given * 100)} %"


def test_fit_follows_the_window(qtbot: QtBot, panel: PagesPanel) -> None:
    view = panel.view
    view.set_fit(Fit.PAGE)
    assert view.sheets.page.height() <= view.viewport().height()

    panel.resize(600, 700)
    view.set_fit(Fit.WIDTH)
    narrow = view.sheets.zoom
    panel.resize(1000, 700)

    qtbot.waitUntil(lambda: view.sheets.zoom > narrow)


def test_spreads_have_the_first_page_on_the_right(panel: PagesPanel) -> None:
    panel.bar.two_up.click()
    sheets = panel.view.sheets

    assert sheets.rect(1).left() == sheets.rect(3).left() > sheets.rect(2).left()
    assert sheets.rect(2).top() == sheets.rect(3).top() > sheets.rect(1).top()


def test_thumbnail_leads_to_its_page(qtbot: QtBot, panel: PagesPanel) -> None:
    panel.bar.thumbnails.click()
    column = panel.thumbnails
    QTest.keyClick(column, Qt.Key.Key_Down)

    assert panel.view.page == 2
    assert column.present == 2


def test_pictures_stay_within_their_budget(panel: PagesPanel) -> None:
    assert panel.view.book is not None
    drawn = panel.view.grab().scaled(100, 100)
    pictures = PagePictures(budget=3 * drawn.width() * drawn.height() * 4)
    page = panel.view.book.pages.pages[0]
    for number in range(1, 6):
        pictures.put(number, page, drawn)

    assert pictures.bytes <= 3 * drawn.width() * drawn.height() * 4
    assert pictures.last(1) is None
    assert pictures.is_sharp(5, replace(page), drawn.width())


def test_refused_edition_says_why(qtbot: QtBot, panel: PagesPanel, editor: Editor) -> None:
    assert editor.book is not None
    empty = replace(editor.book, pages=replace(editor.book.pages, pages=()), problems=editor.book.problems[:1])
    editor.book_changed.emit(empty)

    assert "cannot be shown" in panel.explanation


def test_everything_has_a_name_and_takes_the_keyboard(panel: PagesPanel) -> None:
    parts: list[QWidget] = [panel.view, panel.thumbnails, panel.find_bar.field, panel.bar.number, panel.bar.zoom]
    parts += [panel.bar.thumbnails, panel.bar.two_up, panel.bar.back, panel.bar.forth, panel.bar.find_button]

    assert [part for part in parts if not part.accessibleName()] == []
    assert [part for part in parts if part.focusPolicy() == Qt.FocusPolicy.NoFocus] == []
