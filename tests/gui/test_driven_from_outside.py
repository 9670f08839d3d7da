"""The whole program on a screen with a window manager, driven by a keyboard that is not its own.

Pictures of every state are kept in `pictures/` beside this file, which git ignores, to be looked at by a person.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from PIL import ImageGrab

from briefbook.gui.preferences import cover_file
from briefbook.storage.lock_file import lock_path

PICTURES = Path(__file__).parent / "pictures"
PATIENCE = 60.0
"""Seconds after which something that should happen has not; on an idle machine it takes one or two."""


def _until(happens: Callable[[], bool]) -> None:
    pause = Event()
    for _ in range(int(PATIENCE / 0.1)):
        if happens():
            return
        pause.wait(0.1)
    pytest.fail("it did not happen")


@pytest.fixture
def screen() -> Iterator[str]:
    """The name of a display of 1600 by 1000 with a window manager on it."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        display = f":{pipe.readline().strip()}"
    manager = subprocess.Popen(["openbox", "--sm-disable"], env={**os.environ, "DISPLAY": display})
    yield display
    for process in (manager, server):
        process.terminate()
        process.wait(10)


class Hand:
    """Presses keys in the window of the briefing, and looks at the screen."""

    def __init__(self, display: str) -> None:
        self._display = display

    def _xdotool(self, *words: str) -> str:
        environment = {**os.environ, "DISPLAY": self._display}
        done = subprocess.run(["xdotool", *words], env=environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def is_in(self, title: str) -> bool:
        """Whether the keyboard is in a window whose title begins so."""
        return self._xdotool("getactivewindow", "getwindowname").startswith(title)

    def press(self, *keys: str) -> None:
        """Press keys one after another."""
        self._xdotool("key", "--delay", "60", *keys)

    def type(self, words: str) -> None:
        """Type words."""
        self._xdotool("type", "--delay", "30", words)

    def keep_picture(self, name: str) -> None:
        """Keep what is on the screen now."""
        PICTURES.mkdir(exist_ok=True)
        ImageGrab.grab(xdisplay=self._display).save(PICTURES / f"{name}.png")


@contextmanager
def _program(display: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen([sys.executable, "-m", "briefbook", "gui", *arguments], env=environment)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(10)


def test_move_save_crash_and_recover(screen: str, sample: Path) -> None:
    hand = Hand(screen)
    kept = Path(os.environ["XDG_STATE_HOME"]) / "briefbook" / "recovery"
    before = sample.read_text("utf-8")

    with _program(screen, str(sample)) as program:
        _until(lambda: hand.is_in("asif-2018 "))
        _until(lock_path(sample).exists)
        _until(cover_file(sample).exists)
        hand.press("ctrl+1", "alt+Down")
        _until(lambda: hand.is_in("asif-2018*"))
        hand.keep_picture("moved")
        hand.press("ctrl+s")
        _until(lambda: sample.read_text("utf-8") != before)
        _until(lambda: hand.is_in("asif-2018 "))
        saved = sample.read_text("utf-8")
        hand.press("alt+Down")
        _until(lambda: any(kept.glob("*.yaml")))
        program.send_signal(signal.SIGKILL)
        program.wait(10)
        cover_file(sample).unlink()

    with _program(screen, str(sample)) as program:
        _until(lambda: hand.is_in("asif-2018 "))
        _until(cover_file(sample).exists)
        hand.keep_picture("work-offered")
        hand.press("ctrl+k")
        hand.type("quit")
        hand.keep_picture("palette")
        hand.press("Return")
        assert program.wait(PATIENCE) == 0

    assert sample.read_text("utf-8") == saved
    assert any(kept.glob("*.yaml"))
    assert not lock_path(sample).exists()
