"""What can be done with rows of the outline: each an action with its key, offered in the menus and on the rows."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.outline.carried import ROWS, Files, Typed, carried, rows_as_mime
from briefbook.gui.outline.word_files import WordFiles
from briefbook.readers.passages import Reading
from briefbook.session.changes import rename
from briefbook.session.intake import take_in
from briefbook.session.moves import Place, move, move_down, move_in, move_out, move_up, place_after
from briefbook.session.rows import (
    copied,
    delete,
    duplicate,
    insert,
    insert_page_break,
    insert_picture,
    insert_section,
    insert_snippet,
    insert_text,
    paste,
)
from briefbook.session.state import Edited, State
from briefbook.session.tree import ROOT

Verb = Callable[..., Edited]


def place_for_items(state: State) -> Place | None:
    """Where a new item goes: after the current one, to the end of the current section's items; None: no section."""
    current = state.current
    if current == ROOT:
        sections = state.root.sections
        return Place(sections[-1].key) if sections else None
    return Place(current) if state.nodes[current].is_section else place_after(state, current)


def place_for_section(state: State) -> Place:
    """Where a new section goes: beside the current one, or beside that in which the current item lies."""
    current = state.current
    while current != ROOT and not state.nodes[current].is_section:
        current = state.parents[current]
    return place_after(state, current)


class RowCommands(QObject):
    """The edits, each one step of undo with a name."""

    def __init__(self, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        self._window = parent
        self._word_files = WordFiles(editor, self)

    def _do(self, label: str, verb: Verb, *args: object) -> bool:
        with self._editor.edit(label):
            return self._editor.apply(verb, *args)

    def _on_selection(self, label: str, verb: Verb) -> None:
        if self._editor.selection:
            self._do(label, verb, self._editor.selection)

    # --- moving -------------------------------------------------------------------------------------------------------

    def move_up(self) -> None:
        """The selected rows one place up."""
        self._on_selection("Move up", move_up)

    def move_down(self) -> None:
        """The selected rows one place down."""
        self._on_selection("Move down", move_down)

    def move_in(self) -> None:
        """The selected rows one level deeper."""
        self._on_selection("Move in", move_in)

    def move_out(self) -> None:
        """The selected rows one level out."""
        self._on_selection("Move out", move_out)

    def move_to(self, keys: tuple[int, ...], place: Place) -> None:
        """Rows to where they were dropped."""
        self._do("Move", move, keys, place)

    # --- coming and going ---------------------------------------------------------------------------------------------

    def delete(self) -> None:
        """The selected rows away."""
        self._on_selection("Delete", delete)

    def duplicate(self) -> None:
        """The selected rows twice."""
        self._on_selection("Duplicate", duplicate)

    def copy(self) -> None:
        """The selected rows to the clipboard."""
        state, titles = self._editor.state, self._editor.titles
        if not state.selection:
            return
        words = (titles.of(state, key) for key in state.selection)
        QGuiApplication.clipboard().setMimeData(rows_as_mime(copied(state, state.selection), words))

    def cut(self) -> None:
        """The selected rows to the clipboard and away."""
        self.copy()
        self._on_selection("Cut", delete)

    def paste(self) -> None:
        """What the clipboard holds after the current row: rows, or words as text items."""
        data = QGuiApplication.clipboard().mimeData()
        state = self._editor.state
        place = place_for_items(state) or Place(ROOT)
        if data.hasFormat(ROWS) and _are_sections(data.data(ROWS).toStdString()):
            place = place_for_section(state)
        self.put(data, place)

    def put(self, data: QMimeData, place: Place) -> None:
        """What was dragged here, or is on the clipboard, at a place; each one step of undo."""
        match carried(data):
            case Typed() as typed if typed.has_rows or place.parent != ROOT:
                self._do("Paste", paste, place, typed.text)
            case Typed(text):
                rows = {"title": self._editor.tr("New section")}
                with self._editor.edit("Paste"):
                    self._editor.apply(insert, place, rows)
                    self._editor.apply(paste, Place(self._editor.state.current), text)
            case Files(paths):
                self._word_files.take_in(paths, place)
            case Reading() as reading:
                self._do("Paste", take_in, place, reading, self._editor.tr("New section"))
            case _:
                self._editor.say(self._editor.tr("There are no words in it that could be put here"))

    def import_files(self) -> None:
        """Word files the user chooses, into the current section."""
        tr = self._editor.tr
        kinds = tr("Word files (*.docx *.docm *.dotx)")
        names, _ = QFileDialog.getOpenFileNames(self._window, tr("Import Word files"), "", kinds)
        if names:
            place = place_for_items(self._editor.state) or Place(ROOT)
            self._word_files.take_in(tuple(Path(name) for name in names), place)

    def add_text(self, words: str, place: Place | None) -> None:
        """Words of this briefing; without a place in a new section of their own."""
        if place is None:
            self._do("Add a section", insert_section, Place(ROOT), words)
        else:
            self._do("Add text", insert_text, place, words)

    def add_section(self) -> bool:
        """A new section beside the current one."""
        title = self._editor.tr("New section")
        return self._do("Add a section", insert_section, place_for_section(self._editor.state), title)

    def add_page_break(self) -> None:
        """A page break after the current row."""
        place = place_for_items(self._editor.state)
        if place is not None:
            self._do("Add a page break", insert_page_break, place)

    def add_snippets(self, idents: tuple[str, ...], place: Place | None) -> None:
        """Snippets of the library; without a place in a new section."""
        with self._editor.edit("Add snippets" if len(idents) > 1 else "Add a snippet"):
            if place is None:
                rows = {"title": self._editor.tr("New section"), "items": [{"snippet": one} for one in idents]}
                self._editor.apply(insert, Place(ROOT), rows)
            elif len(idents) == 1:
                self._editor.apply(insert_snippet, place, idents[0])
            else:
                self._editor.apply(insert, place, *({"snippet": one} for one in idents))

    def add_picture(self) -> None:
        """A picture the user chooses, after the current row."""
        place = place_for_items(self._editor.state)
        if place is None:
            return
        library, tr = self._editor.library, self._editor.tr
        folder = library.media if library.media.is_dir() else library.root
        kinds = tr("Pictures (*.png *.jpg *.jpeg)")
        name, _ = QFileDialog.getOpenFileName(self._window, tr("Add a picture"), str(folder), kinds)
        if name:
            self._do("Add a picture", insert_picture, place, _named_from(Path(name), library.root, self._editor))

    def rename(self, key: int, title: str) -> None:
        """Another title in the language in view."""
        self._do("Rename", rename, key, title, self._editor.language, self._editor.library.first_language)


def _named_from(picture: Path, library: Path, editor: Editor) -> str:
    """A picture as the briefing names it: within the library from there, else from the briefing's folder."""
    if picture.is_relative_to(library):
        return picture.relative_to(library).as_posix()
    return Path(os.path.relpath(picture, editor.session.path.parent)).as_posix()


def _are_sections(text: str) -> bool:
    """Whether copied rows are sections alone, which go beside the current section and not into it."""
    rows = [line for line in text.splitlines() if line.startswith(("- ", "  - "))]
    return bool(rows) and all(row.lstrip(" -").startswith(("title:", "items:", "sections:", "only:")) for row in rows)
