"""Changes of the library and new finds as the window offers them: what there is, and the edits that settle it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.jobs import Lane
from briefbook.gui.outline.lines import Waiting
from briefbook.gui.wordings import wording_of
from briefbook.model.briefing import FindItem
from briefbook.model.library import Library
from briefbook.session.finds import Find, add_finds, new_finds, refuse_finds
from briefbook.session.keeping import keep_ours
from briefbook.session.library_news import News, Telling, library_news
from briefbook.session.titles import snippet_title

_REST = 400
"""Milliseconds after a change before queries are asked again."""


class Offers(QObject):
    """What is offered to an editor. `changed`: there is more or less of it."""

    changed = Signal()

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.news: tuple[News, ...] = ()
        self.finds: Mapping[int, tuple[Find, ...]] = {}
        self._asking = Lane("finds", self)
        self.destroyed.connect(self._asking.close)
        self._soon = QTimer(self, singleShot=True, interval=_REST)
        self._soon.timeout.connect(self._ask)
        for signal in (editor.news_changed, editor.language_changed, editor.changed):
            signal.connect(self._look)
        editor.library_changed.connect(self._soon.start)
        editor.changed.connect(self._soon.start)
        self._soon.start()
        self._look()

    def _look(self) -> None:
        before = self.news
        editor = self._editor
        told = self._telling(editor.language) if editor.held.waiting else None
        self.news = library_news(editor.held, told) if told is not None else ()
        if self.news != before:
            self.changed.emit()

    def _ask(self) -> None:
        state, library = self._editor.state, self._editor.held.newest
        self._asking.run(lambda: new_finds(state, library), self._found)

    def _found(self, finds: Mapping[int, tuple[Find, ...]]) -> None:
        if finds != self.finds:
            self.finds = finds
            self.changed.emit()

    def _telling(self, language: str) -> Telling | None:
        wording = wording_of(language)
        return Telling(self._editor.state, language, wording) if wording is not None else None

    # --- what is settled ----------------------------------------------------------------------------------------------

    def waiting(self) -> Mapping[int, Waiting]:
        """What is offered on which row, by the keys of rows."""
        rows = {key: Waiting(new=len(found)) for key, found in self.finds.items() if key in self._editor.state.nodes}
        for one in self.news:
            for key in one.rows:
                before = rows.get(key, Waiting())
                is_new = one.kind == "new"
                rows[key] = Waiting(before.new + is_new, before.changed + (not is_new))
        return rows

    def news_of(self, key: int) -> tuple[News, ...]:
        """What changed in a row."""
        return tuple(one for one in self.news if key in one.rows)

    def take(self, news: Iterable[News]) -> None:
        """Show what the library says now."""
        self._editor.take_news([one.ident for one in news])

    def keep(self, news: Iterable[News]) -> None:
        """Let the briefing say what it said, in its own words from now on."""
        editor, settled = self._editor, tuple(news)
        header = editor.state.header
        spoken = [one.language or header.language or editor.library.first_language for one in header.all_editions]
        tellings = [told for one in dict.fromkeys([editor.language, *spoken]) if (told := self._telling(one))]
        with editor.edit("Keep the words of this briefing"):
            editor.apply(keep_ours, settled, editor.held, tellings)
            self.take(one for one in settled if self._may_be_shown(one))

    def _may_be_shown(self, news: News) -> bool:
        """Whether nothing changes on the pages when the newest is taken: every row has its own words by now."""
        nodes = self._editor.state.nodes
        values = [nodes[key].value for key in news.rows if key in nodes]
        return all(isinstance(one, FindItem) or getattr(one, "text", None) is not None for one in values)

    def add(self, finds: Iterable[Find]) -> None:
        """Put finds into their sections."""
        with self._editor.edit("Add new finds"):
            self._editor.apply(add_finds, tuple(finds))

    def refuse(self, finds: Iterable[Find]) -> None:
        """Offer finds no more."""
        with self._editor.edit("Ignore new finds"):
            self._editor.apply(refuse_finds, tuple(finds))

    # --- offering -----------------------------------------------------------------------------------------------------

    def offer(self, key: int, at: QPoint, window: QWidget) -> None:
        """A menu at a row that says that something is offered."""
        if key in self.finds:
            self.offer_finds(key, at, window)
        else:
            self.offer_news(key, at, window)

    def offer_news(self, key: int, at: QPoint, window: QWidget) -> None:
        """A menu at a margin bar: what it was, what it is now, take it or keep mine."""
        tr, news = self._editor.tr, self.news_of(key)
        if not news:
            return
        menu = QMenu(window)
        for one in news:
            menu.addAction(_shortened(one.now or tr("no longer in the library"))).setEnabled(False)
        menu.addSeparator()
        menu.addAction(tr("Take it")).triggered.connect(lambda: self.take(news))
        menu.addAction(tr("Keep mine")).triggered.connect(lambda: self.keep(news))
        menu.exec(at)
        menu.deleteLater()

    def offer_finds(self, key: int, at: QPoint, window: QWidget) -> None:
        """A menu at "2 new": each of them and all, to add or to ignore."""
        tr, finds = self._editor.tr, self.finds.get(key, ())
        if not finds:
            return
        menu = QMenu(window)
        library, language = self._editor.held.newest, self._editor.language
        for find in finds:
            title = _title(find.ident, library, language)
            menu.addAction(tr("Add “{title}”").format(title=_shortened(title))).triggered.connect(
                lambda _on=False, one=find: self.add((one,))
            )
        menu.addSeparator()
        menu.addAction(tr("Add all")).triggered.connect(lambda: self.add(finds))
        menu.addAction(tr("Ignore all")).triggered.connect(lambda: self.refuse(finds))
        menu.exec(at)
        menu.deleteLater()


def _title(ident: str, library: Library, language: str) -> str:
    snippet = library.snippet(ident)
    return snippet_title(snippet, library, language) if snippet is not None else ident


def _shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 90 else flat[:89] + "…"
