"""What concerns the sheets of a printed book: how its pages lie on them, where its sections begin; choices in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QComboBox

from briefbook.model.briefing import LAYOUTS, SECTION_STARTS

LAYOUT_NAMES = {
    "a4": "Page by page, A4",
    "two-up": "Two pages side by side",
    "booklet": "Booklet A5, to be folded",
    "large": "Large type",
}
START_NAMES = {
    "anywhere": "Where the section before ends",
    "new-page": "On a new page",
    "right-hand": "On a right-hand page",
}


def layout_choice(tr: Callable[[str], str], none: str) -> QComboBox:
    """A box of all layouts, the first line being no layout; its data are Layout or None."""
    return _choice(none, tr("Sheets of the PDF"), ((layout, tr(LAYOUT_NAMES[layout])) for layout in LAYOUTS))


def start_choice(tr: Callable[[str], str], none: str) -> QComboBox:
    """A box of where sections begin, the first line leaving it to the edition; its data are SectionStarts or None."""
    return _choice(none, tr("Sections begin"), ((start, tr(START_NAMES[start])) for start in SECTION_STARTS))


def _choice(none: str, name: str, choices: Iterable[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.addItem(none, None)
    for value, words in choices:
        box.addItem(words, value)
    box.setAccessibleName(name)
    return box
