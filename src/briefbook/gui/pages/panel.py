"""The panel of live pages."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefbook.gui.editor import Editor


class PagesPanel(QWidget):
    """The pages of the chosen edition as they will print. `edit_words_requested` carries the key of an item."""

    edit_words_requested = Signal(int)

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
