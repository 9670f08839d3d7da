"""Printing a finished PDF: the system's dialog, then the file itself to the spooler, exactly as it is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from briefbook.gui.jobs import Lane
from briefbook.model.sentence import spoken
from briefbook.printing.extract import extract
from briefbook.printing.spooler import PrintOrder, Sides, SpoolerError, is_there, spool
from briefbook.storage.atomic import OutputError, write_atomically

FINEST = 300
"""Dots per inch at which pages are drawn where there is no spooler that takes PDF."""
_POINTS = 72
_SIDES: dict[QPrinter.DuplexMode, Sides] = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


class PrintJob(QObject):
    """A finished book on its way to a printer; `document` holds its sheets.

    `ended`: what came of it, in words; "" when it was given up.
    """

    ended = Signal(str)

    def __init__(self, pdf: bytes, name: str, tr: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._tr = tr
        self._window = parent
        self._pdf = pdf
        self._lane = Lane("spool", self)
        self._lane.failed.connect(
            lambda _bug: self._end(tr("Something in Briefbook went wrong. Details are in the log."))
        )
        self._buffer = QBuffer(self)
        self._buffer.setData(pdf)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setDocName(name)
        self.printer.setPageLayout(self.paper)
        self.printer.setFullPage(True)
        self.printer.setResolution(min(self.printer.resolution(), FINEST))

    @property
    def paper(self) -> QPageLayout:
        """The paper of the first page, lying on its side where the page does."""
        points = self.document.pagePointSize(0)
        is_wide = points.width() > points.height()
        upright = QSizeF(points.height(), points.width()) if is_wide else points
        turned = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
        return QPageLayout(QPageSize(upright, QPageSize.Unit.Point), turned, QMarginsF(0, 0, 0, 0))

    def turn_over(self, mode: QPrinter.DuplexMode) -> None:
        """What the dialog offers first: one side, or both, turned over the long or the short edge."""
        self.printer.setDuplex(mode)

    def ask_and_print(self) -> None:
        """The system's dialog; prints when it is accepted."""
        dialog = QPrintDialog(self.printer, self._window)
        dialog.setMinMax(1, self.document.pageCount())
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec():
            self.send()
        else:
            self.give_up()

    def send(self) -> None:
        """Print as the printer is set: into a file, through the spooler, or drawn where there is none."""
        file = self.printer.outputFileName()
        if file:
            self._keep(Path(file))
        elif is_there():
            pdf, pages, order = self._pdf, self._wanted(), self.order
            self._lane.run(lambda: _spooled(pdf, pages, order), self._spooled)
        else:
            self.draw(self.printer, with_progress=True)
            self._end(self._sent_words())

    def give_up(self) -> None:
        """Print nothing."""
        self._end("")

    @property
    def order(self) -> PrintOrder:
        """What the spooler is told."""
        printer = self.printer
        paper = QPageSize.key(self.paper.pageSize().id())  # The book's own: a queue offers its own size by itself.
        return PrintOrder(
            printer.printerName(),
            printer.docName(),
            printer.copyCount(),
            _SIDES.get(printer.duplex()),
            "" if paper.startswith("Custom") else paper,
        )

    def _wanted(self) -> tuple[int, ...] | None:
        """The numbers of the pages wanted, from 1; None for all."""
        ranges = self.printer.pageRanges()
        if self.printer.printRange() != QPrinter.PrintRange.PageRange or ranges.isEmpty():
            return None
        return tuple(number for number in range(1, self.document.pageCount() + 1) if ranges.contains(number))

    def _keep(self, file: Path) -> None:
        pages = self._wanted()
        try:
            write_atomically(file, self._pdf if pages is None else extract(self._pdf, pages))
        except OutputError as wrong:
            self._end(spoken(wrong.sentence, self._tr))
        else:
            self._end(self._tr("Printed into {file}").format(file=file.name))

    def _spooled(self, wrong: str) -> None:
        refused = self._tr("Not printed: {why}").format(why=wrong)
        self._end(refused if wrong else self._sent_words())

    def _sent_words(self) -> str:
        return self._tr("Sent to {printer}").format(printer=self.printer.printerName())

    def _end(self, words: str) -> None:
        self.ended.emit(words)
        self._lane.close()
        self.deleteLater()

    # --- drawing ------------------------------------------------------------------------------------------------------

    def draw(self, printer: QPrinter, *, with_progress: bool = False) -> None:
        """Draw the wanted pages for a printer without a spooler."""
        numbers = self._wanted() or range(1, self.document.pageCount() + 1)
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
                self._draw_page(painter, printer, number - 1)
        finally:
            painter.end()
            if progress is not None:
                progress.setValue(len(numbers))

    def _progress(self, count: int) -> QProgressDialog:
        words, cancel = self._tr("Sending the pages to the printer…"), self._tr("Cancel")
        progress = QProgressDialog(words, cancel, 0, count, self._window)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        return progress

    def _draw_page(self, painter: QPainter, printer: QPrinter, index: int) -> None:
        points = self.document.pagePointSize(index)
        scale = printer.resolution() / _POINTS
        size = (points * scale).toSize()
        picture = self.document.render(index, size)
        paper = printer.pageLayout().fullRectPixels(printer.resolution())
        fit = min(paper.width() / max(size.width(), 1), paper.height() / max(size.height(), 1), 1.0)
        target = QRectF(0, 0, size.width() * fit, size.height() * fit)
        target.moveCenter(QRectF(0, 0, paper.width(), paper.height()).center())
        painter.drawImage(target, picture.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied))


def _spooled(pdf: bytes, pages: tuple[int, ...] | None, order: PrintOrder) -> str:
    """Hand over; what went wrong, in words."""
    try:
        spool(pdf if pages is None else extract(pdf, pages), order)
    except SpoolerError as refused:
        return str(refused)
    return ""
