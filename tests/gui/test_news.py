"""An edited briefing stays as it is when the library changes, until its editor takes or refuses the change."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefbook.gui.editor import Editor
from briefbook.gui.news.dialog import NewsDialog
from briefbook.gui.news.offers import Offers
from briefbook.gui.news.painting import DIFFERING, VersionPainter
from briefbook.gui.outline.lines import Waiting
from briefbook.gui.outline.model import OutlineModel
from briefbook.gui.outline.panel import OutlinePanel
from briefbook.gui.theme import theme_of
from briefbook.session.preview_lines import BookLines

from .rows import key_of

TALKS = "lavrov-asif-new-york"


@pytest.fixture
def changed(qtbot: QtBot, editor: Editor, sample: Path) -> Offers:
    """What is offered after somebody else moved the talks to Vienna."""
    offers = Offers(editor, editor)
    (file,) = (sample.parent.parent / "library").rglob(f"{TALKS}.yaml")
    file.write_text(file.read_text("utf-8").replace("{en: New York,", "{en: Vienna,"), "utf-8")
    with qtbot.waitSignals([editor.news_changed, editor.book_changed], timeout=30_000):
        editor.look_at_library()
    return offers


def words_of(editor: Editor, title: str) -> str:
    assert editor.book is not None
    lines, key = BookLines(editor.book), key_of(editor, title)
    pages = editor.book.pages.pages
    boxes = ((page, box) for number, page in enumerate(pages, 1) for box in lines.page(number))
    return " ".join(page.lines[box.place].text for page, box in boxes if box.key == key)


def test_pages_stay_until_the_change_is_taken(qtbot: QtBot, editor: Editor, changed: Offers) -> None:
    assert [(one.ident, one.rows) for one in changed.news] == [(TALKS, (key_of(editor, TALKS),))]
    assert "New York" in words_of(editor, TALKS)

    with qtbot.waitSignal(editor.book_changed, timeout=30_000):
        changed.take(changed.news)

    assert "Vienna" in words_of(editor, TALKS)
    assert not changed.news


def test_what_is_kept_is_own_words_and_one_step_of_undo(qtbot: QtBot, editor: Editor, changed: Offers) -> None:
    before = editor.state.data

    with qtbot.waitSignal(editor.book_changed, timeout=30_000):
        changed.keep(changed.news)

    data = editor.state.nodes[key_of(editor, TALKS)].data
    assert "New York" in data["text"]["en"] if isinstance(data["text"], dict) else data["text"]
    assert data["marking"] == "RESTRICTED"
    assert not changed.news
    editor.undo()
    assert editor.state.data == before


def test_taking_is_a_step_of_undo_with_a_name(qtbot: QtBot, editor: Editor, changed: Offers) -> None:
    with qtbot.waitSignal(editor.book_changed, timeout=30_000):
        changed.take(changed.news)
    assert editor.session.history.undo_label == "Take changes of the library"

    with qtbot.waitSignal(editor.book_changed, timeout=30_000):
        editor.undo()
    assert "New York" in words_of(editor, TALKS)
    assert [one.ident for one in changed.news] == [TALKS]

    with qtbot.waitSignal(editor.book_changed, timeout=30_000):
        editor.redo()
    assert "Vienna" in words_of(editor, TALKS)
    assert not changed.news


def test_keeping_is_one_step_that_brings_the_offer_back(qtbot: QtBot, editor: Editor, changed: Offers) -> None:
    steps = len(editor.session.history.past)

    with qtbot.waitSignal(editor.book_changed, timeout=30_000):
        changed.keep(changed.news)
    assert len(editor.session.history.past) == steps + 1
    editor.undo()

    assert [one.ident for one in changed.news] == [TALKS]


def test_query_says_on_its_own_row_what_is_new(qtbot: QtBot, editor: Editor, sample: Path) -> None:
    offers, panel = Offers(editor, editor), OutlinePanel(editor)
    qtbot.addWidget(panel)
    offers.changed.connect(lambda: panel.show_waiting(offers.waiting()))
    query = key_of(editor, "Points to respond: RU, PK")
    respond = "kind: point\nuse: respond\nside: ours\ncountries: [RU, PK]\nmarking: OPEN\ntext: We are ready.\n"
    (sample.parent.parent / "library" / "ready.yaml").write_text(respond, "utf-8")

    with qtbot.waitSignals([editor.news_changed, editor.book_changed], timeout=30_000):
        editor.look_at_library()

    model = panel.view.model()
    assert isinstance(model, OutlineModel)
    line = model.line(query)
    assert line is not None
    assert line.waiting == Waiting(new=1)
    assert "In the library: 1 new" in str(model.data(model.at(query), Qt.ItemDataRole.ToolTipRole))


def test_list_of_changes_takes_all_when_none_is_chosen(qtbot: QtBot, editor: Editor, changed: Offers) -> None:
    dialog = NewsDialog(editor, changed)
    qtbot.addWidget(dialog)
    assert dialog.table.rowCount() == 1
    now = dialog.table.item(0, 2)
    assert now is not None
    assert "Vienna" in now.text()

    with qtbot.waitSignal(dialog.finished):
        changed.take(changed.news)


def test_own_changes_of_facts_are_shown_at_once(qtbot: QtBot, editor: Editor, sample: Path) -> None:
    (file,) = (sample.parent.parent / "library").rglob(f"{TALKS}.yaml")
    file.write_text(file.read_text("utf-8").replace("{en: New York,", "{en: Vienna,"), "utf-8")

    with qtbot.waitSignals([editor.library_changed, editor.book_changed], timeout=30_000):
        editor.reload_library()

    assert not editor.held.waiting
    assert "Vienna" in words_of(editor, TALKS)


def test_list_marks_the_words_that_differ(qtbot: QtBot, editor: Editor, changed: Offers) -> None:
    dialog = NewsDialog(editor, changed)
    qtbot.addWidget(dialog)
    dialog.show()
    before, now = dialog.table.item(0, 1), dialog.table.item(0, 2)
    assert before is not None
    assert now is not None

    assert [before.text()[first:last] for first, last in before.data(DIFFERING)] == ["New York"]
    assert [now.text()[first:last] for first, last in now.data(DIFFERING)] == ["Vienna"]
    assert now.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "New: Vienna"
    painter, font, theme = VersionPainter(), dialog.font(), theme_of(dialog)
    for row, is_struck in ((1, True), (2, False)):
        (form,) = painter._layout(dialog.table.model().index(0, row), font, theme).formats()
        assert (form.format.fontStrikeOut(), form.format.fontUnderline()) == (is_struck, not is_struck)
    assert dialog.table.rowHeight(0) > 3 * dialog.fontMetrics().height()
