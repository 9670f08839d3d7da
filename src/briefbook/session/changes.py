"""What a row says and how it is shown: title, words, marking, editions, length, form. Pure: a state in, a state out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from briefbook.model.briefing import SnippetItem, TextItem
from briefbook.model.problem import Problem, has_errors
from briefbook.model.sentence import FieldName, Listed, Phrase, Sentence
from briefbook.model.values import Written
from briefbook.session.state import Edited, State, refused
from briefbook.session.tree import ROOT, Node, changed
from briefbook.session.words import with_words
from briefbook.storage.written_form import plain_words, written
from briefbook.yaml12.validation import Place as Where
from briefbook.yaml12.validation import validate


def with_fields(value: Written, fields: Mapping[str, Any], where: Where) -> tuple[Written | None, tuple[Problem, ...]]:
    """A model's value with some fields changed; `fields` is plain data by the keys of files, None takes a field away.

    None with problems when it would be wrong. What is not named stays the very same value.
    """
    data = {key: one for key, one in {**written(value), **fields}.items() if one is not None}
    given = {name: getattr(value, name) for name in value.hidden - {"line_number"}}
    found = validate(type(value), data, where, given)
    if found.value is None or has_errors(found.problems):
        return None, found.problems
    names = {info.alias or name: name for name, info in type(value).model_fields.items()}
    changes = {names[key]: getattr(found.value, names[key]) for key in fields if key in names}
    return value.model_copy(update=changes), found.problems


def set_fields(state: State, keys: Iterable[int], fields: Mapping[str, Any]) -> Edited:
    """Change the same fields of several rows, by the keys of files; None takes a field away.

    Nothing changes when one of the rows would be wrong. Fields that a kind of row does not have are a problem.
    """
    root = state.root
    problems: list[Problem] = []
    for key in dict.fromkeys(keys):
        node = state.nodes.get(key)
        if node is None or key == ROOT:
            continue
        what = "the section" if node.is_section else "the item"
        value, found = with_fields(node.value, fields, Where(state.header.file, what))
        problems.extend(found)
        known = type(node.value).keys()
        unknown = [name for name in fields if name not in known]
        if value is None or unknown:
            return _objection(state, what, unknown, problems)
        root = changed(root, key, lambda one, new=value: _saying(one, new))  # type: ignore[misc]
    return Edited(state if root is state.root else state.with_root(root), tuple(problems))


def _objection(state: State, what: str, unknown: list[str], problems: list[Problem]) -> Edited:
    if not unknown:
        return Edited(state, tuple(problems))
    return refused(
        state,
        Sentence("{what} has no {unknown}", what=Phrase(what), unknown=Listed(map(FieldName, unknown))),
        "choose rows that have it",
    )


def _saying(node: Node, value: Any) -> Node:
    return node if value == node.value else replace(node, value=value)


def set_marking(state: State, keys: Iterable[int], marking: str | None) -> Edited:
    """Mark rows; None takes the marking away, so that words of this briefing have the highest."""
    return set_fields(state, keys, {"marking": marking})


def set_only(state: State, keys: Iterable[int], editions: Iterable[str]) -> Edited:
    """Show rows in these editions only; none means in all."""
    return set_fields(state, keys, {"only": list(editions) or None})


def set_length(state: State, keys: Iterable[int], length: str | None) -> Edited:
    """Which of the three lengths items have; None leaves it to the template."""
    return set_fields(state, keys, {"length": length})


def set_presentation(state: State, keys: Iterable[int], presentation: str | None) -> Edited:
    """How items are shown: joined, list, table, card; None leaves it to the template."""
    return set_fields(state, keys, {"as": presentation})


def set_chart(state: State, keys: Iterable[int], chart: str | None) -> Edited:
    """A chart of bars or lines beside items; None for none."""
    return set_fields(state, keys, {"chart": chart})


def rename(state: State, key: int, title: str, language: str, first: str) -> Edited:
    """Give a row a title in a language (`first`: the library's first); an empty one takes it away."""
    node = state.nodes.get(key)
    if node is None or key == ROOT:
        return Edited(state)
    words = with_words(node.value.title, title.strip(), language, first)
    return set_fields(state, (key,), {"title": None if words is None else plain_words(words)})


def set_words(state: State, key: int, text: str, language: str, first: str, base: str | None = None) -> Edited:
    """The words of a text item, or those that replace a snippet's wording in this briefing only.

    `base` is the wording of the library that is replaced, kept beside the first time (FORMATS, "A briefing"). No
    text gives a snippet its own wording back, and is refused for a text item.
    """
    node = state.nodes.get(key)
    match node.value if node else None:
        case TextItem() as item:
            words = with_words(item.text, text, language, first)
            if words is None:
                return refused(state, "the item would have no words", "delete the row instead")
            return set_fields(state, (key,), {"text": plain_words(words)})
        case SnippetItem() as item:
            words = with_words(item.text, text, language, first)
            kept = item.base
            if not text.strip():
                kept = with_words(kept, "", language, first)
            elif base is not None and (kept is None or kept.said(language, first) is None):
                kept = with_words(kept, base, language, first)
            forms = {"text": words, "base": kept}
            return set_fields(state, (key,), {name: one and plain_words(one) for name, one in forms.items()})
        case _:
            return refused(state, "the row has no words of its own", "choose a text or a snippet")
