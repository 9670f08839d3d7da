"""Read rich text from a clipboard (Word, LibreOffice, browsers) as passages. Styles matter only for bold and italic."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from briefbook.model.text_lines import FORCED_BREAK, LineKind, Span, TextLine
from briefbook.readers.passages import (
    MOST_PASSAGES,
    Heading,
    Passage,
    Reading,
    Spans,
    Words,
    grid_of,
    merged,
    safe_link,
)

LARGEST = 4 * 1024 * 1024
"""Of characters. What is longer is left to be pasted as plain words."""
_GONE = re.compile("head|script|style|title|meta|link|svg|noscript|template|iframe|object|math|colgroup|xml")
_BLOCKS = re.compile(
    "p|div|section|article|aside|header|footer|main|nav|body|html|center|address|pre|figure|figcaption|form|fieldset"
    "|dl|dt|dd|li|ul|ol|blockquote|h[1-6]|table|tbody|thead|tfoot|tr|td|th|caption|hr"
)
_BOLD, _ITALIC = ("b", "strong"), ("i", "em", "cite", "dfn", "var")
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
_DECLARED = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_WORD_LEVEL = re.compile(r"level(\d)")
_HEAVY = re.compile(r"bold|bolder|[6-9]00")
_DEEPEST = 200
_WIDEST = 63


@dataclass(frozen=True, slots=True)
class _Look:
    """What holds for the words inside an element."""

    bold: bool = False
    italic: bool = False
    link: str = ""
    kind: LineKind = "paragraph"
    level: int = 0


def read_html(text: str) -> Reading:
    """The passages of rich text; nothing where it holds no words, is too deep or larger than LARGEST."""
    if len(text) > LARGEST or not text.strip():
        return Reading(())
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    root = etree.fromstring(text.encode(errors="replace"), parser)
    has_ended_early = any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log)
    if root is None or has_ended_early:
        return Reading(())
    reader = _Reader()
    reader.walk(root, _Look(), 0)
    reader.end_line(_Look())
    return Reading(tuple(reader.passages[:MOST_PASSAGES]), reader.pictures)


class _Reader:
    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.pictures = 0
        self._spans: list[Span] = []

    def walk(self, element: etree._Element, look: _Look, depth: int) -> None:
        """Read an element, its words set as said; what stands after it is not its own."""
        name, style = _name(element), _style(element)
        if _GONE.fullmatch(name) or style.get("display") == "none" or style.get("mso-list", "").casefold() == "ignore":
            return
        look = _looking(look, name, style, element)
        if depth > _DEEPEST:
            self._say("".join(element.itertext()), look)
        elif name == "table":
            self._table(element, look, depth)
        elif re.fullmatch("h[1-6]", name):
            self._heading(element, int(name[1]), depth)
        elif name == "br":
            self._spans.append(Span(FORCED_BREAK, look.bold, look.italic, look.link))
        elif name == "img":
            self.pictures += 1
        else:
            self._inside(element, look, depth, is_block=bool(_BLOCKS.fullmatch(name)))

    def _inside(self, element: etree._Element, look: _Look, depth: int, *, is_block: bool) -> None:
        if is_block:
            self.end_line(look)
        self._say(element.text, look)
        for one in element:
            if _BLOCKS.fullmatch(_name(one)):
                self.end_line(look)
            if isinstance(one.tag, str):
                self.walk(one, look, depth + 1)
            self._say(one.tail, look)
        if is_block:
            self.end_line(look)

    def _say(self, text: str | None, look: _Look) -> None:
        words = _SPACES.sub(" ", text or "")
        if words:
            self._spans.append(Span(words, look.bold, look.italic, look.link))

    def end_line(self, look: _Look) -> None:
        """What was said so far is a line of its own."""
        spans = _trimmed(self._spans)
        self._spans = []
        if spans:
            self.passages.append(Words(TextLine(look.kind, look.level, spans)))

    def _apart(self, element: etree._Element, depth: int) -> list[Passage]:
        """The passages of an element by itself."""
        inner = _Reader()
        inner._inside(element, _Look(), depth + 1, is_block=True)
        self.pictures += inner.pictures
        return inner.passages

    def _heading(self, element: etree._Element, level: int, depth: int) -> None:
        self.end_line(_Look())
        words = " ".join(part for one in self._apart(element, depth) for part in _said(one))
        if words:
            self.passages.append(Heading(level, words))

    def _table(self, table: etree._Element, look: _Look, depth: int) -> None:
        self.end_line(look)
        rows: list[list[Spans]] = []
        for row in (one for one in table.iter("tr") if _table_of(one) is table):
            cells: list[Spans] = []
            for cell in (one for one in row if _name(one) in ("td", "th")):
                spans: list[Span] = []
                for passage in self._apart(cell, depth):
                    spans.extend([Span(" ")] if spans else [])
                    words = (Span(" ".join(_said(passage))),)
                    spans.extend(passage.line.spans if isinstance(passage, Words) else words)
                width = cell.get("colspan", "1")
                wide = int(width) if width.isdecimal() and len(width) < 3 else 1
                cells.extend([merged(spans), *[()] * (min(max(wide, 1), _WIDEST) - 1)])
            rows.append(cells[:_WIDEST])
        found = grid_of(rows)
        if _letters("".join(part for one in found for part in _said(one))) == _letters("".join(table.itertext())):
            self.passages.extend(found)
        else:  # words stand outside the cells, so that it is no table worth the name
            self._inside(table, look, depth, is_block=True)


def _name(element: etree._Element) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _style(element: etree._Element) -> dict[str, str]:
    pairs = _DECLARED.findall((element.get("style") or "")[:4000])
    return {name.casefold(): value.strip() for name, value in pairs}


def _looking(look: _Look, name: str, style: dict[str, str], element: etree._Element) -> _Look:
    """How words inside an element are set."""
    if name in _BOLD:
        look = replace(look, bold=True)
    if name in _ITALIC:
        look = replace(look, italic=True)
    if "font-weight" in style:
        look = replace(look, bold=bool(_HEAVY.match(style["font-weight"])))
    if "font-style" in style:
        look = replace(look, italic=style["font-style"] in ("italic", "oblique"))
    if name == "a":
        look = replace(look, link=safe_link((element.get("href") or "").strip()))
    if name in ("ul", "ol"):
        level = look.level + 1 if look.kind in ("bullet", "number") else 1
        return replace(look, kind="bullet" if name == "ul" else "number", level=level)
    if name == "blockquote":
        return replace(look, kind="quotation", level=1)
    return _entry_of_word(look, style, element) if style.get("mso-list") else look


def _entry_of_word(look: _Look, style: dict[str, str], element: etree._Element) -> _Look:
    """Word writes entries of lists as paragraphs; the sign, which it hides from others, says of what list."""
    found = _WORD_LEVEL.search(style["mso-list"])
    if found is None:
        return look
    hidden = (one for one in element.iter() if _style(one).get("mso-list", "").casefold() == "ignore")
    sign = next(("".join(one.itertext()).strip() for one in hidden), "")
    kind: LineKind = "number" if re.fullmatch(r"\(?\w{1,4}[.)]", sign) and sign != "o" else "bullet"
    return replace(look, kind=kind, level=int(found[1]))


def _table_of(row: etree._Element) -> etree._Element | None:
    return next((above for above in row.iterancestors() if _name(above) == "table"), None)


def _letters(text: str) -> int:
    return len("".join(text.split()))


def _trimmed(spans: list[Span]) -> Spans:
    """The spans of a line without blanks and breaks at its ends, no two blanks together."""
    blanks = " " + FORCED_BREAK
    kept: list[Span] = []
    for span in spans:
        text = span.text.lstrip(" ") if not kept or kept[-1].text[-1] in blanks else span.text
        text = text.lstrip(blanks) if not kept else text
        if text:
            kept.append(replace(span, text=text))
    while kept and not kept[-1].text.rstrip(blanks):
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(blanks))
    return merged(kept)


def _said(passage: Passage) -> list[str]:
    match passage:
        case Heading():
            return [passage.words]
        case Words():
            return ["".join(span.text for span in passage.line.spans).replace(FORCED_BREAK, " ")]
        case _:
            return ["".join(span.text for span in cell) for row in passage.rows for cell in row if cell]
