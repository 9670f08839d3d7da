"""A model's value as the plain data of a file: what nobody changed stays as it was typed, unknown keys included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefbook.model.briefing import Delegation, Edition, Item, Moment
from briefbook.model.dates import When
from briefbook.model.localised import Localised, Said
from briefbook.model.values import Written

_EMPTY: tuple[Any, ...] = (None, [], {})


def written(value: Written, typed: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The mapping a file holds for `value`: mappings, lists, texts, numbers.

    `typed` is the mapping from which an earlier version of the value was read. Its keys keep their order, and what
    means the same as before keeps the form in which it was typed (`kind: meeting` does not become a list).
    """
    fields = _fields(type(value))
    data: dict[str, Any] = {}
    if typed:
        data = _kept(value, _read(type(value), typed), typed, fields)
    for field in fields.values():
        held = getattr(value, field.name)
        if field.key not in data and (field.is_required or not (held is field.default or held == field.default)):
            form = _form(held)
            if field.is_required or form not in _EMPTY:
                data[field.key] = form
    return data


def _kept(value: Written, before: Written, typed: Mapping[str, Any], fields: Mapping[str, _Field]) -> dict[str, Any]:
    """The keys that were typed, each as it was typed if it means the same, without those that mean nothing now."""
    data: dict[str, Any] = {}
    for key, raw in typed.items():
        if key not in fields:
            data[key] = raw
            continue
        now, then = (getattr(one, fields[key].name) for one in (value, before))
        form = _form(now)
        if now is then or form == _form(then):
            data[key] = raw
        elif form not in _EMPTY:
            data[key] = _retyped(now, raw)
    return data


def _read(model: type[Written], typed: Mapping[str, Any]) -> Written:
    return model.model_validate({key: one for key, one in typed.items() if key not in model.hidden})


def plain_words(words: Localised) -> Any:
    """Localised words as a file holds them: a text, or one a language."""
    if set(words.words) == {""} and not words.forms:
        return _said(words.words[""])
    data: dict[str, Any] = {language: _said(said) for language, said in words.words.items()}
    if words.forms:
        data["forms"] = {language: dict(forms) for language, forms in words.forms.items()}
    return data


def _said(said: Said) -> Any:
    if said.marking is None and said.translated_from is None:
        return said.text
    fields = {"text": said.text, "marking": said.marking, "from": said.translated_from}
    return {key: value for key, value in fields.items() if value is not None}


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a model: its key in files, and what it holds when a file does not say."""

    key: str
    name: str
    default: Any
    is_required: bool


@cache
def _fields(model: type[Written]) -> Mapping[str, _Field]:
    """The fields that a file may hold, by their keys; those of an item begin with what it is."""
    what = model.what if issubclass(model, Item) else ""
    fields = (
        _Field(info.alias or name, name, info.get_default(call_default_factory=True), info.is_required())
        for name, info in model.model_fields.items()
        if name not in model.hidden
    )
    return {field.key: field for field in sorted(fields, key=lambda field: field.key != what)}


def _form(held: Any) -> Any:
    """Plain data that means the same, lines forgotten."""
    match held:
        case Localised():
            return plain_words(held)
        case When():
            return str(held)
        case Moment():
            return f"{held.day.isoformat()} {held.at}" if held.at else held.day.isoformat()
        case Written():
            return written(held)
        case Mapping():
            return {key: _form(one) for key, one in held.items()}
        case tuple() | list():
            return _entries(tuple(held), None)
        case _:
            return held


def _retyped(held: Any, raw: Any) -> Any:
    """Changed data that keeps what is unchanged inside it as it was typed."""
    if isinstance(held, Moment):
        return _form(held)
    if isinstance(held, Written) and isinstance(raw, Mapping):
        return written(held, raw)
    return _entries(held, raw) if isinstance(held, tuple) else _form(held)


def _entries(held: tuple[Any, ...], raw: Any) -> Any:
    """A tuple as a list; editions and delegations, which files hold by name, as a mapping."""
    before = raw if isinstance(raw, Mapping) else {}
    if held and all(isinstance(one, Edition) for one in held):
        return {one.name: written(one, before.get(one.name)) for one in held}
    if held and all(isinstance(one, Delegation) for one in held):
        return {one.of: _form(one.members) for one in held}
    rows = raw if isinstance(raw, list) and len(raw) == len(held) else [None] * len(held)
    return [_retyped(one, row) if isinstance(row, Mapping) else _form(one) for one, row in zip(held, rows, strict=True)]
