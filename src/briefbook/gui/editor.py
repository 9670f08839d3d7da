"""A briefing being edited, as the window's panels see it: one session, one edition, one language, the live book."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from PySide6.QtCore import QObject, QTimer, Signal

from briefbook.build import Sources, load_sources
from briefbook.gui.jobs import Lane
from briefbook.gui.reviewing import Reviewing
from briefbook.gui.seeing import Seeing
from briefbook.gui.speech import named
from briefbook.model.briefing import Edition
from briefbook.model.library import Library
from briefbook.model.problem import Problem
from briefbook.model.snippet import Snippet
from briefbook.session.held_library import HeldLibrary, as_left, holding, is_touched, shown_by
from briefbook.session.library_index import LibraryIndex
from briefbook.session.library_watch import LibraryWatch, refreshed
from briefbook.session.seen_snippets import keep_seen, seen_file
from briefbook.session.session import Session
from briefbook.session.state import Edited, State
from briefbook.session.taking import take, versions_between

if TYPE_CHECKING:
    from briefbook.gui.opening import Prepared
    from briefbook.session.preview import LiveBook, Preview
    from briefbook.session.review import Review
    from briefbook.session.row_titles import RowTitles

P = ParamSpec("P")
Tr = Callable[[str], str]
_Read = tuple[HeldLibrary, Sources]


class _Mailbox(QObject):
    """Takes what the watching thread tells; it lives as long as the thread holds it."""

    changed = Signal(bool)


class Editor(QObject):
    """What the panels share. They read from it, edit through it, and follow its signals; none knows another panel.

    `changed`: what the briefing says, or whether it is saved, changed. `selection_changed`: the keys of the selected
    rows (tuple). `book_changed`: the live book of the chosen edition (LiveBook). `problems_changed`: its problems
    (tuple), or those acknowledged. `library_changed`: the library was read anew. `words_wanted`: somebody asks to edit
    the words of a row (its key). `refused`: problems that say why a wish was not granted (tuple). `said`: a sentence
    about what was done. `failed`: a kind sentence about a bug. `news_changed`: other or fewer changes of the
    library wait to be taken. `review` is what was found wrong when the checks last
    looked at the book, None before that.
    """

    changed = Signal()
    selection_changed = Signal(object)
    edition_changed = Signal(str)
    language_changed = Signal(str)
    book_changed = Signal(object)
    problems_changed = Signal(object)
    library_changed = Signal()
    news_changed = Signal()
    words_wanted = Signal(int)
    refused = Signal(object)
    said = Signal(str)
    failed = Signal(str)
    busy_changed = Signal(bool)

    def __init__(
        self,
        session: Session,
        sources: Sources,
        tr: Tr,
        parent: QObject | None = None,
        prepared: Prepared | None = None,
    ) -> None:
        """With what was `prepared` it makes no book until `start`; else it begins at once."""
        super().__init__(parent)
        self.session = session
        self.tr = tr  # type: ignore[assignment, method-assign]  # Qt's needs its own catalogues.
        self.book: LiveBook | None = None
        self._titles: RowTitles | None = None
        self.held = prepared.held if prepared else as_left(session, sources.library)
        self._sources = replace(sources, library=self.held.library)
        self.library_index = LibraryIndex()
        self._preview: Preview | None = None
        self._must_compose_again = False
        self._edition = session.briefing.all_editions[0].name
        self._language: str | None = None
        self._state = session.state
        self._was_modified = session.is_modified
        self._composing = Lane("compose", self)
        self._composing.failed.connect(self._composing_failed)
        self._composing.busy_changed.connect(self.busy_changed)
        self._reviewing = Reviewing(self)
        self._reviewing.failed.connect(self._checking_failed)
        self._reviewing.found.connect(lambda review: self.problems_changed.emit(review.problems))
        self._loading = Lane("library", self)
        self._loading.failed.connect(self._composing_failed)
        self._keeping = Lane("seen", self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._compose)
        self._watch: LibraryWatch | None = None
        self._must_look_again = self._new_pictures = self._is_closed = False
        self._end_listening = session.subscribe(self._session_told)
        self.seeing = Seeing(self, prepared.sight if prepared else None)
        self._first = prepared.first if prepared else None
        if prepared is None:
            self.start()

    def start(self) -> None:
        """Make the book, and from now on whenever something changes."""
        first, self._first = self._first, None
        if first is None:
            self._soon.start()
        else:
            self._preview = first.preview
            self._book_made(first.book)

    # --- what there is ------------------------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """The present state of the briefing."""
        return self.session.state

    @property
    def sources(self) -> Sources:
        """Library, templates and wordings; belongs to the composing thread but for `library`."""
        return self._sources

    @property
    def library(self) -> Library:
        """The library of the briefing."""
        return self._sources.library

    @property
    def edition(self) -> Edition:
        """The chosen edition, as the briefing has it now."""
        editions = self.session.briefing.all_editions
        return next((one for one in editions if one.name == self._edition), editions[0])

    @property
    def language(self) -> str:
        """The language the pages are in: the chosen one, else the edition's, the briefing's, the library's first."""
        briefing = self.session.briefing
        return self._language or self.edition.language or briefing.language or self.library.first_language

    @property
    def selection(self) -> tuple[int, ...]:
        """The keys of the selected rows, in the order of the outline."""
        return self.session.state.selection

    @property
    def titles(self) -> RowTitles:
        """What rows are called in the window, with the language and the edition as they are now."""
        from briefbook.gui.wordings import wording_of
        from briefbook.session.row_titles import RowTitles

        told, book = self._titles, self.book
        is_same = told is not None and told.book is book and told.library is self.library
        if told is None or not is_same or told.language != self.language:
            told = self._titles = RowTitles(self.library, self.language, self.tr, named, book, wording_of)
        return told

    @property
    def review(self) -> Review | None:
        """What the checks found when they looked last."""
        return self._reviewing.last

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of the chosen edition that nobody has acknowledged."""
        return self.review.problems if self.review is not None else ()

    @property
    def is_busy(self) -> bool:
        """Whether the pages are being made anew."""
        return self._composing.is_busy

    # --- wishes -------------------------------------------------------------------------------------------------------

    def select(self, keys: Iterable[int], current: int | None = None) -> None:
        """Select rows; the focus is on `current`, by default on the first."""
        self.session.select(keys, current)

    def set_edition(self, name: str) -> None:
        """Show another edition."""
        if name != self._edition:
            self._edition = name
            self.edition_changed.emit(name)
            self._soon.start()

    def set_language(self, language: str | None) -> None:
        """Show the book in a language; None: in the edition's own."""
        before = self.language
        self._language = language
        if self.language != before:
            self.language_changed.emit(self.language)
            self._soon.start()

    def undo(self) -> None:
        """Take the last step back."""
        self.session.undo()

    def redo(self) -> None:
        """Bring the next step again."""
        self.session.redo()

    @contextmanager
    def edit(self, label: str, target: str = "") -> Iterator[None]:
        """A named step: what `apply` does inside is one undo; steps of one label and target merge."""
        with self.session.edit(label, target):
            yield

    def apply(self, verb: Callable[Concatenate[State, P], Edited], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Do a verb inside `edit`; False, and `refused` says why, when it was not granted."""
        problems = self.session.apply(verb, *args, **kwargs)
        if problems:
            self.refused.emit(problems)
        return not problems

    def say(self, words: str) -> None:
        """Tell the user something about what was just done, in their language."""
        self.said.emit(words)

    def want_words(self, key: int) -> None:
        """Ask whoever edits words to take up those of a row."""
        if self.selection != (key,):
            self.select((key,))
        self.words_wanted.emit(key)

    def reload_library(self) -> None:
        """Read the library's files again after the user changed them here, then show the pages anew."""
        path, held = self.session.path, self.held
        self._loading.run(
            lambda: _read(load_sources(path)[0], lambda one: holding(held.waiting, one)), self._library_read
        )

    def look_at_library(self) -> None:
        """Read the library's files again after others changed them: once edited, a briefing stays as it is.

        What they changed in it waits in `held`, until it is taken.
        """
        self._library_changed_outside(True)

    def take_news(self, idents: Iterable[str]) -> None:
        """Show snippets that waited as the library has them now."""
        with self.edit("Take changes of the library"):
            self.apply(take, self.held, tuple(idents))

    def _show_versions(self, versions: Mapping[str, Snippet | None]) -> None:
        """Changes of the library were taken, or that was undone."""
        held = self.held.showing(versions)
        sources = replace(self._sources, library=held.library)
        self._take_library(held, sources, self._preview.over(sources) if self._preview else None)

    @property
    def _shown(self) -> frozenset[str]:
        return frozenset(self.book.shown) if self.book is not None else frozenset()

    @property
    def _seen_file(self) -> Path:
        return seen_file(self.session.surroundings.recovery, self.session.path)

    def _keep_seen(self) -> None:
        file, library, state, shown = self._seen_file, self.library, self.state, self._shown
        self._keeping.run(lambda: keep_seen(file, library, shown_by(state, library) | shown), lambda _done: None)

    def follow_library(self) -> None:
        """From now on notice when files of the library change, and show what they say."""
        if self._is_closed:
            return
        mailbox = _Mailbox()
        mailbox.changed.connect(self._library_changed_outside)

        def tell(has_new_pictures: bool) -> None:  # It keeps the mailbox, which a signal alone would not.
            mailbox.changed.emit(has_new_pictures)

        self._watch = LibraryWatch(self.library.root, tell)

    def _library_changed_outside(self, has_new_pictures: bool) -> None:
        """Look what changed; while the library is read for another reason, do so afterwards, once closed never."""
        self._new_pictures |= has_new_pictures
        self._must_look_again = self._loading.is_busy or self._is_closed
        if not self._must_look_again:
            pictures, self._new_pictures = self._new_pictures, False
            held, state, shown, is_held = self.held, self.state, self._shown, is_touched(self.session)
            sources = replace(self._sources, library=held.newest)

            def hold(newest: Library) -> HeldLibrary:
                return held.followed_by(newest, state, shown) if is_held else HeldLibrary(newest)

            self._loading.run(
                lambda: _read(refreshed(sources, has_new_pictures=pictures), hold), self._library_refreshed
            )

    def close(self) -> None:
        """End the background work, once; the session itself is closed by whoever opened it."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._watch is not None:
            self._watch.close()
        self._end_listening()
        self._soon.stop()
        self._reviewing.close()
        self._composing.close()
        self._loading.close()
        self._keeping.close(wait=True)

    # --- what happens -------------------------------------------------------------------------------------------------

    def _session_told(self) -> None:
        before, after = self._state, self.session.state
        was_modified, self._was_modified = self._was_modified, self.session.is_modified
        self._state = after
        versions = versions_between(before, after)
        if versions:
            self._show_versions(versions)
        says_other = before.root is not after.root or before.header is not after.header
        if says_other or was_modified != self._was_modified:
            self.changed.emit()
        if was_modified and not self._was_modified:
            self._keep_seen()
        if before.selection != after.selection or before.current != after.current:
            self.selection_changed.emit(after.selection)
        if says_other:
            self._reviewing.stop()
            self._edition_may_be_gone()
            self._soon.start()

    def _edition_may_be_gone(self) -> None:
        name = self.edition.name
        if name != self._edition:
            self._edition = name
            self.edition_changed.emit(name)

    def _compose(self) -> None:
        """Make the book. One that is being made is awaited and shown first: else fast typing would starve the pages."""
        from briefbook.session.preview import Preview

        self._must_compose_again = self._composing.is_busy
        if self._must_compose_again:
            return
        if self._preview is None:
            self._preview = Preview(self._sources)
        preview, briefing, edition, language = self._preview, self.session.briefing, self.edition.name, self.language
        self._composing.run(lambda: preview.compose(briefing, edition, language), self._book_made)

    def _book_made(self, book: LiveBook) -> None:
        if self._must_compose_again:
            self._soon.start()
        self.book = book
        self.book_changed.emit(book)
        self._reviewing.look_at(book, self.library)

    def _library_read(self, read: _Read | None) -> None:
        if read is not None:
            self._take_library(*read, None)
        self._look_again()

    def _library_refreshed(self, read: _Read | None) -> None:
        if read is not None:
            self._take_library(*read, self._preview.over(read[1]) if self._preview else None)
        self._look_again()

    def _take_library(self, held: HeldLibrary, sources: Sources, preview: Preview | None) -> None:
        self.held = held
        self._sources = sources
        self._preview = preview
        self._composing.cancel()
        self.library_changed.emit()
        self.news_changed.emit()
        self._soon.start()

    def _look_again(self) -> None:
        if self._must_look_again:
            self._library_changed_outside(False)

    def _checking_failed(self, _bug: object) -> None:
        self.failed.emit(
            self.tr("The checks could not look at the pages. Your words are safe; details are in the log.")
        )

    def _composing_failed(self, _bug: object) -> None:
        self._preview = None
        self.failed.emit(self.tr("The pages could not be made. Your words are safe; details are in the log."))


def _read(sources: Sources | None, hold: Callable[[Library], HeldLibrary]) -> _Read | None:
    """What was read of a library, held back as told."""
    if sources is None:
        return None
    held = hold(sources.library)
    return held, replace(sources, library=held.library)
