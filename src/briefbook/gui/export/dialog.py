"""The export dialog: which editions, which formats, where to; then how far it is, and the folder with the files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefbook.build import DEFAULT_FORMATS, FORMATS, Order, languages_spoken
from briefbook.gui.bar import edition_name, language_name
from briefbook.gui.editor import Editor
from briefbook.gui.jobs import Lane
from briefbook.gui.recipients import RecipientsField
from briefbook.gui.sheets import layout_choice
from briefbook.gui.speech import marking_name
from briefbook.gui.theme import GAP, GRID, set_role
from briefbook.model.briefing import Edition
from briefbook.model.problem import Severity
from briefbook.production.protection import Protection
from briefbook.session.exporting import Exported, export

_WIDTH = 520
_NAMES = {"docx": "Word (DOCX)", "pdf": "PDF", "txt": "Plain text", "md": "Markdown"}
_MOST_PROBLEMS = 4


class ExportDialog(QDialog):
    """Exports the briefing as it stands in the window, saved or not."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._lane = Lane("export", self)
        self._lane.failed.connect(self._failed)
        self._written: tuple[Path, ...] = ()
        self.setWindowTitle(editor.tr("Export"))
        self.setMinimumWidth(_WIDTH)
        self._make_fields()
        self._lay_out()
        self._refresh()

    # --- fields -------------------------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        tr, editor = self._editor.tr, self._editor
        self._editions = {one.name: QCheckBox(self._edition_words(one)) for one in editor.session.briefing.all_editions}
        self._formats = {name: QCheckBox(tr(_NAMES[name])) for name in FORMATS}
        for name, box in self._editions.items():
            box.setChecked(name == editor.edition.name)
        for name, box in self._formats.items():
            box.setChecked(name in DEFAULT_FORMATS)
        for box in (*self._editions.values(), *self._formats.values()):
            box.toggled.connect(self._refresh)
        self._language = QComboBox()
        self._language.addItem(tr("As each edition says"), None)
        for language in languages_spoken():
            self._language.addItem(language_name(language), language)
        own = editor.edition.language or editor.session.briefing.language or editor.library.first_language
        if editor.language != own:
            self._language.setCurrentIndex(self._language.findData(editor.language))
        self._layout = layout_choice(tr, tr("As each edition says"))
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self._password.setPlaceholderText(tr("None: everybody opens it"))
        self._reading = QCheckBox(tr("Word advises to open it for reading only"))
        self._recipients = RecipientsField(editor)
        self._folder = QLineEdit(str(editor.session.path.parent.absolute()))
        self._folder.setObjectName("folder")
        self._folder.textChanged.connect(self._refresh)
        self._step = QLabel()
        self._step.setWordWrap(True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(tr("Progress"))
        self._progress.hide()

    def _edition_words(self, edition: Edition) -> str:
        marking = marking_name(self._editor.library.scale.ceiling(edition.marking))
        return f"{edition_name(edition, self._editor.tr)} · {marking}"

    def _lay_out(self) -> None:
        tr = self._editor.tr
        form = QFormLayout()
        form.setHorizontalSpacing(4 * GRID)
        form.setVerticalSpacing(3 * GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Editions"), _stacked(*self._editions.values()))
        form.addRow(tr("Formats"), _stacked(*self._formats.values()))
        form.addRow(tr("Language"), self._language)
        form.addRow(tr("Sheets of the PDF"), self._layout)
        form.addRow(tr("Password of the PDF"), self._password)
        form.addRow("", self._reading)
        form.addRow(tr("Numbered copies"), self._recipients)
        choose = QToolButton()
        choose.setText(tr("Another…"))
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._folder, 1)
        row.addWidget(choose)
        form.addRow(tr("Folder"), row)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        column.addLayout(form)
        column.addWidget(self._progress)
        column.addWidget(self._step)
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        tr, role = self._editor.tr, QDialogButtonBox.ButtonRole
        box = QDialogButtonBox(self)
        self._go = QPushButton(tr("Export"))
        set_role(self._go, "primary")
        self._go.setDefault(True)
        box.addButton(self._go, role.AcceptRole)
        self._show = QPushButton(tr("Show in folder"))
        box.addButton(self._show, role.ActionRole)
        self._show.hide()
        self._stop = QPushButton(tr("Close"))
        box.addButton(self._stop, role.RejectRole)
        self._go.clicked.connect(self._export)
        self._show.clicked.connect(self._show_in_folder)
        box.rejected.connect(self._stop_or_close)
        return box

    # --- what is done -------------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        is_chosen = any(box.isChecked() for box in self._editions.values())
        has_format = any(box.isChecked() for box in self._formats.values())
        self._go.setEnabled(is_chosen and has_format and bool(self._folder.text().strip()) and not self._lane.is_busy)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._editor.tr("Folder"), self._folder.text())
        if folder:
            self._folder.setText(folder)

    def _export(self) -> None:
        editor = self._editor
        self._recipients.take()
        order = Order(
            editor.session.path,
            Path(self._folder.text().strip()).expanduser(),
            tuple(name for name, box in self._editions.items() if box.isChecked()),
            tuple(name for name, box in self._formats.items() if box.isChecked()),
            self._language.currentData(),
            self._layout.currentData(),
            protection=Protection(self._password.text(), advises_reading=self._reading.isChecked()),
        )
        sources, briefing = editor.sources, editor.session.briefing
        self._set_running(True)
        self._lane.run_reporting(lambda report: export(sources, briefing, order, report), self._done, self._said)

    def _said(self, step: str) -> None:
        what, _, name = step.partition(" ")
        words = {
            "Composing": "Composing: {name}",
            "Proving": "Searching for what it may not show: {name}",
            "Laying": "Laying out: {name}",
            "Writing": "Writing: {name}",
        }
        template = self._editor.tr(words.get(what, "{name}"))
        self._step.setText(template.format(name=name.removeprefix("out ")))

    def _done(self, result: Exported) -> None:
        self._set_running(False)
        tr = self._editor.tr
        self._written = result.written
        if result.is_refused:
            reasons = [str(one) for one in result.problems if one.severity is Severity.ERROR] or [tr("Nothing to show")]
            self._say(tr("Not exported: {why}").format(why="\n".join(reasons[:_MOST_PROBLEMS])), "error")
            return
        names = ", ".join(path.name for path in result.written)
        self._say(tr("Done: {files}").format(files=names), "")
        self._show.show()
        self._show.setFocus()

    def _failed(self, _bug: object) -> None:
        self._set_running(False)
        self._say(self._editor.tr("Something in Briefbook went wrong. Details are in the log."), "error")

    def _say(self, words: str, role: str) -> None:
        set_role(self._step, role)
        self._step.setText(words)

    def _set_running(self, is_running: bool) -> None:
        self._progress.setRange(0, 0 if is_running else 1)
        self._progress.setVisible(is_running)
        self._stop.setText(self._editor.tr("Cancel" if is_running else "Close"))
        if is_running:
            self._say("", "muted")
            self._show.hide()
        self._go.setEnabled(not is_running)

    def _stop_or_close(self) -> None:
        if self._lane.is_busy:
            self._lane.cancel()
            self._set_running(False)
            self._say(self._editor.tr("Cancelled; nothing was written."), "muted")
        else:
            self.reject()

    def _show_in_folder(self) -> None:
        if self._written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written[0].parent)))

    def done(self, result: int) -> None:
        self._lane.close()
        super().done(result)
        self.deleteLater()


def _stacked(*boxes: QCheckBox) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(GRID)
    for box in boxes:
        column.addWidget(box)
    return column
