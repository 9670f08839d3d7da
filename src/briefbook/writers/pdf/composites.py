"""Composite glyphs added to a TrueType font, so that a cluster of glyphs has one code (OpenType, glyf)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from briefbook.model.pages import CompositeGlyph

_ARGUMENTS_ARE_WORDS_XY, _MORE_COMPONENTS = 0x0003, 0x0020
_TABLE_RECORD = ">4sLLL"


@dataclass
class _Tables:
    """The tables of a font that adding a glyph changes."""

    tables: dict[bytes, bytearray]
    offsets: list[int]
    advances: list[int]
    bearings: list[int]

    @property
    def glyf(self) -> bytearray:
        return self.tables[b"glyf"]

    def is_empty(self, glyph: int) -> bool:
        return self.offsets[glyph + 1] == self.offsets[glyph]


def with_composites(font: bytes, composites: Sequence[CompositeGlyph]) -> bytes:
    """The font with the composites appended; their codes must follow its last glyph. Its glyph ids stay."""
    tables = _read(font)
    most = 1
    for composite in composites:
        while len(tables.offsets) - 1 < composite.code:
            _append(tables, b"", 0, 0)
        parts = [part for part in composite.parts if not tables.is_empty(part[0])]
        outline, bearing = _outline(tables, parts)
        _append(tables, outline, max(composite.advance, 0), bearing)
        most = max(most, len(parts))
    _finish(tables, most)
    return _written(font[:4], tables.tables)


def _read(font: bytes) -> _Tables:
    count = int.from_bytes(font[4:6], "big")
    tables: dict[bytes, bytearray] = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(_TABLE_RECORD, font, 12 + 16 * index)
        tables[tag] = bytearray(font[offset : offset + length])
    glyphs = int.from_bytes(tables[b"maxp"][4:6], "big")
    is_long = int.from_bytes(tables[b"head"][50:52], "big")
    if is_long:
        offsets = list(struct.unpack_from(f">{glyphs + 1}L", tables[b"loca"]))
    else:
        offsets = [2 * half for half in struct.unpack_from(f">{glyphs + 1}H", tables[b"loca"])]
    metrics, full = tables[b"hmtx"], int.from_bytes(tables[b"hhea"][34:36], "big")
    advances = [struct.unpack_from(">H", metrics, 4 * min(i, full - 1))[0] for i in range(glyphs)]
    places = (4 * i + 2 if i < full else 4 * full + 2 * (i - full) for i in range(glyphs))
    bearings = [struct.unpack_from(">h", metrics, place)[0] for place in places]
    del tables[b"glyf"][offsets[-1] :]
    tables[b"glyf"] += b"\0" * (-len(tables[b"glyf"]) % 4)
    offsets[-1] = len(tables[b"glyf"]) if offsets[-1] != offsets[-2] else offsets[-1]
    return _Tables(tables, offsets, advances, bearings)


def _append(tables: _Tables, outline: bytes, advance: int, bearing: int) -> None:
    if outline:
        tables.glyf.extend(b"\0" * (tables.offsets[-1] - len(tables.glyf)))
        tables.glyf.extend(outline + b"\0" * (-len(outline) % 4))
        tables.offsets.append(len(tables.glyf))
    else:
        tables.offsets.append(tables.offsets[-1])
    tables.advances.append(min(advance, 0xFFFF))
    tables.bearings.append(bearing)


def _outline(tables: _Tables, parts: Sequence[tuple[int, int, int]]) -> tuple[bytes, int]:
    """The glyph description of some parts and its left bearing; nothing for no visible part."""
    if not parts:
        return b"", 0
    boxes = []
    for glyph, dx, dy in parts:
        left, low, right, high = struct.unpack_from(">4h", tables.glyf, tables.offsets[glyph] + 2)
        boxes.append((left + dx, low + dy, right + dx, high + dy))
    lefts, lows, rights, highs = zip(*boxes, strict=True)
    outline = struct.pack(">5h", -1, min(lefts), min(lows), max(rights), max(highs))
    for index, (glyph, dx, dy) in enumerate(parts):
        flags = _ARGUMENTS_ARE_WORDS_XY | (_MORE_COMPONENTS if index < len(parts) - 1 else 0)
        outline += struct.pack(">HHhh", flags, glyph, dx, dy)
    return outline, min(lefts)


def _finish(tables: _Tables, most_parts: int) -> None:
    """Write the tables that count glyphs and parts."""
    glyphs = len(tables.advances)
    all_tables = tables.tables
    all_tables[b"loca"] = bytearray(struct.pack(f">{glyphs + 1}L", *tables.offsets))
    all_tables[b"head"][50:52] = (1).to_bytes(2, "big")
    all_tables[b"hhea"][34:36] = glyphs.to_bytes(2, "big")
    metrics = zip(tables.advances, tables.bearings, strict=True)
    all_tables[b"hmtx"] = bytearray(b"".join(struct.pack(">Hh", *pair) for pair in metrics))
    maxp = all_tables[b"maxp"]
    maxp[4:6] = glyphs.to_bytes(2, "big")
    if len(maxp) < 32:
        return
    points, contours, own_points, own_contours = struct.unpack_from(">4H", maxp, 6)
    elements, depth = struct.unpack_from(">2H", maxp, 28)
    struct.pack_into(">H", maxp, 10, min(0xFFFF, 2 * max(points, own_points) * most_parts))
    struct.pack_into(">H", maxp, 12, min(0xFFFF, 2 * max(contours, own_contours) * most_parts))
    struct.pack_into(">2H", maxp, 28, max(elements, most_parts), max(depth + 1, 2))


def _written(version: bytes, tables: dict[bytes, bytearray]) -> bytes:
    """The font file: its directory with checksums, then the tables at multiples of four."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = version + struct.pack(">4H", count, power * 16, power.bit_length() - 1, (count - power) * 16)
    records, body, start = b"", bytearray(), 12 + 16 * count
    for tag in sorted(tables):
        data = bytes(tables[tag])
        padded = data + b"\0" * (-len(data) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
        records += struct.pack(_TABLE_RECORD, tag, checksum, start + len(body), len(data))
        body += padded
    return head + records + bytes(body)
