"""The texts of an Office file: of its parts, their names and comments, and of what is packed inside them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError, iterparse

from briefbook.proof.binary import printable

_REMARK = re.compile(rb"<!--(.*?)-->|<\?(.*?)\?>", re.DOTALL)


def texts_of_office_file(data: bytes) -> Iterator[tuple[str, str]]:
    """The parts of an Office file, their names, comments, what is packed inside them, and what lies between them.

    A packed part is known by its content: an embedded file may have any name.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        notes = [package.comment, *(note for one in package.infolist() for note in (one.comment, one.extra))]
        said = "\n".join(note.decode("utf-8", "replace") for note in notes)
        yield "file names", "\n".join(package.namelist()) + "\n" + said
        for name in package.namelist():
            content = package.read(name)
            if name.endswith((".xml", ".rels")):
                yield name, _xml_text(content)
            elif zipfile.is_zipfile(io.BytesIO(content)):
                yield from ((f"{name}/{place}", text) for place, text in _packed(content))
            else:
                yield name, printable(content)
    yield "between the parts", printable(data)


def _packed(content: bytes) -> tuple[tuple[str, str], ...]:
    """The texts of an archive inside a part; of one that is damaged what can be read of its bytes."""
    try:
        return tuple(texts_of_office_file(content))
    except (zipfile.BadZipFile, zlib.error, ParseError, EOFError, NotImplementedError, RuntimeError, OSError):
        return (("damaged", printable(content)),)


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
    tails = " ".join(one.tail for one in element.iter() if one.tail and one.tail.strip())
    remarks = (remark.decode("utf-8", "replace") for remark in (b"".join(one) for one in _REMARK.findall(content)))
    return "\n".join(("".join(parts), tails, *attributes, *remarks))
