"""Drawing pages sharp, off the window's thread, one at a time, the most urgent first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer

from briefbook.model.pages import Page


@dataclass(frozen=True, slots=True)
class Wish:
    """A page to be drawn in a size of device pixels. `file` makes its one-page PDF when its turn comes."""

    number: int
    page: Page
    size: QSize
    file: Callable[[], bytes]

    def is_for(self, number: int, page: Page, width: int) -> bool:
        """Whether it asks for this page, this wide."""
        return self.number == number and self.page is page and self.size.width() == width


class PageRenderer(QObject):
    """Renders wishes in Qt's own thread; `drawn` brings each with its picture on white paper."""

    drawn = Signal(object, QPixmap)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._rendered)
        self._waiting: list[Wish] = []
        self._present: Wish | None = None
        self._opened: tuple[QObject, ...] = ()

    @property
    def present(self) -> Wish | None:
        """The wish being drawn."""
        return self._present

    def ask(self, wishes: Sequence[Wish]) -> None:
        """Draw these, the first first; what waited before waits no longer."""
        self._waiting = list(wishes)
        self._next()

    def _next(self) -> None:
        if self._present is not None or not self._waiting:
            return
        self._present = wish = self._waiting.pop(0)
        buffer = QBuffer(self)
        buffer.setData(wish.file())
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(buffer)
        before, self._opened = self._opened, (document, buffer)
        self._renderer.setDocument(document)
        for thing in before:
            thing.deleteLater()
        if document.pageCount() == 0:
            self._present = None
            self._next()
            return
        self._renderer.requestPage(0, wish.size)

    def _rendered(self, _page: int, _size: QSize, image: QImage, _options: object, _request: int) -> None:
        wish, self._present = self._present, None
        if wish is not None:
            self.drawn.emit(wish, _on_paper(image))
        self._next()


def _on_paper(image: QImage) -> QPixmap:
    """PDFium leaves paper transparent."""
    pixmap = QPixmap(image.size())
    pixmap.fill(Qt.GlobalColor.white)
    painter = QPainter(pixmap)
    painter.drawImage(0, 0, image)
    painter.end()
    return pixmap
