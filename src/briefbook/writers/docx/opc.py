"""The package a Word file is: parts, their content types and relationships (ECMA-376 part 2), read and written."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from typing import Any

from briefbook.writers.docx.wordml import DECLARATION

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_RELATIONSHIPS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_OLDEST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_LARGEST = 200 * 1024 * 1024
_LARGEST_XML = 16 * 1024 * 1024
"""Of one part. As a tree it takes some twenty times as much memory."""


_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)
"""What unpacking a damaged package raises."""


class BrokenPackage(Exception):
    """A file that is not a package Word could open; its words say why."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from a part: to another part by its name, or to a place outside."""

    id: str
    type: str
    target: str
    is_external: bool = False


@dataclass(slots=True)
class Part:
    """One file inside the package: its name without a leading slash, what it is, its content and its relationships."""

    name: str
    content_type: str
    content: bytes
    relationships: list[Relationship] = field(default_factory=list)

    def relate(self, kind: str, target: str, is_external: bool = False) -> str:
        """The id of the relationship to a part or an outside address; the same target has one relationship."""
        for known in self.relationships:
            if (known.type, known.target, known.is_external) == (kind, target, is_external):
                return known.id
        taken = {known.id for known in self.relationships}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        self.relationships.append(Relationship(f"rId{number}", kind, target, is_external))
        return f"rId{number}"

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture, which no packing makes smaller."""
        return self.content_type.startswith("image/")

    def related(self, kind: str) -> str | None:
        """The name of the first part related so, None if there is none."""
        return next((r.target for r in self.relationships if r.type == kind and not r.is_external), None)


@dataclass(slots=True)
class Package:
    """Parts by name; the package itself has relationships too."""

    parts: dict[str, Part] = field(default_factory=dict)
    root: Part = field(default_factory=lambda: Part("", "", b""))

    def add(self, name: str, content_type: str, content: bytes | str = b"") -> Part:
        """A new part, replacing one of the same name."""
        data = content.encode("utf-8") if isinstance(content, str) else content
        self.parts[name] = Part(name, content_type, data)
        return self.parts[name]

    def free_name(self, pattern: str) -> str:
        """The first unused name of a pattern such as `word/header{}.xml`."""
        number = 1
        while pattern.format(number) in self.parts:
            number += 1
        return pattern.format(number)

    @property
    def document(self) -> Part:
        """The main document part."""
        return self.parts[self.root.related(RELATIONSHIPS + "officeDocument") or ""]

    def reachable(self) -> list[Part]:
        """The parts that relationships lead to, by name; others would be dead weight."""
        found: dict[str, Part] = {}
        waiting = [self.root]
        while waiting:
            for relationship in waiting.pop().relationships:
                part = None if relationship.is_external else self.parts.get(relationship.target)
                if part is not None and part.name not in found:
                    found[part.name] = part
                    waiting.append(part)
        return sorted(found.values(), key=lambda part: part.name)

    def to_bytes(self, *, is_compressed: bool = True) -> bytes:
        """The zip: content types first, then the parts by name, all dated alike: the same parts give the same bytes.

        Pictures are compressed already; so is, in the end, a package that becomes a part of another.
        """
        buffer = BytesIO()
        parts = self.reachable()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
            _store(archive, "[Content_Types].xml", _content_types(parts), is_compressed)
            for part in (self.root, *parts):
                if part.name:
                    _store(archive, part.name, part.content, is_compressed and not part.is_picture)
                if part.relationships:
                    name = _relationships_name(part.name)
                    _store(archive, name, _relationships_xml(part, self.parts), is_compressed)
        return buffer.getvalue()


def _store(archive: zipfile.ZipFile, name: str, content: bytes, is_compressed: bool) -> None:
    info = zipfile.ZipInfo(name, _OLDEST_ZIP_TIME)
    info.create_system = _UNIX
    info.compress_type = zipfile.ZIP_DEFLATED if is_compressed else zipfile.ZIP_STORED
    archive.writestr(info, content)


def _relationships_name(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", base + ".rels")


def _content_types(parts: list[Part]) -> bytes:
    entries = [
        f'<Default Extension="rels" ContentType="{_RELATIONSHIPS_TYPE}"/>',
        '<Default Extension="xml" ContentType="application/xml"/>',
    ]
    entries += [f'<Override PartName="/{escape(p.name)}" ContentType="{p.content_type}"/>' for p in parts]
    return f'{DECLARATION}<Types xmlns="{_TYPES_NS}">{"".join(entries)}</Types>'.encode()


def _relationships_xml(part: Part, parts: dict[str, Part]) -> bytes:
    folder = posixpath.dirname(part.name)
    entries = []
    for one in part.relationships:
        if one.is_external:
            target, mode = one.target, ' TargetMode="External"'
        elif one.target in parts:
            target, mode = posixpath.relpath("/" + one.target, "/" + folder), ""
        else:
            continue
        entries.append(f'<Relationship Id="{one.id}" Type="{one.type}" Target="{escape(target)}"{mode}/>')
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS_NS}">{"".join(entries)}</Relationships>'.encode()


def parse(content: bytes) -> Any:
    """The root element of some XML; entities are not resolved and nothing is fetched. Raises lxml's XMLSyntaxError."""
    from lxml import etree

    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def serialise(tree: Any) -> bytes:
    """The XML of a part, with the declaration Word expects."""
    from lxml import etree

    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def read_package(data: bytes) -> Package:
    """The package in a file's bytes; BrokenPackage when it is none or too large."""
    from lxml import etree

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _LARGEST:
                raise BrokenPackage("it is larger than 200 MiB when unpacked")
            if any(_is_xml(info.filename) and info.file_size > _LARGEST_XML for info in archive.infolist()):
                raise BrokenPackage("its words are larger than 16 MiB when unpacked")
            files = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
        return _package(files)
    except (etree.XMLSyntaxError, *_BROKEN) as reason:
        raise BrokenPackage(str(reason)) from reason


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _package(files: dict[str, bytes]) -> Package:
    if "[Content_Types].xml" not in files:
        raise BrokenPackage("it has no list of content types")
    types = dict(_declared_types(files["[Content_Types].xml"]))
    package = Package()
    for name, content in files.items():
        kind = types.get("/" + name) or types.get(posixpath.splitext(name)[1].lstrip(".").lower())
        if kind is not None and not re.search(r"(^|/)_rels/[^/]*\.rels$", name):
            package.add(name, kind, content)
    for part in (package.root, *package.parts.values()):
        relationships = files.get(_relationships_name(part.name))
        if relationships is not None:
            part.relationships = list(_declared_relationships(relationships, posixpath.dirname(part.name)))
    if package.root.related(RELATIONSHIPS + "officeDocument") not in package.parts:
        raise BrokenPackage("it has no main document")
    return package


def _declared_types(content: bytes) -> Iterator[tuple[str, str]]:
    for element in parse(content):
        key = element.get("PartName") or (element.get("Extension") or "").lower()
        yield key, element.get("ContentType") or ""


def _declared_relationships(content: bytes, folder: str) -> Iterator[Relationship]:
    for element in parse(content):
        target, is_external = element.get("Target") or "", element.get("TargetMode") == "External"
        if not is_external:
            target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        yield Relationship(element.get("Id") or "", element.get("Type") or "", target, is_external)
