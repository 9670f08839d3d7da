"""Pictures of first pages, drawn from the book that is shown anyway: for the start page, and for the next opening."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from briefbook.gui.first_sight import Sight
from briefbook.gui.preferences import FIRST_PAGE
from briefbook.session.preview import LiveBook, page_pdf
from briefbook.storage.atomic import OutputError, write_atomically

COVER_WIDTH = 360
"""Pixels; twice what the start page shows, for screens of 200 per cent."""


def draw_cover(book: LiveBook, file: Path, sight: Sight | None = None, briefing: str = "") -> Path:
    """Draw the first page of a book into a picture file; a book without pages leaves it as it was.

    With `sight` also as large as it stands in the window, for a briefing whose file has the hash `briefing`.
    """
    if book.pages.pages:
        wide = round(sight.page.width() * sight.ratio) if sight is not None else 0
        picture = page_picture(page_pdf(book, 1), max(wide, COVER_WIDTH))
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        small = picture.scaledToWidth(COVER_WIDTH, Qt.TransformationMode.SmoothTransformation)
        _keep(small, file)
        if sight is not None and picture.width() == wide:
            sight.written_into(picture, briefing)
            _keep(picture, file.with_suffix(FIRST_PAGE))
    return file


def _keep(picture: QImage, file: Path) -> None:
    """A picture that cannot be kept is missed by nobody."""
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(content, "PNG")  # type: ignore[call-overload]
    with contextlib.suppress(OutputError):
        write_atomically(file, bytes(content.data().data()))


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
