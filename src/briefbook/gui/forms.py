"""Forms in dialogs: labels at the left on the lines of their fields, what is wrong below the field it concerns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFormLayout, QGridLayout, QLabel, QLayout, QVBoxLayout, QWidget

from briefbook.gui.theme import GAP, GRID, MARGIN, set_role

_ABOVE_BOX = GRID
"""Qt puts a label into the middle of a line of text and three quarters; a box to tick is less high than that."""


def dialog_form() -> QFormLayout:
    """A form with the distances of a dialog."""
    form = QFormLayout()
    form.setHorizontalSpacing(4 * GRID)
    form.setVerticalSpacing(GAP)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def dialog_column(dialog: QWidget) -> QVBoxLayout:
    """The column of a dialog with its margins."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
    column.setSpacing(MARGIN)
    return column


def ticks(boxes: Sequence[QWidget], columns: int = 1) -> QGridLayout:
    """Boxes to tick, the first on the line of the form's label."""
    grid = QGridLayout()
    grid.setContentsMargins(0, _ABOVE_BOX, 0, _ABOVE_BOX)
    grid.setHorizontalSpacing(4 * GRID)
    grid.setVerticalSpacing(GRID)
    for place, box in enumerate(boxes):
        grid.addWidget(box, *divmod(place, columns))
    return grid


class Wrong(QLabel):
    """What is wrong with the field above; nothing of it is seen while nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        set_role(self, "error")
        self.hide()

    def say(self, words: str) -> None:
        """Say what is wrong, "" for nothing."""
        self.setText(words)
        self.setVisible(bool(words))


def with_wrong(field: QLayout | QWidget, wrong: Wrong) -> QVBoxLayout:
    """A field and what is wrong with it."""
    column = QVBoxLayout()
    column.setSpacing(GRID)
    if isinstance(field, QWidget):
        column.addWidget(field)
    else:
        column.addLayout(field)
    column.addWidget(wrong)
    return column


def fit_height(dialog: QWidget) -> None:
    """Make a dialog as high as what is shown in it needs: what is said comes and goes."""
    column = dialog.layout()
    if column is not None:
        column.activate()
        width = dialog.width()
        dialog.resize(
            width, column.totalHeightForWidth(width) if column.hasHeightForWidth() else column.totalSizeHint().height()
        )
