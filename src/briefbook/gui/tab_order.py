"""The way of the Tab key through widgets: as they stand, whenever they were made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


def follow_layout(layout: QLayout) -> None:
    """Let Tab go through what a layout holds, in its order."""
    for before, after in pairwise(_reached(layout)):
        QWidget.setTabOrder(before, after)


def _reached(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item: QLayoutItem | None = layout.itemAt(at)
        widget: QWidget | None = item.widget() if item is not None else None
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            yield widget
        inner: QLayout | None = widget.layout() if widget is not None else item.layout() if item is not None else None
        if inner is not None:
            yield from _reached(inner)
