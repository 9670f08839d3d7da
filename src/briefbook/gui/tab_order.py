"""The way of the Tab key through fields that come and go: as they stand on the screen, whenever they were made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QTableWidget, QWidget


class CellTable(QTableWidget):
    """A table that is typed into: Tab goes from cell to cell, and from the last one on to what comes after the table.

    Qt's own goes round in its cells for ever, where nobody gets out by the keyboard (WCAG 2.2, 2.1.2).
    """

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        last = (self.rowCount() - 1, self.columnCount() - 1) if is_forward else (0, 0)
        is_within = self.currentIndex().isValid() and (self.currentRow(), self.currentColumn()) != last
        self.setTabKeyNavigation(is_within)
        return super().focusNextPrevChild(is_forward)


def focus_beside(holder: QWidget, *, is_forward: bool) -> QWidget | None:
    """The widget within `holder` that comes after (or before) the one with the keyboard, None at the end."""
    stops, focused = in_reading_order(holder), holder.window().focusWidget()
    if focused not in stops:
        return None
    at = stops.index(focused) + (1 if is_forward else -1)
    return stops[at] if 0 <= at < len(stops) else None


def focus_through(regions: Sequence[QWidget], *, is_forward: bool) -> QWidget | None:
    """The widget that comes next through the regions of a window, round and round; None when nothing takes it."""
    stops = [stop for region in regions for stop in in_reading_order(region)]
    if not stops:
        return None
    focused = regions[0].window().focusWidget()
    step = 1 if is_forward else -1
    return stops[(stops.index(focused) + step) % len(stops)] if focused in stops else stops[0 if is_forward else -1]


def in_reading_order(holder: QWidget) -> list[QWidget]:
    """What takes the keyboard in a widget, line by line and from left to right, whenever it was made."""
    placed = [(one, _place(one, holder)) for one in (holder, *holder.findChildren(QWidget)) if _is_stop(one)]
    lines: list[list[tuple[QWidget, QRect]]] = []
    for one, place in sorted(placed, key=lambda each: (each[1].y(), each[1].x())):
        if lines and place.center().y() < lines[-1][0][1].bottom() and place.height() <= 2 * lines[-1][0][1].height():
            lines[-1].append((one, place))
        else:
            lines.append([(one, place)])
    return [one for line in lines for one, _ in sorted(line, key=lambda each: each[1].x())]


def _is_stop(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes_tab and widget.isVisible() and widget.isEnabled()


def _place(widget: QWidget, holder: QWidget) -> QRect:
    return QRect(widget.mapTo(holder, QPoint()), widget.size())
