"""The texts of a PDF: page content through the fonts' ToUnicode maps, strings of every object, metadata, streams."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefbook.proof.binary import printable

_FONT = re.compile(rb"/(\w+) [\d.]+ Tf|\[(.*?)\]\s*TJ|<([0-9A-Fa-f]+)>\s*Tj|\b(Tm|Td|T\*|ET)\b", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[(.*?)\])", re.DOTALL)
_LITERAL = re.compile(rb"\(((?:\\.|[^\\()])*)\)", re.DOTALL)
_REMARK = re.compile(rb"%([^\r\n]{8,})")
_MARK = b"feff"
_LONGEST_RANGE = 1 << 16

Characters = Mapping[int, str]


def texts_of_pdf(data: bytes) -> Iterator[tuple[str, str]]:
    """Place and text of everything in the file: pages, then strings and streams object by object."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        maps: dict[tuple[int, int], Characters] = {}
        contents: set[tuple[int, int]] = set()
        for number, page in enumerate(pdf.pages, 1):
            content = page.obj.get("/Contents")
            if content is None:
                continue
            parts = list(content) if isinstance(content, pikepdf.Array) else [content]
            contents.update(part.objgen for part in parts)
            drawn = b"\n".join(part.read_bytes() for part in parts)
            yield f"page {number}", _shown(drawn, _characters_of(page.resources, maps))
            yield f"page {number} (strings)", _strings_in(drawn)
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form":
                yield f"form {each.objgen[0]}", _shown(each.read_bytes(), _characters_of(each.get("/Resources"), maps))
            yield from _object(each, contents)
        yield "document information", "\n".join(map(str, dict(pdf.docinfo).values()))
    yield "between the objects", printable(data)


def _characters_of(resources: Any, maps: dict[tuple[int, int], Characters]) -> Mapping[str, Characters]:
    """The text of each code of each font that a page or a form can use, by the font's name there."""
    fonts = dict(resources.get("/Font", {}).items()) if resources is not None else {}
    return {str(name)[1:]: _characters(font, maps) for name, font in fonts.items()}


def _characters(font: Any, maps: dict[tuple[int, int], Characters]) -> Characters:
    """The text of each code of a font, from its ToUnicode map (ISO 32000-1, 9.10.3)."""
    stream = font.get("/ToUnicode")
    if stream is None:
        return {}
    if stream.objgen not in maps:
        characters: dict[int, str] = {}
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", stream.read_bytes(), re.DOTALL):
            for code, text in _PAIR.findall(block):
                characters[int(code, 16)] = _utf16(text)
        for block in re.findall(rb"beginbfrange(.*?)endbfrange", stream.read_bytes(), re.DOTALL):
            characters.update(_ranges(block))
        maps[stream.objgen] = characters
    return maps[stream.objgen]


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _ranges(block: bytes) -> Iterator[tuple[int, str]]:
    """The codes of ranges: of texts that count on from the first, or one by one."""
    for first, last, text, texts in _RANGE.findall(block):
        start = int(first, 16)
        codes = range(start, min(int(last, 16) + 1, start + _LONGEST_RANGE))
        if texts:
            yield from zip(codes, map(_utf16, _HEX.findall(texts)), strict=False)
        elif begin := _utf16(text):
            yield from ((code, begin[:-1] + chr(min(ord(begin[-1]) + code - start, 0x10FFFF))) for code in codes)


def _strings_in(content: bytes) -> str:
    """What a page's code holds besides text in our fonts: literal strings, texts of marked content, remarks."""
    literal = "".join(one.decode("latin-1") for one in _LITERAL.findall(content))
    wide = (_utf16(one) for one in _HEX.findall(content) if one[:4].lower() == _MARK and len(one) % 4 == 0)
    remarks = (one.decode("latin-1") for one in _REMARK.findall(content))
    apart = (one.decode("latin-1") for one in _LITERAL.findall(content))
    return "\n".join((literal, *apart, *wide, *remarks))


def _shown(content: bytes, fonts: Mapping[str, Characters]) -> str:
    """The text that a page's code shows, in the order drawn; a new place on the page is a new line."""
    parts: list[str] = []
    characters: Characters = {}
    for font, array, single, moved in _FONT.findall(content):
        if font:
            characters = fonts.get(font.decode("latin-1"), {})
        elif moved:
            parts.append("\n" if moved != b"Tm" else "\u2028")
        else:
            for digits in _HEX.findall(array) if array else (single,):
                codes = (int(digits[at : at + 4], 16) for at in range(0, len(digits), 4))
                parts.append("".join(characters.get(code, "") for code in codes))
    return "".join(parts).replace("-\u2028", "-\n").replace("\u2028", "\n") + "\n"


def _object(each: Any, contents: set[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    import pikepdf

    place = f"object {each.objgen[0]}" if each.is_indirect else "object"
    strings = list(_strings(each, 0))
    if strings:
        yield place, "\n".join(strings)
    if isinstance(each, pikepdf.Stream) and each.objgen not in contents:
        yield f"{place} (stream)", _readable(each)


def _strings(each: Any, depth: int) -> Iterator[str]:
    """The strings and names inside one object, not those of objects it refers to."""
    import pikepdf

    if depth > 50 or (depth and each.is_indirect):
        return
    if isinstance(each, pikepdf.String | pikepdf.Name):
        yield str(each).lstrip("/")
    elif isinstance(each, pikepdf.Array):
        for one in each:
            if isinstance(one, pikepdf.Object):
                yield from _strings(one, depth + 1)
    elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        for key in each.keys():  # noqa: SIM118 (a pikepdf dictionary is no mapping to iterate over)
            held = each.get(key)
            yield str(key).lstrip("/")
            if isinstance(held, pikepdf.Object):
                yield from _strings(held, depth + 1)


def _readable(stream: Any) -> str:
    """The text of a stream that is text, runs of printable bytes of one that is not."""
    import pikepdf

    try:
        content = bytes(stream.read_bytes())
    except pikepdf.PdfError:
        content = bytes(stream.read_raw_bytes())
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return printable(content)
