"""Snippet files changed: saving one, renaming one with what refers to it. Comments are kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from briefbook.library.folder import ENDINGS
from briefbook.library.snippet_reading import LARGEST
from briefbook.model.library import Library
from briefbook.model.problem import Problem, error, has_errors
from briefbook.model.sentence import Sentence
from briefbook.yaml12.reader import read
from briefbook.yaml12.source import read_bounded, shown_path
from briefbook.yaml12.splice import rewrite

Write = Callable[[Path, bytes], None]

_LARGEST_BRIEFING = 4 * 1024 * 1024
_ID = re.compile(r"[^\W_][\w.-]*")
_REFERRING = frozenset(
    (
        *("snippet", "host", "invited_by", "during", "signed_at", "by", "body", "person", "about", "from", "to"),
        *("participants", "visitors", "members", "with", "rests_on", "people", "parties", "figures", "delegations"),
    )
)
_EXPRESSION = re.compile(r"\{\{(?:[^{}]|\{(?!\{)|\}(?!\}))*\}\}")


def save_snippet(path: Path, fields: Mapping[str, Any], write: Write) -> tuple[Problem, ...]:
    """Make a snippet file say `fields` (plain data, `kind` among them); its comments and layout stay.

    A file that cannot be read as YAML is told and not overwritten. `write` puts bytes into a file whole or not at
    all; what it raises goes on to the caller.
    """
    text = _text(path, LARGEST) if path.exists() else ""
    if isinstance(text, Problem):
        return (text,)
    problems = read(text.encode(), shown_path(path)).problems
    if has_errors(problems):
        return problems
    write(path, rewrite(text, fields).encode())
    return ()


def rename_snippet(library: Library, old: str, new: str, write: Write) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Give a snippet another id: its file another name, the old id kept in `formerly`, references rewritten.

    References are those of the library's other files and of the briefings in the folders that library.yaml lists
    under `briefings`. Returns the files written. A file that cannot be read is told and left as it is.
    """
    path = _path_of(library, old)
    refusal = _refused_name(library, old, new, path)
    if path is None or refusal is not None:
        return (), (refusal,) if refusal else ()
    text = _text(path, LARGEST)
    if isinstance(text, Problem):
        return (), (text,)
    fields = dict(read(text.encode(), "").value)
    fields["formerly"] = list(dict.fromkeys((*_listed(fields.get("formerly")), old)))
    target = path.with_name(new + path.suffix)
    write(target, rewrite(text, fields).encode())
    written, problems = [target], []
    for other in (*_snippet_files(library, path), *_briefing_files(library)):
        found = _text(other, _LARGEST_BRIEFING)
        if isinstance(found, Problem):
            problems.append(found)
        elif old in found and (changed := _referring(found, old, new)) is not None:
            write(other, changed.encode())
            written.append(other)
    path.unlink()
    return tuple(written), tuple(problems)


def _text(path: Path, largest: int) -> str | Problem:
    file = shown_path(path)
    data = read_bounded(path, largest, file)
    if isinstance(data, Problem):
        return data
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return error("it is not UTF-8 and is left as it is", file, rule="encoding", hint="save it as UTF-8")


def _path_of(library: Library, ident: str) -> Path | None:
    return next((path for path in _files(library.root) if path.stem == ident), None)


def _refused_name(library: Library, old: str, new: str, path: Path | None) -> Problem | None:
    if path is None or old not in library.snippets:
        return error(Sentence("the library has no readable snippet '{old}'", old=old), rule="unknown-id")
    if not _ID.fullmatch(new):
        return error(Sentence("'{new}' cannot be an id", new=new), rule="id", hint="use letters, digits and hyphens")
    if new in library.snippets or new in library.broken:
        return error(Sentence("the id '{new}' is taken", new=new), rule="duplicate-id", hint="choose another")
    return None


def _files(folder: Path) -> Iterator[Path]:
    """YAML files below a folder in the order of their paths, none behind a dot or a link."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix in ENDINGS and not is_hidden and path.is_file() and not path.is_symlink():
            yield path


def _snippet_files(library: Library, renamed: Path) -> Iterator[Path]:
    return (path for path in _files(library.root) if path.stem in library.snippets and path != renamed)


def _briefing_files(library: Library) -> Iterator[Path]:
    for folder in library.settings.briefings:
        yield from _files(library.root / folder)


def _referring(text: str, old: str, new: str) -> str | None:
    """The text with references to the old id led to the new one; None when there are none or it cannot be read."""
    found = read(text.encode(), "")
    if not isinstance(found.value, dict) or found.problems:
        return None
    changed = _led(found.value, old, new, is_reference=False)
    return None if changed == found.value else rewrite(text, changed)


def _led(value: Any, old: str, new: str, is_reference: bool) -> Any:
    if isinstance(value, Mapping):
        is_delegations = is_reference and all(isinstance(one, list) for one in value.values())
        return {
            key: _led(one, old, new, is_reference=is_delegations or key in _REFERRING) for key, one in value.items()
        }
    if isinstance(value, list):
        return [_led(one, old, new, is_reference) for one in value]
    if not isinstance(value, str):
        return value
    if is_reference and value == old:
        return new
    quoted = re.compile(rf"""(["']){re.escape(old)}\1""")
    return _EXPRESSION.sub(lambda e: quoted.sub(lambda q: f"{q[1]}{new}{q[1]}", e[0]), value)


def _listed(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
