"""The inspector: the words and facts of what is selected, the visit, the history."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.inspector.history_tab import HistoryTab
from briefbook.gui.inspector.inspect_tab import InspectTab
from briefbook.gui.inspector.visit_tab import VisitTab
from briefbook.gui.spell_check import SpellCheck
from briefbook.gui.theme import GRID


class InspectorPanel(QWidget):
    """Three tabs; asked to edit the words of a row, it puts the keyboard into them."""

    def __init__(self, editor: Editor, parent: QWidget | None = None, spelling: SpellCheck | None = None) -> None:
        """With `spelling`, words are checked as they are typed."""
        super().__init__(parent)
        self._editor = editor
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.selected, self.visit, self.history = InspectTab(editor, spelling), VisitTab(editor), HistoryTab(editor)
        self.tabs.addTab(self.selected, editor.tr("Inspector"))
        self.tabs.addTab(self.visit, editor.tr("Visit"))
        self.tabs.addTab(self.history, editor.tr("History"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.setMinimumWidth(70 * GRID)
        self.setFocusProxy(self.selected.words.field)
        editor.words_wanted.connect(self.edit_words)
        if spelling is not None:
            self.addAction(self._spelling_action())

    def _spelling_action(self) -> QAction:
        action = QAction(self._editor.tr("Next misspelt word"), self)
        action.setShortcut(QKeySequence("F7"))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _on=False: self.selected.words.go_to_wrong_word())
        return action

    def edit_words(self, _key: int) -> None:
        """Put the keyboard into the words of the selected row; into its title when it has no words."""
        self.tabs.setCurrentWidget(self.selected)
        self.selected.refresh()
        field = self.selected.words.field
        (field if not self.selected.words.isHidden() else self.selected.form.title).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def show_form(self) -> None:
        """Show how what is selected is shown, and put the keyboard there."""
        self.tabs.setCurrentWidget(self.selected)
        self.selected.refresh()
        self.selected.form.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selected.ensureWidgetVisible(self.selected.form)

    def show_visit(self) -> None:
        """Show the visit and put the keyboard into it."""
        self.tabs.setCurrentWidget(self.visit)
        self.visit.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_facts(self) -> None:
        """Show the facts of what is selected, and put the keyboard there."""
        self.tabs.setCurrentWidget(self.selected)
        self.selected.refresh()
        self.selected.show_facts()
