"""How a found snippet is drawn: its kind and title, the words found marked, whether the briefing has it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefbook.gui.dates import spoken_date
from briefbook.gui.editor import Tr
from briefbook.gui.library.cards import Card, marked
from briefbook.gui.library.list_model import CARD, IS_USED, AnyIndex
from briefbook.gui.names import kind_name
from briefbook.gui.signs import draw_badge, draw_chip
from briefbook.gui.speech import country_called, marking_chip
from briefbook.gui.theme import GAP, GRID, MARGIN, RADIUS, Theme, scaled, theme_of
from briefbook.session.outline import LETTERS

_BADGE = 4 * GRID
_SMALL = 0.86
_LINES = 2
_OUT_OF_SIGHT = 10_000.0


class CardPainter(QStyledItemDelegate):
    """Draws one card; `words` are what was sought."""

    def __init__(self, tr: Tr, parent: QWidget) -> None:
        super().__init__(parent)
        self._translate = tr
        self.words = ""

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        small = QFontMetricsF(scaled(option.font, _SMALL))
        height = option.fontMetrics.height() + (_LINES + 1) * small.lineSpacing() + 2 * GAP + 3 * GRID
        return QSize(200, int(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        card = index.data(CARD)
        if not isinstance(card, Card):
            return
        painter.save()
        try:
            self._paint(painter, option, card, bool(index.data(IS_USED)))
        finally:
            painter.restore()

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, card: Card, is_used: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = theme_of(option.widget)
        box = QRectF(option.rect).adjusted(GAP + 0.5, GRID / 2 + 0.5, -GAP - 0.5, -GRID / 2 - 0.5)
        self._draw_ground(painter, box, option, theme)
        inner = box.adjusted(GAP, GAP - 2, -GAP, -GAP + 2)
        small = scaled(option.font, _SMALL)
        height = QFontMetricsF(option.font).height()
        top = QRectF(inner.left(), inner.top(), inner.width(), height + 2)
        self._draw_title(painter, top, card, option.font, theme)
        indented = inner.adjusted(_BADGE + GAP, top.height() + 1, 0, 0)
        foot = QFontMetricsF(small).lineSpacing()
        self._draw_words(painter, indented.adjusted(0, 0, 0, -foot), card.extract, small, "muted", theme)
        last = QRectF(indented.left(), inner.bottom() - foot + 1, indented.width(), foot)
        self._draw_foot(painter, last, card, is_used, small, theme)

    def _draw_ground(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, theme: Theme) -> None:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_under_pointer = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(theme.colour("accent" if is_selected else "hairline"), 1))
        painter.setBrush(theme.colour("selection" if is_selected else "hover" if is_under_pointer else "ground"))
        painter.drawRoundedRect(box, RADIUS, RADIUS)

    def _draw_title(self, painter: QPainter, box: QRectF, card: Card, font: QFont, theme: Theme) -> None:
        painter.setFont(font)
        badge = QRectF(box.left(), box.center().y() - _BADGE / 2, _BADGE, _BADGE)
        draw_badge(painter, badge, LETTERS.get(card.kind, "?"), card.kind, theme)
        right = box.right()
        if card.marking:
            painter.setFont(scaled(font, 0.75))
            right = draw_chip(painter, right, box.center().y(), marking_chip(card.marking), theme) - GAP
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        left = badge.right() + GAP
        title = QFontMetricsF(bold).elidedText(card.title, Qt.TextElideMode.ElideRight, right - left)
        self._draw_words(painter, QRectF(left, box.top(), right - left, box.height()), title, bold, "text", theme)

    def _draw_words(self, painter: QPainter, box: QRectF, text: str, font: QFont, colour: str, theme: Theme) -> None:
        """Words in as many lines as there is room for, those that were sought on a ground of their own."""
        layout = QTextLayout(text, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        found = QTextCharFormat()
        found.setBackground(QBrush(theme.colour("found")))
        found.setForeground(QBrush(theme.colour("text")))
        layout.setFormats([_range(start, end, found) for start, end in marked(text, self.words)] if self.words else [])
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(box.width())
            is_seen = y + line.height() <= box.height() + 2
            line.setPosition(QPointF(0, y if is_seen else _OUT_OF_SIGHT))
            y += line.height() if is_seen else _OUT_OF_SIGHT
        layout.endLayout()
        painter.setPen(theme.colour(colour))
        painter.save()
        painter.setClipRect(box)
        layout.draw(painter, box.topLeft())
        painter.restore()

    def _draw_foot(self, painter: QPainter, box: QRectF, card: Card, is_used: bool, font: QFont, theme: Theme) -> None:
        painter.setFont(font)
        right = box.right()
        if is_used:
            words = self._translate("in this briefing")
            width = QFontMetricsF(font).horizontalAdvance(words)
            painter.setPen(theme.colour("accent"))
            painter.drawText(
                QRectF(right - width, box.top(), width + 1, box.height()), Qt.AlignmentFlag.AlignLeft, words
            )
            right -= width + MARGIN
        painter.setPen(theme.colour("muted"))
        shown = QFontMetricsF(font).elidedText(
            foot_words(card, self._translate), Qt.TextElideMode.ElideRight, right - box.left()
        )
        painter.drawText(QRectF(box.left(), box.top(), right - box.left(), box.height()), 0, shown)


def _range(start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    one = QTextLayout.FormatRange()
    one.start, one.length, one.format = start, end - start, form
    return one


def foot_words(card: Card, tr: Tr) -> str:
    """Kind, date and countries in a line."""
    parts = [
        kind_name(card.kind, tr),
        spoken_date(card.when) if card.when else "",
        ", ".join(country_called(one) for one in card.countries[:4]),
    ]
    return " · ".join(part for part in parts if part)
