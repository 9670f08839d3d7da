"""A day, typed as people type dates or taken from a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from briefbook.gui.dates import read_date, spoken_date
from briefbook.gui.icons import icon
from briefbook.gui.theme import theme_of


class DayField(QLineEdit):
    """Takes "20 Feb 2018", "20.02.2018", "2018-02-20". `day_changed`: it is another day, or none, or was left."""

    day_changed = Signal()

    def __init__(self, day: QDate, name: str, tr: Callable[[str], str]) -> None:
        super().__init__()
        self._tr = tr
        self._day: QDate | None = None
        self.earliest: QDate | None = None
        self.setAccessibleName(name)
        self.textEdited.connect(lambda _text: self._read())
        self.editingFinished.connect(self._leave)
        choose = self.addAction(icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        choose.setText(tr("Choose from a calendar"))
        choose.setShortcut(QKeySequence("Alt+Down"))
        choose.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        choose.setToolTip(f"{choose.text()} · {choose.shortcut().toString(QKeySequence.SequenceFormat.NativeText)}")
        choose.triggered.connect(self._open_calendar)
        self.set_day(day)

    @property
    def day(self) -> QDate | None:
        """What stands there; None while it is no day that can be understood."""
        return self._day

    def set_day(self, day: QDate) -> None:
        """Put a day there."""
        self._take(day)
        self._spell_out()

    def _read(self) -> None:
        try:
            when = read_date(self.text())
        except ValueError:
            self._take(None)
        else:
            first = when.first
            self._take(QDate(first.year, first.month, first.day) if when.first == when.last else None)

    def _take(self, day: QDate | None) -> None:
        if day != self._day:
            self._day = day
            self.setAccessibleDescription("" if day else self._tr("Type a day such as 21 Sept 2017"))
            self.day_changed.emit()

    def _leave(self) -> None:
        self._spell_out()
        self.day_changed.emit()

    def _spell_out(self) -> None:
        """Show what was understood, so that nobody's seventh of June becomes the sixth of July unseen."""
        day = self._day
        if day is not None:
            self.setText(spoken_date(date(day.year(), day.month(), day.day())))

    def _open_calendar(self) -> None:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        calendar.setContentsMargins(1, 1, 1, 1)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setAccessibleName(self.accessibleName())
        calendar.setHeaderTextFormat(_drawn_in(theme_of(self).colour("muted")))
        for day in (
            Qt.DayOfWeek.Saturday,
            Qt.DayOfWeek.Sunday,
        ):  # Of itself red, which here means that something is wrong.
            calendar.setWeekdayTextFormat(day, _drawn_in(theme_of(self).colour("muted")))
        if self.earliest is not None:
            calendar.setMinimumDate(self.earliest)
        if self._day is not None:
            calendar.setSelectedDate(self._day)
        calendar.activated.connect(lambda day: self._chosen(day, calendar))
        calendar.clicked.connect(lambda day: self._chosen(day, calendar))
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        calendar.show()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _chosen(self, day: QDate, calendar: QWidget) -> None:
        calendar.close()
        self.set_day(day)


def _drawn_in(colour: QColor) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(colour)
    return form
