"""Facts changed in the files of the library, and changed back; which briefings use a snippet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefbook.library.snippet_file import save_snippet
from briefbook.model.library import Library
from briefbook.model.problem import has_errors
from briefbook.model.sentence import Mention, Sentence, together
from briefbook.model.snippet import Snippet
from briefbook.session.fact_data import Refused
from briefbook.session.titles import words_in
from briefbook.storage.atomic import OutputError, write_atomically
from briefbook.storage.briefing_file import load_briefing
from briefbook.yaml12.reader import read
from briefbook.yaml12.validation import Place, validate

_LARGEST = 4 * 1024 * 1024


Change = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class User:
    """A briefing that names a snippet; its title, or the name of its file when it has none."""

    path: Path
    title: str


@dataclass(frozen=True, slots=True)
class _Written:
    """What stood in a file before a change and after it."""

    file: Path
    old: bytes
    new: bytes


class FactFiles:
    """Writes one change of facts at a time and remembers what stood there before."""

    def __init__(self) -> None:
        self._before: list[_Written] = []

    @property
    def has_change(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    def changed(self, snippet: Snippet, change: Change) -> Snippet | str:
        """The snippet as it would be after a change of its file's data, else why it cannot be. Writes nothing."""
        data = _data(snippet)
        return data if isinstance(data, str) else _after(snippet, data, change)[1]

    def write(self, snippet: Snippet, change: Change) -> str:
        """Change the data of a snippet's file; "" when it is done, else why not."""
        file, data = Path(snippet.file), _data(snippet)
        if isinstance(data, str):
            return data
        new, checked = _after(snippet, data, change)
        if isinstance(checked, str):
            return checked
        old = file.read_bytes()
        try:
            problems = save_snippet(file, new, write_atomically)
        except OutputError as wrong:
            return wrong.sentence
        if problems:
            return together(problem.message for problem in problems)
        self._before.append(_Written(file, old, file.read_bytes()))
        return ""

    def take_back(self) -> str:
        """Put back what stood in the file before the last change; "" when it is done, else why not.

        A file that somebody else has changed since stays as it is.
        """
        if not self._before:
            return ""
        last = self._before.pop()
        if not last.file.is_file() or last.file.read_bytes() != last.new:
            return Sentence("{file} was changed by somebody else since and stays as it is", file=last.file.name)
        try:
            write_atomically(last.file, last.old)
        except OutputError as wrong:
            return wrong.sentence
        return ""


def users_of(library: Library, ident: str, but: Path, language: str) -> tuple[User, ...]:
    """The briefings, in the folders that the library names, that name a snippet; without one of them."""
    folders = (library.root / folder for folder in library.settings.briefings)
    files = (path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*.yaml")))
    found = (path for path in files if path.resolve() != but.resolve() and _names(path, ident))
    return tuple(User(path, _title(path, library, language)) for path in found)


def _title(path: Path, library: Library, language: str) -> str:
    briefing, _ = load_briefing(path)
    return (words_in(briefing.title, library, language) if briefing else "") or path.stem


def _after(snippet: Snippet, data: dict[str, Any], change: Change) -> tuple[dict[str, Any], Snippet | str]:
    """The data after a change, and the snippet of them or why it cannot be."""
    try:
        new = change(data)
    except Refused as why:
        return data, why.sentence
    return new, _checked(snippet, new)


def _checked(snippet: Snippet, data: Mapping[str, Any]) -> Snippet | str:
    """A snippet of other data, else what is wrong with them."""
    fields = {key: one for key, one in data.items() if key != "kind"}
    given = {"id": snippet.id, "file": snippet.file}
    checked = validate(type(snippet), fields, Place(snippet.file, f"the {snippet.kind}", snippet.id), given)
    if checked.value is None:
        return together(problem.told for problem in checked.problems)
    return checked.value


def _data(snippet: Snippet) -> dict[str, Any] | str:
    """The data of a snippet's file as it is now, else why there is none."""
    file = Path(snippet.file)
    if not file.is_file():
        return Sentence("the file of '{snippet}' is not there any more", snippet=Mention(snippet.id))
    found = read(file.read_bytes(), snippet.file)
    if not isinstance(found.value, Mapping) or has_errors(found.problems):
        return Sentence("{file} cannot be read as it is now", file=snippet.file)
    return {key: _plain(one) for key, one in found.value.items()}


def _names(path: Path, ident: str) -> bool:
    if path.name.startswith(".") or path.stat().st_size > _LARGEST:
        return False
    words = path.read_text("utf-8", errors="replace").replace(",", " ").replace("]", " ").replace("[", " ").split()
    return ident in words


def _plain(value: Any) -> Any:
    """Data without the lines it was read from."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value
