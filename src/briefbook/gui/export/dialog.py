"""The export dialog: which editions, which formats, where to; then how far it is, and the folder with the files."""

from __future__ import annotations

import json
import os
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from briefbook.build import FORMATS, languages_spoken
from briefbook.gui.bar import edition_name, language_name
from briefbook.gui.editor import Editor
from briefbook.gui.export.protection_fields import ProtectionFields
from briefbook.gui.forms import Wrong, dialog_column, dialog_form, fit_height, ticks, with_wrong
from briefbook.gui.jobs import Lane
from briefbook.gui.own_paths import from_home
from briefbook.gui.preferences import Preferences, briefing_key
from briefbook.gui.recipients import RecipientsField
from briefbook.gui.sheets import layout_choice, start_choice
from briefbook.gui.speech import marking_name
from briefbook.gui.telling import told_in
from briefbook.gui.theme import GAP, set_role
from briefbook.model.briefing import Edition
from briefbook.model.problem import Problem, Severity
from briefbook.session.export_choice import ExportChoice, choice_of
from briefbook.session.exporting import NOT_WRITABLE, Exported, export

_WIDTH = 540
_NAMES = {"docx": "Word (DOCX)", "pdf": "PDF", "txt": "Plain text", "md": "Markdown"}


class ExportDialog(QDialog):
    """Exports the briefing as it stands in the window, saved or not. It begins with the choice made last."""

    def __init__(self, editor: Editor, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._preferences = preferences
        self._lane = Lane("export", self)
        self._lane.failed.connect(self._failed)
        self._written: tuple[Path, ...] = ()
        self.setWindowTitle(editor.tr("Export"))
        self.setMinimumWidth(_WIDTH)
        self._make_fields()
        self._lay_out()
        self._begin_with(self._last_choice())
        self._listen()
        self._refresh()

    # --- fields -------------------------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        tr, editor = self._editor.tr, self._editor
        self._editions = {one.name: QCheckBox(self._edition_words(one)) for one in editor.session.briefing.all_editions}
        self._formats = {name: QCheckBox(tr(_NAMES[name])) for name in FORMATS}
        self._language = QComboBox()
        self._language.addItem(tr("As each edition says"), None)
        for language in languages_spoken():
            self._language.addItem(language_name(language), language)
        self._layout = layout_choice(tr, tr("As each edition says"))
        self._starts = start_choice(tr, tr("As each edition says"))
        self._protection = ProtectionFields(tr)
        self._recipients = RecipientsField(editor, (editor.edition.name,))
        self._folder = QLineEdit()
        self._folder.setObjectName("folder")
        self._folder.setAccessibleName(tr("Folder"))
        self._no_edition, self._no_format, self._no_folder = Wrong(), Wrong(), Wrong()
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
        form = dialog_form()
        form.addRow(tr("Editions"), with_wrong(ticks(tuple(self._editions.values())), self._no_edition))
        form.addRow(tr("Formats"), with_wrong(ticks(tuple(self._formats.values()), 2), self._no_format))
        form.addRow(tr("Language"), self._language)
        form.addRow(tr("Sheets of the PDF"), self._layout)
        form.addRow(tr("Sections begin"), self._starts)
        self._protection.lay_out(form)
        form.addRow(tr("Numbered copies"), self._recipients)
        choose = QToolButton()
        choose.setText(tr("Another…"))
        set_role(choose, "framed")
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._folder, 1)
        row.addWidget(choose)
        form.addRow(tr("Folder"), with_wrong(row, self._no_folder))
        column = dialog_column(self)
        column.addLayout(form)
        column.addWidget(self._progress)
        column.addWidget(self._step)
        column.addStretch(1)
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

    def _listen(self) -> None:
        for box in (*self._editions.values(), *self._formats.values()):
            box.toggled.connect(self._refresh)
        self._folder.textChanged.connect(self._refresh)
        self._recipients.resized.connect(lambda: fit_height(self))

    # --- the choice ---------------------------------------------------------------------------------------------------

    def _last_choice(self) -> ExportChoice:
        """What was chosen last for this briefing; at first what is in view, into the briefing's own folder."""
        editor = self._editor
        own = editor.edition.language or editor.session.briefing.language or editor.library.first_language
        language = editor.language if editor.language != own else None
        folder = from_home(editor.session.path.parent.absolute())
        first = ExportChoice((editor.edition.name,), folder, language=language)
        try:
            kept = json.loads(str(self._preferences.kept(self._kept_as) or "null"))
        except (ValueError, RecursionError):
            return first
        return choice_of(kept, editor.session.briefing, first)

    @property
    def _kept_as(self) -> str:
        return f"export/{briefing_key(self._editor.session.path)}"

    def _begin_with(self, choice: ExportChoice) -> None:
        for name, box in self._editions.items():
            box.setChecked(name in choice.editions)
        for name, box in self._formats.items():
            box.setChecked(name in choice.formats)
        for combo, value in (
            (self._language, choice.language),
            (self._layout, choice.layout),
            (self._starts, choice.section_starts),
        ):
            combo.setCurrentIndex(max(combo.findData(value), 0))
        self._protection.may_print.setChecked(choice.may_print)
        self._protection.may_copy.setChecked(choice.may_copy)
        self._protection.advises_reading.setChecked(choice.advises_reading)
        self._folder.setText(choice.folder)

    def _choice(self) -> ExportChoice:
        protection = self._protection
        return ExportChoice(
            tuple(name for name, box in self._editions.items() if box.isChecked()),
            self._folder.text(),
            tuple(name for name, box in self._formats.items() if box.isChecked()),
            self._language.currentData(),
            self._layout.currentData(),
            self._starts.currentData(),
            protection.may_print.isChecked(),
            protection.may_copy.isChecked(),
            protection.advises_reading.isChecked(),
        )

    def _refresh(self) -> None:
        """Say beside each field what is wrong with it; nothing is exported while anything is."""
        tr, choice = self._editor.tr, self._choice()
        self._no_edition.say("" if choice.editions else tr("Choose an edition."))
        self._no_format.say("" if choice.formats else tr("Choose a format."))
        self._no_folder.say(self._folder_trouble(choice.folder.strip()))
        self._recipients.offer(choice.editions)
        self._protection.offer(is_pdf="pdf" in choice.formats, is_word="docx" in choice.formats)
        for combo in (self._layout, self._starts):
            combo.setEnabled("pdf" in choice.formats or (combo is self._starts and "docx" in choice.formats))
        is_wrong = any(one.text() for one in (self._no_edition, self._no_format, self._no_folder))
        self._go.setEnabled(not is_wrong and not self._lane.is_busy)
        fit_height(self)

    def _folder_trouble(self, typed: str) -> str:
        tr, folder = self._editor.tr, Path(typed).expanduser()
        if not typed:
            return tr("Choose a folder.")
        if not folder.is_absolute():
            return tr("Type the whole path of the folder, or choose it.")
        there = next((one for one in (folder, *folder.parents) if one.exists()), folder)
        if not there.is_dir():
            return tr("{name} is a file, not a folder.").format(name=there.name)
        return "" if os.access(there, os.W_OK) else tr("You have no right to write there. Choose another folder.")

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self._editor.tr("Folder"), str(Path(self._folder.text()).expanduser())
        )
        if folder:
            self._folder.setText(from_home(Path(folder)))

    # --- what is done -------------------------------------------------------------------------------------------------

    def _export(self) -> None:
        editor, choice = self._editor, self._choice()
        self._recipients.take()
        order = choice.order(editor.session.path, self._protection.password.text())
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
        self._say(template.format(name=name.removeprefix("out ")), "muted")

    def _done(self, result: Exported) -> None:
        self._set_running(False)
        tr = self._editor.tr
        self._written = result.written
        if result.is_refused:
            self._say_refused([one for one in result.problems if one.severity is Severity.ERROR])
            return
        self._preferences.keep(self._kept_as, json.dumps(self._choice().as_data()))
        names = ", ".join(path.name for path in result.written)
        left_out = sum(one.severity is Severity.ERROR for one in result.problems)
        words = [tr("Done: {files}").format(files=names)]
        if left_out:
            words.append(tr("Left out because of errors: {count}. They stand under Problems.").format(count=left_out))
        self._say("\n".join(words), "warning" if left_out else "")
        self._show.show()
        self._show.setFocus()

    def _say_refused(self, errors: list[Problem]) -> None:
        tr = self._editor.tr
        where = [one for one in errors if one.rule == NOT_WRITABLE]
        if where:
            self._no_folder.say(told_in(self._editor, where))
            self._say("", "muted")
            self._folder.setFocus()
            return
        self._say(tr("Not exported. {why}").format(why=told_in(self._editor, errors) or tr("Nothing to show")), "error")

    def _failed(self, _bug: object) -> None:
        self._set_running(False)
        self._say(self._editor.tr("Something in Briefbook went wrong. Details are in the log."), "error")

    def _say(self, words: str, role: str) -> None:
        set_role(self._step, role)
        self._step.setText(words)
        self._step.setVisible(bool(words))
        fit_height(self)

    def _set_running(self, is_running: bool) -> None:
        self._progress.setRange(0, 0 if is_running else 1)
        self._progress.setVisible(is_running)
        self._stop.setText(self._editor.tr("Cancel" if is_running else "Close"))
        if is_running:
            self._no_folder.say("")
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
