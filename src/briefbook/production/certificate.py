"""The certificate of an edition: what it was made from, what was searched for, what came out (docs/command-line.md).

It says nothing that the edition itself may not: hidden words, ids and file names are in it only as parts of digests.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefbook.model.document import Picture, walk
from briefbook.model.library import Library
from briefbook.model.template import Template
from briefbook.production.files import Book, Wanted
from briefbook.production.proving import Origins, Proof
from briefbook.proof.search import parts_of
from briefbook.storage.shipped import resources
from briefbook.storage.template_file import find_template, load_template

FORMAT = 1
SETTINGS = "library.yaml"


@dataclass(frozen=True, slots=True)
class Files:
    """The files of an edition: as they were made and searched, and as they leave the house."""

    made: Mapping[Wanted, bytes]
    sealed: Mapping[Wanted, bytes]


def certificate(origins: Origins, book: Book, used: Iterable[str], proof: Proof, files: Files) -> bytes:
    """The certificate as JSON; same input, same bytes. `used` are the ids of the snippets that the book asked for."""
    briefing, edition = origins.briefing, origins.edition
    record = {
        "format": FORMAT,
        "briefing": briefing.path.name,
        "edition": edition.name,
        "ceiling": origins.library.scale.ceiling(edition.marking).id,
        "as_of": briefing.as_of_for(edition).isoformat(),
        "language": book.document.language,
        "template": book.template.name,
        "inputs": {
            "briefing": _sha256(_content(briefing.path)),
            "library": _list_digest(_library_files(origins, book, used)),
            "template": _list_digest(_template_files(book.template)),
            "wording": _list_digest(_folder_files(resources() / "wording" / origins.wording.language)),
        },
        "searched": _searched(proof, files.made),
        "outputs": [
            {"file": wanted.name, "bytes": len(content), "sha256": _sha256(content)}
            for wanted, content in files.sealed.items()
        ],
        "result": "nothing kept back" if proof.secrets.is_empty else "nothing found",
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def _searched(proof: Proof, files: Mapping[Wanted, bytes]) -> dict[str, int | str]:
    """An edition from which nothing is kept back is not searched."""
    searched = {} if proof.secrets.is_empty else files
    parts = sum(parts_of(wanted.name, content) for wanted, content in searched.items())
    return {
        "runs": proof.secrets.count,
        "runs_sha256": proof.secrets.digest(),
        "files": len(searched),
        "parts": parts,
    }


# --- digests ---------------------------------------------------------------------------------------------------------

_Files = Iterable[tuple[str, Path]]


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _content(path: Path) -> bytes:
    """The file's content; nothing if it has gone since it was read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _list_digest(files: _Files) -> str:
    """SHA-256 of a list as `sha256sum` prints it: digest, two spaces, name, one a line, ordered by name."""
    lines = (f"{_sha256(_content(path))}  {name}\n" for name, path in sorted(dict(files).items()))
    return _sha256("".join(lines).encode())


# --- what was read ---------------------------------------------------------------------------------------------------


def _library_files(origins: Origins, book: Book, used: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """The settings, the snippets and the pictures that the book asked for; names relative to the library."""
    library = origins.library
    yield SETTINGS, library.root / SETTINGS
    for ident in used:
        snippet = library.snippet(ident)
        if snippet is not None:
            yield _name_in(library, Path(snippet.file)), Path(snippet.file)
    folders = (library.root, library.media, origins.briefing.path.parent, origins.briefing.path.parent / "media")
    for block in walk(book.document.blocks):
        if isinstance(block, Picture):
            found = next((path for folder in folders if (path := folder / block.name).is_file()), None)
            if found is not None:
                yield _name_in(library, found), found


def _name_in(library: Library, path: Path) -> str:
    return Path(os.path.relpath(path, library.root)).as_posix()


def _template_files(template: Template) -> Iterator[tuple[str, Path]]:
    """The folder of the template and of those that it inherits from."""
    seen: set[Path] = set()
    current: Template | None = template
    while current is not None and current.folder not in seen:
        seen.add(current.folder)
        yield from ((f"{current.name}/{name}", path) for name, path in _folder_files(current.folder))
        current = _parent(current)


def _parent(template: Template) -> Template | None:
    folder = find_template(template.inherits, template.folder.parent)[0] if template.inherits else None
    return load_template(folder)[0] if folder is not None else None


def _folder_files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in folder.iterdir():
        if path.is_file():
            yield path.name, path
