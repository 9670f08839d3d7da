"""The snippet files of a library folder, and what in it cannot be used."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from briefbook.model.problem import Problem, error, warning
from briefbook.yaml12.source import shown_path, unreadable

SETTINGS = "library.yaml"
MEDIA = "media"
ENDINGS = (".yaml", ".yml")
UNREADABLE = "unreadable"
_STATE = struct.Struct("<QqqQ")
STATE_LENGTH = _STATE.size
_WHOLE_64_BITS = 2**64 - 1


class Found(NamedTuple):
    """A snippet file: its path relative to the library, with forward slashes, and its id, the stem.

    `state` tells this state of the file from others: size, time of the last change of content and of anything, inode.
    """

    path: str
    ident: str
    state: bytes

    @property
    def touched(self) -> int:
        """The later of the two times, in nanoseconds since 1970."""
        _, changed, turned, _ = _STATE.unpack(self.state)
        return max(int(changed), int(turned))


@dataclass
class Listing:
    """Snippet files in the order of their paths; problems of folders and links."""

    files: list[Found] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def list_files(root: Path) -> Listing:
    """All snippet files under `root`: `.yaml` and `.yml` except the settings, media and names beginning with a dot.

    Links to folders are not followed, links to files only inside the library.
    """
    listing = Listing()
    walk = _Walk(str(root), os.path.realpath(root), listing)
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(walk.root + os.sep + below if below else walk.root) as entries:
                walk.visit_all(entries, below, waiting)
        except OSError as wrong:
            listing.problems.append(_unreadable(wrong, root / below))
    listing.files.sort(key=_by_folders)
    listing.problems.sort(key=lambda problem: problem.file)
    return listing


def _by_folders(found: Found) -> str:
    """A folder's files stand together, whatever other names begin like the folder's."""
    return found.path.replace("/", "\0")


@dataclass
class _Walk:
    root: str
    whole: str
    listing: Listing

    def visit_all(self, entries: Iterable[os.DirEntry[str]], below: str, waiting: list[str]) -> None:
        """Take a folder's files into the listing; plain ones, of which there may be very many, by the shortest way."""
        take, prefix = self.listing.files.append, f"{below}/" if below else ""
        for entry in entries:
            name = entry.name
            is_plain = name.endswith(ENDINGS) and entry.is_file(follow_symlinks=False) and name[0] != "."
            if not is_plain or (not below and name == SETTINGS):
                self.visit(entry, below, waiting)
                continue
            try:
                take(Found(prefix + name, name[: name.rindex(".")], _state(entry.stat())))
            except OSError as wrong:
                self.listing.problems.append(_unreadable(wrong, Path(entry.path)))

    def visit(self, entry: os.DirEntry[str], below: str, waiting: list[str]) -> None:
        """Take a file into the listing, and a folder to those to look into."""
        name = entry.name
        if name[0] == "." or (not below and name in (SETTINGS, MEDIA)):
            return
        path = f"{below}/{name}" if below else name
        try:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
                return
            is_snippet = name.endswith(ENDINGS)
            if entry.is_symlink() and (is_snippet or entry.is_dir()):
                refusal = refused_link(Path(entry.path), self.whole)
                if refusal is not None:
                    self.listing.problems.append(refusal)
                    return
            if is_snippet:
                self.listing.files.append(Found(path, name[: name.rindex(".")], _state(entry.stat())))
        except OSError as wrong:
            self.listing.problems.append(_unreadable(wrong, Path(entry.path)))


def _state(status: os.stat_result) -> bytes:
    inode = status.st_ino & _WHOLE_64_BITS
    return _STATE.pack(status.st_size, status.st_mtime_ns, status.st_ctime_ns, inode)


def refused_link(path: Path, whole: str) -> Problem | None:
    """Why a link is not followed: it leads out of the library, whose real path is `whole`, to a folder or nowhere."""
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
