"""What tests of the window share: a screen that is not there, the sample of one's own, an editor on it."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefbook.build import load_sources
from briefbook.gui.collecting import let_go_of_clipboard
from briefbook.gui.editor import Editor
from briefbook.session.session import Session, Surroundings, open_session
from briefbook.storage.interface_file import words
from briefbook.storage.shipped import resources

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session", autouse=True)
def collector_of_the_window(qapp: QApplication) -> Iterator[None]:
    """As in the program: rubbish is collected on the window's thread alone, and the clipboard holds nothing of ours."""
    gc.disable()
    yield
    let_go_of_clipboard()
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def rubbish_is_collected_here(qapp: QApplication) -> Iterator[None]:
    """What a test leaves behind is taken apart before the next one."""
    yield
    gc.collect(1)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample briefing in a folder of the test's own."""
    shutil.copytree(resources() / "sample", tmp_path / "sample")
    return tmp_path / "sample" / "visits" / "asif-2018.yaml"


@pytest.fixture
def session(sample: Path, tmp_path: Path) -> Iterator[Session]:
    """The sample opened for editing."""
    opened = open_session(sample, Surroundings(tmp_path / "recovery"))
    assert opened.session is not None
    yield opened.session
    opened.session.close()


@pytest.fixture
def editor(qtbot: QtBot, session: Session) -> Iterator[Editor]:
    """An editor on the sample, its first book made."""
    sources, _ = load_sources(session.path)
    assert sources is not None
    editing = Editor(session, sources, words("en"))
    with qtbot.waitSignal(editing.book_changed, timeout=30_000):
        pass
    yield editing
    editing.close()
