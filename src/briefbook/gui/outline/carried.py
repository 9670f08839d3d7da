"""What is carried to the outline, dragged or on the clipboard: rows, snippets, Word files, rich text, plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData

from briefbook.readers.passages import Reading

ROWS = "application/x-briefbook-rows"
"""The clipboard's form of rows (`session.rows.copied`), from this window or any other."""
KEYS = "application/x-briefbook-keys"
"""Keys of rows with the mark of the model they are dragged from."""
SNIPPETS = "application/x-briefbook-snippets"
"""Ids of snippets, a JSON list."""
FORMATS = [KEYS, ROWS, SNIPPETS, "text/uri-list", "text/html", "text/plain"]


@dataclass(frozen=True, slots=True)
class Typed:
    """Rows of Briefbook, or plain words, as `session.rows.paste` takes them."""

    text: str

    @property
    def has_rows(self) -> bool:
        """Whether they are rows."""
        return self.text.startswith("briefbook-rows")


@dataclass(frozen=True, slots=True)
class Files:
    """Word files, to be read."""

    paths: tuple[Path, ...]


Carried = Typed | Files | Reading | None


def carried(data: QMimeData) -> Carried:
    """What there is to be put into the outline, the form that says most first; None for nothing of use."""
    if data.hasFormat(ROWS):
        return Typed(data.data(ROWS).toStdString())
    files = word_files(data)
    if files:
        return Files(files)
    if data.hasHtml():
        from briefbook.session.intake import read_rich_text

        reading = read_rich_text(data.html())
        if reading.passages:
            return reading
    text = data.text() if data.hasText() and not data.hasUrls() else ""
    return Typed(text) if text.strip() else None


def word_files(data: QMimeData) -> tuple[Path, ...]:
    """The Word files among the files carried."""
    from briefbook.session.intake import is_word_file  # With all that reads Word files: not for a start.

    files = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()) if data.hasUrls() else ()
    return tuple(path for path in files if is_word_file(path))


def has_words(data: QMimeData) -> bool:
    """Whether something could be made of it, without reading it: it is asked at every move of the pointer."""
    return bool(word_files(data)) or data.hasHtml() or (data.hasText() and not data.hasUrls())


def rows_as_mime(rows: str, words: Iterable[str]) -> QMimeData:
    """Rows for the clipboard: as they are for Briefbook, as words for other programs."""
    data = QMimeData()
    data.setData(ROWS, QByteArray(rows.encode()))
    data.setText("\n".join(words))
    return data
