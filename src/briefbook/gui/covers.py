"""Pictures of first pages for the start page, drawn from the book that is shown anyway."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from briefbook.session.preview import LiveBook, page_pdf

COVER_WIDTH = 360
"""Pixels; twice what the start page shows, for screens of 200 per cent."""


def draw_cover(book: LiveBook, file: Path) -> Path:
    """Draw the first page of a book into a picture file; a book without pages leaves it as it was."""
    if book.pages.pages:
        picture = page_picture(page_pdf(book, 1), COVER_WIDTH)
        file.parent.mkdir(parents=True, exist_ok=True)
        picture.save(str(file), "PNG")  # type: ignore[call-overload]
    return file


def page_picture(pdf: bytes, width: int, page: int = 0) -> QImage:
    """A page of a PDF file on white, as wide as told (pixels). May be called in any thread."""
    buffer = QBuffer()
    buffer.setData(pdf)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    size = document.pagePointSize(page)
    height = round(width * size.height() / size.width()) if size.width() else width
    drawn = document.render(page, QSize(width, height))
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    try:
        painter.drawImage(0, 0, drawn)
    finally:
        painter.end()
    document.close()
    return picture
