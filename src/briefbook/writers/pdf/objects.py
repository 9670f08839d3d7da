"""The objects of a PDF file: numbered, referred to, packed together. Same objects, same bytes."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from struct import pack

COMPRESSION = 4
PACKED = 200
"""How many objects share a stream: a reader unpacks them to find one."""
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_FREE, _WHOLE, _PACKED = 0, 1, 2


class PdfObjects:
    """The objects of one file. A reference is a number; `ref` writes it.

    All but the streams are packed into compressed object streams, and where each lies is a stream too (ISO 32000-1,
    7.5.7 and 7.5.8): the structure of a tagged book is ten thousand small objects that say much the same.
    """

    def __init__(self) -> None:
        self._contents: list[bytes] = []
        self._streams: set[int] = set()

    def reserve(self) -> int:
        """A number for an object whose content is not known yet."""
        self._contents.append(b"null")
        return len(self._contents)

    def put(self, number: int, content: bytes) -> None:
        """Give a reserved object its content, which is no stream."""
        self._contents[number - 1] = content

    def add(self, content: bytes) -> int:
        """A new object: its number."""
        self._contents.append(content)
        return len(self._contents)

    def stream(self, content: bytes, entries: bytes = b"", is_compressed: bool = True) -> int:
        """A new stream object, compressed here unless its dictionary says how it already is.

        The line end before `endstream` is CR LF: with a bare LF, data that ends in CR would read a byte short.
        """
        if is_compressed:
            content, entries = zlib.compress(content, COMPRESSION), entries + b" /Filter /FlateDecode"
        head = b"<<%s /Length %d>>\nstream\n" % (entries, len(content))
        own = self.add(head + content + b"\r\nendstream")
        self._streams.add(own)
        return own

    def written(self, catalog: int, info: int) -> bytes:
        """The whole file, which takes no further objects; its identifier is a digest of what it holds."""
        places = {0: (_FREE, 0, 0xFFFF)} | self._packed()
        parts, at = [_HEADER], len(_HEADER)
        for own in sorted(self._streams):
            places[own] = (_WHOLE, at, 0)
            parts.append(_indirect(own, self._contents[own - 1]))
            at += len(parts[-1])
        digest = hashlib.sha256(b"".join(parts)).hexdigest()[:32].encode()
        own = self.reserve()
        places[own] = (_WHOLE, at, 0)
        table = zlib.compress(b"".join([pack(">BIH", *places[number]) for number in range(own + 1)]), COMPRESSION)
        entries = (
            b"<</Type /XRef /Size %d /W [1 4 2] /Root %s /Info %s /ID [<%s><%s>] /Filter /FlateDecode /Length %d>>"
        )
        head = entries % (own + 1, ref(catalog), ref(info), digest, digest, len(table))
        parts.append(_indirect(own, b"%s\nstream\n%s\r\nendstream" % (head, table)))
        return b"".join([*parts, b"startxref\n%d\n%%%%EOF\n" % at])

    def _packed(self) -> dict[int, tuple[int, int, int]]:
        """Pack what is no stream into streams: where each object then lies."""
        single = [number for number in range(1, len(self._contents) + 1) if number not in self._streams]
        places: dict[int, tuple[int, int, int]] = {}
        for first in range(0, len(single), PACKED):
            numbers = single[first : first + PACKED]
            own = self._pack(numbers)
            places |= {number: (_PACKED, own, index) for index, number in enumerate(numbers)}
        return places

    def _pack(self, numbers: Sequence[int]) -> int:
        contents = [self._contents[number - 1] for number in numbers]
        index, at = [], 0
        for number, content in zip(numbers, contents, strict=True):
            index.append(b"%d %d" % (number, at))
            at += len(content) + 1
        head = b" ".join(index) + b"\n"
        entries = b"/Type /ObjStm /N %d /First %d" % (len(numbers), len(head))
        return self.stream(head + b"\n".join(contents), entries)


def _indirect(number: int, content: bytes) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n" % (number, content)


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
