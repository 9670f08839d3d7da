"""The Russian window speaks Russian: no id, key, raw expression or English sentence is read in it.

A briefing in Russian is walked through row by row, on the sample's library and on one that is broken in many ways.
Latin letters are allowed in names alone: of files, formats, keys, fonts and codes that a user types.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QLocale, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefbook.build import load_sources
from briefbook.gui.editor import Editor
from briefbook.gui.inspector.visit_table import VisitTables
from briefbook.gui.main_window import MainWindow
from briefbook.gui.preferences import Preferences
from briefbook.gui.program import Program
from briefbook.session.session import Surroundings, open_session
from briefbook.session.tree import ROOT

_WORD = re.compile(r"[A-Za-z]{3,}")
_NAMES = re.compile(
    r"https?://\S+|[\w./-]+\.(?:ya?ml|png|docx|md)\b|\b(?:Ctrl|Shift|Alt|Return|Enter|Esc|Ins|Insert|Del|Delete|PgUp|PgDown"
    r"|Home|End|Tab|Space|Left|Right|Up|Down|Backspace|Briefbook|Word|PDF|DOCX|YAML|UTF|PNG|JPEG|SVG|English|ISO)\b"
)
"""What stands in Latin letters in Russian too."""
_TYPED = re.compile(r"«[^»]*»|“[^”]*”|'[^']*'")
"""What a sentence quotes of what somebody typed."""
_OF_THE_LIBRARY = re.compile(
    r"\b(?:afghanistan|contacts|energy|multilateral|relations|trade|top-level|USD)\b"
    r"|Our ties with Pakistan are constructive and mutually productive\."
)
"""Topics of the sample's library, which are its own words, a currency, and words that were said in English."""
_BROKEN = {
    "разметка.yaml": "kind: text\ntext: [never closed\n",
    "отступ.yaml": "kind: text\n\ttext: x\n",
    "вид.yaml": "kind: meating\n",
    "безвида.yaml": "text: слова\n",
    "поле.yaml": "kind: text\ntext: слова\nmarkking: OPEN\n",
    "значение.yaml": "kind: meeting\ndate: позавчера\nparticipants: [sergey-lavrov]\n",
    "ряд.yaml": "kind: trade\ncountries: [RU, PK]\nseries: {2017: {total: много}}\n",
    "одна.yaml": "kind: relations\ncountries: [RU]\nestablished: 1948\n",
    "страна.yaml": "kind: text\ntext: слова\ncountries: [ZZ]\nmarking: СЕКРЕТ\n",
    "ссылка.yaml": "kind: point\ntext: слова\nrests_on: [пропажа]\nuse: nonsense\n",
}
_BROKEN_ROWS = """
  - title: {ru: Сломанное}
    items:
      - snippet: значение
      - snippet: вид
      - snippet: пропажа
      - snippet: страна
      - snippet: ссылка
      - text: "{{ trade('RU', 'ZZ').latest }} и {{ nonsense }} слова"
        only: [другой]
      - picture: media/нет.png
      - find: {kind: meating, countries: [ZZ], limit: 2}
      - find: {kind: [point, quote], use: respond, topics: [энергетика], from: 2017, to: 2018-05, order: oldest}
      - text: Слова
        marking: СЕКРЕТ
        lenght: full
"""


@pytest.fixture
def russian(qtbot: QtBot) -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


def russian_window(qtbot: QtBot, visit: Path, tmp_path: Path) -> tuple[Program, MainWindow]:
    preferences = Preferences(tmp_path / "window.ini")
    preferences.language, preferences.look = "ru", "light"
    program = Program(preferences)
    opened = open_session(visit, Surroundings(tmp_path / "recovery"))
    sources, problems = load_sources(visit)
    assert opened.session is not None, opened.problems
    assert sources is not None, problems
    editor = Editor(opened.session, sources, program.tr)
    window = MainWindow(program, visit)
    with qtbot.waitSignal(editor.problems_changed, timeout=60_000):
        window.fill(editor, opened)
        window.show()
    return program, window


def told_by(widget: QWidget) -> Iterator[str]:
    """Everything that a widget and all in it show, say when pointed at, and tell to a screen reader."""
    for one in (widget, *widget.findChildren(QWidget)):
        yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription(), one.whatsThis())
        match one:
            case QLabel() | QAbstractButton():
                yield one.text()
            case QLineEdit():
                yield from (one.text(), one.placeholderText())
            case QTextEdit():
                yield one.toPlainText()
            case QGroupBox():
                yield one.title()
            case QTabWidget():
                yield from (one.tabText(at) for at in range(one.count()))
            case QComboBox():
                yield from (one.itemText(at) for at in range(one.count()))
            case QAbstractItemView():
                yield from told_by_model(one.model())
            case _:
                pass
    yield from (words for action in widget.findChildren(QAction) for words in (action.text(), action.toolTip()))


def told_by_model(model: QAbstractItemModel, above: QModelIndex | None = None) -> Iterator[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    parent = above or QModelIndex()
    for row in range(model.rowCount(parent)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield from (str(words) for role in roles if (words := model.data(index, role)))
            if column == 0:
                yield from told_by_model(model, index)


def _plain(text: str) -> str:
    for allowed in (_TYPED, _NAMES, _OF_THE_LIBRARY):
        text = allowed.sub("", text)
    return text


def english(texts: Iterator[str]) -> set[str]:
    """The texts with English words."""
    return {text for text in texts if _WORD.search(_plain(text.replace("&", "")))}


def walked(window: MainWindow) -> set[str]:
    """What the window says in English anywhere, every row selected in turn, then the visit and its tables."""
    editor = window.editor
    found = english(told_by(window))
    for key in editor.state.nodes:
        if key != ROOT:
            editor.select((key,))
            window.workspace.show_facts()
            found |= english(told_by(window.workspace.inspector))
    tables = VisitTables(editor, window)
    return found | english(told_by(tables))


def made_russian(visit: Path) -> None:
    visit.write_text(visit.read_text("utf-8").replace("language: en", "language: ru", 1), "utf-8")


def test_window_on_the_sample_says_nothing_in_english(
    qtbot: QtBot, sample: Path, tmp_path: Path, russian: None
) -> None:
    made_russian(sample)
    program, window = russian_window(qtbot, sample, tmp_path)
    try:
        assert "\n".join(sorted(walked(window))) == ""
    finally:
        window.replaced_by()
        program.close()


def test_window_on_a_broken_library_says_nothing_in_english(
    qtbot: QtBot, sample: Path, tmp_path: Path, russian: None
) -> None:
    made_russian(sample)
    for name, content in _BROKEN.items():
        (sample.parent.parent / "library" / name).write_text(content, "utf-8")
    text = sample.read_text("utf-8")
    sample.write_text(text.replace("\neditions:", f"{_BROKEN_ROWS}\neditions:", 1), "utf-8")
    program, window = russian_window(qtbot, sample, tmp_path)
    try:
        assert len(window.workspace.problems.problems) > 12
        assert "\n".join(sorted(walked(window))) == ""
    finally:
        window.replaced_by()
        program.close()
