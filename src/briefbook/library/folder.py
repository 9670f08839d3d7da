"""The snippet files of a library folder, and what in it cannot be used."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from briefbook.model.problem import Problem, error, warning
from briefbook.yaml12.source import shown_path, unreadable

SETTINGS = "library.yaml"
MEDIA = "media"
ENDINGS = (".yaml", ".yml")
UNREADABLE = "unreadable"


@dataclass
class Listing:
    """Snippet files in the order of their paths; problems of folders and links."""

    files: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def list_files(root: Path) -> Listing:
    """All snippet files under `root`: `.yaml` and `.yml` except the settings, media and names beginning with a dot.

    Links to folders are not followed, links to files only inside the library.
    """
    listing = Listing()
    whole = os.path.realpath(root)
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as wrong:
            listing.problems.append(_unreadable(wrong, folder))
            continue
        below = [one for entry in found if (one := _visit(entry, folder, root, whole, listing)) is not None]
        waiting.extend(reversed(below))
    listing.files.sort()
    return listing


def _visit(entry: os.DirEntry[str], folder: Path, root: Path, whole: str, listing: Listing) -> Path | None:
    """Take a file into the listing; a folder to look into is returned."""
    name = entry.name
    if name.startswith(".") or (folder == root and name in (SETTINGS, MEDIA)):
        return None
    path = folder / name
    try:
        is_folder = entry.is_dir(follow_symlinks=False)
        is_link = entry.is_symlink()
    except OSError as wrong:
        listing.problems.append(_unreadable(wrong, path))
        return None
    if is_folder:
        return path
    is_snippet = name.endswith(ENDINGS)
    if is_link and (is_snippet or path.is_dir()):
        refusal = _refused_link(path, whole)
        if refusal is not None:
            listing.problems.append(refusal)
            return None
    if is_snippet:
        listing.files.append(path)
    return None


def _refused_link(path: Path, whole: str) -> Problem | None:
    file = shown_path(path)
    target = os.path.realpath(path)
    ident = path.stem if path.name.endswith(ENDINGS) else ""
    if target != whole and not target.startswith(whole + os.sep):
        message = "this link leads out of the library and is not followed"
        return error(message, file, rule="link", hint="put a copy into the library", subject=ident)
    if path.is_dir():
        message = "this link to a folder is not followed"
        return warning(message, file, rule="link", hint="its files are read where they are")
    if not path.exists():
        message = "this link leads nowhere"
        return error(message, file, rule="link", hint="delete it, or bring its file back", subject=ident)
    return None


def _unreadable(wrong: OSError, path: Path) -> Problem:
    problem = unreadable(wrong, shown_path(path))
    return error(problem.message, problem.file, rule=UNREADABLE, hint=problem.hint)
