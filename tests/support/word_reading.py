"""Reads Word files as Word would count and show them: words with computed numbers, parts, and our own checks."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
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
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def w(name: str) -> str:
    """A name of WordprocessingML."""
    return f"{{{W}}}{name}"


class WordFile:
    """A Word file's parts, parsed when asked for."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.body = self.tree("word/document.xml").find(w("body"))
        self.styles = {one.get(w("styleId")): one for one in self.related("styles").findall(w("style"))}

    def tree(self, name: str) -> Any:
        """The root of a part."""
        return etree.fromstring(self.files[name])

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
        """The name of a paragraph's style as it stands in the file."""
        found = paragraph.find("w:pPr/w:pStyle", NS)
        return "" if found is None else str(self.styles[found.get(w("val"))].find(w("name")).get(w("val")))

    def outline_level(self, paragraph: Any) -> int | None:
        """The level of a heading from 1, by its style or what that is based on."""
        found = paragraph.find("w:pPr/w:pStyle", NS)
        style = None if found is None else self.styles.get(found.get(w("val")))
        while style is not None:
            level = style.find("w:pPr/w:outlineLvl", NS)
            if level is not None:
                return int(level.get(w("val"))) + 1 if level.get(w("val")) != "9" else None
            base = style.find(w("basedOn"))
            style = None if base is None else self.styles.get(base.get(w("val")))
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
        name = None if style is None else style.get(w("val"))
        while own is None and name in self.file.styles:
            own = self.file.styles[name].find("w:pPr/w:numPr", NS)
            base = self.file.styles[name].find(w("basedOn"))
            name = None if base is None else base.get(w("val"))
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


# --- what no judge catches (each a finding in words) -----------------------------------------------------------------


def own_findings(data: bytes, marking: str = "") -> list[str]:
    """What Word files can have wrong without any validator minding."""
    file = WordFile(data)
    checks = (_sections(file, marking), _scripts(file), _outline(file), _references(file), _fields(file))
    more = (_notes(file), _drawings(file), _charts(file), _styles(file), _tables(file))
    return [finding for check in (*checks, *more) for finding in check]


def _sections(file: WordFile, marking: str) -> Iterator[str]:
    for section in file.body.iter(w("sectPr")):
        for place in ("header", "footer"):
            references = {one.get(w("type")): one.get(f"{{{R}}}id") for one in section.findall(w(f"{place}Reference"))}
            if set(references) != {"default", "first", "even"}:
                yield f"a section has {place}s for {sorted(references)} only"
            for kind, relationship in references.items():
                text = "".join(file.tree(file.target(relationship)).itertext(w("t")))
                if marking not in text:
                    yield f"the {kind} {place} has no marking"


def _scripts(file: WordFile) -> Iterator[str]:
    for name, content in file.files.items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        for properties in etree.fromstring(content).iter(w("rPr")):
            for latin, other in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
                if (properties.find(w(latin)) is None) != (properties.find(w(other)) is None):
                    yield f"{name}: {latin} without {other}"
    for run in file.body.iter(w("r")):
        text = "".join(run.itertext(w("t")))
        if _RTL.search(text) and run.find("w:rPr/w:rtl", NS) is None:
            yield f"'{text}' does not run from right to left"
        if _RTL.search(text) and run.find("w:rPr/w:lang[@w:bidi]", NS) is None:
            yield f"'{text}' has no language"


def _outline(file: WordFile) -> Iterator[str]:
    above = 0
    for paragraph in file.body.iter(w("p")):
        level = file.outline_level(paragraph)
        if level is not None:
            if level > above + 1:
                yield f"a heading of level {level} follows one of level {above}"
            above = level


def _references(file: WordFile) -> Iterator[str]:
    starts = [(one.get(w("id")), one.get(w("name"))) for one in file.body.iter(w("bookmarkStart"))]
    ends = Counter(one.get(w("id")) for one in file.body.iter(w("bookmarkEnd")))
    names = Counter(name for _, name in starts)
    yield from (f"bookmark {name} stands {count} times" for name, count in names.items() if count > 1)
    yield from (f"bookmark {name} is not a name" for name in names if not re.fullmatch(r"\w{1,40}", name, re.ASCII))
    if Counter(number for number, _ in starts) != ends or any(count > 1 for count in ends.values()):
        yield "bookmarks begin and end differently"
    wanted = {one.get(w("anchor")) for one in file.body.iter(w("hyperlink")) if one.get(w("anchor"))}
    for instruction in file.body.iter(w("instrText")):
        wanted |= set(re.findall(r"(?:PAGEREF|NOTEREF|REF) (\S+)", instruction.text))
    yield from (f"nothing is called {name}" for name in wanted - set(names))


def _fields(file: WordFile) -> Iterator[str]:
    for name in file.files:
        if re.fullmatch(r"word/(document|footnotes|header\d+|footer\d+)\.xml", name):
            kinds = Counter(one.get(w("fldCharType")) for one in file.tree(name).iter(w("fldChar")))
            if len(set(kinds.values())) > 1:
                yield f"{name} has fields that do not close: {dict(kinds)}"
    settings = file.related("settings")
    if settings.find(w("updateFields")) is not None or b"w:dirty" in file.files["word/document.xml"]:
        yield "fields are updated on opening"


def _notes(file: WordFile) -> Iterator[str]:
    references = Counter(one.get(w("id")) for one in file.body.iter(w("footnoteReference")))
    yield from (f"note {key} is referred to {count} times" for key, count in references.items() if count > 1)
    for note in file.related("footnotes"):
        if note.get(w("type")) is None and note.find(f".//{w('footnoteRef')}") is None:
            yield f"note {note.get(w('id'))} does not show its number"


def _drawings(file: WordFile) -> Iterator[str]:
    drawings = [*file.body.iter(f"{{{NS['wp']}}}docPr")]
    ids = Counter(one.get("id") for one in drawings)
    yield from (f"drawing {key} stands {count} times" for key, count in ids.items() if count > 1)
    yield from (f"{one.get('name')} has no alternative text" for one in drawings if not one.get("descr"))


def _charts(file: WordFile) -> Iterator[str]:
    for name in file.files:
        if not re.fullmatch(r"word/charts/chart\d+\.xml", name):
            continue
        chart = file.tree(name)
        relationship = chart.find("c:externalData", NS).get(f"{{{R}}}id")
        rels = etree.fromstring(file.files[f"word/charts/_rels/{name.rpartition('/')[2]}.rels"])
        target = next(one.get("Target") for one in rels if one.get("Id") == relationship)
        cells = _cells(file.files["word/" + target.removeprefix("../")])
        for reference in (*chart.iter(f"{{{NS['c']}}}strRef"), *chart.iter(f"{{{NS['c']}}}numRef")):
            yield from (f"{name}: {wrong}" for wrong in _cache(reference, cells))
        axes = {one.get("val") for one in chart.findall("c:chart/c:plotArea/*/c:axId", NS)}
        if len(axes) != 2:
            yield f"{name}: axes {axes}"


def _cache(reference: Any, cells: dict[str, str]) -> Iterator[str]:
    first, _, last = reference.find("c:f", NS).text.split("!")[1].replace("$", "").partition(":")
    column, start, end = first[0], int(first[1:]), int((last or first)[1:])
    cache = reference[1]
    if int(cache.find("c:ptCount", NS).get("val")) != end - start + 1:
        yield "a wrong count"
    shown = {int(one.get("idx")): one.find("c:v", NS).text for one in cache.findall("c:pt", NS)}
    for row in range(start, end + 1):
        stored, cached = cells.get(f"{column}{row}"), shown.get(row - start)
        if stored != cached and (None in (stored, cached) or float(stored or 0) != float(cached or 0)):
            yield f"{column}{row} is {stored} in the workbook, {cached} in the chart"


def _cells(workbook: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        shared = ["".join(one.itertext()) for one in etree.fromstring(archive.read("xl/sharedStrings.xml"))]
    cells = {}
    for cell in sheet.iter(f"{{{NS['s']}}}c"):
        value = cell.find("s:v", NS).text
        cells[cell.get("r")] = shared[int(value)] if cell.get("t") == "s" else value
    return cells


def _styles(file: WordFile) -> Iterator[str]:
    for name in file.styles:
        seen, current = set(), name
        while current in file.styles and current not in seen:
            seen.add(current)
            base = file.styles[current].find(w("basedOn"))
            current = None if base is None else base.get(w("val"))
        if current is not None:
            yield f"style {name} is based on {current}, which is itself or nothing"
    nums = {one.get(w("numId")) for one in file.related("numbering").findall(w("num"))}
    used = {one.get(w("val")) for tree in (file.body, file.related("styles")) for one in tree.iter(w("numId"))}
    yield from (f"numbering {number} does not exist" for number in used - nums - {"0"})
    for tag in ("pStyle", "rStyle", "tblStyle"):
        for one in file.body.iter(w(tag)):
            if one.get(w("val")) not in file.styles:
                yield f"style {one.get(w('val'))} does not exist"


def _tables(file: WordFile) -> Iterator[str]:
    for table in file.body.iter(w("tbl")):
        following = table.getnext()
        if following is None or following.tag != w("p"):
            yield "a table is not followed by a paragraph"
