"""Widgets that go on below where the room ends."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefbook.gui.flow import FlowBox, FlowLayout


def test_all_lines_stay_in_sight_in_a_form_as_it_narrows_and_widens(qtbot: QtBot) -> None:
    flow = FlowLayout(spacing=8)
    boxes = [QCheckBox(words) for words in ("Full", "For the press", "For handing over")]
    for box in boxes:
        flow.addWidget(box)
    form_holder = QWidget()
    qtbot.addWidget(form_holder)
    form, holder, last = QFormLayout(form_holder), FlowBox(flow), QLineEdit()
    form.addRow("Shown in", holder)
    form.addRow("Chart", last)
    form.setRowVisible(last, False)
    form_holder.resize(260, 300)
    form_holder.show()
    form.setRowVisible(last, True)

    qtbot.waitUntil(lambda: boxes[-1].y() > boxes[0].y() and boxes[-1].geometry().bottom() <= holder.height())
    assert holder.minimumHeight() > 2 * boxes[0].sizeHint().height()
    form_holder.resize(900, 300)
    qtbot.waitUntil(lambda: holder.minimumHeight() < 2 * boxes[0].sizeHint().height())
