"""Facts changed in the files of the library, and changed back; which briefings use a snippet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefbook.library.folder import ENDINGS
from briefbook.library.snippet_file import save_snippet
from briefbook.model.library import Library
from briefbook.model.problem import has_errors
from briefbook.model.snippet import Snippet
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


class FactFiles:
    """Writes one change of facts at a time and remembers what stood there before."""

    def __init__(self) -> None:
        self._before: list[tuple[Path, bytes]] = []
        self._known: dict[tuple[Path, str], Path] = {}

    @property
    def has_change(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    def changed(self, library: Library, snippet: Snippet, change: Change) -> Snippet | str:
        """The snippet as it would be after a change of its file's data, else why it cannot be. Writes nothing."""
        data = self._data(library, snippet)
        return data if isinstance(data, str) else _checked(snippet, change(data))

    def write(self, library: Library, snippet: Snippet, change: Change) -> str:
        """Change the data of a snippet's file; "" when it is done, else why not."""
        file = self._file(library, snippet.id)
        data = self._data(library, snippet)
        if file is None or isinstance(data, str):
            return str(data)
        new = change(data)
        checked = _checked(snippet, new)
        if isinstance(checked, str):
            return checked
        old = file.read_bytes()
        try:
            problems = save_snippet(file, new, write_atomically)
        except OutputError as wrong:
            return str(wrong)
        if problems:
            return "; ".join(problem.message for problem in problems)
        self._before.append((file, old))
        return ""

    def _data(self, library: Library, snippet: Snippet) -> dict[str, Any] | str:
        """The data of a snippet's file as it is now, else why there is none."""
        file = self._file(library, snippet.id)
        if file is None:
            return f"the file of '{snippet.id}' is not there any more"
        found = read(file.read_bytes(), snippet.file)
        if not isinstance(found.value, Mapping) or has_errors(found.problems):
            return f"{snippet.file} cannot be read as it is now"
        return {key: _plain(one) for key, one in found.value.items()}

    def _file(self, library: Library, ident: str) -> Path | None:
        known = self._known.get((library.root, ident))
        if known is None or not known.is_file():
            known = file_of(library, ident)
        if known is not None:
            self._known[library.root, ident] = known
        return known

    def take_back(self) -> str:
        """Put back what stood in the file before the last change; "" when it is done, else why not."""
        if not self._before:
            return ""
        file, old = self._before.pop()
        try:
            write_atomically(file, old)
        except OutputError as wrong:
            return str(wrong)
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


def _checked(snippet: Snippet, data: Mapping[str, Any]) -> Snippet | str:
    """A snippet of other data, else what is wrong with them."""
    fields = {key: one for key, one in data.items() if key != "kind"}
    given = {"id": snippet.id, "file": snippet.file}
    checked = validate(type(snippet), fields, Place(snippet.file, f"the {snippet.kind}", snippet.id), given)
    if checked.value is None:
        return "; ".join(_sentence(problem.message, problem.hint) for problem in checked.problems)
    return checked.value


def file_of(library: Library, ident: str) -> Path | None:
    """The file of a snippet."""
    return next((path for ending in ENDINGS for path in sorted(library.root.rglob(ident + ending))), None)


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


def _sentence(message: str, hint: str) -> str:
    return f"{message} ({hint})" if hint else message
