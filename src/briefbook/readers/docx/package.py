"""The zip of a Word file, opened with suspicion: bounded sizes, no document types, nothing fetched, nothing run."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path, PurePosixPath

from lxml import etree

from briefbook.model.problem import Problem, error

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_PART = 32 * 1024 * 1024
"""Of a part unpacked. A thousand pages of words need less than 10 MiB."""
_LARGEST_DIRECTORY = 2 * 1024 * 1024
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 65_535
_COMPOUND = b"\xd0\xcf\x11\xe0"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class Unreadable(Exception):
    """A file that cannot be read as Word's; `problem` says why and what to do."""

    def __init__(self, message: str, file: str, hint: str, rule: str = "word-file") -> None:
        super().__init__(message)
        self.problem: Problem = error(message, file, rule=rule, hint=hint)


class Package:
    """The parts of a Word file. Raises Unreadable for anything that is none, or is too large."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            _bounded(path)
            self._archive = zipfile.ZipFile(path)
        except _BROKEN as wrong:
            raise self._unreadable("the file is damaged or is no Word file") from wrong
        except _TooLarge as wrong:
            raise self._unreadable("the file is too large", "import a smaller part of it") from wrong
        self._names = {name.casefold(): name for name in self._archive.namelist()}

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_about: object) -> None:
        self._archive.close()

    @property
    def main_part(self) -> str:
        """The name of the part that holds the text."""
        for kind, target, is_outside in self.relations(""):
            if kind.endswith("/officeDocument") and not is_outside:
                return target.lstrip("/")
        raise self._unreadable("the file is damaged or is no Word file")

    def relations(self, part: str) -> tuple[tuple[str, str, bool], ...]:
        """The relations of a part: type, target (a part's name, or an address outside), whether it is outside."""
        return tuple(one for one in self.relations_by_id(part).values())

    def relations_by_id(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """The relations of a part by their ids."""
        own = PurePosixPath(part)
        root = self.xml(str(own.parent / "_rels" / f"{own.name}.rels"))
        if root is None:
            return {}
        found: dict[str, tuple[str, str, bool]] = {}
        for element in root:
            is_outside = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            name = target if is_outside else _joined(own.parent, target)
            found[element.get("Id", "")] = (element.get("Type", ""), name, is_outside)
        return found

    def xml(self, name: str) -> etree._Element | None:
        """A part as a tree, None when the file has none of that name."""
        found = self._names.get(name.casefold())
        if found is None:
            return None
        try:
            with self._archive.open(found) as part:
                data = part.read(LARGEST_PART + 1)
            if len(data) > LARGEST_PART:
                raise self._unreadable("the file is too large", "import a smaller part of it")
            root = etree.fromstring(data, _parser())
        except (*_BROKEN, etree.XMLSyntaxError) as wrong:
            raise self._unreadable("the file is damaged", "open it in Word, save it again and import that") from wrong
        # Word writes no document type: where there is one, somebody wants entities read or files fetched.
        if root.getroottree().docinfo.doctype:
            raise self._unreadable("the file holds a document type, which Word never writes", "do not trust it")
        return root

    def _unreadable(self, message: str, hint: str = "save it in Word as .docx, without a password") -> Unreadable:
        return Unreadable(message, self.name, hint)


class _TooLarge(Exception):
    pass


def _bounded(path: Path) -> None:
    """Look at the ends of a file before anything of it is unpacked."""
    with path.open("rb") as file:
        start = file.read(len(_COMPOUND))
        size = file.seek(0, 2)
        if size > LARGEST_FILE:
            raise _TooLarge
        if start == _COMPOUND:
            raise ValueError("an old or an encrypted file")
        file.seek(max(size - _END_SIZE - _LONGEST_COMMENT, 0))
        tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        raise ValueError("no zip")
    if int.from_bytes(tail[at + 12 : at + 16], "little") > _LARGEST_DIRECTORY:
        raise _TooLarge


def _joined(folder: PurePosixPath, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    parts: list[str] = []
    for part in (folder / target).parts:
        if part == "..":
            parts = parts[:-1]
        else:
            parts.append(part)
    return "/".join(parts)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
