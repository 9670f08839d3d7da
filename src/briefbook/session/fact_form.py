"""The facts of a snippet as a form made from its kind's model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from briefbook.model.dates import When
from briefbook.model.library import Library
from briefbook.model.localised import Localised
from briefbook.model.snippet import Snippet
from briefbook.model.values import Written
from briefbook.session.local_names import country_name
from briefbook.session.titles import snippet_title, words_in
from briefbook.session.words import with_words
from briefbook.storage.written_form import plain_words, written

Form = Literal["words", "date", "number", "range", "yes", "choice", "text", "list", "reference", "fixed"]
Path = tuple[str | int, ...]
ReadDate = Callable[[str], When]

_NOT_FACTS = frozenset({"text", "short", "line", "formerly", "forms", "note"})
_ALWAYS = frozenset({"title", "name", "date", "marking", "known", "review"})
_OF_EVERY_KIND = frozenset({"topics", "marking", "sources", "valid", "known", "review", "owner", "say"})
COUNTRY, PARTY = "country-code", "party"
"""What a reference may lead to besides snippets of a kind: a country by its code, a country or a body."""
_REFERENCES = {
    "during": "meeting",
    "signed_at": "meeting",
    "to": "person",
    "by": "person",
    "person": "person",
    "body": "body",
    "country": COUNTRY,
}
"""Fields that hold an id or a code, and the kind of snippet they name."""
_LISTS_OF_REFERENCES = {
    "participants": "person",
    "rests_on": "",
    "figures": "figure",
    "parties": PARTY,
    "countries": COUNTRY,
}
_LABELS = ("year", "date", "number", "name", "title", "country", "of", "text")


@dataclass(frozen=True, slots=True)
class FactField:
    """One value. `path` leads to it in the snippet: keys of the file, and numbers of entries from 0.

    `refers` is the kind of snippet that a reference leads to, "" for any; or COUNTRY, PARTY.
    """

    path: Path
    form: Form
    value: Any = None
    choices: tuple[str, ...] = ()
    refers: str = ""

    @property
    def name(self) -> str:
        """The key in the file."""
        return str(self.path[-1])

    @property
    def label(self) -> str:
        """The key of which the label is made: `to` is whom to say it to, and in an entry the last day."""
        return "until" if self.name == "to" and len(self.path) > 1 else self.name


@dataclass(frozen=True, slots=True)
class FactEntry:
    """Values that belong together: an event, a year, a post. `more` are fields that it does not have yet, `lists` the

    entries inside it: the outcomes of a session, the sources of an event.
    """

    path: Path
    fields: tuple[FactField, ...]
    more: tuple[FactField, ...] = ()
    lists: tuple[FactList, ...] = ()


@dataclass(frozen=True, slots=True)
class FactList:
    """Entries of one kind. `blank` are the fields of a new one. Where `refers` is not None an entry may be chosen, as

    that of a field is. `is_one`: there can be but one, and it is no list in the file.
    """

    path: Path
    entries: tuple[FactEntry, ...]
    blank: tuple[FactField, ...] = ()
    refers: str | None = None
    is_one: bool = False

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
        yield _fact(held, (*path, key), info.annotation, is_open=is_open)


def _fact(held: Any, path: Path, annotation: Any, *, is_open: bool) -> Fact:
    refers = _LISTS_OF_REFERENCES.get(str(path[-1]))
    model = _model(annotation)
    if model is not None:
        return _one_entry(held, path, model, is_open=is_open)
    model = _entry_model(annotation)
    if (model is not None or refers is not None) and isinstance(held, tuple):
        entries = (_listed(one, (*path, at), refers or "", is_open=is_open) for at, one in enumerate(held))
        return FactList(path, tuple(entries), _blank(model, (*path, len(held))) if model else (), refers)
    return _field(path, annotation, held)


def _field(path: Path, annotation: Any, held: Any = None) -> FactField:
    form, choices = _form(annotation)
    refers = _REFERENCES.get(str(path[-1]))
    if refers is not None and form in ("text", "fixed"):
        return FactField(path, "reference", held, (), refers)
    return FactField(path, form, held, choices)


def _one_entry(held: Written | None, path: Path, model: type[Written], *, is_open: bool) -> Fact:
    """Values that stand together under one key; what needs several of them at once is asked for together."""
    blank = _blank(model, path)
    if held is None and any(info.is_required() for info in model.model_fields.values()):
        return FactList(path, (), blank, is_one=True)
    known = {} if held is None else {field.name: field for field in _plain(held, path)}
    if is_open:
        return FactEntry(path, tuple(known.get(field.name, field) for field in blank))
    return FactEntry(path, tuple(known.values()))


def _listed(one: Any, path: Path, refers: str, *, is_open: bool) -> FactEntry:
    """An entry of a list: values, or what is named by its id."""
    if isinstance(one, Written):
        return _entry(one, path, is_open=is_open)
    return FactEntry(path, (FactField(path, "reference", one, (), refers),))


def _plain(value: Written, path: Path) -> tuple[FactField, ...]:
    """The fields of an entry that are simple values."""
    return tuple(fact for fact in _facts(value, path) if isinstance(fact, FactField))


def _entry(value: Written, path: Path, *, is_open: bool) -> FactEntry:
    held = _plain(value, path)
    names = {field.name for field in held}
    more = tuple(field for field in _blank(type(value), path) if field.name not in names and field.name != "year")
    return FactEntry(path, held, more, tuple(_lists_in(value, path, is_open=is_open)))


def _lists_in(value: Written, path: Path, *, is_open: bool) -> Iterator[FactList]:
    for name, info in type(value).model_fields.items():
        model, held = _entry_model(info.annotation), getattr(value, name)
        if model is not None and isinstance(held, tuple) and (held or is_open):
            inner = (*path, info.alias or name)
            entries = (_entry(one, (*inner, at), is_open=is_open) for at, one in enumerate(held))
            yield FactList(inner, tuple(entries), _blank(model, (*inner, len(held))))


def _blank(model: type[Written], path: Path) -> tuple[FactField, ...]:
    """The fields of an entry that says nothing yet; what it needs first, its marking last."""
    fields = []
    for name, info in model.model_fields.items():
        key = info.alias or name
        field = _field((*path, key), info.annotation)
        if name not in model.hidden and field.form not in ("fixed", "list"):
            fields.append((not info.is_required() and key != "total", field))
    return tuple(field for _, field in sorted(fields, key=lambda one: (one[0], one[1].name == "marking")))


def _model(annotation: Any) -> type[Written] | None:
    """The model of a value that is one, None for any other."""
    parts = _parts(annotation)
    return parts[0] if len(parts) == 1 and _is_model(parts[0]) else None


def _entry_model(annotation: Any) -> type[Written] | None:
    """The model of a list's entries, some of which may be ids; None for what is no list of models."""
    for part in _parts(annotation):
        if get_origin(part) is tuple:
            return next((inner for inner in _parts(get_args(part)[0]) if _is_model(inner)), None)
    return None


def _is_model(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, Written) and part is not Localised


def _form(annotation: Any) -> tuple[Form, tuple[str, ...]]:
    """What kind of field a type asks for, with the choices of a closed list."""
    parts = _parts(annotation)
    if len(parts) == 1:
        one = parts[0]
        if get_origin(one) is Literal:
            return "choice", tuple(str(choice) for choice in get_args(one))
        if get_origin(one) is tuple and get_args(one) == (int, int):
            return "range", ()
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
        case str() if field.form == "reference":
            return reference_title(field.value, field.refers, library, language)
        case When():
            return show_date(field.value)
        case tuple() if all(isinstance(one, (str, int)) for one in field.value):
            return ("-" if field.form == "range" else ", ").join(str(one) for one in field.value)
        case tuple():
            return "; ".join(_entry_words(one, library, language) for one in field.value)
        case Written():
            return _entry_words(field.value, library, language)
        case _:
            return str(field.value)


def reference_title(ident: str, refers: str, library: Library, language: str) -> str:
    """What an id or a code stands for, in a user's words; itself when nothing has it."""
    if refers in (COUNTRY, PARTY) and (name := country_name(ident, language)):
        return name
    snippet = library.snippet(ident)
    return snippet_title(snippet, library, language) if snippet else ident


def _entry_words(one: Any, library: Library, language: str) -> str:
    if isinstance(one, Localised):
        return words_in(one, library, language)
    if isinstance(one, Written):
        return ", ".join(str(value) for value in written(one).values() if isinstance(value, (str, int)))
    return reference_title(str(one), "", library, language)


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
        case "range":
            return typed.replace("–", "-").replace(" ", "")
        case "list":
            return [part.strip() for part in typed.split(",") if part.strip()]
        case _:
            return typed


def _number(typed: str) -> int | Decimal | str:
    """A number as people write it; what is none stays as it was typed, and the model says what is wrong."""
    plain = typed.replace("\u00a0", "").replace("\u202f", "").replace(" ", "").replace(",", ".")
    if plain.isdigit():
        return int(plain)
    return Decimal(plain) if plain.lstrip("-").replace(".", "", 1).isdigit() else typed


def entry_label(entry: FactEntry) -> FactField | None:
    """The field by which an entry is told from its neighbours."""
    return next((field for name in _LABELS for field in entry.fields if field.name == name), None)
