"""A ministry's styles: ours are matched to them by Word's names, and those it lacks are added."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from briefbook.writers.docx.language import default_language
from briefbook.writers.docx.opc import parse
from briefbook.writers.docx.styles import WordStyle
from briefbook.writers.docx.wordml import NAMESPACES, W

_DEFAULTS = {"Normal": "paragraph", "DefaultParagraphFont": "character", "TableNormal": "table", "NoList": "numbering"}
_HEADING = re.compile(r"heading (\d)")


def w(name: str) -> str:
    """A name of WordprocessingML as lxml wants it."""
    return f"{{{W}}}{name}"


def value(element: Any, path: str) -> str | None:
    """The `w:val` at a path such as `w:pPr/w:outlineLvl`, None if nothing is there."""
    found = element.find(path, {"w": W})
    return None if found is None else found.get(w("val"))


@dataclass(slots=True)
class BaseStyles:
    """The styles of a base file. `ids` gives the id of each of ours in it, `added` are those it did not have."""

    root: Any
    ids: dict[str, str] = field(default_factory=dict)
    added: dict[str, WordStyle] = field(default_factory=dict)

    @classmethod
    def matched(cls, root: Any, ours: Iterable[WordStyle]) -> BaseStyles:
        """Our styles found in a base's: by name or alias whatever the case, headings by outline level, too."""
        base = cls(root)
        for style in ours:
            found = base._find(style)
            if found is None:
                base.added[style.id] = style
                base.ids[style.id] = base._free_id(style.id)
            else:
                base.ids[style.id] = found
        return base

    def _find(self, style: WordStyle) -> str | None:
        same_kind = [one for one in self.root.findall(w("style")) if one.get(w("type")) == style.kind]
        if style.id in _DEFAULTS:
            return next(
                (one.get(w("styleId")) for one in same_kind if one.get(w("default")) in ("1", "true", "on")), None
            )
        for one in same_kind:
            if style.name.lower() in _names(one):
                return str(one.get(w("styleId")))
        heading = _HEADING.fullmatch(style.name)
        if heading is None:
            return None
        level = str(int(heading[1]) - 1)
        return next((one.get(w("styleId")) for one in same_kind if value(one, "w:pPr/w:outlineLvl") == level), None)

    def _free_id(self, wanted: str) -> str:
        taken = {one.get(w("styleId")) for one in self.root.findall(w("style"))} | set(self.ids.values())
        while wanted in taken:
            wanted += "_"
        return wanted

    def add_missing(self) -> None:
        """Add what the base lacks. Fonts are left to the base, so that its own prevail."""
        for style in self.added.values():
            element = parse(f"<w:styles {NAMESPACES}>{style.xml}</w:styles>".encode())[0]
            element.set(w("styleId"), self.ids[style.id])
            for name in ("basedOn", "next", "link"):
                for reference in element.findall(w(name)):
                    reference.set(w("val"), self.ids.get(reference.get(w("val")), reference.get(w("val"))))
            for fonts in list(element.iter(w("rFonts"))):
                fonts.getparent().remove(fonts)
            if style.id not in _DEFAULTS:
                element.attrib.pop(w("default"), None)
            self.root.append(element)

    def self_numbered(self) -> frozenset[str]:
        """Those of our styles that number their paragraphs in this file, by themselves or by what they are based on."""
        by_id = {one.get(w("styleId")): one for one in self.root.findall(w("style"))}
        return frozenset(ours for ours, theirs in self.ids.items() if _is_numbered(theirs, by_id))

    def set_language(self, language: str) -> None:
        """Make the book's language that of all words not marked otherwise."""
        for path in ("w:docDefaults/w:rPrDefault/w:rPr", f"w:style[@w:styleId='{self.ids['Normal']}']/w:rPr"):
            properties = self.root.find(path, {"w": W})
            if properties is None:
                continue
            for old in properties.findall(w("lang")):
                properties.remove(old)
            if path.startswith("w:docDefaults"):
                properties.append(parse(f"<w:rPr {NAMESPACES}>{default_language(language)}</w:rPr>".encode())[0])


def _names(style: Any) -> set[str]:
    names = [value(style, "w:name") or "", *(value(style, "w:aliases") or "").split(",")]
    return {name.strip().lower() for name in names}


def _is_numbered(style: str | None, by_id: dict[str, Any]) -> bool:
    seen: set[str] = set()
    while style is not None and style in by_id and style not in seen:
        seen.add(style)
        number = value(by_id[style], "w:pPr/w:numPr/w:numId")
        if number is not None:
            return number != "0"
        style = value(by_id[style], "w:basedOn")
    return False
