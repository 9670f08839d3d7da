"""States without a briefing: the start page, beginning a briefing, what cannot be opened."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog

from briefbook.gui.start.day_field import DayField
from briefbook.gui.start.start_page import StartPage
from briefbook.storage.owner import Owner
from briefbook.storage.recovery import Kept, keep, recovery_file, recovery_folder
from briefbook.storage.shipped import resources
from tests.gui.looks.stage import Stage

NO_PROCESS = 2**22 + 1
"""More than Linux numbers processes by itself."""


def start_page(stage: Stage) -> StartPage:
    """The start page, shown."""
    stage.program.show_start()
    stage.until(lambda: isinstance(QApplication.activeWindow(), StartPage), "the start page")
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, StartPage) and one.isVisible())


def start_empty(stage: Stage) -> Iterator[str]:
    """Nothing was ever opened."""
    page = start_page(stage)
    page.showMaximized()
    yield "start-empty"
    page.showNormal()
    yield "start-empty-small"
    page.close()


def begin_without_a_library(stage: Stage) -> Iterator[str]:
    """The first briefing of somebody who has no library."""
    page = start_page(stage)
    stage.program.begin()
    yield "begin-without-library"
    _field(stage, QComboBox, "Who comes").setEditText("Anna Example")
    _field(stage, QComboBox, "Who receives").setEditText("John Doe")
    yield "begin-without-library-filled"
    _close(stage)
    page.close()


def begin(stage: Stage) -> Iterator[str]:
    """Beginning a briefing with a library, step by step and with mistakes."""
    shutil.copytree(resources() / "sample" / "library", stage.documents / "library")
    page = start_page(stage)
    stage.program.begin()
    who = _field(stage, QComboBox, "Who comes")
    stage.until(lambda: who.count() > 0, "the people of the library")
    yield "begin"
    dialog = stage.dialog
    line = who.lineEdit()
    assert line is not None
    line.setFocus()
    QTest.keyClicks(line, "a")
    yield "begin-choosing-a-person"
    completer = who.completer()
    popup = completer.popup() if completer is not None else None
    assert popup is not None
    popup.hide()
    who.setCurrentIndex(0)
    _field(stage, QComboBox, "Who receives").setCurrentIndex(0)
    first, last = dialog.findChildren(DayField)
    first.setFocus()
    first.selectAll()
    QTest.keyClicks(first, "20.02.2018")
    yield "begin-typing-a-day"
    last.setFocus()
    last.actions()[-1].trigger()
    yield "begin-calendar"
    _close(stage)
    last.selectAll()
    QTest.keyClicks(last, "19.02.2018")
    _field(stage, QComboBox, "Who receives").setFocus()
    yield "begin-days-backward"
    last.selectAll()
    QTest.keyClicks(last, "soon")
    _field(stage, QComboBox, "Who receives").setFocus()
    yield "begin-no-day"
    dialog.close()
    page.close()


def refused(stage: Stage) -> Iterator[str]:
    """A file that is no briefing."""
    page = start_page(stage)
    wrong = stage.documents / "wrong.yaml"
    wrong.write_text("briefing: 1\nlibrary: nowhere\nvisit: {kind: picnic}\n", "utf-8")
    stage.program.open(wrong)
    stage.until(lambda: QApplication.activeModalWidget() is not None, "the refusal")
    yield "cannot-be-opened"
    stage.dialog.close()
    page.close()


def start_with_recent(stage: Stage) -> Iterator[str]:
    """The start page of somebody who has worked, and lost power at it."""
    for number in range(1, 8):
        stage.program.preferences.remember(_briefing(stage, f"visit-of-a-delegation-{number}"))
    stage.program.preferences.remember(stage.documents / "visits" / "asif-2018.yaml")
    page = start_page(stage)
    page.showMaximized()
    yield "start-recent"
    page.close()
    keep(lost_work(stage.documents / "visits" / "asif-2018.yaml"))
    page = start_page(stage)
    yield "start-lost-work"
    page.close()
    for file in recovery_folder().glob("*.yaml"):
        file.unlink()


def lost_work(path: Path) -> Kept:
    """What a process that is no more had not saved."""
    owner = Owner(Owner.this_process().user, Owner.this_process().host, NO_PROCESS)
    file = recovery_file(recovery_folder(), path, "lost")
    typed = {"briefing": 1, "library": "../library", "title": {"en": "Lost"}, "visit": {"host": "sergey-lavrov"}}
    return Kept(file, path, owner, datetime.now(), "0" * 64, typed)


def _briefing(stage: Stage, name: str) -> Path:
    path = stage.documents / "visits" / f"{name}.yaml"
    path.write_text("briefing: 1\n", "utf-8")
    return path


def _field(stage: Stage, kind: type[QComboBox], name: str) -> QComboBox:
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())
    return stage.find(dialog, kind, stage.tr(name))


def _close(stage: Stage) -> None:
    stage.dialog.close()
    stage.wait()


STATES = (start_empty, begin_without_a_library, begin, refused)
