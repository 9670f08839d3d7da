"""A person before the screen: sees what assistive technology says is there, and moves a mouse and a keyboard."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest
from PIL import ImageGrab

PICTURES = Path(__file__).parents[1] / "pictures"
PATIENCE = 60.0
"""Seconds after which something that should happen has not; on an idle machine it takes one or two."""
_GLANCE = 0.1
"""Seconds between two looks at the screen."""
_DRAG_STEPS = 6
_WHEEL_UP, _WHEEL_DOWN = "4", "5"


def until(happens: Callable[[], bool], what: str = "it") -> None:
    """Wait for something; the test fails when it does not happen.

    Raises pytest's failure after `PATIENCE`.
    """
    pause = Event()
    for _ in range(int(PATIENCE / _GLANCE)):
        if happens():
            return
        pause.wait(_GLANCE)
    pytest.fail(f"{what} did not happen")


@dataclass(frozen=True)
class Thing:
    """Something on the screen; `place`: left, top, width, height in pixels; `is_whole`: nothing of it is hidden."""

    role: str
    name: str
    value: str
    place: tuple[int, int, int, int]
    is_whole: bool
    is_enabled: bool
    has_keyboard: bool
    is_ticked: bool

    @property
    def middle(self) -> tuple[int, int]:
        """Where one clicks it."""
        left, top, width, height = self.place
        return left + width // 2, top + height // 2


def _any(_thing: Thing) -> bool:
    return True


class Person:
    """Uses one run of the program on one display. `clicks`: how often a button of the mouse was pressed."""

    def __init__(self, display: str, process: subprocess.Popen[str]) -> None:
        self._display = display
        self._process = process
        self.clicks = 0

    # --- seeing -------------------------------------------------------------------------------------------------------

    def look(self) -> list[Thing]:
        """What is on the screen now."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("?\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the program has ended"
        return [Thing(**{**one, "place": tuple(one["place"])}) for one in json.loads(line)]

    def sees(self, role: str, begins: str, *, which: Callable[[Thing], bool] = _any) -> Thing | None:
        """The first thing of a role whose name begins so, if it is there."""
        found = (one for one in self.look() if one.role == role and one.name.startswith(begins) and which(one))
        return next(found, None)

    def find(self, role: str, begins: str, *, which: Callable[[Thing], bool] = _any) -> Thing:
        """Wait until something can be seen and used, and stands still."""
        last: list[Thing | None] = [None]

        def is_still() -> bool:
            before, last[0] = last[0], self.sees(role, begins, which=which)
            return last[0] is not None and last[0] == before and last[0].is_enabled

        until(is_still, f"{role} “{begins}”")
        assert last[0] is not None
        return last[0]

    def names(self, role: str) -> list[str]:
        """The names of all things of a role, from top to bottom as the program lists them."""
        return [one.name for one in self.look() if one.role == role]

    @property
    def title(self) -> str:
        """The title of the window that has the keyboard."""
        return self._xdotool("getactivewindow", "getwindowname")

    def is_in(self, begins: str) -> bool:
        """Whether the keyboard is in a window whose title begins so."""
        return self.title.startswith(begins)

    def keep_picture(self, name: str) -> None:
        """Keep what is on the screen now."""
        PICTURES.mkdir(exist_ok=True)
        ImageGrab.grab(xdisplay=self._display).save(PICTURES / f"{name}.png")

    # --- doing --------------------------------------------------------------------------------------------------------

    def click(self, role: str, begins: str, *, which: Callable[[Thing], bool] = _any) -> Thing:
        """Click something when it is there."""
        thing = self.find(role, begins, which=which)
        self.click_at(*thing.middle)
        return thing

    def click_at(self, x: int, y: int) -> None:
        """Click at a place of the screen."""
        self.clicks += 1
        self._xdotool("mousemove", "--sync", str(x), str(y), "click", "1")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Take something with the mouse and let it go elsewhere."""
        self.clicks += 1
        self._xdotool("mousemove", "--sync", *map(str, start), "mousedown", "1")
        for step in range(1, _DRAG_STEPS + 1):
            x, y = (begin + (there - begin) * step // _DRAG_STEPS for begin, there in zip(start, end, strict=True))
            self._xdotool("mousemove", "--sync", str(x), str(y))
            self.look()  # The program has taken the step in.
        self._xdotool("mousemove", "--sync", str(end[0] + 1), str(end[1]))
        self.look()
        self._xdotool("mouseup", "1")

    def scroll_to(
        self, role: str, begins: str, over: Thing, *, up: bool = False, which: Callable[[Thing], bool] = _any
    ) -> Thing:
        """Turn the wheel over something until a thing in the same column can be seen whole."""
        self._xdotool("mousemove", "--sync", *map(str, over.middle))

        def is_whole() -> bool:
            thing = self.sees(role, begins, which=which)
            if thing is None or not thing.is_whole:
                self._xdotool("click", _WHEEL_UP if up else _WHEEL_DOWN)
                return False
            return True

        until(is_whole, f"{role} “{begins}”")
        return self.find(role, begins, which=which)

    def scroll_and_click(self, role: str, begins: str, over: Thing, *, up: bool = False) -> Thing:
        """Turn the wheel until something can be seen, and click it."""
        thing = self.scroll_to(role, begins, over, up=up)
        self.click_at(*thing.middle)
        return thing

    def place_of_window(self) -> tuple[int, int]:
        """The middle of the window that has the keyboard."""
        said = self._xdotool("getactivewindow", "getwindowgeometry", "--shell")
        of = dict(line.split("=") for line in said.splitlines())
        return int(of["X"]) + int(of["WIDTH"]) // 2, int(of["Y"]) + int(of["HEIGHT"]) // 2

    def press(self, *keys: str) -> None:
        """Press keys one after another."""
        self._xdotool("key", "--delay", "60", *keys)

    def type(self, words: str) -> None:
        """Type words."""
        self._xdotool("type", "--delay", "30", words)

    def pull_the_plug(self) -> None:
        """End the program as a power cut does."""
        self._process.kill()
        self._process.wait(PATIENCE)

    def wait_for_end(self) -> int:
        """The exit code of the program, which is about to end by itself."""
        return self._process.wait(PATIENCE)

    def _xdotool(self, *words: str) -> str:
        environment = {**os.environ, "DISPLAY": self._display}
        done = subprocess.run(["xdotool", *words], env=environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()


@contextmanager
def person_using(display: str, *arguments: str) -> Iterator[Person]:
    """Somebody who has started the program on a display; it is ended when they leave."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, str(Path(__file__).parent / "watched.py"), *arguments]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield Person(display, process)
        finally:
            if process.poll() is None:
                process.kill()
