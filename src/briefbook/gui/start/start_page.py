"""The start page: begin, open, try the sample; the recent briefings with their first pages; work a crash left."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QDate, QDateTime, QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QIcon, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from briefbook.gui.menus import Desk
from briefbook.gui.preferences import cover_file
from briefbook.gui.theme import GRID, scaled, set_role, theme_of
from briefbook.storage.recovery import damaged_files, left_behind, recovery_folder

SIZE = QSize(960, 640)
_COVER = QSize(148, 209)
"""Logical pixels; A4 upright."""
_TILE = QSize(188, 284)
_BESIDE_COVER = (_TILE.width() - _COVER.width()) // 2
"""What a tile leaves beside its cover; words above the covers begin where these do."""
_INSIDE_LINK = GRID + 1
_PATH = Qt.ItemDataRole.UserRole


class StartPage(QWidget):
    """What the program shows while no briefing is open. `closed`: it was closed."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setWindowTitle("Briefbook")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(SIZE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._beginning())
        row.addWidget(self._recent(), 1)

    # --- left ---------------------------------------------------------------------------------------------------------

    def _beginning(self) -> QWidget:
        tr, desk = self._desk.tr, self._desk
        left = QWidget(self)
        left.setFixedWidth(76 * GRID)
        column = QVBoxLayout(left)
        column.setContentsMargins(10 * GRID, 12 * GRID, 8 * GRID, 8 * GRID)
        column.setSpacing(3 * GRID)
        name = QLabel("Briefbook")
        name.setFont(scaled(self.font(), 2.2, is_bold=True))
        said = QLabel(tr("A minister's briefing book from facts that live once."))
        said.setWordWrap(True)
        set_role(said, "muted")
        column.addWidget(name)
        column.addWidget(said)
        column.addSpacing(6 * GRID)
        begin = self._button(tr("New briefing for a visit"), desk.begin, "Ctrl+N")
        set_role(begin, "primary")
        begin.setDefault(True)
        column.addWidget(begin)
        column.addWidget(self._button(tr("Open a briefing…"), desk.choose, "Ctrl+O"))
        column.addWidget(self._button(tr("Try the sample"), desk.open_sample))
        column.addStretch(1)
        return left

    def _button(self, words: str, act: object, keys: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setMinimumHeight(9 * GRID)
        button.clicked.connect(act)
        if keys:
            button.setShortcut(keys)
            native = button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{words.removesuffix('…')} · {native}")
        return button

    # --- right --------------------------------------------------------------------------------------------------------

    def _recent(self) -> QWidget:
        tr = self._desk.tr
        right = QWidget(self)
        right.setAutoFillBackground(True)
        right.setBackgroundRole(right.backgroundRole())
        set_role(right, "sheet")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(right)
        column.setContentsMargins(3 * GRID, 14 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        self._add_left_behind(column)
        heading = QLabel(tr("Recent briefings"))
        heading.setContentsMargins(_BESIDE_COVER, 0, 0, 0)
        set_role(heading, "heading")
        column.addWidget(heading)
        recent = self._desk.preferences.recent
        if not recent:
            empty = QLabel(tr("Briefings you open appear here. Begin one for a visit, or try the sample."))
            empty.setWordWrap(True)
            empty.setContentsMargins(_BESIDE_COVER, 0, 0, 0)
            set_role(empty, "muted")
            column.addWidget(empty)
            column.addStretch(1)
            return right
        self._tiles = self._list(recent)
        column.addWidget(self._tiles, 1)
        return right

    def _add_left_behind(self, column: QVBoxLayout) -> None:
        """Offer work that a crash left; opening its briefing offers to take it back."""
        tr = self._desk.tr
        for path in dict.fromkeys(kept.path for kept in left_behind(recovery_folder())):
            if not os.path.isfile(path):  # noqa: PTH113 (pathlib raises where a folder may not be searched)
                continue
            words = tr("Unsaved work was kept: {name}").format(name=path.stem)
            button = QPushButton(words)
            set_role(button, "link")
            button.clicked.connect(lambda _on=False, one=path: self._desk.open(one))
            row = QHBoxLayout()
            row.setContentsMargins(_BESIDE_COVER - _INSIDE_LINK, 0, 0, 0)
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)

        if damaged_files(recovery_folder()):
            words = tr("Unsaved work that cannot be read is kept in {folder}")
            told = QLabel(words.format(folder=recovery_folder()))
            told.setWordWrap(True)
            told.setContentsMargins(_BESIDE_COVER, 0, 0, 0)
            set_role(told, "muted")
            column.addWidget(told)

    def _list(self, recent: tuple[Path, ...]) -> QListWidget:
        tiles = QListWidget(self)
        tiles.setViewMode(QListWidget.ViewMode.IconMode)
        tiles.setResizeMode(QListWidget.ResizeMode.Adjust)
        tiles.setMovement(QListWidget.Movement.Static)
        tiles.setIconSize(_COVER)
        tiles.setGridSize(_TILE)
        tiles.setWordWrap(True)
        tiles.setUniformItemSizes(True)
        tiles.setAccessibleName(self._desk.tr("Recent briefings"))
        for path in recent:
            tiles.addItem(self._tile(path))
        tiles.setCurrentRow(0)
        tiles.itemActivated.connect(self._open_tile)
        tiles.itemClicked.connect(self._open_tile)
        return tiles

    def _tile(self, path: Path) -> QListWidgetItem:
        changed = QLocale().toString(_day(path), QLocale.FormatType.ShortFormat)
        item = QListWidgetItem(self._cover(path), f"{path.stem}\n{changed}")
        item.setSizeHint(QSize(_TILE.width(), _COVER.height() + 2 * self.fontMetrics().lineSpacing() + GRID))
        item.setData(_PATH, str(path))
        item.setToolTip(str(path))
        item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        return item

    def _cover(self, path: Path) -> QIcon:
        """The first page with an edge of its own; an empty sheet where none was drawn yet."""
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(_COVER * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(QColor("white"))
        picture = QPixmap(str(cover_file(path)))
        painter = QPainter(drawn)
        try:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if not picture.isNull():
                painter.drawPixmap(0, 0, _COVER.width(), _COVER.height(), picture)
            painter.setPen(theme_of(self).colour("border"))
            painter.drawRect(0, 0, _COVER.width() - 1, _COVER.height() - 1)
        finally:
            painter.end()
        return QIcon(drawn)

    def _open_tile(self, item: QListWidgetItem) -> None:
        self._desk.open(Path(item.data(_PATH)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_tiles"):
            for row in range(self._tiles.count()):
                item = self._tiles.item(row)
                item.setIcon(self._cover(Path(item.data(_PATH))))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _day(path: Path) -> QDate:
    try:
        return QDateTime.fromSecsSinceEpoch(int(path.stat().st_mtime)).date()
    except OSError:
        return QDateTime.currentDateTime().date()
