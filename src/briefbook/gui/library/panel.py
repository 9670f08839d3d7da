"""The library: search as you type, filters as chips, cards to be put into the briefing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.editor import Editor
from briefbook.gui.icons import icon
from briefbook.gui.jobs import Lane
from briefbook.gui.library.cards import FRESHNESS, Card, Cards, Choices, Filters, cards, used
from briefbook.gui.library.list_model import CARD, CardList
from briefbook.gui.library.painting import CardPainter, foot_words
from briefbook.gui.names import kind_name
from briefbook.gui.outline.commands import RowCommands, place_for_items
from briefbook.gui.speech import country_called, marking_name
from briefbook.gui.theme import GAP, GRID, MARGIN, set_role

_PAUSE = 60
"""Milliseconds without a key after which the search begins."""
_AT_FIRST = 500
"""Milliseconds until the first search, which reads the index: the pages come first."""
_REST = 250
"""Milliseconds without an edit after which cards say whether the briefing has them."""
_CHIPS_A_ROW = 3


class LibraryPanel(QWidget):
    """The keyboard stays in the field: arrows walk the cards, Enter puts the chosen one after the selected row."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._filters = Filters()
        self._choices = Choices()
        self._searching = Lane("search", self)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._used_soon = QTimer(self, singleShot=True, interval=_REST)
        self._commands = RowCommands(editor, self)
        self.field = QLineEdit()
        self._count = QLabel()
        self._empty = QLabel()
        self._cards = CardList(self._spoken, self)
        self.list = QListView()
        self._painter = CardPainter(editor.tr, self.list)
        self._chips = {name: QToolButton() for name in ("kind", "country", "topic", "marking", "freshness")}
        self._arrange()
        self._listen()
        self._show_filters()
        self._soon.start(_AT_FIRST)

    # --- building -----------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        tr = self._editor.tr
        self.field.setPlaceholderText(tr("Search the library"))
        self.field.setAccessibleName(tr("Search the library"))
        self.field.setClearButtonEnabled(True)
        sign = self.field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        sign.setText(tr("Search the library"))
        self._set_up_list()
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        set_role(self._empty, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._head())
        column.addLayout(_inset(self.field))
        column.addLayout(self._chip_rows())
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        self.setMinimumWidth(60 * GRID)
        self.setFocusProxy(self.field)

    def _set_up_list(self) -> None:
        self.list.setModel(self._cards)
        self.list.setItemDelegate(self._painter)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self._editor.tr("Found in the library"))
        set_role(self.list, "on-panel")  # An empty list is no patch of another ground.
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.list.setDragEnabled(True)

    def _head(self) -> QHBoxLayout:
        heading = QLabel(self._editor.tr("Library"))
        set_role(heading, "heading")
        set_role(self._count, "muted")
        return _inset(heading, None, self._count)

    def _chip_rows(self) -> QVBoxLayout:
        """The filters under each other where one row would cut their words off."""
        rows = QVBoxLayout()
        rows.setContentsMargins(MARGIN, 0, MARGIN, 0)
        rows.setSpacing(GRID)
        lines = [QHBoxLayout() for _ in range(0, len(self._chips), _CHIPS_A_ROW)]
        for place, (name, chip) in enumerate(self._chips.items()):
            set_role(chip, "chip")
            chip.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.setCheckable(True)
            menu = QMenu(chip)
            menu.aboutToShow.connect(lambda menu=menu, name=name: self._fill(menu, name))
            menu.aboutToHide.connect(self._show_filters)
            chip.setMenu(menu)
            lines[place // _CHIPS_A_ROW].addWidget(chip)
        for line in lines:
            line.setSpacing(GRID)
            line.addStretch(1)
            rows.addLayout(line)
        return rows

    def _listen(self) -> None:
        editor = self._editor
        self.field.textChanged.connect(lambda _words: self._soon.start(_PAUSE))
        self.field.installEventFilter(self)
        self._soon.timeout.connect(self._search)
        self.list.activated.connect(lambda _index: self.insert_chosen())
        editor.library_changed.connect(self._read_library)
        editor.language_changed.connect(self._search)
        self._used_soon.timeout.connect(self._show_used)
        editor.changed.connect(self._used_soon.start)
        editor.book_changed.connect(self._used_soon.start)
        insert = QAction(editor.tr("Put the chosen snippet into the briefing"), self)
        insert.triggered.connect(self.insert_chosen)
        self.addAction(insert)
        self.destroyed.connect(self._searching.close)

    # --- searching ----------------------------------------------------------------------------------------------------

    def _read_library(self) -> None:
        self._show_filters()
        self._search()

    def _search(self) -> None:
        library, language = self._editor.held.newest, self._editor.language
        self._filters = filters = replace(self._filters, words=self.field.text())
        index, today = self._editor.library_index, date.today()
        self._searching.run(lambda: cards(index.of(library), library, filters, language, today), self._show_cards)

    def _show_cards(self, cards_found: Cards) -> None:
        editor = self._editor
        found, self._choices = cards_found.shown, cards_found.choices
        self._painter.words = self._filters.words
        self._cards.show(found)
        self._show_used()
        if found and self._filters != Filters():
            self.list.setCurrentIndex(self._cards.index(0))
        total = len(editor.library.snippets)
        words = editor.tr("{count} of {total}") if cards_found.total < total else "{total}"
        self._count.setText(words.format(count=cards_found.total, total=total))
        self._empty.setVisible(not found)
        self._empty.setText(
            editor.tr("Nothing found. Fewer words or filters find more.")
            if total
            else editor.tr("The library is empty. What you write in the briefing can become its first snippets.")
        )

    def _show_used(self) -> None:
        editor = self._editor
        self._cards.set_used(used(editor.state, editor.book, editor.library))

    # --- filters ------------------------------------------------------------------------------------------------------

    def set_filter(self, name: str, value: str) -> None:
        """Let only snippets of this kind, country, topic, marking or freshness through; "" for any."""
        self._filters = replace(self._filters, **{name: value})
        self._show_filters()
        self._search()

    def _fill(self, menu: QMenu, name: str) -> None:
        menu.clear()
        chosen = getattr(self._filters, name)
        for value in ("", *self._values(name)):
            action = menu.addAction(self._value_words(name, value) if value else self._editor.tr("Any"))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _on=False, one=value: self.set_filter(name, one))

    def _values(self, name: str) -> Iterable[str]:
        names = {"kind": "kinds", "country": "countries", "topic": "topics", "marking": "markings"}
        if name == "freshness":
            return FRESHNESS
        found: tuple[str, ...] = getattr(self._choices, names[name])
        return found

    def _value_words(self, name: str, value: str) -> str:
        match name:
            case "freshness":
                return self._freshness_words()[value]
            case "kind":
                return kind_name(value, self._editor.tr)
            case "country":
                return country_called(value)
            case "marking":
                return marking_name(self._editor.library.scale.level(value))
            case _:
                return value

    def _freshness_words(self) -> dict[str, str]:
        tr = self._editor.tr
        return {"year": tr("Past year"), "three-years": tr("Past three years"), "review": tr("To be reviewed")}

    def _show_filters(self) -> None:
        tr = self._editor.tr
        titles = {"kind": tr("Kind"), "country": tr("Country"), "topic": tr("Topic"), "marking": tr("Marking")}
        titles["freshness"] = tr("Freshness")
        for name, chip in self._chips.items():
            value = getattr(self._filters, name)
            chip.setChecked(bool(value))
            chip.setText((self._value_words(name, value) if value else titles[name]) + " ▾")
            chip.setAccessibleName(f"{titles[name]}: {self._value_words(name, value) if value else tr('Any')}")

    # --- putting in ---------------------------------------------------------------------------------------------------

    def insert_chosen(self) -> None:
        """Put the chosen snippets after the selected row."""
        idents = tuple(
            index.data(CARD).ident for index in sorted(self.list.selectedIndexes(), key=lambda one: one.row())
        )
        if idents:
            self._commands.add_snippets(idents, place_for_items(self._editor.state))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field's arrows, pages and Enter belong to the cards."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event.key())
        return super().eventFilter(watched, event)

    def _take_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.insert_chosen()
        elif key == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        current = self.list.currentIndex()
        row = current.row() + by if current.isValid() else 0
        index = self._cards.index(min(max(row, 0), self._cards.rowCount() - 1))
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, flag)

    def _spoken(self, card: Card, is_used: bool) -> str:
        tr = self._editor.tr
        parts = [card.title, foot_words(card, tr), card.extract]
        if card.marking is not None:
            parts.append(tr("Marking: {marking}").format(marking=marking_name(card.marking)))
        if is_used:
            parts.append(tr("in this briefing"))
        return "\n".join(part for part in parts if part)


def _inset(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets in a row between the panel's margins; None is what stretches."""
    row = QHBoxLayout()
    row.setContentsMargins(MARGIN, 0, MARGIN, 0)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
