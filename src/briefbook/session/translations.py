"""Words in two languages: which one was translated from which, and whether it is still of its age (FORMATS, `from`)."""

from __future__ import annotations

from dataclasses import replace

from briefbook.checks.acknowledging import fingerprint, is_fingerprint_of
from briefbook.model.briefing import Item, Section, SnippetItem, TextItem
from briefbook.model.library import Library
from briefbook.model.localised import Localised
from briefbook.session.changes import set_fields
from briefbook.session.state import Edited, State
from briefbook.storage.written_form import plain_words


def is_stale(words: Localised | None, language: str, first: str) -> bool:
    """Whether the words of a language say what they were translated from, and none of the others says that any more."""
    said = words.said(language, first) if words else None
    if words is None or said is None or said.translated_from is None:
        return False
    others = [other.text for other in words.words.values() if other is not said]
    return bool(others) and not any(is_fingerprint_of(said.translated_from, other) for other in others)


def as_translated(words: Localised, language: str, first: str) -> Localised:
    """The words with those of `language` noted as a translation of the first language's, or of the only other ones.

    The first language's own are the original and carry no such note.
    """
    said = words.said(language, first)
    original = words.said(first, first) or next((one for one in words.words.values() if one is not said), None)
    if said is None or original is None or said is original:
        return words
    noted = replace(said, translated_from=fingerprint(original.text))
    return Localised({key: noted if one is said else one for key, one in words.words.items()}, words.forms)


def row_localised(value: Section | Item, library: Library, length: str) -> Localised | None:
    """The words of a row in all languages: its own, else its snippet's; None where facts make them."""
    match value:
        case TextItem():
            return value.text
        case Section():
            return value.lead
        case SnippetItem():
            snippet = library.snippet(value.snippet)
            return value.text or (snippet.own_words(length) if snippet else None)
        case _:
            return None


def confirm_translation(state: State, key: int, language: str, first: str) -> Edited:
    """Note that a row's words in a language follow the original as it is now."""
    value = state.nodes[key].value
    name = "lead" if isinstance(value, Section) else "text"
    words = getattr(value, name, None)
    if not isinstance(words, Localised):
        return Edited(state)
    return set_fields(state, (key,), {name: plain_words(as_translated(words, language, first))})
