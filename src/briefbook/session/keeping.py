"""A briefing keeps what it says where the library says otherwise by now: as words of its own, as one step of undo."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefbook.model.briefing import FindItem, SnippetItem
from briefbook.model.library import Library
from briefbook.session.changes import set_fields, set_marking, set_words
from briefbook.session.held_library import HeldLibrary
from briefbook.session.library_news import News, Telling
from briefbook.session.moves import Place
from briefbook.session.rows import delete, insert
from briefbook.session.sight import Sight
from briefbook.session.state import Edited, State
from briefbook.session.words import with_words
from briefbook.storage.written_form import plain_words, written

_LOOKS = ("as", "length", "chart", "only")


def keep_ours(state: State, news: Iterable[News], held: HeldLibrary, tellings: Iterable[Telling]) -> Edited:
    """Make what stands in the briefing its own words; new answers of a query are left out of it from now on.

    What a query showed becomes a row of its own beside it. The library's new wording is kept beside, and words that
    were cut from lower editions get the marking they need.
    """
    told = tuple(tellings)
    edited = Edited(state)
    for one in news:
        for key in one.rows:
            node = edited.state.nodes.get(key)
            if node is None:
                continue
            if isinstance(node.value, FindItem) and one.kind == "new":
                edited = _left_out(edited.state, key, node.value, one.ident)
            elif isinstance(node.value, FindItem):
                edited = _as_own_row(edited.state, key, node.value, one, held, told)
            elif isinstance(node.value, SnippetItem) and node.value.text is None:
                edited = _as_own_words(edited.state, key, node.value, held, told)
    return edited


def _left_out(state: State, key: int, item: FindItem, ident: str) -> Edited:
    without = [*item.find.without, ident]
    return set_fields(state, (key,), {"find": {**written(item.find), "without": without}})


def _as_own_row(
    state: State, key: int, item: FindItem, news: News, held: HeldLibrary, tellings: tuple[Telling, ...]
) -> Edited:
    """The answer as a row: before the query when it was its first answer, else after it.

    A query that finds only so many finds one less from now on, so that nothing else comes up in its place; one that
    found nothing else goes.
    """
    sight = Sight(held.library, state.header, state.header.all_editions[0])
    answers = [one.id for one in sight.answers(item)]
    if news.ident not in answers:
        return _left_out(state, key, item, news.ident)
    parent, place = state.position(key)
    row = _own_row(item, news, held, tellings)
    edited = insert(state, Place(parent.key, place if answers[0] == news.ident else place + 1), row)
    if edited.problems:
        return edited
    selection = state.selection
    if item.find.limit == 1:
        return Edited(delete(edited.state, (key,)).state.selecting(edited.state.selection))
    find = written(item.find)
    if news.kind != "gone":
        find["without"] = [*item.find.without, news.ident]
    if item.find.limit is not None:
        find["limit"] = item.find.limit - 1
    return Edited(set_fields(edited.state, (key,), {"find": find}).state.selecting(selection))


def _own_row(item: FindItem, news: News, held: HeldLibrary, tellings: tuple[Telling, ...]) -> dict[str, Any]:
    """A row with the words that the query showed; of what the library has no more a text."""
    length, first = item.length or "full", held.newest.first_language
    text, base = None, None
    for telling in tellings:
        words = telling.words(news.ident, held.library, length)
        text = with_words(text, words, telling.language, first) if words else text
        now = telling.words(news.ident, held.newest, length)
        base = with_words(base, now, telling.language, first) if now else base
    looks = {name: one for name, one in written(item).items() if name in _LOOKS}
    if news.kind == "gone":
        looks = {name: one for name, one in looks.items() if name == "only"}
    row: dict[str, Any] = {} if news.kind == "gone" else {"snippet": news.ident}
    if text is not None:
        row["text"] = plain_words(text)
    if base is not None and news.kind != "gone":
        row["base"] = plain_words(base)
    return {**row, "marking": _marking(item.marking, news.ident, length, held, tellings), **looks}


def _as_own_words(
    state: State, key: int, item: SnippetItem, held: HeldLibrary, tellings: tuple[Telling, ...]
) -> Edited:
    edited = Edited(state)
    first = held.newest.first_language
    length = item.length or "full"
    for telling in tellings:
        words = telling.words(item.snippet, held.library, length)
        now = telling.words(item.snippet, held.newest, length)
        if words:
            edited = set_words(edited.state, key, words, telling.language, first, now or None)
    if held.library.snippet(item.snippet) is not None:
        edited = set_marking(edited.state, (key,), _marking(item.marking, item.snippet, length, held, tellings))
    return edited


def _marking(own: str | None, ident: str, length: str, held: HeldLibrary, tellings: tuple[Telling, ...]) -> str | None:
    """The marking that words of a snippet need: the row's own, and that of everything they say."""
    scale, old = held.library.scale, held.library.snippet(ident)
    if old is None:
        return own
    needed = (_marking_needed(ident, held.library, one, length) for one in tellings)
    return scale.within(scale.higher(old.marking, *needed), own)


def _marking_needed(ident: str, library: Library, telling: Telling, length: str) -> str:
    """The lowest marking whose readers may see all of a snippet's words."""
    everything = telling.words(ident, library, length)
    levels = (level.id for level in library.scale.levels)
    return next((one for one in levels if telling.words(ident, library, length, one) == everything), "")
