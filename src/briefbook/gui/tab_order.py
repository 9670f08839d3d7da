"""The way of the Tab key through fields that come and go: as they stand on the screen, whenever they were made."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget


def focus_beside(holder: QWidget, *, is_forward: bool) -> QWidget | None:
    """The widget within `holder` that comes after (or before) the one with the keyboard, None at the end."""
    stops = sorted(filter(_is_stop, holder.findChildren(QWidget)), key=lambda one: _place(one, holder))
    focused = holder.window().focusWidget()
    if focused not in stops:
        return None
    at = stops.index(focused) + (1 if is_forward else -1)
    return stops[at] if 0 <= at < len(stops) else None


def focus_beyond(holder: QWidget, *, is_forward: bool) -> QWidget | None:
    """The next (or last) widget of the window outside `holder`, None when there is none."""
    widget = holder
    for _ in range(len(holder.window().findChildren(QWidget)) + 1):
        following = widget.nextInFocusChain() if is_forward else widget.previousInFocusChain()
        if following is None or following is holder:
            return None
        widget = following
        if not holder.isAncestorOf(widget) and _is_stop(widget):
            return widget
    return None


def _is_stop(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes_tab and widget.isVisible() and widget.isEnabled()


def _place(widget: QWidget, holder: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(holder, QPoint())
    return corner.y(), corner.x()
