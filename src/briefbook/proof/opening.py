"""Open a written file again: every text in it, with the place it stands in."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import iterparse

from briefbook.proof.binary import printable
from briefbook.proof.pdf_file import texts_of_pdf


@dataclass(frozen=True, slots=True)
class Found:
    """A text and where in the file it stands (`word/document.xml`, `page 3`, `metadata`)."""

    place: str
    text: str


def texts_in(data: bytes, extension: str) -> Iterator[Found]:
    """Every text of a file of the formats that Briefbook writes."""
    match extension:
        case "docx" | "xlsx":
            yield from _package(data)
        case "pdf":
            yield from (Found(place, text) for place, text in texts_of_pdf(data))
        case _:
            yield Found("text", data.decode("utf-8", "replace"))


def _package(data: bytes) -> Iterator[Found]:
    """The parts of an Office file, their names, comments, what is packed inside them, and what lies between them."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        notes = [package.comment, *(note for one in package.infolist() for note in (one.comment, one.extra))]
        said = "\n".join(note.decode("utf-8", "replace") for note in notes)
        yield Found("file names", "\n".join(package.namelist()) + "\n" + said)
        for name in package.namelist():
            content = package.read(name)
            if name.endswith((".xml", ".rels")):
                yield Found(name, _xml_text(content))
            elif name.endswith((".xlsx", ".docx")):
                yield from (Found(f"{name}/{inner.place}", inner.text) for inner in _package(content))
            else:
                yield Found(name, printable(content))
    yield Found("between the parts", printable(data))


def _xml_text(content: bytes) -> str:
    """Text and attribute values of a part; words that a paragraph holds in pieces stand together."""
    parts: list[str] = []
    attributes: list[str] = []
    for _, element in iterparse(io.BytesIO(content), events=("start",)):
        attributes.extend(element.attrib.values())
    for _, element in iterparse(io.BytesIO(content), events=("end",)):
        tag = element.tag.rsplit("}", 1)[-1]
        if element.text and element.text.strip():
            parts.append(element.text)
        if tag in ("p", "tab", "br", "si", "v", "title", "pt") or (len(element) == 0 and tag != "t"):
            parts.append("\n")
    remarks = (remark.decode("utf-8", "replace") for remark in (b"".join(one) for one in _REMARK.findall(content)))
    return "\n".join(("".join(parts), *attributes, *remarks))


_REMARK = re.compile(rb"<!--(.*?)-->|<\?(.*?)\?>", re.DOTALL)
