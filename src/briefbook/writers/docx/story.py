"""The words of one story (body, notes, a header): inlines as runs, with their links, notes and fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import assert_never
from urllib.parse import quote, urlsplit

from briefbook.model.direction import is_right_to_left
from briefbook.model.document import Inline, Inlines, LineBreak, Note, NoteRef, PageField, Run
from briefbook.writers.docx.language import directions, has_right_to_left, language_properties
from briefbook.writers.docx.notes import FOOTNOTES, NoteKind
from briefbook.writers.docx.opc import RELATIONSHIPS, Part
from briefbook.writers.docx.wordml import bookmark, quoted, run, words
from briefbook.writers.docx.wordml import field as word_field

Styles = dict[str, str]
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}
_SAFE_IN_URL = ":/?#@!$&'()*+,;=%~"


@dataclass(slots=True)
class Names:
    """Names that must be unique within a document, and those its parts refer to by.

    `styles` gives the id a style has in this file; `anchors` the bookmark of a heading,
    `bookmarks` and `drawings` the highest numbers given so far.
    """

    styles: Styles
    anchors: dict[str, str]
    bookmarks: int = 0
    drawings: int = 0

    def next_bookmark(self) -> int:
        """A new bookmark id."""
        self.bookmarks += 1
        return self.bookmarks

    def next_drawing(self) -> int:
        """A new drawing id."""
        self.drawings += 1
        return self.drawings

    def style(self, name: str) -> str:
        """The id of one of our styles in this file."""
        return self.styles.get(name, name)


@dataclass(slots=True)
class NoteCollector:
    """The notes referred to so far, in the order of their first reference. Word counts them itself."""

    kind: NoteKind = FOOTNOTES
    first_id: int = 1
    notes: list[Note] = field(default_factory=list)
    ordinals: dict[str, int] = field(default_factory=dict)

    def add(self, note: Note) -> int:
        """Take in a note that was not referred to before; returns its ordinal."""
        self.notes.append(note)
        self.ordinals[note.key] = len(self.notes)
        return len(self.notes)


@dataclass(slots=True)
class Story:
    """Turns inlines into runs for one part. `notes` is None where Word allows none: in notes, headers and footers."""

    part: Part
    names: Names
    language: str
    notes: NoteCollector | None = None
    total_pages: int = 1

    def runs(self, inlines: Inlines, lang: str = "", is_bold: bool = False) -> str:
        """The runs of some inlines. `lang` is the paragraph's language; `is_bold` says its style is bold already."""
        if not any(isinstance(inline, Run) and inline.link for inline in inlines):
            return "".join([self._inline(inline, lang, is_bold) for inline in inlines])
        parts: list[str] = []
        for link, linked in groupby(inlines, key=_link_of):
            parts.append(self._linked(link, "".join([self._inline(inline, lang, is_bold) for inline in linked])))
        return "".join(parts)

    def _inline(self, inline: Inline, lang: str, is_bold: bool) -> str:
        match inline:
            case Run():
                return self._run(inline, inline.lang or lang, is_bold)
            case LineBreak():
                return run("<w:br/>")
            case NoteRef():
                return self._note_reference(inline)
            case PageField():
                result = "1" if inline.which == "page" else str(self.total_pages)
                return word_field(_FIELDS[inline.which], result)
            case _:
                assert_never(inline)

    def _run(self, one: Run, lang: str, is_bold: bool) -> str:
        style = self._character_style(one, is_bold) if one.bold or one.italic or one.link else ""
        if one.counts is not None and (instruction := self._instruction(one)):
            return word_field(instruction, one.text, style)
        own = lang if lang and lang != self.language else ""
        is_rtl = is_right_to_left(lang or self.language)
        if not is_rtl and not has_right_to_left(one.text):
            return run(words(one.text), style + language_properties(own) if own else style)
        parts = []
        for text, runs_rtl in directions(one.text, is_rtl):
            if runs_rtl:
                properties = style + "<w:rtl/>" + language_properties(lang if is_rtl and lang else "ar")
            else:
                properties = style + ("" if is_rtl else language_properties(own))
            parts.append(run(words(text), properties))
        return "".join(parts)

    def _instruction(self, one: Run) -> str:
        """The field by which Word counts a caption or finds a section's number again."""
        if one.counts != "section":
            return f"SEQ {str(one.counts).capitalize()} \\* ARABIC"
        bookmark_name = self.names.anchors.get(one.link[1:], "")
        number = "\\r " if one.text[:1].isdigit() else ""
        return f"REF {bookmark_name} {number}\\h" if bookmark_name else ""

    def _character_style(self, one: Run, is_bold: bool) -> str:
        """Bold and italic by named styles; Word would take bold in a bold paragraph as a wish for the contrary."""
        bold = one.bold and not is_bold
        if self._has_target(one.link):
            slant = "<w:i/><w:iCs/>" if one.italic else ""
            weight = "<w:b/><w:bCs/>" if bold else ""
            return f'<w:rStyle w:val="{self.names.style("Hyperlink")}"/>{weight}{slant}'
        name = {(True, True): "IntenseEmphasis", (True, False): "Strong", (False, True): "Emphasis"}.get(
            (bold, one.italic)
        )
        return f'<w:rStyle w:val="{self.names.style(name)}"/>' if name else ""

    def _has_target(self, link: str) -> bool:
        if not link:
            return False
        return link[1:] in self.names.anchors if link.startswith("#") else bool(address(link))

    def _linked(self, link: str, content: str) -> str:
        if not content or not self._has_target(link):
            return content
        if link.startswith("#"):
            return f'<w:hyperlink w:anchor={quoted(self.names.anchors[link[1:]])} w:history="1">{content}</w:hyperlink>'
        relationship = self.part.relate(RELATIONSHIPS + "hyperlink", address(link), is_external=True)
        return f'<w:hyperlink r:id="{relationship}" w:history="1">{content}</w:hyperlink>'

    def _note_reference(self, referred: NoteRef) -> str:
        """The reference to a note. A repeated one refers to a bookmark round the first: two references to one note
        would print it empty in LibreOffice."""
        if self.notes is None:
            return ""
        properties = f'<w:rStyle w:val="{self.names.style(self.notes.kind.reference_style)}"/>'
        note = referred.note
        known = self.notes.ordinals.get(note.key)
        if known is not None and not self.notes.kind.is_listed:
            return word_field(f"NOTEREF _RefNote{known} \\f \\h", str(referred.number or known), properties)
        ordinal = known or self.notes.add(note)
        if self.notes.kind.is_listed:
            return word_field(f"REF _RefNote{ordinal} \\h", str(ordinal), properties)
        reference = run(f'<w:{self.notes.kind.tag}Reference w:id="{self.notes.first_id + ordinal - 1}"/>', properties)
        return bookmark(self.names.next_bookmark(), f"_RefNote{ordinal}", reference)


def _link_of(inline: Inline) -> str:
    return inline.link if isinstance(inline, Run) else ""


def address(link: str) -> str:
    """The link as an address a package may hold; "" for what is no address of the web or of mail."""
    try:
        parts = urlsplit(link.strip())
        is_address = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    if scheme == "mailto" and re.fullmatch(r"[^\s@]+@[^\s@]+", parts.path):
        is_address = True
    elif scheme not in ("http", "https"):
        return ""
    return quote(link.strip(), safe=_SAFE_IN_URL, errors="ignore") if is_address else ""
