"""What no judge of Word files catches: a table of checks, each of which says in words what it finds wrong."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any, NamedTuple

from lxml import etree

from briefbook.model.direction import is_right_to_left
from briefbook.model.document import Document
from briefbook.model.page_numbers import PageNumbers
from tests.support.word_reading import NS, NumberCount, R, WordFile, fields_of, w

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LTR = re.compile("[A-Za-z\u00c0-\u02af\u0370-\u052f]")
_SCRIPTS = (
    (re.compile("[\u0400-\u052f]"), "val", {"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"}),
    (re.compile("[\u0590-\u05ff]"), "bidi", {"he", "yi"}),
    (re.compile("[\u0600-\u06ff]"), "bidi", {"ar", "fa", "ur", "ps", "sd", "ug", "ckb", "ks"}),
    (re.compile("[\u0900-\u097f]"), "bidi", {"hi", "ne", "mr", "sa"}),
)
"""Letters, the attribute of `w:lang` that tells Word their language, and the languages written with them."""


@dataclass(frozen=True)
class Meant:
    """What a file should say. `pages` are those of the headings in their order; empty where nobody knows."""

    marking: str = ""
    language: str = ""
    pages: tuple[int, ...] = ()

    @classmethod
    def by(cls, document: Document, numbers: PageNumbers) -> Meant:
        """What a document says, on the pages of a layout."""
        pages = tuple(numbers.anchors.get(heading.anchor, 0) for heading in document.headings())
        return cls(document.furniture.marking, document.language, pages)


Check = Callable[[WordFile, Meant], Iterator[str]]


def own_findings(data: bytes, meant: Meant | str = "") -> list[str]:
    """What all checks find, each finding after the check's name. A string is the marking that every page bears."""
    file, should = WordFile(data), Meant(meant) if isinstance(meant, str) else meant
    return [f"{name}: {finding}" for name, check in CHECKS.items() for finding in check(file, should)]


# --- sections, styles, languages --------------------------------------------------------------------------------------


def _references(file: WordFile, _meant: Meant) -> Iterator[str]:
    for section in file.body.iter(w("sectPr")):
        for place in ("header", "footer"):
            kinds = {one.get(w("type")) for one in section.findall(w(f"{place}Reference"))}
            if kinds != {"default", "first", "even"}:
                yield f"a section has {place}s for {sorted(kinds)} only"


def _markings(file: WordFile, meant: Meant) -> Iterator[str]:
    for place in ("header", "footer"):
        for reference in file.body.iter(w(f"{place}Reference")):
            name = file.target(reference.get(f"{{{R}}}id"))
            if meant.marking not in "".join(file.tree(name).itertext(w("t"))):
                yield f"{name} has no marking"


def _complex_scripts(file: WordFile, _meant: Meant) -> Iterator[str]:
    for name, root in (*file.stories(), ("styles", file.related("styles"))):
        for properties in root.iter(w("rPr")):
            for latin, other in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
                if (properties.find(w(latin)) is None) != (properties.find(w(other)) is None):
                    yield f"{name}: {latin} without {other}"


def _directions(file: WordFile, meant: Meant) -> Iterator[str]:
    for _, root in file.stories():
        for run in root.iter(w("r")):
            text, is_rtl = "".join(run.itertext(w("t"))), run.find("w:rPr/w:rtl", NS) is not None
            if _RTL.search(text) and not is_rtl:
                yield f"'{text}' does not run from right to left"
            if is_rtl and _LTR.search(text):
                yield f"'{text}' runs from right to left"
    if is_right_to_left(meant.language):
        if file.related("styles").find("w:docDefaults/w:pPrDefault/w:pPr/w:bidi", NS) is None:
            yield "paragraphs run from left to right"
        for parent, child in (("sectPr", "bidi"), ("tblPr", "bidiVisual")):
            missing = sum(one.find(w(child)) is None for one in file.body.iter(w(parent)))
            yield from (f"a {parent} runs from left to right" for _ in range(missing))


def _languages(file: WordFile, meant: Meant) -> Iterator[str]:
    defaults = file.related("styles").find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", NS)
    common = {} if defaults is None else {key: defaults.get(w(key)) or "" for key in ("val", "bidi", "eastAsia")}
    wanted = common.get("bidi" if is_right_to_left(meant.language) else "val", "")
    if not wanted.startswith(meant.language):
        yield f"the document's language is {wanted}, not {meant.language}"
    for _, root in file.stories():
        for run in root.iter(w("r")):
            text, own = "".join(run.itertext(w("t"))), run.find("w:rPr/w:lang", NS)
            for letters, key, languages in _SCRIPTS:
                tag = (own.get(w(key)) if own is not None else None) or common.get(key, "")
                if letters.search(text) and tag.partition("-")[0] not in languages:
                    yield f"'{text}' is in {tag or 'no language'}"


def _outline(file: WordFile, _meant: Meant) -> Iterator[str]:
    levels = [level for one in file.body.iter(w("p")) if (level := file.outline_level(one)) is not None]
    yield from (f"level {one} follows level {above}" for above, one in pairwise((0, *levels)) if one > above + 1)


def _style_chains(file: WordFile, _meant: Meant) -> Iterator[str]:
    for name in file.styles:
        last = list(file.style_chain(name))[-1].find(w("basedOn"))
        if last is not None:
            yield f"style {name} is based on {last.get(w('val'))}, which is itself or nothing"
    for _, root in file.stories():
        for one in root.iter(w("pStyle"), w("rStyle"), w("tblStyle")):
            if one.get(w("val")) not in file.styles:
                yield f"style {one.get(w('val'))} does not exist"


def _numberings(file: WordFile, _meant: Meant) -> Iterator[str]:
    numbering = file.related("numbering")
    abstracts = {one.get(w("numId")): one.find(w("abstractNumId")).get(w("val")) for one in numbering.iter(w("num"))}
    for root in (file.body, file.related("styles")):
        for one in root.iter(w("numId")):
            if one.get(w("val")) not in {*abstracts, "0"}:
                yield f"numbering {one.get(w('val'))} does not exist"
    for abstract in numbering.iter(w("abstractNum")):
        for level in abstract.iter(w("lvl")):
            linked = level.find(w("pStyle"))
            if linked is None:
                continue
            style = file.styles.get(linked.get(w("val")))
            num = None if style is None else style.find("w:pPr/w:numPr/w:numId", NS)
            if num is None or abstracts.get(num.get(w("val"))) != abstract.get(w("abstractNumId")):
                yield f"style {linked.get(w('val'))} does not number its paragraphs"


# --- fields and what they lead to -------------------------------------------------------------------------------------


def _bookmarks(file: WordFile, _meant: Meant) -> Iterator[str]:
    starts = [(one.get(w("id")), one.get(w("name"))) for one in file.body.iter(w("bookmarkStart"))]
    ends = Counter(one.get(w("id")) for one in file.body.iter(w("bookmarkEnd")))
    names = Counter(name for _, name in starts)
    yield from (f"{name} stands {count} times" for name, count in names.items() if count > 1)
    yield from (f"{name} is not a name" for name in names if not re.fullmatch(r"[A-Za-z_]\w{0,39}", name, re.ASCII))
    if Counter(number for number, _ in starts) != ends or any(count > 1 for count in ends.values()):
        yield "they begin and end differently"


def _targets(file: WordFile, _meant: Meant) -> Iterator[str]:
    names = {one.get(w("name")) for one in file.body.iter(w("bookmarkStart"))}
    for _, root in file.stories():
        wanted = {one.get(w("anchor")) for one in root.iter(w("hyperlink")) if one.get(w("anchor"))}
        for instruction in root.iter(w("instrText")):
            wanted |= set(re.findall(r"(?:PAGEREF|NOTEREF|REF) (\S+)", instruction.text))
        yield from (f"nothing is called {name}" for name in wanted - names)


def _closed_fields(file: WordFile, _meant: Meant) -> Iterator[str]:
    for name, root in file.stories():
        depth = 0
        for one in root.iter(w("fldChar")):
            depth += {"begin": 1, "end": -1}.get(one.get(w("fldCharType")), 0)
            if depth < 0:
                yield f"{name}: one ends that did not begin"
                break
        if depth > 0:
            yield f"{name}: one does not end"


def _updates(file: WordFile, _meant: Meant) -> Iterator[str]:
    if file.related("settings").find(w("updateFields")) is not None:
        yield "Word asks whether to update fields"
    for name, root in file.stories():
        if any(one.get(w("dirty")) for one in root.iter(w("fldChar"), w("fldSimple"))):
            yield f"{name} has a field that waits to be updated"


def _results(file: WordFile, meant: Meant) -> Iterator[str]:
    """Results as Word would compute them: counts, numbers and words of headings, numbers of notes, pages."""
    counts: Counter[str] = Counter()
    headings = list(_headings(file))
    places = {one.bookmark: one for one in headings}
    pages = {one.bookmark: page for one, page in zip(headings, meant.pages, strict=False)}
    notes = _note_numbers(file)
    for field in fields_of(file.body):
        kind, *rest = field.instruction.split()
        name = rest[0] if rest else ""
        wanted: str | None = None
        if kind == "SEQ":
            counts[name] += 1
            wanted = str(counts[name])
        elif kind == "REF" and name in places:
            wanted = places[name].number if "\\r" in rest else places[name].words
        elif kind == "NOTEREF":
            wanted = notes.get(name)
        elif kind == "PAGEREF" and name in pages:
            wanted = str(pages[name])
        if wanted is not None and wanted != field.result:
            yield f"{field.instruction} is {wanted}, not {field.result}"


class _Heading(NamedTuple):
    """A heading that belongs into the contents."""

    bookmark: str
    number: str
    words: str
    level: int


def _headings(file: WordFile) -> Iterator[_Heading]:
    numbers = NumberCount(file)
    for paragraph in file.body.iter(w("p")):
        number = numbers.of(paragraph)
        level = re.fullmatch(r"heading (\d)", file.style_name(paragraph).lower())
        if level:
            names = [str(one.get(w("name"))) for one in paragraph.iter(w("bookmarkStart"))]
            bookmark = next((name for name in names if name.startswith("_Toc")), "")
            yield _Heading(bookmark, number, _words(paragraph), int(level[1]))


def _words(element: Any) -> str:
    parts = (one.text if one.tag == w("t") else " " for one in element.iter(w("t"), w("br"), w("tab")))
    return " ".join("".join(part or "" for part in parts).split())


def _note_numbers(file: WordFile) -> dict[str, str]:
    """The numbers of notes by the bookmarks round their references; they begin again where a section says so."""
    numbers: dict[str, str] = {}
    waiting: list[str] = []
    before = 0
    for one in file.body.iter(w("footnoteReference"), w("endnoteReference"), w("sectPr")):
        if one.tag != w("sectPr"):
            mark = one.getparent().getprevious()
            waiting.append("" if mark is None else mark.get(w("name"), ""))
            continue
        restarts = one.find(f"{w('footnotePr')}/{w('numRestart')}[@{w('val')}='eachSect']") is not None
        before = 0 if restarts else before
        numbers |= {name: str(number) for number, name in enumerate(waiting, before + 1)}
        before += len(waiting)
        waiting.clear()
    return numbers


def _contents(file: WordFile, meant: Meant) -> Iterator[str]:
    found = re.search(r'TOC \\o "1-(\d)"', "".join(one.text for one in file.body.iter(w("instrText"))))
    if found is None:
        return
    every = list(_headings(file))
    pages = [str(page) for page in meant.pages] or [""] * len(every)
    headings = [
        (one.level, f"{one.number} {one.words}".strip(), page)
        for one, page in zip(every, pages, strict=False)
        if one.level <= int(found[1])
    ]
    entries = []
    for line in file.body.iter(w("p")):
        style = re.fullmatch(r"toc (\d)", file.style_name(line).lower())
        words, _, page = _words(line).rpartition(" ")
        if style and line.find(w("hyperlink")) is not None:
            entries.append((int(style[1]), words, page if meant.pages else ""))
    missing, surplus = Counter(headings) - Counter(entries), Counter(entries) - Counter(headings)
    yield from (f"no entry says {one}" for one in missing)
    yield from (f"an entry says {one}" for one in surplus)
    if not missing and not surplus and headings != entries:
        yield "the entries stand in another order"


# --- notes, drawings, controls, tables --------------------------------------------------------------------------------


def _repeated_notes(file: WordFile, _meant: Meant) -> Iterator[str]:
    for kind in ("footnote", "endnote"):
        references = Counter(one.get(w("id")) for one in file.body.iter(w(f"{kind}Reference")))
        yield from (f"{kind} {key} is referred to {count} times" for key, count in references.items() if count > 1)


def _note_marks(file: WordFile, _meant: Meant) -> Iterator[str]:
    for name, root in file.stories():
        for note in root.iter(w("footnote"), w("endnote")):
            kind = etree.QName(note).localname
            if note.get(w("type")) is None and note.find(f".//{w(kind + 'Ref')}") is None:
                yield f"{name}: note {note.get(w('id'))} does not show its number"


def _descriptions(file: WordFile, _meant: Meant) -> Iterator[str]:
    for one in file.body.iter(f"{{{NS['wp']}}}docPr"):
        if not (one.get("descr") or "").strip():
            yield f"{one.get('name')} has no alternative text"


def _charts(file: WordFile) -> Iterator[tuple[str, Any, dict[str, str]]]:
    """The name and the root of each chart, and the cells of the workbook behind it."""
    for name in file.files:
        if re.fullmatch(r"word/charts/chart\d+\.xml", name):
            chart = file.tree(name)
            relationship = chart.find("c:externalData", NS).get(f"{{{R}}}id")
            rels = file.tree(f"word/charts/_rels/{name.rpartition('/')[2]}.rels")
            target = next(one.get("Target") for one in rels if one.get("Id") == relationship)
            yield name, chart, cells_of(file.files["word/" + target.removeprefix("../")])


def _range(reference: Any) -> tuple[str, int, int]:
    first, _, last = reference.find("c:f", NS).text.split("!")[1].replace("$", "").partition(":")
    return first[0], int(first[1:]), int((last or first)[1:])


def _chart_caches(file: WordFile, _meant: Meant) -> Iterator[str]:
    for name, chart, cells in _charts(file):
        for reference in chart.iter(f"{{{NS['c']}}}strRef", f"{{{NS['c']}}}numRef"):
            column, start, end = _range(reference)
            shown = {int(one.get("idx")): one.find("c:v", NS).text for one in reference[1].findall("c:pt", NS)}
            for row in range(start, end + 1):
                stored, cached = cells.get(f"{column}{row}"), shown.get(row - start)
                if stored != cached and (None in (stored, cached) or float(stored or 0) != float(cached or 0)):
                    yield f"{name}: {column}{row} is {stored} in the workbook, {cached} in the chart"


def _chart_counts(file: WordFile, _meant: Meant) -> Iterator[str]:
    for name, chart, _ in _charts(file):
        for reference in chart.iter(f"{{{NS['c']}}}strRef", f"{{{NS['c']}}}numRef"):
            column, start, end = _range(reference)
            if int(reference[1].find("c:ptCount", NS).get("val")) != end - start + 1:
                yield f"{name}: {column} has another number of points"


def _chart_axes(file: WordFile, _meant: Meant) -> Iterator[str]:
    for name, chart, _ in _charts(file):
        plot = chart.find("c:chart/c:plotArea", NS)
        axes = {one.get("val") for kind in ("catAx", "valAx") for one in plot.findall(f"c:{kind}/c:axId", NS)}
        used = {one.get("val") for one in plot.iter(f"{{{NS['c']}}}axId", f"{{{NS['c']}}}crossAx")}
        if used != axes or len(axes) != 2:
            yield f"{name}: axes {sorted(axes)}, named {sorted(used)}"


def cells_of(workbook: bytes) -> dict[str, str]:
    """The values of a workbook's first sheet by the names of their cells."""
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        shared = ["".join(one.itertext()) for one in etree.fromstring(archive.read("xl/sharedStrings.xml"))]
    cells = {}
    for cell in sheet.iter(f"{{{NS['s']}}}c"):
        value = cell.find("s:v", NS).text
        cells[cell.get("r")] = shared[int(value)] if cell.get("t") == "s" else value
    return cells


def _control_ids(file: WordFile, _meant: Meant) -> Iterator[str]:
    for tag in ("id", "tag"):
        found = Counter(one.get(w("val")) for one in file.body.iterfind(f".//{w('sdtPr')}/{w(tag)}"))
        yield from (f"{tag} {key} stands {count} times" for key, count in found.items() if count > 1)


def _empty_controls(file: WordFile, _meant: Meant) -> Iterator[str]:
    for content in file.body.iter(w("sdtContent")):
        if content.find(w("p")) is None or not any(True for _ in content.iter(w("t"), w("drawing"))):
            yield "one has nothing in it"


def _moves(file: WordFile, _meant: Meant) -> Iterator[str]:
    sources, places = (
        Counter(one.get(w("name")) for one in file.body.iter(w(f"move{way}RangeStart"))) for way in ("From", "To")
    )
    yield from (f"{name} has only one end" for name in (sources - places) + (places - sources))


def _table_gaps(file: WordFile, _meant: Meant) -> Iterator[str]:
    for holder in (file.body, *file.body.iter(w("tc"))):
        blocks = [one.tag for one in _blocks(holder)]
        for tag, following in pairwise((*blocks, None)):
            if tag == w("tbl") and following != w("p"):
                yield "a table is not followed by a paragraph"


def _blocks(holder: Any) -> Iterator[Any]:
    for one in holder:
        if one.tag == w("sdt"):
            yield from _blocks(one.find(w("sdtContent")))
        elif one.tag in (w("p"), w("tbl")):
            yield one


CHECKS: dict[str, Check] = {
    "references": _references,
    "marking": _markings,
    "complex scripts": _complex_scripts,
    "direction": _directions,
    "language": _languages,
    "outline": _outline,
    "styles": _style_chains,
    "numbering": _numberings,
    "bookmarks": _bookmarks,
    "targets": _targets,
    "closed fields": _closed_fields,
    "updates": _updates,
    "results": _results,
    "contents": _contents,
    "repeated notes": _repeated_notes,
    "note marks": _note_marks,
    "alternative text": _descriptions,
    "chart caches": _chart_caches,
    "chart counts": _chart_counts,
    "chart axes": _chart_axes,
    "control ids": _control_ids,
    "empty controls": _empty_controls,
    "moves": _moves,
    "table gaps": _table_gaps,
}
