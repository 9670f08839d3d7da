"""Choosing a snippet, a country or a body from the library by its name; its id is never shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from briefbook.gui.editor import Editor
from briefbook.gui.inspector.choice_popup import Choice, ChoicePopup, Search
from briefbook.gui.names import kind_name
from briefbook.gui.theme import GRID
from briefbook.session.anything import FoundCard
from briefbook.session.countries import countries_to_name
from briefbook.session.fact_form import COUNTRY, PARTY, reference_title
from briefbook.session.mentions import snippets_to_name

_MOST_FOUND = 40


def open_references(
    editor: Editor, refers: str, choose: Callable[[str | None], object], beneath: QWidget, *, has_none: bool = False
) -> None:
    """Let the user choose what `refers` allows (a kind of snippets, "" for any, COUNTRY, PARTY); None: nothing."""
    tr, library, language, index = editor.tr, editor.library, editor.language, editor.library_index

    def find(sought: str) -> tuple[FoundCard, ...]:
        countries = tuple(countries_to_name(sought, language)) if refers in (COUNTRY, PARTY) else ()
        if refers == COUNTRY:
            return countries
        kind = "body" if refers == PARTY else refers
        return (*countries, *snippets_to_name(index.of(library), library, kind, sought, language, _MOST_FOUND))

    def offer(cards: tuple[FoundCard, ...]) -> Iterator[Choice]:
        if has_none:
            yield Choice(tr("Nobody and nothing"), tr("Takes what is chosen away"), None)
        for card in cards:
            yield Choice(card.title, kind_name(card.kind, tr), card.id)

    search = Search(
        find,
        offer,
        tr("Choose from the library"),
        tr("A name or a word of it"),
        tr("Type a name that the library has."),
    )
    ChoicePopup(search, choose, beneath).open_at(beneath.mapToGlobal(beneath.rect().bottomLeft()))


class ReferenceButton(QPushButton):
    """Shows what is named and lets the user name another. `chosen`: an id or a code, None for nothing."""

    chosen = Signal(object)

    def __init__(self, editor: Editor, ident: object, refers: str) -> None:
        super().__init__()
        self._editor, self._refers = editor, refers
        self.ident = ident
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(10 * GRID)
        self.setStyleSheet("text-align: left;")
        self.clicked.connect(self._open)
        self._show()

    def _show(self) -> None:
        editor, words = self._editor, self._editor.tr("Choose…")
        if isinstance(self.ident, str):
            words = reference_title(self.ident, self._refers, editor.library, editor.language)
        self.setText(words.replace("&", "&&"))
        self.setToolTip(words)

    def _open(self) -> None:
        open_references(self._editor, self._refers, self._take, self, has_none=self.ident is not None)

    def _take(self, ident: str | None) -> None:
        self.ident = ident
        self._show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.chosen.emit(ident)
