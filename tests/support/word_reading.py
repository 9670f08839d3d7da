"""Reads Word files as Word would count and show them: words with computed numbers, fields, parts."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS = {
    "w": W,
    "r": R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}
_STORY = re.compile(r"word/(document|footnotes|endnotes|header\d+|footer\d+)\.xml")


def w(name: str) -> str:
    """A name of WordprocessingML."""
    return f"{{{W}}}{name}"


class WordFile:
    """A Word file's parts, parsed when asked for."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self._trees: dict[str, Any] = {}
        self.body = self.tree("word/document.xml").find(w("body"))
        self.styles = {one.get(w("styleId")): one for one in self.related("styles").findall(w("style"))}

    def tree(self, name: str) -> Any:
        """The root of a part."""
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.files[name])
        return self._trees[name]

    def stories(self) -> Iterator[tuple[str, Any]]:
        """The name and the root of every part that has words of the book."""
        return ((name, self.tree(name)) for name in self.files if _STORY.fullmatch(name))

    def target(self, relationship: str, part: str = "document.xml") -> str:
        """The name of the part that a relationship leads to."""
        for one in self.tree(f"word/_rels/{part}.rels"):
            if one.get("Id") == relationship:
                return "word/" + str(one.get("Target"))
        raise KeyError(relationship)

    def related(self, kind: str) -> Any:
        """The root of the part of a kind that the document is related to."""
        for one in self.tree("word/_rels/document.xml.rels"):
            if one.get("Type") == f"{R}/{kind}":
                return self.tree("word/" + str(one.get("Target")))
        raise KeyError(kind)

    def style_name(self, paragraph: Any) -> str:
        """The name of a paragraph's style as it stands in the file; "" for none, or for one that is not there."""
        found = paragraph.find("w:pPr/w:pStyle", NS)
        style = None if found is None else self.styles.get(found.get(w("val")))
        return "" if style is None else str(style.find(w("name")).get(w("val")))

    def style_chain(self, name: str | None) -> Iterator[Any]:
        """A style, the one that it is based on, and so on; it ends where one would come again."""
        seen: set[str | None] = set()
        while name in self.styles and name not in seen:
            seen.add(name)
            yield self.styles[name]
            base = self.styles[name].find(w("basedOn"))
            name = None if base is None else base.get(w("val"))

    def outline_level(self, paragraph: Any) -> int | None:
        """The level of a heading from 1, by its style or what that is based on."""
        found = paragraph.find("w:pPr/w:pStyle", NS)
        for style in self.style_chain(None if found is None else found.get(w("val"))):
            level = style.find("w:pPr/w:outlineLvl", NS)
            if level is not None:
                return int(level.get(w("val"))) + 1 if level.get(w("val")) != "9" else None
        return None

    def headings(self) -> list[tuple[str, str]]:
        """Number and words of every heading, in order."""
        numbers = NumberCount(self)
        found = []
        for paragraph in self.body.iter(w("p")):
            number = numbers.of(paragraph)
            if self.outline_level(paragraph) is not None:
                found.append((number, "".join(paragraph.itertext(w("t")))))
        return found


@dataclass(frozen=True)
class Field:
    """A complex field: what it is to compute, and what the file has as its result."""

    instruction: str
    result: str


def fields_of(root: Any) -> Iterator[Field]:
    """The closed fields of a part in the order of their ends, one inside another before it."""
    opened: list[tuple[list[str], list[str]]] = []
    is_result: list[bool] = []
    for element in root.iter(w("fldChar"), w("instrText"), w("t")):
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            opened.append(([], []))
            is_result.append(False)
        elif kind == "separate" and opened:
            is_result[-1] = True
        elif kind == "end" and opened:
            is_result.pop()
            instruction, result = opened.pop()
            yield Field("".join(instruction).strip(), "".join(result))
        elif kind is None:
            for (instruction, result), shown in zip(opened, is_result, strict=True):
                (result if shown else instruction).append(element.text or "")


class NumberCount:
    """Counts numbered paragraphs as Word does."""

    def __init__(self, file: WordFile) -> None:
        self.file = file
        numbering = file.related("numbering")
        self.abstracts = {one.get(w("abstractNumId")): one for one in numbering.findall(w("abstractNum"))}
        self.nums = {one.get(w("numId")): one for one in numbering.findall(w("num"))}
        self.counters: dict[str, list[int]] = {}
        self.restarted: set[tuple[str, int]] = set()

    def of(self, paragraph: Any) -> str:
        """The number before a paragraph with full stops between levels, "" for none or a bullet."""
        num, level = self._numbering(paragraph)
        if num not in self.nums:
            return ""
        key = self.nums[num].find(w("abstractNumId")).get(w("val"))
        kind = self.abstracts[key].find(f"w:lvl[@w:ilvl='{level}']/w:numFmt", NS).get(w("val"))
        counters = self.counters.setdefault(key, [0] * 9)
        override = self.nums[num].find(f"w:lvlOverride[@w:ilvl='{level}']/w:startOverride", NS)
        if override is not None and (num, level) not in self.restarted:
            self.restarted.add((num, level))
            counters[level] = int(override.get(w("val"))) - 1
        counters[level] += 1
        counters[level + 1 :] = [0] * (8 - level)
        if kind == "bullet":
            return ""
        text = self.abstracts[key].find(f"w:lvl[@w:ilvl='{level}']/w:lvlText", NS).get(w("val"))
        return re.sub(r"%(\d)", lambda m: str(counters[int(m[1]) - 1] or 1), text).rstrip(".")

    def _numbering(self, paragraph: Any) -> tuple[str, int]:
        own = paragraph.find("w:pPr/w:numPr", NS)
        style = paragraph.find("w:pPr/w:pStyle", NS)
        for one in self.file.style_chain(None if style is None else style.get(w("val"))):
            own = one.find("w:pPr/w:numPr", NS) if own is None else own
        if own is None or own.find(w("numId")) is None:
            return "", 0
        level = own.find(w("ilvl"))
        return own.find(w("numId")).get(w("val")), 0 if level is None else int(level.get(w("val")))


def words_of_docx(data: bytes, picture: str = "Picture") -> list[str]:
    """The words a reader sees in reading order, list and heading numbers among them, notes at the end.

    Headers, footers, page numbers and the words inside charts are left out; a picture is its description after the
    word for pictures.
    """
    file = WordFile(data)
    numbers = NumberCount(file)
    notes: list[str] = []
    parts: list[str] = []
    for paragraph in file.body.iter(w("p")):
        parts.append(numbers.of(paragraph))
        parts.append("".join(_shown(paragraph, notes, picture)))
    texts = {one.get(w("id")): "".join(one.itertext(w("t"))) for one in file.related("footnotes")}
    parts.extend(f"{number} {texts[key]}" for number, key in enumerate(notes, 1))
    return re.findall(r"\w+", " ".join(parts))


def _shown(paragraph: Any, notes: list[str], picture: str) -> Iterator[str]:
    is_page, is_note = False, False
    for element in paragraph.iter():
        if element.tag == w("instrText"):
            is_page, is_note = "PAGEREF" in element.text, "NOTEREF" in element.text
        elif element.tag == w("fldChar") and element.get(w("fldCharType")) == "end":
            is_page, is_note = False, False
        elif element.tag == w("t"):
            yield "" if is_page else f" {element.text} " if is_note else element.text or ""
        elif element.tag in (w("br"), w("tab")):
            yield " "
        elif element.tag == w("footnoteReference"):
            notes.append(element.get(w("id")))
            yield f" {len(notes)} "
        elif element.tag == f"{{{NS['wp']}}}docPr" and element.get("name").startswith("Picture"):
            yield f"{picture} {element.get('descr')}"
