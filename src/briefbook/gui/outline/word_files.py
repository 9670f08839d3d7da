"""Word files on their way into the outline: read beside the window, put in as one step of undo, told what was left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from briefbook.gui.editor import Editor
from briefbook.gui.jobs import Lane
from briefbook.gui.speech import said
from briefbook.model.problem import Problem
from briefbook.readers.passages import Reading
from briefbook.session.intake import read_word_file, take_in
from briefbook.session.moves import Place

_Read = tuple[Path, Reading | None, tuple[Problem, ...]]


class WordFiles(QObject):
    """Reads and puts in; nothing is asked."""

    def __init__(self, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._lane = Lane("word-files", self)
        self.destroyed.connect(self._lane.close)
        self._lane.failed.connect(lambda _bug: editor.say(editor.tr("The file could not be read. It was left out.")))

    def take_in(self, paths: tuple[Path, ...], place: Place) -> None:
        """Put the text of files at a place, one after the other."""
        self._lane.run(lambda: [(path, *read_word_file(path)) for path in paths], lambda read: self._put(read, place))

    def _put(self, files: list[_Read], place: Place) -> None:
        editor = self._editor
        tr = editor.tr
        pictures, wrong = 0, list[str]()
        with editor.edit("Import Word files" if len(files) > 1 else "Import a Word file"):
            for path, reading, problems in reversed(files):
                wrong.extend(f"{path.name}: {said(one.told, tr)}" for one in problems)
                if reading is None:
                    continue
                pictures += reading.pictures
                if not reading.passages:
                    wrong.append(tr("{name}: there are no words in it").format(name=path.name))
                editor.apply(take_in, place, reading, path.stem)
        if pictures:
            wrong.append(tr("Pictures left out: {count}. Add them with “Picture…”.").format(count=pictures))
        if wrong:
            editor.say("\n".join(wrong))
