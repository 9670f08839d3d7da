"""How a row of the outline is drawn: kind, title, problem, marking, pages; pale and with the reason when left out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefbook.gui.outline.lines import NOTHING_WAITS, OutlineLine
from briefbook.gui.outline.model import LINE, AnyIndex
from briefbook.gui.outline.words import RowSpeech
from briefbook.gui.signs import chip_width, draw_badge, draw_chip, draw_severity
from briefbook.gui.theme import GAP, GRID, ROW_HEIGHT, Theme, scaled, theme_of

BADGE = 4 * GRID
_SMALL = 0.82
_CHIP = _SMALL * 0.92
_PALE = 0.4
_LEAST_WORDS, _LEAST_REASON = 0.2, 0.45
"""The part of a row that words at its end keep whatever its title needs; why an edition leaves it out keeps more."""
_IS_FILLED = "filled"


@dataclass(frozen=True, slots=True)
class RowEnd:
    """What stands at the right end of a row: words, and before them a marking; "" for none."""

    words: str
    chip: str

    def width(self, font: QFont) -> float:
        """How much room they take in a row of that font, with a gap before each."""
        words = QFontMetricsF(scaled(font, _SMALL)).horizontalAdvance(self.words)
        chip = chip_width(self.chip, scaled(font, _CHIP)) if self.chip else 0
        return words + chip + GAP * (bool(words) + bool(chip))


class RowPainter(QStyledItemDelegate):
    """Draws one row; the view draws its ground."""

    def __init__(self, words: RowSpeech, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._translate = words.tr

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(160, max(ROW_HEIGHT, option.fontMetrics.height() + GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        line = index.data(LINE)
        if not isinstance(line, OutlineLine):
            return
        painter.save()
        try:
            self._paint(painter, option, line, index)
        finally:
            painter.restore()

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, line: OutlineLine, index: AnyIndex) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = theme_of(option.widget)
        model = index.model()
        if line.row.key in getattr(model, "dragged", ()):
            painter.setOpacity(_PALE)
        box = QRectF(option.rect)
        font = QFont(option.font)
        left = self._draw_kind(painter, box, line, font, theme)
        end = self.fitted(line, index, box.right() - GAP - left, font)
        right = self._draw_right(painter, box, line, end, font, theme, index)
        if line.row.is_section:
            font.setWeight(QFont.Weight.DemiBold)
        self._draw_title(painter, QRectF(left, box.top(), right - left, box.height()), line, font, theme)

    def _draw_kind(self, painter: QPainter, box: QRectF, line: OutlineLine, font: QFont, theme: Theme) -> float:
        if line.row.is_section:
            return box.left() + GRID
        if line.row.absence is not None:
            painter.setOpacity(painter.opacity() * 0.55)
        painter.setFont(font)
        badge = QRectF(box.left() + GRID, box.center().y() - BADGE / 2, BADGE, BADGE)
        draw_badge(painter, badge, line.row.letter, line.row.kind, theme)
        if line.row.absence is not None:
            painter.setOpacity(painter.opacity() / 0.55)
        return badge.right() + GAP

    def fitted(self, line: OutlineLine, index: AnyIndex, room: float, font: QFont) -> RowEnd:
        """What stands at the right end of a row `room` pixels wide, shortened as far as its title needs the room.

        The marking goes over to its short mark first, then the words are cut, both no further than they can be read.
        """
        marking = line.row.marking
        end = RowEnd(self._end_words(line, index), self._words.chip(marking) if marking else "")
        title = QFont(font)
        if line.row.is_section:
            title.setWeight(QFont.Weight.DemiBold)
        severity = GAP + GRID if line.worst is not None else 0
        left = room - severity - QFontMetricsF(title).horizontalAdvance(self._title(line))
        if marking and end.width(font) > left:
            end = replace(end, chip=self._words.short_chip(marking))
        small = QFontMetricsF(scaled(font, _SMALL))
        own = small.horizontalAdvance(end.words)
        part = _LEAST_REASON if line.row.absence is not None else _LEAST_WORDS
        least = own if is_pressed_for(line, index) else min(own, part * room)
        cut = max(left - end.width(font) + own, least)
        return replace(end, words=small.elidedText(end.words, Qt.TextElideMode.ElideRight, cut)) if cut < own else end

    def _draw_right(
        self, painter: QPainter, box: QRectF, line: OutlineLine, end: RowEnd, font: QFont, theme: Theme, index: AnyIndex
    ) -> float:
        """What stands at the right end; returns where the title must end."""
        right, middle = box.right() - GAP, box.center().y()
        painter.setFont(scaled(font, _SMALL))
        words = end.words
        if words:
            width = QFontMetricsF(painter.font()).horizontalAdvance(words)
            painter.setPen(theme.colour("accent" if is_pressed_for(line, index) else "muted"))
            area = QRectF(right - width, box.top(), width + 1, box.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
            right -= width + GAP
        if end.chip:
            painter.setFont(scaled(font, _CHIP))
            right = draw_chip(painter, right, middle, end.chip, theme) - GAP
        if line.worst is not None:
            draw_severity(painter, QPointF(right - GRID, middle), line.worst, theme)
            right -= GAP + GRID
        return right

    def _end_words(self, line: OutlineLine, index: AnyIndex) -> str:
        if line.waiting != NOTHING_WAITS:
            return self._words.waiting(line.waiting)
        if is_empty_section(line, index):
            return self._translate("Write here…")
        if line.row.absence is not None:
            return self._words.reason(line.row.absence)
        if line.row.is_section and line.row.pages is not None:
            return self._words.pages(line.row.pages)
        if line.row.answers:
            return QLocale().toString(line.row.answers)
        return self._translate("own words") if line.row.is_overridden else ""

    def _draw_title(self, painter: QPainter, box: QRectF, line: OutlineLine, font: QFont, theme: Theme) -> None:
        if line.row.kind == "break":
            self._draw_break(painter, box, font, theme)
            return
        is_untitled = not (line.number or line.row.title)
        font.setItalic(is_untitled)
        painter.setFont(font)
        painter.setPen(theme.colour("faint" if line.row.absence is not None or is_untitled else "text"))
        shown = QFontMetricsF(font).elidedText(self._title(line), Qt.TextElideMode.ElideRight, max(box.width(), 0))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _title(self, line: OutlineLine) -> str:
        title = f"{line.number}  {line.row.title}" if line.number else line.row.title
        return title or self._translate("Untitled")

    def _draw_break(self, painter: QPainter, box: QRectF, font: QFont, theme: Theme) -> None:
        words = self._translate("Page break")
        painter.setFont(scaled(font, _SMALL))
        width = QFontMetricsF(painter.font()).horizontalAdvance(words)
        painter.setPen(theme.colour("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(QPen(QColor(theme.border), 1, Qt.PenStyle.DashLine))
        middle = box.center().y()
        painter.drawLine(QPointF(box.left() + width + GAP, middle), QPointF(box.right(), middle))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: AnyIndex) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(self._translate("Title"))
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """The title once: what is being typed stays when the row, or what it prints, changes meanwhile."""
        if not editor.property(_IS_FILLED):
            editor.setProperty(_IS_FILLED, True)
            super().setEditorData(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        line = index.data(LINE)
        inset = 0 if isinstance(line, OutlineLine) and line.row.is_section else BADGE + GAP
        editor.setGeometry(option.rect.adjusted(inset, 0, -GRID, 0))

    def pressed_area(self, box: QRect, index: AnyIndex, font: QFont) -> QRectF:
        """Where a row's end words can be pressed ("2 new", "Write here…"); nothing for any other words."""
        line = index.data(LINE)
        if not isinstance(line, OutlineLine) or not is_pressed_for(line, index):
            return QRectF()
        words = self._end_words(line, index)
        width = QFontMetricsF(scaled(font, _SMALL)).horizontalAdvance(words) + 2 * GAP
        return QRectF(box.right() - width, box.top(), width, box.height())


def is_empty_section(line: OutlineLine, index: AnyIndex) -> bool:
    """Whether a row is a section that waits for its first words."""
    return line.row.is_section and not index.model().rowCount(index)


def is_pressed_for(line: OutlineLine, index: AnyIndex) -> bool:
    """Whether a row's end words do something when pressed."""
    return line.waiting != NOTHING_WAITS or is_empty_section(line, index)
