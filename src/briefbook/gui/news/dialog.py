"""Everything the library says otherwise, as a list to take or to keep, singly or all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.editor import Editor
from briefbook.gui.news.offers import Offers
from briefbook.gui.news.painting import DIFFERING, HAS_COME, VersionPainter
from briefbook.gui.reading_table import reading_table
from briefbook.gui.theme import GAP, MARGIN, set_role
from briefbook.session.library_news import News
from briefbook.session.word_differences import Range, differing_words

_WIDTH, _HEIGHT = 860, 460
_TITLE_WIDTH = 200


class NewsDialog(QDialog):
    """Lists what changed; the buttons act on the rows selected, on all when none is."""

    def __init__(self, editor: Editor, offers: Offers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._offers = offers
        tr = editor.tr
        self.setWindowTitle(tr("What changed in the library"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, _HEIGHT)
        said = QLabel(tr("The pages show what this briefing said. Nothing of this is printed until you take it."))
        said.setWordWrap(True)
        self.table = self._empty_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(said)
        column.addWidget(self.table, 1)
        column.addWidget(self._buttons())
        offers.changed.connect(self._refresh)
        self.table.itemSelectionChanged.connect(self._show_row)
        self._refresh()

    def _empty_table(self) -> QTableWidget:
        tr = self._editor.tr
        table = reading_table((tr("What"), tr("In this briefing"), tr("In the library now")), 0, self)
        table.setAccessibleName(tr("What changed in the library"))
        table.setWordWrap(True)
        table.setItemDelegate(VersionPainter(table))
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, _TITLE_WIDTH)
        header.sectionResized.connect(lambda *_: table.resizeRowsToContents())
        return table

    def _refresh(self) -> None:
        tr, news = self._editor.tr, self._offers.news
        self.table.setRowCount(len(news))
        for row, one in enumerate(news):
            gone, come = differing_words(one.before, one.now) if one.before and one.now else ((), ())
            title = QTableWidgetItem(one.title)
            title.setToolTip(one.title)
            before = _version(one.before or "–", gone, tr("No longer: {words}"))
            now = _version(one.now or tr("no longer in the library"), come, tr("New: {words}"))
            now.setData(HAS_COME, True)
            for column, item in enumerate((title, before, now)):
                self.table.setItem(row, column, item)
        self.table.resizeRowsToContents()
        if not news:
            self.accept()

    def _show_row(self) -> None:
        chosen = self._chosen()
        keys = [key for one in chosen for key in one.rows]
        if keys and len(chosen) < len(self._offers.news):
            self._editor.select(keys)

    def _chosen(self) -> tuple[News, ...]:
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        news = self._offers.news
        return tuple(news[row] for row in rows if row < len(news)) or news

    def _buttons(self) -> QDialogButtonBox:
        tr, role = self._editor.tr, QDialogButtonBox.ButtonRole
        box = QDialogButtonBox(self)
        take = box.addButton(tr("Take it"), role.ActionRole)
        keep = box.addButton(tr("Keep mine"), role.ActionRole)
        box.addButton(tr("Decide later"), role.RejectRole).clicked.connect(self.reject)
        set_role(take, "primary")
        take.clicked.connect(lambda: self._offers.take(self._chosen()))
        keep.clicked.connect(lambda: self._offers.keep(self._chosen()))
        return box


def _version(words: str, differing: tuple[Range, ...], told: str) -> QTableWidgetItem:
    """The cell of a version; a screen reader hears which of its words the other has not."""
    item = QTableWidgetItem(words)
    item.setData(DIFFERING, differing)
    item.setToolTip(words)
    if differing:
        names = "; ".join(words[first:last] for first, last in differing)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, told.format(words=names))
    return item
