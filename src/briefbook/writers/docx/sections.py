"""Sections: paper, running headers and footers, and the marking that every page of every section carries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from briefbook.model.document import Document, Furniture, Inlines, Strip, plain
from briefbook.writers.docx.geometry import Geometry
from briefbook.writers.docx.notes import FOOTNOTES, NoteKind
from briefbook.writers.docx.opc import RELATIONSHIPS, Package, Part
from briefbook.writers.docx.story import Names, Story
from briefbook.writers.docx.wordml import CONTENT_TYPE, paragraph, root, run

KINDS = ("default", "first", "even")
PLACES = ("header", "footer")
_TYPE = re.compile(r"<w:type [^>]*/>")
_BEFORE_TYPE = re.compile(
    r"<w:sectPr[^>]*>(?:<w:(?:header|footer)Reference [^>]*/>|<w:(footnotePr|endnotePr)\b.*?</w:\1>)*"
)
_REFERENCES = re.compile(r"<w:sectPr[^>]*>(?:<w:(?:header|footer)Reference [^>]*/>)*")
_OF_FIRST = re.compile(r"<w:(?:titlePg|pgNumType)\b[^>]*/>")
_TAGS = {"header": "hdr", "footer": "ftr"}


@dataclass(frozen=True, slots=True)
class Furnisher:
    """Makes the header and footer parts of a document."""

    package: Package
    document: Document
    names: Names
    total_pages: int

    def references(self, with_strips: bool) -> str:
        """All six references of a section: Word takes first and even pages from elsewhere if they are missing."""
        return "".join(self.reference(place, kind, with_strips) for place in PLACES for kind in KINDS)

    def reference(self, place: str, kind: str, with_strip: bool) -> str:
        """A reference to a new header or footer, with the template's strip or with the marking alone."""
        name = self.package.free_name(f"word/{place}{{}}.xml")
        part = self.package.add(name, f"{CONTENT_TYPE}{place}+xml")
        furniture = self.document.furniture
        strip = getattr(furniture, place) if with_strip else Strip()
        part.content = root(_TAGS[place], self._content(part, place, strip, furniture)).encode()
        relationship = self.package.document.relate(RELATIONSHIPS + place, name)
        return f'<w:{place}Reference w:type="{kind}" r:id="{relationship}"/>'

    def marking(self, part: Part) -> str:
        """The paragraph with the marking, "" if pages carry none."""
        return self._line(self._story(part), plain(self.document.furniture.marking), "Marking")

    def _content(self, part: Part, place: str, strip: Strip, furniture: Furniture) -> str:
        marking = self.marking(part)
        line = self._strip(part, strip, "Header" if place == "header" else "Footer")
        both = marking + line if place == "header" else line + marking
        return both or paragraph("", self.names.style("Marking"))

    def _strip(self, part: Part, strip: Strip, style: str) -> str:
        if not (strip.start or strip.centre or strip.end):
            return ""
        story = self._story(part)
        parts = [story.runs(part) for part in (strip.start, strip.centre, strip.end)]
        while not parts[-1]:
            parts.pop()  # A tab with nothing after it would begin a second line.
        return paragraph(run("<w:tab/>").join(parts), self.names.style(style), self._bidi)

    def _line(self, story: Story, inlines: Inlines, style: str) -> str:
        return paragraph(story.runs(inlines, is_bold=True), self.names.style(style), self._bidi) if inlines else ""

    def _story(self, part: Part) -> Story:
        return Story(part, self.names, self.document.language, total_pages=self.total_pages)

    @property
    def _bidi(self) -> str:
        return "<w:bidi/>" if self.document.direction == "rtl" else ""


@dataclass(slots=True)
class Sections:
    """The sections of the text as it is written: `cover` ends that of the cover, `body` is the model of all others."""

    cover: str
    body: str
    notes: NoteKind = FOOTNOTES
    _start: str = ""

    def begin(self, start: Literal["oddPage", "nextPage", "continuous"]) -> None:
        """What follows is a section that begins there (ECMA-376-1, 17.18.77)."""
        self._start = start

    def ended(self) -> str:
        """`w:sectPr` of the section that ends here. What comes after it has no first page of its own."""
        ended = _starting(self.body, self._start) if self._start else self.body
        self.body = _OF_FIRST.sub("", self.body)
        return ended

    def last(self) -> str:
        """`w:sectPr` of the last section, which ends with the text."""
        ended = self.ended()
        own = self.notes.of_section(is_last=True)
        has_own = f"<w:{self.notes.tag}Pr" in ended
        return ended if has_own else _REFERENCES.sub(lambda found: found.group() + own, ended, count=1)


def _starting(section: str, start: str) -> str:
    """A section that starts as it is told (`w:type` stands before `w:pgSz`, ECMA-376-1, 17.6.17)."""
    kind = f'<w:type w:val="{start}"/>'
    if "<w:type " in section:
        return _TYPE.sub(kind, section)
    return _BEFORE_TYPE.sub(lambda found: found.group() + kind, section, count=1)


def section(references: str, geometry: Geometry, is_rtl: bool, kind: NoteKind = FOOTNOTES) -> str:
    """`w:sectPr` of a section that begins on a new page."""
    bidi = "<w:bidi/>" if is_rtl else ""
    page = f'<w:type w:val="nextPage"/>{geometry.xml()}<w:cols w:space="708"/>{bidi}'
    return f"<w:sectPr>{references}{kind.of_section(is_last=False)}{page}</w:sectPr>"
