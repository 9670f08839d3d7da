"""What the files are protected with: a password, what it allows, the advice to open for reading."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit

from briefbook.gui.forms import ticks


class ProtectionFields:
    """Three rows of the export's form. What a password allows can be chosen when there is one."""

    def __init__(self, tr: Callable[[str], str]) -> None:
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self.password.setAccessibleName(tr("Password of the PDF"))
        self.password.setPlaceholderText(tr("None: everybody opens it"))
        self.may_print = QCheckBox(tr("May be printed"))
        self.may_copy = QCheckBox(tr("Words may be copied"))
        self.advises_reading = QCheckBox(tr("Word advises to open it for reading only"))
        self._tr = tr
        self.password.textChanged.connect(self.refresh)

    def lay_out(self, form: QFormLayout) -> None:
        """Put the rows into a form."""
        tr = self._tr
        form.addRow(tr("Password of the PDF"), self.password)
        form.addRow(tr("Who has the password"), ticks((self.may_print, self.may_copy), 2))
        form.addRow(tr("Word file"), ticks((self.advises_reading,)))
        self.refresh()

    def offer(self, *, is_pdf: bool, is_word: bool) -> None:
        """Let only that be chosen which concerns a format that is written."""
        self.password.setEnabled(is_pdf)
        self.advises_reading.setEnabled(is_word)
        self.refresh()

    def refresh(self) -> None:
        """Rights are a matter of a password."""
        has_password = self.password.isEnabled() and bool(self.password.text())
        self.may_print.setEnabled(has_password)
        self.may_copy.setEnabled(has_password)
