"""How a problem is painted: a dot, the sentence, the way out, the place, and what can be done as a link."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefbook.gui.editor import Tr
from briefbook.gui.problems.list_model import PROBLEM
from briefbook.gui.signs import draw_severity
from briefbook.gui.theme import GAP, GRID, MARGIN, ROW_HEIGHT, Theme, scaled, theme_of
from briefbook.session.problem_places import PlacedProblem

_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_MOST_FOR_PLACE, _MOST_FOR_LINK = 0.28, 0.24
_LEAST_FOR_HINT = 20 * GRID
AnyIndex = QModelIndex | QPersistentModelIndex


class ProblemPainter(QStyledItemDelegate):
    """Rows of one height; a row without a problem is the heading of a group, or says that there is none."""

    def __init__(self, translate: Tr, parent: QWidget) -> None:
        super().__init__(parent)
        self._translate = translate

    def link(self, one: PlacedProblem) -> str:
        """The words of the likeliest remedy; for what was acknowledged, that it can be taken back."""
        if one.accepted is not None:
            return self._translate("Take back")
        return one.remedies[0].label.spoken(self._translate) if one.remedies else ""

    def link_box(self, box: QRectF, one: PlacedProblem, font: QFont) -> QRectF:
        """Where the link is, empty when there is none."""
        words = self.link(one)
        metrics = QFontMetricsF(font)
        width = min(metrics.horizontalAdvance(words), box.width() * _MOST_FOR_LINK) if words else 0.0
        return QRectF(box.right() - MARGIN - width, box.top(), width, box.height())

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(200, max(ROW_HEIGHT, option.fontMetrics.height() + GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            one = index.data(PROBLEM)
            if isinstance(one, PlacedProblem):
                self._paint_problem(painter, option, one)
            else:
                self._paint_heading(painter, option, str(index.data()))
        finally:
            painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        painter.setFont(scaled(option.font, 0.92, is_bold=True))
        painter.setPen(theme_of(option.widget).colour("muted"))
        painter.drawText(QRectF(option.rect).adjusted(MARGIN, 0, -MARGIN, 0), _MIDDLE, words)

    def _paint_problem(self, painter: QPainter, option: QStyleOptionViewItem, one: PlacedProblem) -> None:
        theme = theme_of(option.widget)
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("hover"))
        left = box.left() + MARGIN
        if one.accepted is None:
            draw_severity(painter, QPointF(left + GRID, box.center().y()), one.problem.severity, theme)
        painter.setFont(option.font)
        link = self.link_box(box, one, option.font)
        self._draw(painter, link, self.link(one), "accent", theme)
        right = link.left() - (2 * MARGIN if link.width() else 0)
        metrics = QFontMetricsF(option.font)
        width = min(metrics.horizontalAdvance(one.place), box.width() * _MOST_FOR_PLACE)
        place = QRectF(right - width, box.top(), width + 1, box.height())
        self._draw(painter, place, one.place, "muted", theme, Qt.TextElideMode.ElideLeft)
        start = left + 2 * MARGIN
        area = QRectF(start, box.top(), max(place.left() - MARGIN - start, 0), box.height())
        self._draw_sentence(painter, area, one, theme)

    def _draw_sentence(self, painter: QPainter, box: QRectF, one: PlacedProblem, theme: Theme) -> None:
        shown = self._draw(painter, box, one.sentence, "text" if one.accepted is None else "muted", theme)
        beside = one.hint if one.accepted is None else accepted_words(one)
        rest = box.adjusted(shown + MARGIN, 0, 0, 0)
        if beside and rest.width() > _LEAST_FOR_HINT:
            self._draw(painter, rest, beside, "muted", theme)

    @staticmethod
    def _draw(
        painter: QPainter,
        box: QRectF,
        words: str,
        colour: str,
        theme: Theme,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> float:
        """Words in one line, cut to the box; returns their width."""
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(words, elide, box.width() + 1)
        painter.setPen(theme.colour(colour))
        painter.drawText(box.adjusted(0, 0, 2, 0), _MIDDLE, shown)
        return metrics.horizontalAdvance(shown)


def accepted_words(one: PlacedProblem) -> str:
    """Who acknowledged a problem, why, and when."""
    entry = one.accepted
    if entry is None:
        return ""
    why = next(iter(entry.why.texts()), "") if entry.why is not None else ""
    said = ": ".join(part for part in (entry.who or "", why) if part)
    return f"{said} ({entry.day})" if entry.day is not None else said
