"""What the file said before it was saved: a list of times, and back to one of them."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.telling import told_in
from briefbook.gui.theme import GAP, MARGIN, set_role
from briefbook.storage.versions import Version

_WIDTH, _HEIGHT = 420, 380


class EarlierVersions(QDialog):
    """Going back is a step that undo takes back; the file changes only when it is saved."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        tr = editor.tr
        self.setWindowTitle(tr("Earlier versions"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Earlier versions"))
        for version in editor.session.earlier_versions():
            self.list.addItem(_item(version))
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._said.setText(
            tr("What the file said before each save of the last day. Going back can be undone.")
            if self.list.count()
            else tr("Nothing has been saved over yet.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._said)
        column.addWidget(self.list, 1)
        column.addWidget(self._buttons())
        self.list.itemActivated.connect(self._go)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self.list.count()))
        self.resize(_WIDTH, _HEIGHT if self.list.count() else 0)

    def _buttons(self) -> QDialogButtonBox:
        tr, role = self._editor.tr, QDialogButtonBox.ButtonRole
        box = QDialogButtonBox(self)
        go = box.addButton(tr("Go back to it"), role.AcceptRole)
        set_role(go, "primary")
        go.setEnabled(bool(self.list.count()))
        go.clicked.connect(self._go)
        box.addButton(tr("Close"), role.RejectRole).clicked.connect(self.reject)
        return box

    def _go(self) -> None:
        version = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        problems = self._editor.session.go_back_to(version)
        if problems:
            set_role(self._said, "error")
            self._said.setText(told_in(self._editor, problems))
        else:
            self.accept()


def _item(version: Version) -> QListWidgetItem:
    item = QListWidgetItem(QLocale().toString(QDateTime(version.written), QLocale.FormatType.ShortFormat))
    item.setData(Qt.ItemDataRole.UserRole, version)
    return item
