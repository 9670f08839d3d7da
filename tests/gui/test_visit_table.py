"""The programme and the delegations edited as tables."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from briefbook.gui.editor import Editor
from briefbook.gui.inspector.visit_table import VisitTables


def test_cell_is_one_step_of_undo_and_a_wrong_one_is_said_below(qtbot: QtBot, editor: Editor) -> None:
    dialog = VisitTables(editor)
    qtbot.addWidget(dialog)
    dialog.show()
    table = dialog.programme.table
    before = editor.state.data

    table.item(0, 1).setText("10.15")  # type: ignore[union-attr]
    assert editor.state.header.visit.programme[0].at == "10:15"
    assert table.item(0, 1).text() == "10:15"  # type: ignore[union-attr]

    table.item(0, 1).setText("99:99")  # type: ignore[union-attr]
    assert "99:99" in dialog.programme.wrong.text()
    assert table.item(0, 1).text() == "10:15"  # type: ignore[union-attr]

    editor.undo()
    assert editor.state.data == before


def test_members_are_added_one_after_the_other(qtbot: QtBot, editor: Editor) -> None:
    dialog = VisitTables(editor)
    qtbot.addWidget(dialog)

    dialog.delegations.add()
    dialog.delegations.table.item(0, 1).setText("Khawaja Asif")  # type: ignore[union-attr]
    dialog.delegations.add()

    (side,) = editor.state.header.visit.delegations
    assert (side.of, side.members[0], len(side.members)) == ("PK", "khawaja-asif", 2)
