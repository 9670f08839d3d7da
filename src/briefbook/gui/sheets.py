"""How the pages of a PDF lie on the sheets of the printer: the choice of a layout, in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox

from briefbook.model.briefing import LAYOUTS

NAMES = {
    "a4": "Page by page, A4",
    "two-up": "Two pages side by side",
    "booklet": "Booklet A5, to be folded",
    "large": "Large type",
}


def layout_choice(tr: Callable[[str], str], none: str) -> QComboBox:
    """A box of all layouts, the first line being no layout; its data are Layout or None."""
    box = QComboBox()
    box.addItem(none, None)
    for layout in LAYOUTS:
        box.addItem(tr(NAMES[layout]), layout)
    box.setAccessibleName(tr("Sheets of the PDF"))
    return box
