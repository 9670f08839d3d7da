"""Snippets that are made while a briefing is written: their id, their file, and the row that names them afterwards."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefbook.library.folder import ENDINGS
from briefbook.library.snippet_file import save_snippet
from briefbook.model.briefing import SnippetItem, TextItem
from briefbook.model.kinds import KINDS
from briefbook.model.library import Library
from briefbook.model.problem import Problem
from briefbook.model.sentence import FieldName, Listed, Sentence
from briefbook.session.state import Edited, State, refused
from briefbook.session.tree import changed
from briefbook.storage.atomic import OutputError, write_atomically
from briefbook.storage.written_form import plain_words, written
from briefbook.yaml12.validation import Place as Where
from briefbook.yaml12.validation import validate

_LONGEST_ID = 60
_NOT_IN_ID = re.compile("[^a-z0-9]+")
_NAMED = frozenset({"person", "body", "agreement", "project", "country"})
# The Library of Congress table (ALA-LC 2012) without its marks above letters.
_LATIN = {
    **dict(zip("абвгдеёзийклмнопрстуфыэ", "abvgdeeziiklmnoprstufye", strict=True)),
    **{"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "ъ": "", "ь": ""},
}


def proposed_id(title: str, library: Library) -> str:
    """An id made of a title: Latin letters, digits and hyphens, taken by no other file of the library."""
    latin = "".join(_LATIN.get(letter, letter) for letter in title.casefold())
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    stem = _NOT_IN_ID.sub("-", plain).strip("-")[:_LONGEST_ID].rstrip("-") or "snippet"
    number, ident = 1, stem
    while _is_taken(ident, library):
        number += 1
        ident = f"{stem}-{number}"
    return ident


def _is_taken(ident: str, library: Library) -> bool:
    return ident in library.snippets or ident in library.broken or ident in library.renamed


def title_key(kind: str) -> str:
    """The field that says what a snippet of a kind is called."""
    return "measure" if kind == "figure" else ("name" if kind in _NAMED else "title")


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps a snippet from being made, and the way to the field it concerns.

    `field` are the keys of the file down to the value, `("id",)` for the name of the file, () for no field.
    """

    sentence: str
    field: tuple[str, ...] = ()


def write_snippet(library: Library, kind: str, ident: str, fields: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Make a new snippet's file in the folder where its kind is kept; nothing when done, else all that is wrong."""
    checked = validate(KINDS[kind], fields, Where(ident, f"the {kind}", ident), {"id": ident})
    wrong = [Fault(problem.message, _field_of(problem)) for problem in checked.problems if checked.value is None]
    faults = (*_faults_of_id(ident, library), *wrong)
    return faults or _written(library, kind, ident, fields)


def _faults_of_id(ident: str, library: Library) -> Iterator[Fault]:
    if not re.fullmatch(r"[A-Za-z0-9][\w-]*", ident):
        yield Fault(Sentence("'{ident}' cannot be an id: use letters, digits and hyphens", ident=ident), ("id",))
    elif _is_taken(ident, library):
        yield Fault(Sentence("the id '{ident}' is taken: choose another", ident=ident), ("id",))


def _field_of(problem: Problem) -> tuple[str, ...]:
    """The keys that a problem of validation names."""
    message = problem.message
    values = message.values.values() if isinstance(message, Sentence) else ()
    named = (one for value in values for one in (value if isinstance(value, Listed) else (value,)))
    return tuple(one.key for one in named if isinstance(one, FieldName))


def _written(library: Library, kind: str, ident: str, fields: Mapping[str, Any]) -> tuple[Fault, ...]:
    path = _folder(library, kind) / f"{ident}.yaml"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        problems = save_snippet(path, {"kind": kind, **fields}, write_atomically)
    except OutputError as wrong:
        return (Fault(wrong.sentence),)
    except OSError as wrong:
        return (Fault(OutputError(path, wrong.strerror or str(wrong)).sentence),)
    return tuple(Fault(problem.message) for problem in problems)


def _folder(library: Library, kind: str) -> Path:
    """Where most snippets of a kind lie, else a folder of its name."""
    idents = frozenset(library.idents((kind,)))
    files = (path for path in library.root.rglob("*") if path.suffix in ENDINGS and path.stem in idents)
    folders = Counter(path.parent for path in files)
    return folders.most_common(1)[0][0] if folders else library.root / f"{kind}s"


def fields_of_text(item: TextItem, title: str, kind: str) -> dict[str, Any]:
    """The fields of a snippet that says what a text item of a briefing says, with its marking."""
    fields: dict[str, Any] = {title_key(kind): title, "text": plain_words(item.text)}
    return {**fields, "marking": item.marking} if item.marking is not None else fields


def refer_to(state: State, key: int, ident: str) -> Edited:
    """Let a text item name a snippet of the library instead; how it is shown stays."""
    node = state.nodes.get(key)
    if node is None or not isinstance(node.value, TextItem):
        return refused(state, "only a text of this briefing can become a snippet", "choose a text")
    kept = {name: one for name, one in written(node.value).items() if name not in ("text", "marking")}
    known = {name: one for name, one in kept.items() if name in SnippetItem.keys()}  # noqa: SIM118  (of the model)
    found = validate(SnippetItem, {"snippet": ident, **known}, Where(state.header.file, "the item"))
    value = found.value
    if value is None:
        return Edited(state, found.problems)
    root = changed(state.root, key, lambda one: replace(one, value=value, typed=None))
    return Edited(state.with_root(root))
