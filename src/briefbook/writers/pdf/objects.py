"""The objects of a PDF file: numbered, referred to, written in order. Same objects, same bytes."""

from __future__ import annotations

import hashlib
import zlib

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

COMPRESSION = 4


class _Object(PDFObject):  # type: ignore[misc]
    """An indirect object whose content is given as bytes, perhaps after others have referred to it."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.content = b"null"

    def format(self, _document: object) -> bytes:
        return self.content


class PdfObjects:
    """The objects of one file. A reference is a number; `ref` writes it."""

    def __init__(self) -> None:
        self._document = PDFDocument(invariant=1, pdfVersion=(1, 7))
        self._objects: dict[int, _Object] = {}
        self._digest = hashlib.sha256()

    def reserve(self) -> int:
        """A number for an object whose content is not known yet."""
        new = _Object()
        name = self._document.Reference(new).name
        number: int = self._document.idToObjectNumberAndVersion[name][0]
        self._objects[number] = new
        return number

    def put(self, number: int, content: bytes) -> None:
        """Give a reserved object its content."""
        self._objects[number].content = content
        self._digest.update(content)

    def add(self, content: bytes) -> int:
        """A new object: its number."""
        number = self.reserve()
        self.put(number, content)
        return number

    def stream(self, content: bytes, entries: bytes = b"", is_compressed: bool = True) -> int:
        """A new stream object, compressed here unless its dictionary says how it already is.

        The line end before `endstream` is CR LF: with a bare LF, data that ends in CR would read a byte short.
        """
        if is_compressed:
            content, entries = zlib.compress(content, COMPRESSION), entries + b" /Filter /FlateDecode"
        head = b"<<%s /Length %d>>\nstream\n" % (entries, len(content))
        return self.add(head + content + b"\r\nendstream")

    def written(self, catalog: int, info: int) -> bytes:
        """The whole file; its identifier is a digest of its objects."""
        document = self._document
        document.Catalog, document.info = self._objects[catalog], self._objects[info]
        document.signature.update(self._digest.digest())
        data: bytes = document.format()
        return data


def ref(number: int) -> bytes:
    """A reference to an object."""
    return b"%d 0 R" % number


def number(value: float) -> bytes:
    """A number as PDF writes it: at most three decimals, no exponent."""
    if value == int(value):
        return b"%d" % int(value)
    return (f"{value:.3f}".rstrip("0").rstrip(".") or "0").encode()


def text_string(text: str) -> bytes:
    """A text string: ASCII in brackets, anything else as UTF-16 with its mark (ISO 32000-1, 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(" + escaped.encode() + b")"
    return b"<FEFF" + utf16(text) + b">"


def byte_string(text: str) -> bytes:
    """A string of bytes, such as a URI: percent-encoded where it is not ASCII."""
    ascii_only = "".join(c if 32 < ord(c) < 127 else "".join(f"%{b:02X}" for b in c.encode()) for c in text)
    return text_string(ascii_only)


def utf16(text: str) -> bytes:
    """UTF-16, big end first, as hexadecimal digits."""
    return text.encode("utf-16-be", "replace").hex().upper().encode()
