"""What the styles and the numbering of a Word file say of a paragraph: a heading, an entry, a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from briefbook.model.text_lines import LineKind
from briefbook.readers.docx.names import attribute, child, is_on, local, number, value

_HEADING = re.compile(r"heading ([1-9])")
_CONTENTS = re.compile(r"toc (heading|[1-9])|table of figures|contents heading|contents [1-9]|index( .*)?")
_QUOTATIONS = ("quote", "intense quote", "block text", "quotations", "quotation")
_TITLES = ("title",)
_DEEPER = re.compile(r"list (?:bullet|number) ([2-5])")
"""Styles whose name says the level, each with a list of its own."""
_DEEPEST = 30
_BODY_TEXT = 9
"""The outline level of plain paragraphs (ISO/IEC 29500-1, 17.3.1.20)."""


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    level: int | None
    numbering: tuple[str, int] | None
    bold: bool | None
    italic: bool | None


class Styles:
    """The styles of a file; a missing part says nothing."""

    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        self._styles = {} if styles is None else dict(_styles(styles))
        self._lists = {} if numbering is None else dict(_lists(numbering))

    def _chain(self, ident: str | None) -> Iterator[_Style]:
        for _ in range(_DEEPEST):
            style = self._styles.get(ident or "")
            if style is None:
                return
            yield style
            ident = style.based_on

    def heading(self, properties: etree._Element | None) -> int | None:
        """The level of a heading, 0 of a title, None for any other paragraph."""
        direct = number(value(properties, "outlineLvl"))
        if direct is not None:
            return direct + 1 if 0 <= direct < _BODY_TEXT else None
        for style in self._chain(value(properties, "pStyle")):
            if style.name in _TITLES:
                return 0
            named = _HEADING.fullmatch(style.name)
            if named is not None:
                return int(named[1])
            if style.level is not None:
                return style.level + 1 if 0 <= style.level < _BODY_TEXT else None
        return None

    def is_contents(self, properties: etree._Element | None) -> bool:
        """Whether a paragraph belongs to a table of contents, which the book makes itself."""
        return any(_CONTENTS.fullmatch(style.name) for style in self._chain(value(properties, "pStyle")))

    def kind(self, properties: etree._Element | None) -> tuple[LineKind, int]:
        """What a paragraph that is no heading is, and its level."""
        entry = self._entry(properties)
        if entry is not None:
            kind = self._lists.get(entry, self._lists.get((entry[0], 0), "bullet"))
            return (kind, entry[1] + 1) if kind != "paragraph" else ("paragraph", 0)
        if any(style.name in _QUOTATIONS for style in self._chain(value(properties, "pStyle"))):
            return "quotation", 1
        return "paragraph", 0

    def _entry(self, properties: etree._Element | None) -> tuple[str, int] | None:
        direct = _numbering(properties)
        if direct is None:
            chain = self._chain(value(properties, "pStyle"))
            direct = next((style.numbering for style in chain if style.numbering), None)
        if direct is None or direct[0] == "0":
            return None
        named = (_DEEPER.fullmatch(style.name) for style in self._chain(value(properties, "pStyle")))
        deeper = next((int(found[1]) - 1 for found in named if found), 0)
        return direct[0], direct[1] or deeper

    def looks(self, properties: etree._Element | None) -> tuple[bool, bool]:
        """Whether a run is bold, and whether italic, by itself or by its own style."""
        bold, italic = is_on(properties, "b"), is_on(properties, "i")
        for style in self._chain(value(properties, "rStyle")):
            bold = style.bold if bold is None else bold
            italic = style.italic if italic is None else italic
        return bool(bold), bool(italic)


def _styles(root: etree._Element) -> Iterator[tuple[str, _Style]]:
    for element in root:
        if local(element) == "style":
            paragraph, run = child(element, "pPr"), child(element, "rPr")
            yield (
                attribute(element, "styleId") or "",
                _Style(
                    (value(element, "name") or "").casefold(),
                    value(element, "basedOn") or "",
                    number(value(paragraph, "outlineLvl")),
                    _numbering(paragraph),
                    is_on(run, "b"),
                    is_on(run, "i"),
                ),
            )


def _numbering(properties: etree._Element | None) -> tuple[str, int] | None:
    ident = value(properties, "numPr", "numId")
    level = number(value(properties, "numPr", "ilvl")) or 0
    return None if ident is None else (ident, min(max(level, 0), 8))


def _lists(root: etree._Element) -> Iterator[tuple[tuple[str, int], LineKind]]:
    """The kind of each level of each list."""
    levels: dict[str, dict[int, LineKind]] = {}
    for element in root:
        if local(element) == "abstractNum":
            found = {number(attribute(one, "ilvl")) or 0: _kind(one) for one in element if local(one) == "lvl"}
            levels[attribute(element, "abstractNumId") or ""] = found
    for element in root:
        if local(element) == "num":
            ident = attribute(element, "numId") or ""
            for level, kind in levels.get(value(element, "abstractNumId") or "", {}).items():
                yield (ident, level), kind


def _kind(level: etree._Element) -> LineKind:
    form = value(level, "numFmt") or "decimal"
    return "bullet" if form == "bullet" else "paragraph" if form == "none" else "number"
