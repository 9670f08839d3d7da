"""Printing a finished PDF: the system's dialog, or a preview first; pages go out exactly as they are shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QProgressDialog, QWidget

FINEST = 300
"""Dots per inch at which pages are drawn for a printer that could do more."""
_POINTS = 72


class PrintJob:
    """A finished book on its way to a printer."""

    def __init__(self, pdf: bytes, name: str, tr: Callable[[str], str], parent: QWidget) -> None:
        self._tr = tr
        self._parent = parent
        self._buffer = QBuffer(parent)
        self._buffer.setData(pdf)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(parent)
        self._document.load(self._buffer)
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(name)
        self._printer.setPageLayout(self.paper)
        self._printer.setFullPage(True)
        self._printer.setResolution(min(self._printer.resolution(), FINEST))

    @property
    def paper(self) -> QPageLayout:
        """The paper of the first page, lying on its side where the page does."""
        points = self._document.pagePointSize(0)
        is_wide = points.width() > points.height()
        upright = QSizeF(points.height(), points.width()) if is_wide else points
        turned = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
        return QPageLayout(QPageSize(upright, QPageSize.Unit.Point), turned, QMarginsF(0, 0, 0, 0))

    def fold(self) -> None:
        """Print both sides, turned over the short edge, as a booklet wants it."""
        self._printer.setDuplex(QPrinter.DuplexMode.DuplexShortSide)

    def ask_and_print(self) -> None:
        """The system's dialog; prints when it is accepted."""
        dialog = QPrintDialog(self._printer, self._parent)
        dialog.setMinMax(1, self._document.pageCount())
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec():
            self.draw(self._printer, with_progress=True)
        self.end()

    def preview(self) -> None:
        """The pages on their paper; from there they can be printed."""
        dialog = QPrintPreviewDialog(self._printer, self._parent)
        dialog.setWindowTitle(self._tr("Print preview"))
        dialog.paintRequested.connect(self.draw)
        dialog.exec()
        self.end()

    def end(self) -> None:
        """Let go of the document."""
        self._document.deleteLater()
        self._buffer.deleteLater()

    def draw(self, printer: QPrinter, *, with_progress: bool = False) -> None:
        """Draw the wanted pages on a printer."""
        numbers = self._numbers(printer)
        progress = self._progress(len(numbers)) if with_progress else None
        painter = QPainter()
        if not painter.begin(printer):
            return
        try:
            for done, number in enumerate(numbers):
                if progress is not None:
                    progress.setValue(done)
                    if progress.wasCanceled():
                        printer.abort()
                        break
                if done:
                    printer.newPage()
                self._draw_page(painter, printer, number)
        finally:
            painter.end()
            if progress is not None:
                progress.setValue(len(numbers))

    def _numbers(self, printer: QPrinter) -> range:
        """The pages wanted, from 0."""
        if printer.printRange() != QPrinter.PrintRange.PageRange or not printer.fromPage():
            return range(self._document.pageCount())
        return range(printer.fromPage() - 1, min(printer.toPage(), self._document.pageCount()))

    def _progress(self, count: int) -> QProgressDialog:
        words, cancel = self._tr("Sending the pages to the printer…"), self._tr("Cancel")
        progress = QProgressDialog(words, cancel, 0, count, self._parent)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        return progress

    def _draw_page(self, painter: QPainter, printer: QPrinter, number: int) -> None:
        points = self._document.pagePointSize(number)
        scale = printer.resolution() / _POINTS
        size = (points * scale).toSize()
        picture = self._document.render(number, size)
        paper = printer.pageLayout().fullRectPixels(printer.resolution())
        fit = min(paper.width() / max(size.width(), 1), paper.height() / max(size.height(), 1), 1.0)
        target = QRectF(0, 0, size.width() * fit, size.height() * fit)
        target.moveCenter(QRectF(0, 0, paper.width(), paper.height()).center())
        painter.drawImage(target, picture.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied))
