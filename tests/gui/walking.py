"""The way of the Tab key through a window, as somebody without a mouse goes it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea, QTableView, QWidget

FORTH, BACK = Qt.Key.Key_Tab, Qt.Key.Key_Backtab


def stops(window: QWidget) -> list[QWidget]:
    """All that is in view and can be used, and that the Tab key should come to."""
    return [one for one in window.findChildren(QWidget) if is_stop(one) and one.window() is window]


def is_stop(widget: QWidget) -> bool:
    """Whether the Tab key should come to a widget: it can be pressed, typed in or walked through."""
    if not widget.isVisible() or not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    if widget.visibleRegion().isEmpty() and not _can_be_scrolled_to(widget):
        return False
    takes_it = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_it or (isinstance(widget, (QAbstractButton, QLineEdit)) and not _is_part(widget))


def _can_be_scrolled_to(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _is_part(widget: QWidget) -> bool:
    """Whether it is the inside of another control: the button that clears a field, the corner of a table."""
    parent = widget.parentWidget()
    return isinstance(parent, QLineEdit) or parent is None or "qt_" in widget.objectName()


def walked(window: QWidget, key: Qt.Key = FORTH) -> list[QWidget]:
    """What has the keyboard, press by press, until it comes again to where it has been; a table cell by cell."""
    been: list[QWidget] = []
    seen: set[tuple[QWidget, int, int]] = set()
    while (here := QApplication.focusWidget()) is not None and _spot(here) not in seen:
        seen.add(_spot(here))
        been.append(here)
        QTest.keyClick(here, key)
    return list(dict.fromkeys(been))


def _spot(widget: QWidget) -> tuple[QWidget, int, int]:
    cell = widget.currentIndex() if isinstance(widget, QTableView) else QModelIndex()
    return widget, cell.row(), cell.column()


def told(widget: QWidget) -> str:
    """What a failing test says of a widget."""
    return f"{type(widget).__name__} “{name_of(widget)}”"


def name_of(widget: QWidget) -> str:
    """What a screen reader says that a widget is called."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert isinstance(interface, QAccessibleInterface)
    return interface.text(QAccessible.Text.Name)


def backwards(way: list[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    """Where a way goes up the window, or to the left on one line; the leap from the end to the beginning apart."""
    for here, there in pairwise(way):
        first, second = _place(here), _place(there)
        is_above = second.y() + there.height() <= first.y()
        is_left = abs(second.y() - first.y()) < min(here.height(), there.height()) and second.x() < first.x()
        if is_above or is_left:
            yield here, there


def _place(widget: QWidget) -> QPoint:
    return widget.mapTo(widget.window(), QPoint())
