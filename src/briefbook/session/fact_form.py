"""The facts of a snippet as a form made from its kind's model, and a changed form as the data of its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from briefbook.model.dates import When
from briefbook.model.library import Library
from briefbook.model.localised import Localised
from briefbook.model.snippet import Snippet
from briefbook.model.values import Written
from briefbook.session.titles import words_in
from briefbook.session.words import with_words
from briefbook.storage.written_form import plain_words, written

Form = Literal["words", "date", "number", "yes", "choice", "text", "list", "reference", "fixed"]
Path = tuple[str | int, ...]
ReadDate = Callable[[str], When]

_NOT_FACTS = frozenset({"text", "short", "line", "formerly", "forms", "note"})
_ALWAYS = frozenset({"title", "name", "date", "marking", "known", "review"})
_OF_EVERY_KIND = frozenset({"topics", "marking", "sources", "valid", "known", "review", "owner", "say"})
_BARE_FIELDS = {"outcomes": "text", "members": "country", "sources": "title", "series": "total"}
_REFERENCES = {"participants": "person", "rests_on": ""}
"""Lists of ids, and the kind of snippet they name."""
_LABELS = ("year", "date", "number", "name", "title", "country", "of", "text")


@dataclass(frozen=True, slots=True)
class FactField:
    """One value. `path` leads to it in the snippet: keys of the file, and numbers of entries from 0."""

    path: Path
    form: Form
    value: Any = None
    choices: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The key in the file, of which the label is made."""
        return str(self.path[-1])


@dataclass(frozen=True, slots=True)
class FactEntry:
    """Values that belong together: an event, a year, a post. `more` are fields that it does not have yet."""

    path: Path
    fields: tuple[FactField, ...]
    more: tuple[FactField, ...] = ()


@dataclass(frozen=True, slots=True)
class FactList:
    """Entries of one kind. `blank` are the fields of a new one; without them an entry is a snippet of kind `refers`

    ("" for any kind), to be chosen.
    """

    path: Path
    entries: tuple[FactEntry, ...]
    blank: tuple[FactField, ...] = ()
    refers: str = ""

    @property
    def name(self) -> str:
        """The key in the file."""
        return str(self.path[-1])


Fact = FactField | FactEntry | FactList


def fact_fields(snippet: Snippet, *, is_open: bool = False) -> tuple[Fact, ...]:
    """The form of a snippet: what it says, and the few fields that every snippet should have; open: all of its kind."""
    facts = tuple(_facts(snippet, (), is_open=is_open))
    return tuple(sorted(facts, key=lambda fact: fact.path[0] in _OF_EVERY_KIND))


def _facts(value: Written, path: Path, *, is_open: bool = False) -> Iterator[Fact]:
    for name, info in type(value).model_fields.items():
        key = info.alias or name
        held = getattr(value, name)
        if name in value.hidden or (not path and key in _NOT_FACTS):
            continue
        if held in (None, (), {}) and not is_open and (path or key not in _ALWAYS):
            continue
        if not path and key == "say" and held is True:
            continue
        yield _fact(held, (*path, key), info.annotation)


def _fact(held: Any, path: Path, annotation: Any) -> Fact:
    if isinstance(held, Written):
        return FactEntry(path, _plain(held, path))
    model = _entry_model(annotation)
    if model is not None and isinstance(held, tuple) and all(isinstance(one, Written) for one in held):
        entries = (_entry(one, (*path, at)) for at, one in enumerate(held))
        return FactList(path, tuple(entries), _blank(model, (*path, len(held))))
    if path[-1] in _REFERENCES and isinstance(held, tuple):
        chosen = (FactField((*path, at), "reference", one) for at, one in enumerate(held))
        return FactList(path, tuple(FactEntry(one.path, (one,)) for one in chosen), (), _REFERENCES[str(path[-1])])
    form, choices = _form(annotation)
    if path[-1] == "year":
        form = "fixed"  # A file may hold years as keys.
    return FactField(path, form, held, choices)


def _plain(value: Written, path: Path) -> tuple[FactField, ...]:
    """The fields of an entry that are simple values."""
    return tuple(fact for fact in _facts(value, path) if isinstance(fact, FactField))


def _entry(value: Written, path: Path) -> FactEntry:
    held = _plain(value, path)
    names = {field.name for field in held}
    more = tuple(field for field in _blank(type(value), path) if field.name not in names and field.name != "year")
    return FactEntry(path, held, more)


def _blank(model: type[Written], path: Path) -> tuple[FactField, ...]:
    """The fields of an entry that says nothing yet; what it needs first, its marking last."""
    fields = []
    for name, info in model.model_fields.items():
        key = info.alias or name
        form, choices = _form(info.annotation)
        if name not in model.hidden and form not in ("fixed", "list"):
            fields.append((not info.is_required() and key != "total", FactField((*path, key), form, None, choices)))
    return tuple(field for _, field in sorted(fields, key=lambda one: (one[0], one[1].name == "marking")))


def _entry_model(annotation: Any) -> type[Written] | None:
    """The model of a list's entries, None for what is no list of models."""
    for part in _parts(annotation):
        inner = _parts(get_args(part)[0]) if get_origin(part) is tuple else []
        if len(inner) == 1 and isinstance(inner[0], type) and issubclass(inner[0], Written):
            return inner[0]
    return None


def _form(annotation: Any) -> tuple[Form, tuple[str, ...]]:
    """What kind of field a type asks for, with the choices of a closed list."""
    parts = _parts(annotation)
    if len(parts) == 1:
        one = parts[0]
        if get_origin(one) is Literal:
            return "choice", tuple(str(choice) for choice in get_args(one))
        if get_origin(one) is tuple:
            inner = _parts(get_args(one)[0])
            return ("list", ()) if inner == [str] else ("fixed", ())
        forms: dict[Any, Form] = {Localised: "words", When: "date", bool: "yes", str: "text"}
        return ("number" if one in (int, Decimal) else forms.get(one, "fixed")), ()
    return ("number", ()) if Decimal in parts else ("fixed", ())


def _parts(annotation: Any) -> list[Any]:
    """The types a value may have, without None and without what pydantic is told about them."""
    if get_origin(annotation) is Annotated:
        return _parts(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [part for one in get_args(annotation) if one is not type(None) for part in _parts(one)]
    return [annotation]


# --- values and words ------------------------------------------------------------------------------------------------


def typed_form(field: FactField, library: Library, language: str, show_date: Callable[[When], str]) -> str:
    """A value as the form shows it."""
    match field.value:
        case None:
            return ""
        case Localised():
            return words_in(field.value, library, language)
        case _ if field.form == "reference":
            return _entry_words(field.value, library, language)
        case When():
            return show_date(field.value)
        case tuple() if all(isinstance(one, (str, int)) for one in field.value):
            return ", ".join(str(one) for one in field.value)
        case tuple():
            return "; ".join(_entry_words(one, library, language) for one in field.value)
        case Written():
            return _entry_words(field.value, library, language)
        case _:
            return str(field.value)


def _entry_words(one: Any, library: Library, language: str) -> str:
    if isinstance(one, Localised):
        return words_in(one, library, language)
    if isinstance(one, Written):
        return ", ".join(str(value) for value in written(one).values() if isinstance(value, (str, int)))
    snippet = library.snippet(str(one))
    return words_in(snippet.label, library, language) if snippet and snippet.label else str(one)


def read_form(field: FactField, text: str, language: str, first: str, read_date: ReadDate) -> Any:
    """What somebody typed as plain data of a file, None to take the field away. ValueError: it is no date."""
    typed = text.strip()
    match field.form:
        case "words":
            words = with_words(field.value, text, language, first)
            return None if words is None else plain_words(words)
        case _ if not typed:
            return None
        case "date":
            return str(read_date(typed))
        case "number":
            return _number(typed)
        case "list":
            return [part.strip() for part in typed.split(",") if part.strip()]
        case _:
            return typed


def _number(typed: str) -> Decimal | str:
    """A number as people write it; what is none stays as it was typed, and the model says what is wrong."""
    plain = typed.replace("\u00a0", "").replace("\u202f", "").replace(" ", "").replace(",", ".")
    return Decimal(plain) if plain.lstrip("-").replace(".", "", 1).isdigit() else typed


def entry_label(entry: FactEntry) -> FactField | None:
    """The field by which an entry is told from its neighbours."""
    return next((field for name in _LABELS for field in entry.fields if field.name == name), None)


# --- the file's data -------------------------------------------------------------------------------------------------


def with_fact(data: Mapping[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """The data of a snippet's file with one value changed, everything else as it was typed; None takes it away."""
    changed: dict[str, Any] = deepcopy(dict(data))
    holder: Any = changed
    for step, following in pairwise(path):
        key = _key(holder, step)
        if not isinstance(holder[key], dict | list):
            holder[key] = [holder[key]] if isinstance(following, int) else {_bare_name(path, data): holder[key]}
        holder = holder[key]
    key = _key(holder, path[-1])
    if value is None:
        holder.pop(key, None)
    else:
        holder[key] = value
    return changed


def with_row(data: Mapping[str, Any], path: Path, entry: Any) -> dict[str, Any]:
    """The data with one entry more at the end of a list; one with a `year` stands under it where years are keys."""
    changed: dict[str, Any] = deepcopy(dict(data))
    rows = changed.get(str(path[0]))
    if isinstance(rows, dict):
        bare = dict(entry)
        rows[bare.pop("year")] = bare
        changed[str(path[0])] = {year: rows[year] for year in sorted(rows, key=str)}
    else:
        changed[str(path[0])] = [*_as_list(rows), entry]
    return changed


def without_row(data: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """The data without the entry that a path leads to."""
    changed: dict[str, Any] = deepcopy(dict(data))
    name, at = str(path[0]), int(path[1])
    rows = changed[name]
    if isinstance(rows, dict):
        del rows[list(rows)[at]]
    else:
        changed[name] = rows = [row for number, row in enumerate(_as_list(rows)) if number != at]
    if not rows:
        del changed[name]
    return changed


def with_row_moved(data: Mapping[str, Any], path: Path, by: int) -> dict[str, Any]:
    """The data with an entry `by` places further down (up: negative); years stay in their order."""
    changed: dict[str, Any] = deepcopy(dict(data))
    name, at = str(path[0]), int(path[1])
    if isinstance(changed[name], dict):
        return changed
    rows = _as_list(changed[name])
    rows.insert(max(at + by, 0), rows.pop(at))
    changed[name] = rows
    return changed


def _as_list(rows: Any) -> list[Any]:
    if rows is None:
        return []
    return list(rows) if isinstance(rows, list) else [rows]


def _key(holder: Any, step: str | int) -> Any:
    """A step as a key of what was typed: entries may stand in a list, or in a mapping by year."""
    return list(holder)[step] if isinstance(step, int) and isinstance(holder, Mapping) else step


def _bare_name(path: Path, data: Mapping[str, Any]) -> str:
    """Which field an entry has that was typed as a bare value."""
    return "value" if path[0] == "series" and data.get("kind") == "figure" else _BARE_FIELDS.get(str(path[0]), "text")
