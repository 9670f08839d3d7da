"""Whatever stands in the file of preferences, the window opens, and what cannot be used counts as none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from briefbook.gui.preferences import Preferences

EXAMPLES = settings().max_examples // 2
_NASTY = (
    b"\x00", b"\xff\xfe", b"@Variant(\\0\\0\\0\\x7f\\xff)", b"@ByteArray(\\xff\\xff)", b"@Invalid()", b"@Rect(1 2 3)",
    b"[", b"]\n", b"=", b"\\", b'"', b"/" + b"a" * 5000, b"@Variant(\\0\\0\\0\\t\\xff\\xff\\xff\\xff)", b"%00", b"true",
    b"{}", b", , ,",
)  # fmt: skip


def written(file: Path, briefing: Path) -> bytes:
    """The file as the program writes it."""
    preferences = Preferences(file)
    preferences.look, preferences.language, preferences.checks_spelling = "dark", "ru", False
    preferences.library = briefing.parent
    preferences.remember(briefing)
    preferences.keep("window", QMainWindow().saveGeometry())
    preferences.keep("splitter", QByteArray(b"\x00\x00\x00\xff"))
    preferences.keep("export", '{"formats": ["pdf"]}')
    del preferences  # written when the last one goes
    return file.read_bytes()


@pytest.mark.usefixtures("qapp")
def test_damaged_preferences_count_as_none(record_property: Callable[[str, object], None]) -> None:
    seen: list[int] = []

    @settings(max_examples=EXAMPLES)
    @given(chance=st.randoms(use_true_random=False))
    def read_damaged(chance: Random) -> None:
        with TemporaryDirectory() as name:
            briefing = Path(name) / "visit.yaml"
            briefing.write_text("briefing: 1")
            file = Path(name) / "window.ini"
            data = bytearray(written(file, briefing))
            for _ in range(chance.randint(1, 6)):
                at = chance.randrange(len(data) + 1)
                data[at : at + chance.choice((0, 1, 9, 60))] = chance.choice(_NASTY)
            damaged = Path(name) / "damaged.ini"
            damaged.write_bytes(data)

            read = Preferences(damaged)

            assert read.look in ("light", "dark", "system")
            assert read.language in ("en", "ru")
            assert read.checks_spelling in (True, False)
            assert all(path.is_file() for path in read.recent)
            assert read.library is None or read.library.is_dir()
            for part in ("window", "splitter", "export"):
                read.kept(part)
            read.remember(briefing)
            assert read.recent[0] == briefing
        seen.append(len(data))

    read_damaged()
    record_property("damaged files", len(seen))
    assert len(seen) >= EXAMPLES


def test_a_window_whose_place_is_damaged_opens_anywhere(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[arrangement]\nwindow=@ByteArray(\\xff\\xff\\xff)\n")
    window = QMainWindow()
    qtbot.addWidget(window)
    place = Preferences(file).kept("window")

    assert isinstance(place, QByteArray)
    assert not window.restoreGeometry(place)
