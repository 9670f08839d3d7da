"""Templates: finding a folder by its name, reading its template.yaml, laying it over the one it inherits."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from briefbook.model.problem import Problem, did_you_mean, error, has_errors
from briefbook.model.sentence import Listed, Sentence
from briefbook.model.template import Template
from briefbook.storage.briefing_file import newer_format
from briefbook.storage.placeholders import unknown_placeholders
from briefbook.storage.shipped import templates
from briefbook.yaml12.lined import LinedMapping
from briefbook.yaml12.source import read_mapping, shown_path
from briefbook.yaml12.validation import Place, validate

FILE = "template.yaml"
LARGEST = 1024 * 1024
FORMAT_VERSION = 1
_LONGEST_LINE = 8


def user_templates() -> Path:
    """The user's own house formats."""
    return user_config_path("briefbook") / "templates"


def find_template(
    name: str,
    briefing_folder: Path,
    library_root: Path | None = None,
    *,
    user_folder: Path | None = None,
    shipped_folder: Path | None = None,
) -> tuple[Path | None, tuple[Problem, ...]]:
    """The folder of a template: by path, beside the briefing, in the user's folder, among the shipped ones.

    A name with a slash is a path relative to the briefing. Never a folder inside the library: whoever can add facts
    must not change what the house prints. The problem carries no file; who asked knows it.
    """
    homes = (briefing_folder, user_folder or user_templates(), shipped_folder or templates())
    for folder in _candidates(name, homes):
        if not _is_template(folder):
            continue
        if library_root is not None and _is_inside(folder, library_root):
            message = Sentence("the template '{name}' lies inside the library", name=name)
            return None, (error(message, rule="template", hint="move it beside the briefing"),)
        return folder, ()
    known = sorted({one for home in homes for one in _names(home)})
    hint = did_you_mean(name, known) or Sentence("there are {known}", known=Listed(known))
    return None, (error(Sentence("there is no template '{name}'", name=name), rule="template", hint=hint),)


def _candidates(name: str, homes: tuple[Path, ...]) -> Iterator[Path]:
    if not name or "\x00" in name:
        return
    is_path = "/" in name or os.sep in name or name in (".", "..")
    for home in homes[:1] if is_path else homes:
        path = home / name
        yield path.parent if path.name == FILE else path


def _is_template(folder: Path) -> bool:
    try:
        return (folder / FILE).is_file()
    except OSError:
        return False


def _is_inside(folder: Path, root: Path) -> bool:
    return Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(root))


def _names(home: Path) -> tuple[str, ...]:
    try:
        return tuple(folder.name for folder in home.iterdir() if _is_template(folder))
    except OSError:
        return ()


def load_template(
    folder: Path, *, user_folder: Path | None = None, shipped_folder: Path | None = None
) -> tuple[Template | None, tuple[Problem, ...]]:
    """Read a template with what it inherits; None when it or a parent is missing or wrong.

    A parent is looked for beside the folder, in the user's folder, among the shipped ones; its values hold where
    the template says nothing, its Word file where the template has none.
    """
    homes = (folder.parent, user_folder or user_templates(), shipped_folder or templates())
    line, problems = _ancestry(folder, homes)
    if has_errors(problems):
        return None, tuple(problems)
    file = shown_path(folder / FILE)
    merged: Mapping[Any, Any] = {}
    for _, mapping in reversed(line):
        merged = _merged(merged, mapping)
    base, found = _base(line, file)
    problems.extend(found)
    name = folder.name or folder.resolve().name
    merged = {key: value for key, value in merged.items() if key != "base"}
    given = {"folder": folder, "file": file, "name": name, **({"base": str(base)} if base else {})}
    kept = _with_lines(merged, line[0][1])
    validated = validate(Template, kept, Place(file, "the template"), given)
    problems.extend(validated.problems)
    return (None if has_errors(problems) else validated.value), tuple(problems)


_Line = list[tuple[Path, Mapping[Any, Any]]]


def _ancestry(folder: Path, homes: tuple[Path, ...]) -> tuple[_Line, list[Problem]]:
    """The template and what it inherits from, the template first."""
    line: _Line = []
    problems: list[Problem] = []
    while True:
        file = shown_path(folder / FILE)
        mapping, found = read_mapping(folder / FILE, LARGEST, "a template", file)
        problems.extend(found)
        if mapping is None:
            return line, problems
        newer = newer_format(mapping, "template", FORMAT_VERSION, file)
        if newer is not None:
            problems.append(newer)
            return line, problems
        line.append((folder, mapping))
        problems.extend(unknown_placeholders(mapping, file))
        parent = mapping.get("inherits")
        if parent is None:
            return line, problems
        at = mapping.key_lines.get("inherits", 1)
        above = _parent(str(parent), [one for one, _ in line], homes)
        if above is None:
            known = sorted({one for home in homes for one in _names(home)} - {folder.name})
            message = Sentence("it inherits '{parent}', which is no template or inherits from this one", parent=parent)
            problems.append(error(message, file, at, rule="template", hint=did_you_mean(str(parent), known)))
            return line, problems
        folder = above


def _parent(name: str, below: list[Path], homes: tuple[Path, ...]) -> Path | None:
    """The folder of a parent, none of those below it; a template of the same name elsewhere may be inherited."""
    if len(below) >= _LONGEST_LINE:
        return None
    seen = {os.path.realpath(folder) for folder in below}
    places = (below[-1].parent / name,) if "/" in name else tuple(home / name for home in homes)
    return next((one for one in places if _is_template(one) and os.path.realpath(one) not in seen), None)


def _merged(under: Mapping[Any, Any], over: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """The upper mapping laid over the lower: mappings are merged, everything else is replaced."""
    result = LinedMapping(getattr(over, "line_number", 0))
    result.update(under)
    result.key_lines.update(getattr(over, "key_lines", {}))
    for key, value in over.items():
        below = under.get(key)
        if isinstance(value, Mapping) and isinstance(below, Mapping) and key not in _WHOLE:
            result[key] = _merged(below, value)
        else:
            result[key] = value
    return result


_WHOLE = frozenset({"title", "skeleton"})


def _with_lines(merged: Mapping[Any, Any], own: Mapping[Any, Any]) -> LinedMapping:
    """The merged mapping with the lines of the template's own file."""
    result = LinedMapping(getattr(own, "line_number", 1))
    result.update(merged)
    result.key_lines.update(getattr(own, "key_lines", {}))
    return result


def _base(line: _Line, file: str) -> tuple[Path | None, tuple[Problem, ...]]:
    """The Word file of the nearest template that has one; it must lie in that template's folder."""
    for folder, mapping in line:
        named = mapping.get("base")
        path = folder / str(named or "base.docx")
        if named is not None and not (path.is_file() and _is_inside(path, folder)):
            at = getattr(mapping, "key_lines", {}).get("base", 0)
            message = Sentence("base: found '{named}', expected a Word file in the template's folder", named=named)
            return None, (error(message, file, at, rule="base"),)
        if path.is_file() and _is_inside(path, folder):
            return path.resolve(), ()
    return None, ()
