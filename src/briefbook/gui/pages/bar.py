"""The bar above the pages: thumbnails, page n of m, spreads, zoom, find."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from briefbook.gui.icons import icon
from briefbook.gui.pages.desk import Fit
from briefbook.gui.theme import GRID, MARGIN, set_role

HEIGHT = 10 * GRID
PERCENTAGES = (50, 75, 100, 125, 150, 200, 300, 400)
Tr = Callable[[str], str]


class PagesBar(QWidget):
    """Says which page is in view and takes wishes; it knows nothing of pages."""

    page_wanted = Signal(int)
    turned = Signal(int)
    zoom_wanted = Signal(float)
    fit_wanted = Signal(object)
    two_up_wanted = Signal(bool)
    thumbnails_wanted = Signal(bool)
    facts_wanted = Signal(bool)
    find_wanted = Signal()

    def __init__(self, tr: Tr, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = tr
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_role(self, "panel-bar")
        self.setFixedHeight(HEIGHT)
        self.thumbnails = self._toggle("sidebar", tr("Thumbnails"), tr("Show or hide small pictures of the pages"))
        self.thumbnails.toggled.connect(self.thumbnails_wanted)
        self.back = self._button("left", tr("Previous page"))
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.forth = self._button("right", tr("Next page"))
        self.forth.clicked.connect(lambda: self.turned.emit(1))
        self.number = self._number_field()
        self.count = QLabel()
        self.two_up = self._toggle("", tr("Two-up"), tr("Show the pages in spreads, as in a bound book"))
        self.two_up.toggled.connect(self.two_up_wanted)
        self.zoom = self._zoom_button()
        self.find_button = self._button("search", tr("Find in pages"), "Ctrl+F", is_worded=True)
        self.find_button.clicked.connect(self.find_wanted)
        self._lay_out()
        self.show_page(0, 0)

    def show_page(self, number: int, count: int) -> None:
        """Say which page of how many is in view."""
        if not self.number.hasFocus() or not self.number.isModified():
            self.number.setText(str(number) if count else "")
        validator = self.number.validator()
        if isinstance(validator, QIntValidator):
            validator.setTop(max(count, 1))
        self.count.setText(self._words("of {count}").format(count=count) if count else "")
        self.number.setEnabled(bool(count))
        self.back.setEnabled(number > 1)
        self.forth.setEnabled(number < count)

    def show_zoom(self, zoom: float) -> None:
        """Say how large the pages are."""
        self.zoom.setText(f"{round(zoom * 100)} %")

    def show_two_up(self, is_two_up: bool) -> None:
        """Say whether pages stand in spreads."""
        with QSignalBlocker(self.two_up):
            self.two_up.setChecked(is_two_up)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.number and event.type() == QEvent.Type.FocusIn:
            self.number.setModified(False)
        return super().eventFilter(watched, event)

    # --- parts --------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN - GRID, 0, MARGIN - GRID, 0)
        row.setSpacing(GRID)
        row.addWidget(self.thumbnails)
        row.addStretch(1)
        page = QLabel(self._words("Page"))
        page.setBuddy(self.number)
        for widget in (self.back, page, self.number, self.count, self.forth):
            row.addWidget(widget)
        row.addSpacing(GRID)
        row.addWidget(self.two_up)
        row.addWidget(self.zoom)
        row.addStretch(1)
        row.addWidget(self.find_button)

    def _number_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setValidator(QIntValidator(1, 1, field))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFixedWidth(field.fontMetrics().horizontalAdvance("0000") + 5 * GRID)
        field.setAccessibleName(self._words("Page number"))
        field.setToolTip(self._words("Type a page number and press Enter"))
        field.returnPressed.connect(lambda: self._go(field))
        field.installEventFilter(self)
        return field

    def _go(self, field: QLineEdit) -> None:
        field.setModified(False)
        self.page_wanted.emit(int(field.text()))

    def _zoom_button(self) -> QToolButton:
        button = QToolButton()
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setIcon(icon("down"))
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFixedWidth(button.fontMetrics().horizontalAdvance("400 %") + 11 * GRID)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        button.setAccessibleName(self._words("Zoom"))
        button.setToolTip(self._words("Zoom (Ctrl and the mouse wheel)"))
        menu = QMenu(button)
        for fit, words in ((Fit.WIDTH, self._words("Fit width")), (Fit.PAGE, self._words("Fit page"))):
            menu.addAction(words).triggered.connect(lambda _on=False, one=fit: self.fit_wanted.emit(one))
        menu.addSeparator()
        for percentage in PERCENTAGES:
            action = menu.addAction(f"{percentage} %")
            action.triggered.connect(lambda _on=False, one=percentage: self.zoom_wanted.emit(one / 100))
        menu.addSeparator()
        menu.addAction(self._facts_action(menu))
        button.setMenu(menu)
        return button

    def _facts_action(self, menu: QMenu) -> QAction:
        action = QAction(self._words("Dots under words from facts"), menu)
        action.setCheckable(True)
        action.setChecked(True)
        action.toggled.connect(self.facts_wanted)
        return action

    def _toggle(self, name: str, words: str, hint: str) -> QToolButton:
        button = self._button(name, words, is_worded=True)
        button.setToolTip(hint)
        button.setCheckable(True)
        return button

    def _button(self, name: str, words: str, keys: str = "", *, is_worded: bool = False) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({keys})" if keys else words)
        if name:
            button.setIcon(icon(name))
        both, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        button.setToolButtonStyle(both if is_worded else alone)
        return button
