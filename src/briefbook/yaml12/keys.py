"""Keys that mean nothing, at every depth of a mapping, by the fields of the models it is read into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from briefbook.model.briefing import ITEM_TYPES, Item
from briefbook.model.problem import Problem, did_you_mean, warning
from briefbook.model.sentence import Sentence
from briefbook.model.values import Written
from briefbook.yaml12.lined import locate


@dataclass(frozen=True, slots=True)
class UnknownKey:
    """A key nobody reads, its line, and the keys that would be read there."""

    key: str
    line: int
    known: tuple[str, ...]

    def as_problem(self, file: str, subject: str) -> Problem:
        """The warning about it; the rest of the file is used."""
        message = Sentence("the key '{key}' is not known here and is ignored", key=self.key)
        hint = did_you_mean(self.key, self.known)
        if self.key in ITEM_TYPES and not ITEM_TYPES.keys().isdisjoint(self.known):
            hint = Sentence("an item is one thing alone: make a second item of '{key}'", key=self.key)
        return warning(message, file, self.line, rule="unknown-key", hint=hint, subject=subject)


def unknown_keys(model: type[Written], mapping: Mapping[Any, Any], line: int = 0) -> Iterator[UnknownKey]:
    """The unknown keys of a mapping and of the mappings inside it. `line` serves where a mapping has no lines."""
    actual = _item_type(mapping) if model is Item else model
    known = _known(actual) if actual is not None else ()
    if actual is None or not known:
        return
    nested = _nested(actual)
    for key, value in mapping.items():
        if key in nested:
            if isinstance(value, (list, tuple, dict)):
                yield from _inside(nested[key], value, locate(mapping, (key,)) or line)
        elif key not in known:
            yield UnknownKey(str(key), locate(mapping, (key,)) or line, known)


def _inside(model: type[Written], value: object, line: int) -> Iterator[UnknownKey]:
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from _inside(model, item, line)
    elif isinstance(value, Mapping):
        if _is_keyed(model, value):
            for entry in value.values():
                yield from _keyed(model, entry, line)
        elif not (model.bare and value.keys().isdisjoint(_known(model))):
            yield from unknown_keys(model, value, line)


def _is_keyed(model: type[Written], value: Mapping[Any, Any]) -> bool:
    """Whether it is a mapping from years, names or sides to what the model describes, not one such value."""
    if model is Item:
        return False
    if any(isinstance(key, int) for key in value):
        return True
    holds_more = any(isinstance(entry, (Mapping, list)) for entry in value.values())
    return holds_more and not any(key in _known(model) for key in value)


def _keyed(model: type[Written], entry: object, line: int) -> Iterator[UnknownKey]:
    if isinstance(entry, Mapping):
        yield from unknown_keys(model, entry, line)
    elif isinstance(entry, list):
        for inner in _nested(model).values():
            yield from _inside(inner, entry, line)


def _item_type(mapping: Mapping[Any, Any]) -> type[Item] | None:
    return next((kind for key, kind in ITEM_TYPES.items() if key in mapping), None)


@cache
def _known(model: type[Written]) -> tuple[str, ...]:
    return model.keys()


@cache
def _nested(model: type[Written]) -> Mapping[str, type[Written]]:
    """The keys of a model under which other models stand."""
    found = ((info.alias or name, _written(info.annotation)) for name, info in model.model_fields.items())
    return {key: inner for key, inner in found if inner is not None}


def _written(annotation: Any) -> type[Written] | None:
    """The model inside a field's type: itself, or in a tuple, a union, a mapping's values."""
    origin = get_origin(annotation)
    if origin is None:
        return annotation if isinstance(annotation, type) and issubclass(annotation, Written) else None
    parts = get_args(annotation)
    if origin is Annotated:
        parts = parts[:1]
    elif origin not in (tuple, Union, UnionType) and not (isinstance(origin, type) and issubclass(origin, Mapping)):
        return None
    return next((found for part in parts if (found := _written(part)) is not None), None)
