"""The panel as the window places it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from briefbook.gui.editor import Editor


class OutlinePanel(QWidget):
    """The outline: sections and items as a tree."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
