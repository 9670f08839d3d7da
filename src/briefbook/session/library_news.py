"""What the library says otherwise than a briefing: words then and now, to be taken or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefbook.compose.evaluation import evaluator
from briefbook.compose.markup import EXPRESSION
from briefbook.compose.scene import Scene
from briefbook.compose.sentences import joined_sentences
from briefbook.compose.statements import facts_of
from briefbook.compose.view import View
from briefbook.model.briefing import FindItem, SnippetItem
from briefbook.model.document import NOWHERE, Inlines, text_of
from briefbook.model.library import Library
from briefbook.model.text_lines import Span, TextLine
from briefbook.model.wording import Wording
from briefbook.session.held_library import HeldLibrary
from briefbook.session.sight import Sight
from briefbook.session.state import State
from briefbook.session.text_lines import written_lines
from briefbook.session.titles import snippet_title
from briefbook.session.tree import Node

NewsKind = Literal["changed", "new", "gone"]


@dataclass(frozen=True, slots=True)
class News:
    """One snippet that waits. `rows` are the keys of the rows that show it, none when it is only mentioned."""

    ident: str
    kind: NewsKind
    title: str
    rows: tuple[int, ...]
    before: str
    now: str


@dataclass(frozen=True)
class Telling:
    """In which words snippets are told: of whom, in which language."""

    state: State
    language: str
    wording: Wording

    def words(self, ident: str, library: Library, length: str = "full", level: str | None = None) -> str:
        """What the library says of a snippet to who may see everything, or up to a marking; "" for nothing.

        It is a text in the small Markdown without expressions.
        """
        header = self.state.header
        as_of = header.as_of_for(header.all_editions[0])
        view = View(library, level or library.scale.highest.id, as_of)
        snippet = view.snippet(ident)
        if snippet is None:
            return ""
        scene = Scene(view, header.visit, self.language, self.wording, lambda _problem: None, evaluator)
        facts = joined_sentences(facts_of(snippet, scene, length))
        own, _ = scene.words(snippet.own_words(length))
        if not own:
            return _plain(facts)
        evaluate = scene.evaluate(facts, NOWHERE)
        return EXPRESSION.sub(lambda found: _plain(evaluate(found[1]) or ()), own)


def _plain(inlines: Inlines) -> str:
    return written_lines((TextLine("paragraph", 0, (Span(text_of(inlines)),)),))


def library_news(held: HeldLibrary, telling: Telling) -> tuple[News, ...]:
    """Everything that waits, in the order of the outline, what is only mentioned last."""
    state = telling.state
    places = {key: place for place, key in enumerate(state.nodes)}
    last = len(places)
    news = (_news(ident, held, telling) for ident in held.waiting)
    return tuple(sorted(news, key=lambda one: (min((places[key] for key in one.rows), default=last), one.title)))


def _news(ident: str, held: HeldLibrary, telling: Telling) -> News:
    old, new = held.waiting[ident], held.newest.snippets.get(ident)
    kind: NewsKind = "new" if old is None else "gone" if new is None else "changed"
    known = new or old
    title = snippet_title(known, held.newest, telling.language) if known is not None else ident
    before = telling.words(ident, held.library) if old is not None else ""
    now = telling.words(ident, held.newest) if new is not None else ""
    return News(ident, kind, title, _rows(ident, held, telling.state), before, now)


def _rows(ident: str, held: HeldLibrary, state: State) -> tuple[int, ...]:
    header = state.header
    sights = [Sight(library, header, header.all_editions[0]) for library in (held.library, held.newest)]

    def shows(node: Node) -> bool:
        match node.value:
            case SnippetItem(snippet=named):
                return named == ident
            case FindItem():
                return any(one.id == ident for sight in sights for one in sight.answers(node.value))
            case _:
                return False

    return tuple(node.key for node in state.root.walk() if shows(node))
