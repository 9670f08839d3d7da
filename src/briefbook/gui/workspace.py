"""The three columns and the problems below them: where each panel stands, and how the user arranged them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.inspector.panel import InspectorPanel
from briefbook.gui.library.panel import LibraryPanel
from briefbook.gui.news.dialog import NewsDialog
from briefbook.gui.news.offers import Offers
from briefbook.gui.notice import Notice, NoticeStrip, Remedy
from briefbook.gui.outline.panel import OutlinePanel
from briefbook.gui.pages.panel import PagesPanel
from briefbook.gui.preferences import Preferences
from briefbook.gui.problems.panel import ProblemsPanel
from briefbook.gui.spell_check import SpellCheck
from briefbook.gui.theme import ROW_HEIGHT

ROOM_FOR_RIGHT_COLUMN = 1320
"""Logical pixels of the window; with less, the right column folds until it is asked for."""
_OUTLINE, _PAGES, _RIGHT = 280, 760, 380
_INSPECTOR, _LIBRARY = 560, 300
_ABOVE, _PROBLEMS = 720, 150
_PROBLEMS_SHARE = 6
"""A low window begins with this part of its height for the problems."""


class Workspace(QWidget):
    """The panels of one editor, once they are `built`."""

    notices: NoticeStrip
    outline: OutlinePanel
    pages: PagesPanel
    spelling: SpellCheck
    inspector: InspectorPanel
    library: LibraryPanel
    problems: ProblemsPanel
    offers: Offers
    right: QSplitter
    columns: QSplitter
    rows: QSplitter

    def __init__(self, editor: Editor, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._preferences = preferences
        self._folds_by_itself = True
        self._problems_height = _PROBLEMS
        self._is_placed = False

    def built(self) -> Iterator[None]:
        """Build the panels one by one and place them; it may be interrupted where it yields."""
        editor = self._editor
        self.notices = NoticeStrip(editor.tr("Dismiss"))
        self.outline = OutlinePanel(editor, self)
        yield
        self.pages = PagesPanel(editor, self)
        yield
        self.spelling = SpellCheck(editor, self._preferences, self)
        self.inspector = InspectorPanel(editor, self, self.spelling)
        yield
        self.library = LibraryPanel(editor, self)
        yield
        self.problems = ProblemsPanel(editor, self)
        self.offers = Offers(editor, self)
        yield
        yield from self._placed_panels()
        self._connect_panels()
        self._offered()

    def _placed_panels(self) -> Iterator[None]:
        self.right = _split(Qt.Orientation.Vertical, self.inspector, self.library)
        yield
        self.columns = _split(Qt.Orientation.Horizontal, self.outline, self.pages, self.right)
        self.columns.setStretchFactor(1, 1)
        yield
        self.rows = _split(Qt.Orientation.Vertical, self.columns, self.problems)
        self.rows.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.rows, 1)
        self._arrange()
        self.problems.installEventFilter(self)

    def _connect_panels(self) -> None:
        self._editor.words_wanted.connect(self._words_wanted)
        for panel in (self.outline, self.problems):
            panel.visit_requested.connect(self.show_visit)
        for source in (self.problems, self.pages):
            source.facts_requested.connect(self.show_facts)
        self.pages.form_requested.connect(self.show_form)
        self.pages.view.bar_clicked.connect(lambda key, at: self.offers.offer_news(key, at, self))
        self.outline.view.finds_wanted.connect(lambda key, at: self.offers.offer(key, at, self))
        self.offers.changed.connect(self._offered)

    # --- what changed in the library ----------------------------------------------------------------------------------

    def _offered(self) -> None:
        """Show what the library says otherwise: bars in the margin, counts on rows, a sentence above the pages."""
        tr, news = self._editor.tr, self.offers.news
        self.pages.view.set_changed(key for one in news for key in one.rows)
        self.outline.show_waiting(self.offers.waiting())
        if not news:
            self.notices.withdraw("library")
            return
        said = tr("The library changed: {count}. This briefing stays as it is until you decide.")
        see = Remedy(tr("See the changes"), self.show_news, is_primary=True)
        take = Remedy(tr("Take all"), lambda: self.offers.take(self.offers.news))
        self.notices.tell(Notice("library", said.format(count=len(news)), (see, take)))

    def show_news(self) -> None:
        """List what changed in the library, to take or to keep."""
        NewsDialog(self._editor, self.offers, self).open()
        self._offered()

    # --- folding ------------------------------------------------------------------------------------------------------

    @property
    def is_right_folded(self) -> bool:
        """Whether inspector and library are out of sight."""
        return self.right.isHidden()

    def fold_right(self, is_folded: bool) -> None:
        """Fold the right column or bring it back; from now on the window's width does not decide it."""
        self._folds_by_itself = False
        self.right.setVisible(not is_folded)

    def show_library(self) -> None:
        """Give the library the whole right column, or the inspector its part again."""
        has_all = not self.is_right_folded and self.inspector.isHidden()
        self.fold_right(False)
        self.inspector.setVisible(has_all)
        if not has_all:
            self.library.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_visit(self) -> None:
        """Bring the visit's details to the front of the inspector."""
        self.fold_right(False)
        self.inspector.show()
        self.inspector.show_visit()

    def show_facts(self) -> None:
        """Bring the facts of the selected row to the front of the inspector."""
        self.fold_right(False)
        self.inspector.show()
        self.inspector.show_facts()

    def show_form(self) -> None:
        """Bring to the front of the inspector how the selected row is shown."""
        self.fold_right(False)
        self.inspector.show()
        self.inspector.show_form()

    def fold_problems(self) -> None:
        """Hide the problems, or show them again; their number stays in the status bar."""
        self.problems.setVisible(self.problems.isHidden())

    @property
    def panels(self) -> tuple[QWidget, ...]:
        """The panels in the order in which the keyboard goes through them."""
        return (self.outline, self.pages, self.inspector, self.library, self.problems)

    def step_through_panels(self, by: int) -> None:
        """Put the keyboard into the next panel in view (1) or the one before (-1), round and round."""
        panels, holder = self.panels, QApplication.focusWidget()
        numbers = [number for number, panel in enumerate(panels) if panel.isVisible()]
        here = next(
            (at for at, number in enumerate(numbers) if holder is not None and _holds(panels[number], holder)),
            -1 if by > 0 else 0,
        )
        self.go_to_panel(numbers[(here + by) % len(numbers)])

    def go_to_panel(self, number: int) -> None:
        """Put the keyboard into a panel: 0 outline, 1 pages, 2 inspector, 3 library, 4 problems."""
        panel = self.panels[number]
        if panel in (self.inspector, self.library):
            self.fold_right(False)
        sections = self._editor.state.root.sections
        if panel is self.outline and not self._editor.selection and sections:
            self._editor.select((sections[0].key,))
        panel.show()
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._folds_by_itself:
            self.right.setVisible(self.width() >= ROOM_FOR_RIGHT_COLUMN)
        if not self._is_placed:
            self._place_problems()

    def _place_problems(self) -> None:
        """Begin with no more room for the problems than the pages can spare."""
        self._is_placed = True
        self._problems_height = min(_PROBLEMS, self.height() // _PROBLEMS_SHARE)
        self.rows.setSizes([self.height() - self._problems_height, self._problems_height])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.problems and event.type() == QEvent.Type.LayoutRequest:
            self._fit_problems()
        return super().eventFilter(watched, event)

    def _fit_problems(self) -> None:
        """Give the room of folded problems to the pages, and take it back; a splitter does not see the change."""
        above, below = self.rows.sizes()
        most = self.problems.maximumHeight()
        if below > most:
            self._problems_height = below
            self.rows.setSizes([above + below - most, most])
        elif below < min(self._problems_height, most) and most > self._problems_height and self._is_squeezed():
            self.rows.setSizes([above + below - self._problems_height, self._problems_height])

    def _is_squeezed(self) -> bool:
        """Whether the problems have no more room than when folded."""
        return self.rows.sizes()[1] <= self.problems.minimumSizeHint().height() + ROW_HEIGHT

    def _words_wanted(self, _key: int) -> None:
        if self.is_right_folded or self.inspector.isHidden():
            self.fold_right(False)
            self.inspector.show()

    # --- arrangement --------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.columns.setSizes([_OUTLINE, _PAGES, _RIGHT])
        self.right.setSizes([_INSPECTOR, _LIBRARY])
        self.rows.setSizes([_ABOVE, _PROBLEMS])
        for name, splitter in self._splitters().items():
            state = self._preferences.kept(name)
            if isinstance(state, QByteArray):
                self._is_placed |= splitter.restoreState(state) and splitter is self.rows

    def keep_arrangement(self) -> None:
        """Remember how wide the columns are."""
        for name, splitter in self._splitters().items():
            self._preferences.keep(name, splitter.saveState())

    def _splitters(self) -> dict[str, QSplitter]:
        return {"columns": self.columns, "right": self.right, "rows": self.rows}


def _holds(panel: QWidget, widget: QWidget) -> bool:
    return panel is widget or panel.isAncestorOf(widget)


def _split(orientation: Qt.Orientation, *parts: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(1)
    for part in parts:
        splitter.addWidget(part)
    for index in range(splitter.count()):
        splitter.setCollapsible(index, False)
    return splitter
