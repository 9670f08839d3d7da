"""What rows are called where they are shown: queries in the window's language, facts as the book says them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from briefbook.compose.markup import EXPRESSION
from briefbook.model.document import Cell, Heading, Paragraph, Row, Table, text_of, walk
from briefbook.model.library import Library
from briefbook.model.sentence import Sentence
from briefbook.model.wording import Wording
from briefbook.session.row_words import Surroundings, row_words, speaker
from briefbook.session.sight import Sight
from briefbook.session.state import State
from briefbook.session.titles import first_words, title_of

if TYPE_CHECKING:
    from briefbook.session.preview import LiveBook

_OPEN = "{{"
_UNSAID = re.compile(r"\{\{.*?(\}\}|…|$)")
_UNKNOWN = "…"


@dataclass
class RowTitles:
    """The titles of rows in the language of a book. `translate` turns sentences into the language of the window, and

    `name` says what is no text in them: countries, dates.

    `book` is the edition as last composed; what it leaves out is worded as who may see everything reads it, by
    `wording` (None: a language that is not spoken).
    """

    library: Library
    language: str
    translate: Callable[[str], str] = str
    name: Callable[[object], str] = str
    book: LiveBook | None = None
    wording: Callable[[str], Wording | None] = lambda _language: None
    _worded: dict[tuple[int, str], str] = field(default_factory=dict)

    def of(self, state: State, key: int) -> str:
        """The title of a row, "" for a page break and for a row that is not there."""
        node = state.nodes.get(key)
        return self.shown(state, key, title_of(node.value, self.library, self.language)) if node else ""

    def shown(self, state: State, key: int, title: str) -> str:
        """A title that `title_of` gave, as it is shown."""
        if isinstance(title, Sentence):
            return title.spoken(self.translate, self.name)
        if _OPEN not in title:
            return title
        said = self._beginnings.get(key)
        if said is None and (key, title) not in self._worded:
            self._worded[key, title] = self._said_to_all(state, key, title)
        return said or self._worded[key, title]

    def read(self) -> None:
        """Go through the book for how its rows begin, beside the window, before anybody asks."""
        _ = self._beginnings

    @cached_property
    def _beginnings(self) -> dict[int, str]:
        """How the words of each row begin in the book."""
        words: dict[int, str] = {}
        for block in walk(self.book.document.blocks) if self.book is not None else ():
            match block:
                case Heading(inlines=inlines, origin=origin) | Paragraph(inlines=inlines, origin=origin):
                    words.setdefault(origin.line, first_words(text_of(inlines)))
                case Table(rows=(Row(cells=(Cell(inlines=inlines), *_), origin=origin), *_)):
                    words.setdefault(origin.line, first_words(text_of(inlines)))
                case _:
                    pass
        return words

    def _said_to_all(self, state: State, key: int, title: str) -> str:
        """The first words as they are said to who may see everything; dots where nothing can be said."""
        value, around = state.nodes[key].value, self._around(state)
        words = row_words(value, self.library, self.language, around.length(value)) if around is not None else None
        if words is None or around is None:
            return _UNSAID.sub(_UNKNOWN, title).strip()
        say = speaker(value, around)
        return first_words(EXPRESSION.sub(lambda found: say(found[1].strip()) or _UNKNOWN, words.text))

    def _around(self, state: State) -> Surroundings | None:
        wording = self.wording(self.language)
        template = self.book.template if self.book is not None else None
        if wording is None or template is None:
            return None
        whole = state.header.all_editions[0].model_copy(update={"marking": self.library.scale.highest.id})
        return Surroundings(Sight(self.library, state.header, whole), state, self.language, wording, template)
