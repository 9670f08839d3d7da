"""Facts changed in the files of the library, and changed back; which briefings use a snippet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefbook.library.folder import ENDINGS
from briefbook.library.snippet_file import save_snippet
from briefbook.model.library import Library
from briefbook.model.problem import has_errors
from briefbook.model.snippet import Snippet
from briefbook.session.fact_form import with_fact
from briefbook.storage.atomic import OutputError, write_atomically
from briefbook.yaml12.reader import read
from briefbook.yaml12.validation import Place, validate

_LARGEST = 4 * 1024 * 1024


class FactFiles:
    """Writes one fact at a time and remembers what stood there before."""

    def __init__(self) -> None:
        self._before: list[tuple[Path, bytes]] = []

    @property
    def has_change(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    def change(self, library: Library, snippet: Snippet, path: tuple[str | int, ...], value: Any) -> str:
        """Change a fact in the snippet's file; "" when it is done, else why not. None takes the fact away."""
        file = file_of(library, snippet.id)
        if file is None:
            return f"the file of '{snippet.id}' is not there any more"
        old = file.read_bytes()
        found = read(old, snippet.file)
        if not isinstance(found.value, Mapping) or has_errors(found.problems):
            return f"{snippet.file} cannot be read as it is now"
        data = with_fact(_plain(found.value), path, value)
        fields = {key: one for key, one in data.items() if key != "kind"}
        given = {"id": snippet.id, "file": snippet.file}
        checked = validate(type(snippet), fields, Place(snippet.file, f"the {snippet.kind}", snippet.id), given)
        if checked.value is None:
            return "; ".join(_sentence(problem.message, problem.hint) for problem in checked.problems)
        try:
            problems = save_snippet(file, data, write_atomically)
        except OutputError as wrong:
            return str(wrong)
        if problems:
            return "; ".join(problem.message for problem in problems)
        self._before.append((file, old))
        return ""

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

    def users(self, library: Library, ident: str, but: Path) -> tuple[Path, ...]:
        """The briefings, in the folders that the library names, that name a snippet; without one of them."""
        folders = (library.root / folder for folder in library.settings.briefings)
        files = (path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*.yaml")))
        return tuple(path for path in files if path.resolve() != but.resolve() and _names(path, ident))


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
