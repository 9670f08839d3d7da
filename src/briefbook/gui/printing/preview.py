"""The sheets as they will be printed, before they are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPalette
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefbook.gui.printing.printer import PrintJob
from briefbook.gui.theme import GAP, MARGIN, set_role, theme_of

_SIZE = QSize(980, 760)
_LEAST_ZOOM, _MOST_ZOOM, _STEP = 0.2, 5.0, 1.25


class PrintPreview(QDialog):
    """Shows what a job prints; from here it is printed, or given up by closing."""

    def __init__(self, job: PrintJob, tr: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._job = job
        self._tr = tr
        self._is_printing = False
        self.setWindowTitle(tr("Print preview"))
        self.resize(_SIZE.boundedTo(parent.size()))
        self._sheets = QPdfView(self)
        self._sheets.setAccessibleName(tr("Sheets"))
        self._sheets.setFrameShape(QFrame.Shape.NoFrame)
        desk = self._sheets.palette()
        desk.setColor(QPalette.ColorRole.Dark, theme_of(self).colour("desk"))
        self._sheets.setPalette(desk)
        self._sheets.setDocument(job.document)
        self._sheets.setPageMode(QPdfView.PageMode.MultiPage)
        self._sheets.setZoomMode(QPdfView.ZoomMode.FitInView)
        self._sheets.pageNavigator().currentPageChanged.connect(self._say_place)
        self._place = QLabel()
        set_role(self._place, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar())
        column.addWidget(self._sheets, 1)
        self._sheets.setFocus()
        self._say_place()

    def _bar(self) -> QHBoxLayout:
        tr, mode = self._tr, QPdfView.ZoomMode
        bar = QHBoxLayout()
        bar.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        bar.setSpacing(GAP)
        self._button(bar, "‹", tr("Previous sheet"), lambda: self._go(-1), "PgUp")
        bar.addWidget(self._place)
        self._button(bar, "›", tr("Next sheet"), lambda: self._go(1), "PgDown")
        bar.addStretch(1)
        self._button(bar, "−", tr("Smaller"), lambda: self._zoom(1 / _STEP), "Ctrl+-")
        self._button(bar, "+", tr("Larger"), lambda: self._zoom(_STEP), "Ctrl++")
        self._button(bar, tr("Whole sheet"), "", lambda: self._sheets.setZoomMode(mode.FitInView), "Ctrl+0")
        self._button(bar, tr("Full width"), "", lambda: self._sheets.setZoomMode(mode.FitToWidth), "Ctrl+1")
        bar.addStretch(1)
        self._button(bar, tr("Close"), "", self.reject, "")
        go = self._button(bar, tr("Print…"), "", self._print, "Ctrl+P")
        set_role(go, "primary")
        go.setDefault(True)
        return bar

    def _button(self, bar: QHBoxLayout, words: str, name: str, act: Callable[[], object], keys: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.setAccessibleName(name or words)
        button.setToolTip(" · ".join(part for part in (name or words, keys) if part))
        if keys:
            button.setShortcut(keys)
        button.clicked.connect(lambda _on=False: act())
        bar.addWidget(button)
        return button

    def _go(self, steps: int) -> None:
        there = self._sheets.pageNavigator()
        last = self._job.document.pageCount() - 1
        there.jump(min(max(there.currentPage() + steps, 0), last), QPointF(), 0)

    def _zoom(self, factor: float) -> None:
        sheets = self._sheets
        now = sheets.zoomFactor() if sheets.zoomMode() == QPdfView.ZoomMode.Custom else self._fitted()
        sheets.setZoomMode(QPdfView.ZoomMode.Custom)
        sheets.setZoomFactor(min(max(now * factor, _LEAST_ZOOM), _MOST_ZOOM))

    def _fitted(self) -> float:
        """How large a fitted sheet is drawn, 1 being its size on the screen."""
        sheets = self._sheets
        points, room = self._job.document.pagePointSize(0), sheets.viewport().size()
        inch = sheets.logicalDpiX() / 72
        across, down = room.width() / (points.width() * inch), room.height() / (points.height() * inch)
        return across if sheets.zoomMode() == QPdfView.ZoomMode.FitToWidth else min(across, down)

    def _say_place(self) -> None:
        words = self._tr("Sheet side {number} of {count}")
        number, count = self._sheets.pageNavigator().currentPage() + 1, self._job.document.pageCount()
        self._place.setText(words.format(number=number, count=count))

    def _print(self) -> None:
        self._is_printing = True
        self.accept()
        self._job.ask_and_print()

    def done(self, result: int) -> None:
        super().done(result)
        if result == QDialog.DialogCode.Rejected and not self._is_printing:
            self._job.give_up()
        self.deleteLater()
