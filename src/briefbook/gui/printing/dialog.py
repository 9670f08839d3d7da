"""What is printed: the edition in view, and how its pages lie on the sheets. Then the system's own dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QWidget,
)

from briefbook.build import Order
from briefbook.gui.bar import edition_name
from briefbook.gui.editor import Editor
from briefbook.gui.forms import dialog_column, dialog_form, fit_height
from briefbook.gui.jobs import Lane
from briefbook.gui.printing.preview import PrintPreview
from briefbook.gui.printing.printer import PrintJob
from briefbook.gui.recipients import RecipientsField
from briefbook.gui.sheets import layout_choice, start_choice
from briefbook.gui.telling import told_in
from briefbook.gui.theme import set_role
from briefbook.model.problem import Problem, Severity
from briefbook.session.exporting import print_ready

_WIDTH = 420
_FOLDED = "booklet"
_MODES = {
    "As the printer does": QPrinter.DuplexMode.DuplexAuto,
    "One side": QPrinter.DuplexMode.DuplexNone,
    "Both sides, turned over the long edge": QPrinter.DuplexMode.DuplexLongSide,
    "Both sides, turned over the short edge": QPrinter.DuplexMode.DuplexShortSide,
}

Made = tuple[bytes | None, tuple[Problem, ...]]


class PrintChoice(QDialog):
    """Makes the pages ready beside the window, proves them as an export does, then prints or shows a preview."""

    def __init__(self, editor: Editor, parent: QWidget, say: Callable[[str], object], *, has_preview: bool) -> None:
        """`say` is told what became of the print, when it is on its way or was not taken."""
        super().__init__(parent)
        self._editor = editor
        self._above = parent
        self._say = say
        self._is_preview = has_preview
        self._lane = Lane("print", self)
        self._lane.failed.connect(self._failed)
        tr = editor.tr
        self.setWindowTitle(tr("Print"))
        self.setMinimumWidth(_WIDTH)
        self._layout = layout_choice(tr, tr("As the edition says"))
        self._layout.currentIndexChanged.connect(self._suit_sides)
        self._sides = QComboBox()
        for words, mode in _MODES.items():
            self._sides.addItem(tr(words), mode)
        self._starts = start_choice(tr, tr("As the edition says"))
        self._recipients = RecipientsField(editor, (editor.edition.name,))
        self._recipients.resized.connect(lambda: fit_height(self))
        self._sides.setAccessibleName(tr("Sides"))
        self._step = QLabel()
        self._step.setWordWrap(True)
        self._step.hide()
        form = dialog_form()
        form.addRow(tr("Edition"), QLabel(edition_name(editor.edition, tr)))
        form.addRow(tr("Sheets"), self._layout)
        form.addRow(tr("Sides"), self._sides)
        form.addRow(tr("Sections begin"), self._starts)
        form.addRow(tr("Numbered copies"), self._recipients)
        column = dialog_column(self)
        column.addLayout(form)
        column.addWidget(self._step)
        column.addStretch(1)
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        tr, role = self._editor.tr, QDialogButtonBox.ButtonRole
        box = QDialogButtonBox(self)
        self._print, self._preview = QPushButton(tr("Print…")), QPushButton(tr("Preview…"))
        set_role(self._preview if self._is_preview else self._print, "primary")
        (self._preview if self._is_preview else self._print).setDefault(True)
        box.addButton(self._print, role.ActionRole)
        box.addButton(self._preview, role.ActionRole)
        box.addButton(tr("Cancel"), role.RejectRole)
        self._print.clicked.connect(lambda: self._make(is_preview=False))
        self._preview.clicked.connect(lambda: self._make(is_preview=True))
        box.rejected.connect(self.reject)
        return box

    def _make(self, *, is_preview: bool) -> None:
        editor = self._editor
        self._is_preview = is_preview
        self._recipients.take()
        sources, briefing = editor.sources, editor.session.briefing
        order = Order(
            editor.session.path,
            editions=(editor.edition.name,),
            formats=("pdf",),
            language=editor.language,
            layout=self._layout.currentData(),
            section_starts=self._starts.currentData(),
        )
        self._set_busy(True)
        self._lane.run_reporting(
            lambda report: print_ready(sources, briefing, order, report), self._made, lambda _step: None
        )

    def _made(self, made: Made) -> None:
        pdf, problems = made
        if pdf is None:
            self._set_busy(False)
            self._say_step(told_in(self._editor, (one for one in problems if one.severity is Severity.ERROR)), "error")
            return
        name = f"{self._editor.session.path.stem}-{self._editor.edition.name}"
        job = PrintJob(pdf, name, self._editor.tr, self._above)
        job.turn_over(self._sides.currentData())
        job.ended.connect(self._say)
        self.accept()
        if self._is_preview:
            PrintPreview(job, self._editor.tr, self._above).open()
        else:
            job.ask_and_print()

    def _suit_sides(self) -> None:
        """A booklet is folded: its sheets are turned over the short edge."""
        layout = self._layout.currentData() or self._editor.edition.layout
        if layout == _FOLDED:
            self._sides.setCurrentIndex(self._sides.findData(QPrinter.DuplexMode.DuplexShortSide))

    def _failed(self, _bug: object) -> None:
        self._set_busy(False)
        self._say_step(self._editor.tr("Something in Briefbook went wrong. Details are in the log."), "error")

    def _set_busy(self, is_busy: bool) -> None:
        self._say_step(self._editor.tr("Making the pages…") if is_busy else "", "muted")
        for button in (self._print, self._preview):
            button.setEnabled(not is_busy)

    def _say_step(self, words: str, role: str) -> None:
        set_role(self._step, role)
        self._step.setText(words)
        self._step.setVisible(bool(words))
        fit_height(self)

    def done(self, result: int) -> None:
        self._lane.close()
        super().done(result)
        self.deleteLater()
