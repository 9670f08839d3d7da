"""Snippets as plain JSON and back, for the cache: what comes back equals what was read, and nothing is checked again.

The form is private to one version of the program (`record_store` keeps that). Values carry no code: a class is named
only by its own name, among the models that stand in a snippet.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from briefbook.model.dates import PartialDate, When
from briefbook.model.kinds import KINDS
from briefbook.model.localised import Localised, Said
from briefbook.model.snippet import Snippet
from briefbook.model.values import Written

_MODEL, _LIST, _MAPPING, _WORDS, _WHEN, _DECIMAL = range(6)
_GIVEN = frozenset({"id", "file"})
_PLAIN_TYPES = frozenset({str, int, bool, type(None)})
_WRITER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def encoded(snippet: Snippet) -> bytes:
    """The snippet without its id and file, which are those of the file it is read from."""
    fields = {name: _encoded(value) for name, value in _set_fields(snippet) if name not in _GIVEN}
    return _WRITER.encode([snippet.kind, fields]).encode("utf-8", "surrogatepass")


def decoded(data: bytes, ident: str, file: str) -> Snippet:
    """The snippet that `encoded` was given, with the id and the file it has now."""
    kind, held = json.loads(data.decode("utf-8", "surrogatepass"))
    fields = {name: _decoded(value) if type(value) is list else value for name, value in held.items()}
    made: Snippet = _blank(KINDS[kind]).model_copy(update={**fields, "id": ident, "file": file})
    return made


def plain(data: bytes) -> dict[str, Any]:
    """The fields of an encoded snippet as mappings, lists and texts: words as the list of their texts, dates as typed.

    No model is made: this is for going through very many.
    """
    return {name: _plain(value) for name, value in json.loads(data.decode("utf-8", "surrogatepass"))[1].items()}


def _set_fields(value: Written) -> Iterator[tuple[str, Any]]:
    were_set = value.model_fields_set
    return ((name, getattr(value, name)) for name in _field_names(type(value)) if name in were_set)


@cache
def _field_names(model: type[Written]) -> tuple[str, ...]:
    return tuple(model.model_fields)


def _encoded(value: Any) -> Any:
    if type(value) in _PLAIN_TYPES:
        return value
    encoder = _ENCODERS.get(type(value))
    if encoder is not None:
        return encoder(value)
    if isinstance(value, Written):
        return [_MODEL, type(value).__name__, {name: _encoded(one) for name, one in _set_fields(value)}]
    if isinstance(value, Mapping):
        return [_MAPPING, [[key, _encoded(one)] for key, one in value.items()]]
    raise TypeError(f"a snippet holds a {type(value).__name__}, which the cache does not know")


def _encoded_words(value: Localised) -> list[Any]:
    words = {language: [said.text, said.marking, said.translated_from] for language, said in value.words.items()}
    return [_WORDS, words, value.forms] if value.forms else [_WORDS, words]


def _encoded_tuple(value: tuple[Any, ...]) -> list[Any]:
    return [_LIST, [_encoded(one) for one in value]]


def _encoded_when(value: When) -> list[Any]:
    return [_WHEN, _parts(value.start), *([_parts(value.end)] if value.end else [])]


def _encoded_decimal(value: Decimal) -> list[Any]:
    return [_DECIMAL, str(value)]


_ENCODERS: Mapping[type, Callable[[Any], list[Any]]] = {
    Localised: _encoded_words,
    tuple: _encoded_tuple,
    When: _encoded_when,
    Decimal: _encoded_decimal,
}


def _parts(day: PartialDate) -> list[int]:
    return [part for part in (day.year, day.month, day.day) if part is not None]


def _decoded(value: Any) -> Any:
    return _DECODERS[value[0]](value) if type(value) is list else value


def _model(value: list[Any]) -> Written:
    blank = _blank(_written_classes()[value[1]])
    made: Written = blank.model_copy(update={name: _decoded(one) for name, one in value[2].items()})
    return made


def _list(value: list[Any]) -> tuple[Any, ...]:
    return tuple(_decoded(one) for one in value[1])


def _mapping(value: list[Any]) -> dict[Any, Any]:
    return {key: _decoded(one) for key, one in value[1]}


def _words(value: list[Any]) -> Localised:
    words = {language: Said(*said) for language, said in value[1].items()}
    return Localised(words, value[2]) if len(value) > 2 else Localised(words)


def _when(value: list[Any]) -> When:
    return When(PartialDate(*value[1]), PartialDate(*value[2]) if len(value) > 2 else None)


def _decimal(value: list[Any]) -> Decimal:
    return Decimal(value[1])


_DECODERS: tuple[Callable[[list[Any]], Any], ...] = (_model, _list, _mapping, _words, _when, _decimal)


@cache
def _blank(model: type[Written]) -> Any:
    """A value of a model with its defaults and nothing set, from which others are copied."""
    needed: dict[str, Any] = {name: None for name, field in model.model_fields.items() if field.is_required()}
    return model.model_construct(_fields_set=set(), **needed)


@cache
def _written_classes() -> Mapping[str, type[Written]]:
    """The models that may stand in a snippet, by name."""
    found: dict[str, type[Written]] = {}
    waiting: list[type[Written]] = [Written]
    while waiting:
        for model in waiting.pop().__subclasses__():
            found[model.__name__] = model
            waiting.append(model)
    return found


def _plain(value: Any) -> Any:
    if type(value) is not list:
        return value
    tag, held, *more = value
    if tag == _MODEL:
        return {name: _plain(one) for name, one in more[0].items()}
    if tag == _MAPPING:
        return {key: _plain(one) for key, one in held}
    if tag == _WORDS:
        forms = more[0] if more else {}
        return [said[0] for said in held.values()] + [form for cases in forms.values() for form in cases.values()]
    if tag == _WHEN:
        return str(_when(value))
    return [_plain(one) for one in held] if tag == _LIST else held
