"""What the officer does about a problem: the change or the place that its remedies name, or an acknowledgement."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.problems.acknowledging import AcknowledgeDialog
from briefbook.session.acknowledgements import acknowledge, withdraw
from briefbook.session.problem_places import PlacedProblem
from briefbook.session.remedies import Change, Remedy, Spot
from briefbook.storage.owner import Owner


class Remedying(QObject):
    """`visit_requested`: the visit's details are wanted. `facts_requested`: the facts of the selected row are."""

    visit_requested = Signal()
    facts_requested = Signal()

    def __init__(self, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        self._panel = parent
        self.dialog: AcknowledgeDialog | None = None
        self._who = Owner.this_process().user

    def go_to(self, one: PlacedProblem) -> None:
        """Show the rows of a problem, or the visit."""
        keys = [key for key in one.keys if key in self._editor.state.nodes]
        if keys:
            self._editor.select(keys[:1])
        elif one.is_visit:
            self.visit_requested.emit()

    def do_likeliest(self, one: PlacedProblem) -> None:
        """Do the first remedy; take an acknowledgement back; else go to the place."""
        if one.accepted is not None:
            self._withdraw(one)
        elif one.remedies:
            self.do(one.remedies[0])
        else:
            self.go_to(one)

    def do(self, remedy: Remedy) -> None:
        """Do a remedy: a change is one step with a name, everything else shows a place."""
        editor = self._editor
        if isinstance(remedy, Change):
            with editor.edit(remedy.label.spoken(editor.tr)):
                editor.apply(remedy.verb)
        elif remedy.spot is Spot.VISIT:
            self.visit_requested.emit()
        elif remedy.key in editor.state.nodes and remedy.key is not None:
            editor.select((remedy.key,))
            if remedy.spot is Spot.WORDS:
                editor.want_words(remedy.key)
            elif remedy.spot is Spot.FACTS:
                self.facts_requested.emit()

    def fill(self, menu: QMenu, one: PlacedProblem) -> None:
        """All that can be done about a problem, as a menu."""
        tr = self._editor.tr
        for remedy in one.remedies:
            words = remedy.label.spoken(tr).replace("&", "&&")
            menu.addAction(words).triggered.connect(lambda _on=False, remedy=remedy: self.do(remedy))
        if one.accepted is not None:
            menu.addAction(tr("Take the acknowledgement back")).triggered.connect(lambda: self._withdraw(one))
        if one.can_be_acknowledged:
            menu.addSeparator()
            menu.addAction(tr("Acknowledge…")).triggered.connect(lambda: self.ask_acknowledgement(one))

    def ask_acknowledgement(self, one: PlacedProblem) -> None:
        """Ask who accepts a problem, and why; what is broken or missing cannot be accepted."""
        if not one.can_be_acknowledged:
            return
        dialog = self.dialog = AcknowledgeDialog(one.sentence, self._who, self._editor.tr, self._panel.window())
        dialog.given.connect(lambda who, why: self._acknowledge(one, who, why))
        dialog.destroyed.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _acknowledge(self, one: PlacedProblem, who: str, why: str) -> None:
        editor = self._editor
        if editor.review is None:
            return
        self._who = who
        with editor.edit("Acknowledge a problem"):
            day = editor.session.surroundings.now().date()
            editor.apply(acknowledge, one.problem, editor.review.hash_of(one.problem), who, why, day)

    def _withdraw(self, one: PlacedProblem) -> None:
        if one.accepted is not None:
            with self._editor.edit("Take an acknowledgement back"):
                self._editor.apply(withdraw, one.accepted)
