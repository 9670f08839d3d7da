"""How two versions of words are drawn: those that went struck out, those that came underlined, on a ground.

The signs say it without the colours (WCAG 2.2, 1.4.1).
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefbook.gui.theme import GAP, GRID, Theme, theme_of
from briefbook.session.word_differences import Range

DIFFERING = Qt.ItemDataRole.UserRole
"""The ranges of a cell's words that the other version has not."""
HAS_COME = Qt.ItemDataRole.UserRole + 1
"""Whether a cell has the version that is new."""

_INDEX = QModelIndex | QPersistentModelIndex


class VersionPainter(QStyledItemDelegate):
    """Draws the words of a cell in as many lines as they need."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _INDEX) -> QSize:
        width = self._width(option)
        layout = self._layout(index, option.font, theme_of(option.widget))
        return QSize(int(width), int(_set_lines(layout, width) + GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _INDEX) -> None:
        theme = theme_of(option.widget)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour("selection"))
        inner = QRectF(option.rect).adjusted(GAP, GRID, -GAP, -GRID)
        painter.setClipRect(inner)
        layout = self._layout(index, option.font, theme)
        _set_lines(layout, inner.width())
        painter.setPen(theme.colour("text"))
        layout.draw(painter, inner.topLeft())
        painter.restore()

    def _width(self, option: QStyleOptionViewItem) -> float:
        return max(option.rect.width() - 2 * GAP, 1)

    def _layout(self, index: _INDEX, font: QFont, theme: Theme) -> QTextLayout:
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "").replace("\n", "\u2028")
        layout = QTextLayout(words, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        form = _form(theme, has_come=bool(index.data(HAS_COME)))
        layout.setFormats([_format(one, form) for one in index.data(DIFFERING) or ()])
        return layout


def _form(theme: Theme, *, has_come: bool) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(QBrush(theme.colour("found" if has_come else "marking_ground")))
    form.setForeground(QBrush(theme.colour("text")))
    form.setFontUnderline(has_come)
    form.setFontStrikeOut(not has_come)
    if has_come:
        form.setFontWeight(QFont.Weight.DemiBold)
    return form


def _format(place: Range, form: QTextCharFormat) -> QTextLayout.FormatRange:
    one = QTextLayout.FormatRange()
    one.start, one.length, one.format = place[0], place[1] - place[0], form
    return one


def _set_lines(layout: QTextLayout, width: float) -> float:
    """Break the words into lines; how high they are."""
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return height
