"""Read a Word file as passages: headings, paragraphs, entries and tables, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from briefbook.model.problem import Problem
from briefbook.model.text_lines import Span, TextLine
from briefbook.readers.docx.names import attribute, child, descendants, local, number, value
from briefbook.readers.docx.package import Package, Unreadable
from briefbook.readers.docx.runs import Runs
from briefbook.readers.docx.styles import Styles
from briefbook.readers.passages import MOST_PASSAGES, Heading, Passage, Reading, Spans, Words, grid_of, safe_link, said

_GONE = ("del", "moveFrom", "sectPr", "Fallback", "sdtPr", "sdtEndPr", "pPr", "tblPr")
_DEEPEST = 40
"""Levels of tables and controls inside each other; what lies deeper is no text."""
_WIDEST = 63
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_CONTENTS = "Table of Contents"


def read_docx(path: Path) -> tuple[Reading | None, tuple[Problem, ...]]:
    """The passages of a Word file (.docx, .docm, .dotx); None with a problem when it is none or is not to be trusted.

    Macros, comments, headers, the table of contents, deleted and hidden words are not read; pictures are counted.
    """
    try:
        with Package(path) as package:
            return _Reader(package).read(), ()
    except Unreadable as unreadable:
        return None, (unreadable.problem,)


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._part = package.main_part
        self._relations = package.relations_by_id(self._part)
        self._styles = Styles(self._related("styles"), self._related("numbering"))
        self._addresses = {
            ident: safe_link(target) for ident, (_, target, is_outside) in self._relations.items() if is_outside
        }
        self._notes = dict(self._all_notes())
        self._pictures = 0

    def _related(self, kind: str) -> etree._Element | None:
        for said_kind, target, is_outside in self._relations.values():
            if said_kind.endswith(f"/{kind}") and not is_outside:
                return self._package.xml(target)
        return None

    def _all_notes(self) -> Iterator[tuple[str, Spans]]:
        """The words of each note by its kind and id."""
        for part, kind in _NOTES.items():
            root = self._related(part)
            for note in () if root is None else root:
                spans: list[Span] = []
                for paragraph in descendants(note, "p"):
                    spans.extend([Span(" ")] if spans else [])
                    spans.extend(Runs(self._styles, {}).read(paragraph))
                yield f"{kind} {attribute(note, 'id')}", tuple(spans)

    def read(self) -> Reading:
        root = self._package.xml(self._part)
        body = child(root, "body")
        if body is None:
            raise Unreadable("the file is damaged or is no Word file", self._package.name, "save it in Word as .docx")
        passages: list[Passage] = []
        for passage in self._blocks(body, 0):
            passages.append(passage)
            if len(passages) > MOST_PASSAGES:
                message = f"the file has more than {MOST_PASSAGES} paragraphs"
                raise Unreadable(message, self._package.name, "import it in parts", "word-file-long")
        return Reading(tuple(passages), self._pictures)

    def _blocks(self, element: etree._Element, depth: int) -> Iterator[Passage]:
        if depth > _DEEPEST:
            return
        for one in element:
            name = local(one)
            if name in _GONE or (name == "sdt" and _is_contents(one)):
                continue
            if name == "p":
                yield from self._paragraph(one, depth)
            elif name == "tbl":
                yield from self._table(one, depth)
            else:
                yield from self._blocks(one, depth + 1)

    def _paragraph(self, paragraph: etree._Element, depth: int) -> Iterator[Passage]:
        properties = child(paragraph, "pPr")
        if self._styles.is_contents(properties):
            return
        runs = Runs(self._styles, self._addresses)
        spans = runs.read(paragraph)
        self._pictures += runs.pictures
        level = self._styles.heading(properties)
        if said(spans):
            notes = tuple(self._notes.get(ident, ()) for ident in runs.notes)
            if level is not None:
                yield Heading(level, said(spans))
            else:
                kind, deep = self._styles.kind(properties)
                yield Words(TextLine(kind, deep, spans), notes)
        for box in runs.boxes:
            yield from self._blocks(box, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> Iterator[Passage]:
        rows: list[list[Spans]] = []
        notes: list[Spans] = []
        for row in (one for one in _unwrapped(table) if local(one) == "tr"):
            cells: list[Spans] = []
            for cell in (one for one in _unwrapped(row) if local(one) == "tc"):
                spans, called = self._cell(cell, depth + 1)
                notes.extend(called)
                width = number(value(cell, "tcPr", "gridSpan")) or 1
                cells.extend([spans, *[()] * (min(max(width, 1), _WIDEST) - 1)])
            rows.append(cells[:_WIDEST])
        yield from grid_of(rows, tuple(notes))

    def _cell(self, cell: etree._Element, depth: int) -> tuple[Spans, list[Spans]]:
        """The words of a cell, its paragraphs one after the other."""
        spans: list[Span] = []
        notes: list[Spans] = []
        for passage in self._blocks(cell, depth):
            match passage:
                case Heading():
                    own: Spans = (Span(passage.words, bold=True),)
                case Words():
                    own = passage.line.spans
                    notes.extend(passage.notes)
                case _:
                    own = (Span("; ".join(said(one) for row in passage.rows for one in row if said(one))),)
            spans.extend([Span(" ")] if spans else [])
            spans.extend(own)
        return tuple(spans), notes


def _unwrapped(element: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
    """The children, those inside content controls and insertions too."""
    for one in element:
        if local(one) in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag") and depth < _DEEPEST:
            yield from _unwrapped(one, depth + 1)
        elif local(one) not in _GONE:
            yield one


def _is_contents(control: etree._Element) -> bool:
    return value(control, "sdtPr", "docPartObj", "docPartGallery") == _CONTENTS
