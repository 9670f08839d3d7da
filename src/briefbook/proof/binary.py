"""What can be read in content that is no text: runs of letters in one or two bytes, packed texts of pictures."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_PRINTABLE = re.compile(rb"[\x20-\x7e\x80-\xff]{4,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00|[\x00-\xff]\x04){4,}")
_PNG = b"\x89PNG\r\n\x1a\n"
_GZIP = b"\x1f\x8b"
_MOST = 1 << 20
_MOST_GUNZIPPED = 1 << 26


def printable(content: bytes) -> str:
    """Runs of letters in bytes, such as a picture's metadata: UTF-8, Latin-1, UTF-16 of Latin and Cyrillic."""
    found: list[str] = []
    for run in _PRINTABLE.findall(content):
        try:
            found.append(run.decode("utf-8"))
        except UnicodeDecodeError:
            found.append(run.decode("latin-1"))
    found.extend(run.decode("utf-16-le", "replace") for run in _WIDE.findall(content))
    found.extend(run.decode("utf-16-le", "replace") for run in _WIDE.findall(content[1:]))
    if content.startswith(_PNG):
        found.extend(_packed_texts(content))
    if content.startswith(_GZIP):
        found.extend(_gunzipped(content))
    return "\n".join(found)


def _gunzipped(content: bytes) -> Iterator[str]:
    """What a drawing packed by gzip (RFC 1952) holds: `.emz`, `.svgz`."""
    try:
        drawn = zlib.decompressobj(wbits=31).decompress(content, _MOST_GUNZIPPED)
    except zlib.error:
        return
    yield drawn.decode("utf-8", "replace")
    yield printable(drawn) if not drawn.startswith(_GZIP) else ""


def _packed_texts(png: bytes) -> Iterator[str]:
    """The compressed texts of a PNG (ISO/IEC 15948, 11.3.4: zTXt and iTXt)."""
    at = len(_PNG)
    while at + 8 <= len(png):
        length, kind = int.from_bytes(png[at : at + 4], "big"), png[at + 4 : at + 8]
        if kind in (b"zTXt", b"iTXt"):
            yield from _unpacked(png[at + 8 : at + 8 + length])
        at += 12 + length


def _unpacked(chunk: bytes) -> Iterator[str]:
    """Whatever in a chunk begins like a zlib stream and is one."""
    for start in (one.start() for one in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", chunk)):
        try:
            yield zlib.decompressobj().decompress(chunk[start:], _MOST).decode("utf-8", "replace")
        except zlib.error:
            continue
