"""A morning's work on a screen with a window manager, by a mouse and a keyboard from outside.

Pictures of every state are kept in `pictures/` beside these tests, which git ignores, to be looked at by a person.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import docx
import pypdfium2
import pytest

from briefbook.storage.briefing_file import load_briefing
from briefbook.storage.lock_file import lock_path
from tests.gui.driven.person import Person, Thing, person_using, until
from tests.printing.print_server import QUEUE, PrintServer, print_server

MOST_CLICKS = 10
"""From the start page to a complete first draft."""
_BELOW_THE_BAR = 200
"""Pixels from the top of the screen: what lies lower stands in a dialog."""
PASTED = "<h2>Water</h2><p>The two sides <b>agreed</b> on water.</p>"


def _names(person: Person, role: str, begins: str) -> list[str]:
    return [name.partition("\n")[0] for name in person.names(role) if name.startswith(begins)]


def _has_row(person: Person, name: str) -> bool:
    return any(name in row for row in person.names("TreeItem"))


# --- what the person does ---------------------------------------------------------------------------------------------


def _begin_a_briefing(person: Person, documents: Path) -> Path:
    person.click("Button", "New briefing")
    until(lambda: person.is_in("New briefing"))
    person.type("khaw")
    person.click("ListItem", "Khawaja Asif")
    person.click("EditableText", "Who receives")
    person.type("lavr")
    person.click("ListItem", "Sergey Lavrov")
    person.click("EditableText", "First day")
    person.press("ctrl+a")
    person.type("20.02.2018")
    person.click("EditableText", "Where")
    person.type("Moscow")
    person.keep_picture("new-briefing")
    person.click("Button", "Begin the briefing")
    until(lambda: person.is_in("asif-2018-02 "), "the first draft")
    until(lambda: person.sees("StaticText", "Pages: ") is not None, "its pages")
    person.keep_picture("first-draft")
    return documents / "visits" / "asif-2018-02.yaml"


def _drag_sections(person: Person, *moves: tuple[str, str]) -> None:
    """Drag each section by its title before another."""
    for title, before in moves:
        row, there = (person.find("TreeItem", "Section", which=_is_called(one)) for one in (title, before))
        person.drag(row.middle, (there.middle[0], there.place[1] + 2))
        until(partial(_stands_before, person, title, before), f"“{title}” moved")
    person.keep_picture("sections-dragged")


def _is_called(title: str) -> Callable[[Thing], bool]:
    return lambda thing: thing.name.partition("\n")[0].endswith(title)


def _stands_before(person: Person, title: str, other: str) -> bool:
    sections = _names(person, "TreeItem", "Section")
    places = [next((n for n, one in enumerate(sections) if one.endswith(name)), -1) for name in (title, other)]
    return -1 < places[0] < places[1]


def _edit_a_figure(person: Person, old: str, new: str) -> None:
    outline = person.find("Tree", "Outline")
    person.scroll_and_click("TreeItem", "Trade: ", outline)
    over = _inspector(person)
    person.scroll_and_click("Button", "Change in the library", over)
    field = person.scroll_to("EditableText", "Total", over, which=lambda one: one.value == old)
    person.click_at(*field.middle)
    person.press("ctrl+a")
    person.type(new)
    person.press("Tab")


def _inspector(person: Person) -> Thing:
    """Where the wheel scrolls the inspector: just below its tabs."""
    tabs = person.find("PageTabList", "Inspector")
    left, top, width, height = tabs.place
    return replace(tabs, place=(left, top + height, width, height))


def _type_a_sentence(person: Person, words: str) -> None:
    person.scroll_and_click("TreeItem", "Meeting: Meeting in New York", person.find("Tree", "Outline"), up=True)
    wording = person.scroll_to("EditableText", "Wording", _inspector(person), up=True)
    person.click_at(*wording.middle)
    person.press("ctrl+End")
    person.type(words)
    until(lambda: _has_row(person, "The words are this briefing's own"), "own words")
    person.keep_picture("sentence-typed")


def _add_snippets(person: Person) -> None:
    person.press("ctrl+l")
    person.type("gas pipeline")
    until(lambda: bool(_names(person, "ListItem", "Undersea")), "the search")
    person.keep_picture("library-searched")
    person.press("Return")
    until(lambda: bool(_names(person, "TreeItem", "Project: North–South")), "the snippet by Enter")
    card = person.find("ListItem", "Undersea")
    person.drag(card.middle, person.find("TreeItem", "Section", which=_is_called("Press line")).middle)
    until(lambda: bool(_names(person, "TreeItem", "Project: Undersea")), "the snippet that was dragged")
    person.keep_picture("snippets-added")
    person.press("ctrl+l")


@contextmanager
def _neighbour(display: str, folder: Path) -> Iterator[None]:
    """Another program, with rich text on the clipboard and a Word file to drag."""
    html, word = folder / "pasted.html", folder / "railways.docx"
    html.write_text(PASTED, "utf-8")
    document = docx.Document()
    document.add_heading("Railways", 1)
    document.add_paragraph("A railway is planned.")
    document.save(str(word))
    command = [sys.executable, str(Path(__file__).parent / "neighbour.py"), str(html), str(word)]
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen(command, env=environment) as process:
        try:
            yield
        finally:
            process.terminate()


def _take_from_the_neighbour(person: Person, display: str, folder: Path) -> None:
    with _neighbour(display, folder):
        until(lambda: person.is_in("Files"), "the other program")
        file = person.place_of_window()
        person.click("TreeItem", "Section", which=_is_called("Press line"))
        until(lambda: person.is_in("asif-2018-02"))
        person.press("ctrl+v")
        until(lambda: _has_row(person, "Text: The two sides agreed on water."), "the paste")
        person.drag(file, person.find("TreeItem", "Section", which=_is_called("Press line")).middle)
        until(lambda: _has_row(person, "Railways"), "the Word file that was dropped")
        person.keep_picture("word-taken-in")


def _export(person: Person, folder: Path) -> None:
    person.press("ctrl+e")
    until(lambda: person.is_in("Export"))
    person.keep_picture("export")
    person.click("Button", "Export", which=lambda one: one.name == "Export")
    until(lambda: {".docx", ".pdf"} <= {file.suffix for file in folder.iterdir()}, "the exported files")
    person.find("Button", "Show in folder")
    person.keep_picture("exported")
    person.press("Escape")
    until(lambda: person.is_in("asif-2018-02"))


def _print_to(person: Person, file: Path) -> None:
    person.press("ctrl+p")
    person.find("Button", "Preview")
    person.press("Return")
    person.click("ComboBox", QUEUE)
    person.click("ListItem", "Print to File")
    where = person.find("EditableText", "Output file")
    person.keep_picture("print")
    person.click_at(*where.middle)
    person.press("ctrl+a")
    person.type(str(file))
    person.press("Return")
    until(lambda: file.is_file() and file.read_bytes().rstrip().endswith(b"%%EOF"), "the print")
    until(lambda: person.is_in("asif-2018-02"))


def _print_on_paper(person: Person, server: PrintServer) -> None:
    """Through the system's dialog to a real queue, as a booklet on both sides, two copies."""
    before = server.count()
    person.press("ctrl+p")
    person.find("Button", "Preview")
    person.click("ComboBox", "As the edition says")
    person.click("ListItem", "Booklet A5")
    person.click("Button", "Print…", which=lambda one: one.place[1] > _BELOW_THE_BAR)
    person.find("ComboBox", QUEUE)
    person.keep_picture("print-on-paper")
    person.click("Button", "Print", which=lambda one: one.name == "Print")
    log = server.wait_for(before + 1)
    assert "asif-2018-02-full" in log
    assert "two-sided-short-edge" in log
    until(lambda: person.sees("StatusBar", "") is not None and person.is_in("asif-2018-02"), "the window again")


def _is_a_folded_book(printed: Path) -> None:
    """What came out of the queue: sheets of A4 lying on their side, two pages of type on each side."""
    sheets = pypdfium2.PdfDocument(printed)
    assert sorted(round(side) for side in sheets[0].get_size()) == [595, 842]
    assert len(sheets) % 2 == 0
    assert "Pakistan" in sheets[0].get_textpage().get_text_range()
    sheets.close()


def _lose_the_power(person: Person) -> None:
    kept = Path(os.environ["XDG_STATE_HOME"]) / "briefbook" / "recovery"
    before = {file: file.read_bytes() for file in kept.glob("*.yaml")}
    person.press("ctrl+1", "F2", "ctrl+a")
    person.type("After the power cut")
    person.press("Return")
    until(lambda: {file: file.read_bytes() for file in kept.glob("*.yaml")} != before, "the work kept")
    until(lambda: any(b"After the power cut" in file.read_bytes() for file in kept.glob("*.yaml")), "the last of it")
    person.pull_the_plug()


def _recover(display: str, briefing: Path) -> None:
    with person_using(display, str(briefing)) as person:
        person.find("Button", "Take it back")
        person.keep_picture("work-offered")
        person.click("Button", "Take it back")
        until(lambda: person.is_in("asif-2018-02*"), "the work taken back")
        person.keep_picture("recovered")
        person.press("ctrl+s")
        until(lambda: person.is_in("asif-2018-02 "), "the save")
        person.press("ctrl+k")
        person.type("quit")
        person.find("ListItem", "Quit")
        person.keep_picture("palette")
        person.press("Return")
        assert person.wait_for_end() == 0
    assert not lock_path(briefing).exists()
    assert "After the power cut" in briefing.read_text("utf-8")


# --- the runs ---------------------------------------------------------------------------------------------------------


def test_first_draft_is_made_in_ten_clicks_and_survives_a_power_cut(screen: str, documents: Path) -> None:
    with person_using(screen) as person:
        briefing = _begin_a_briefing(person, documents)
        assert person.clicks <= MOST_CLICKS
        _drag_sections(person, ("Points to make", "Our objectives"))
        person.click("TreeItem", "Point: Trade")
        _lose_the_power(person)
    _recover(screen, briefing)

    read, problems = load_briefing(briefing)
    assert read is not None
    assert problems == ()


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintServer]:
    """A print server of one's own with one queue, which the program finds as it finds the system's."""
    with print_server() as server:
        monkeypatch.setenv("CUPS_SERVER", server.address)
        yield server


@pytest.mark.whole
def test_whole_morning(screen: str, documents: Path, tmp_path: Path, queue: PrintServer) -> None:
    with person_using(screen) as person:
        briefing = _begin_a_briefing(person, documents)
        _drag_sections(
            person,
            ("Points to make", "Our objectives"),
            ("Press line", "If raised"),
            ("Last meeting and commitments", "Points to make"),
        )
        _edit_a_figure(person, "381", "395")
        trade = documents / "library" / "trade" / "russia-pakistan-trade.yaml"
        until(lambda: "395" in trade.read_text("utf-8"), "the figure in the library")
        person.keep_picture("figure-edited")
        _type_a_sentence(person, " It was cordial.")
        _add_snippets(person)
        _take_from_the_neighbour(person, screen, tmp_path)
        _export(person, briefing.parent)
        _print_to(person, tmp_path / "printed.pdf")
        _print_on_paper(person, queue)
        _is_a_folded_book(queue.printed)
        _lose_the_power(person)
    _recover(screen, briefing)

    words = briefing.read_text("utf-8")
    for one in ("It was cordial.", "agreed", "A railway is planned.", "north-south", "undersea"):
        assert one in words
