"""What the text stands in: a package with styles, numbering and sections, of our own making or a ministry's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from briefbook.model.document import Document
from briefbook.model.problem import Problem
from briefbook.writers.docx.fixed_parts import blank_package, font_table_xml, settings_xml
from briefbook.writers.docx.geometry import Geometry
from briefbook.writers.docx.notes import note_kind, note_kinds
from briefbook.writers.docx.numbering import Numbering
from briefbook.writers.docx.opc import RELATIONSHIPS, Package, Part
from briefbook.writers.docx.sections import Furnisher, section
from briefbook.writers.docx.story import Names
from briefbook.writers.docx.styles import Looks, WordStyle, styles, styles_xml
from briefbook.writers.docx.theme import THEME_TYPE, theme_xml
from briefbook.writers.docx.wordml import CONTENT_TYPE, root


class Frame(Protocol):
    """What a document's text needs from what it stands in."""

    package: Package
    geometry: Geometry
    numbering: Numbering
    names: Names
    first_note: int
    numbers_directly: bool

    def sections(self, furnisher: Furnisher, has_cover: bool) -> tuple[str, str]:
        """`w:sectPr` of the cover ("" without one) and of the body, their headers and footers added to the package."""
        ...

    def notes_part(self) -> Part:
        """The part that the notes stand in; links in notes are related from it."""
        ...

    def close(self, body: str, body_section: str, notes: str) -> tuple[Problem, ...]:
        """Put the text and its notes into the package and finish it."""
        ...


@dataclass(slots=True)
class OwnFrame:
    """A document without a base file: a small package made from the template alone."""

    document: Document
    looks: Looks
    geometry: Geometry
    package: Package
    names: Names
    numbering: Numbering
    made: tuple[WordStyle, ...]
    first_note: int = 1
    numbers_directly: bool = False

    @classmethod
    def of(cls, document: Document, looks: Looks, geometry: Geometry, anchors: dict[str, str]) -> OwnFrame:
        """A frame with an empty package."""
        numbered = any(heading.number for heading in document.headings())
        is_rtl = document.direction == "rtl"
        made = styles(looks, geometry, heading_num=1 if numbered else 0, bullet_num=2, is_rtl=is_rtl)
        own = {style.id: style.id for style in made}
        linked = own if numbered else {name: name for name in own if not name.startswith("Heading")}
        numbering = Numbering(linked, self_numbered=frozenset(name for name in own if name.startswith("ListBullet")))
        frame = cls(document, looks, geometry, blank_package(), Names(own, anchors), numbering, made)
        for kind in note_kinds(document):
            frame._part(kind.part, root(kind.part, kind.separators()))
        return frame

    def sections(self, furnisher: Furnisher, has_cover: bool) -> tuple[str, str]:
        """The cover's section carries the marking alone unless header and footer are wanted there too."""
        is_rtl = self.document.direction == "rtl"
        cover = ""
        if has_cover:
            references = furnisher.references(self.document.furniture.on_cover)
            cover = section(references, self.geometry, is_rtl)
        return cover, section(furnisher.references(True), self.geometry, is_rtl, note_kind(self.document))

    def notes_part(self) -> Part:
        """The part of footnotes, or of endnotes where they are collected."""
        return self.package.parts[f"word/{note_kind(self.document).part}.xml"]

    def close(self, body: str, body_section: str, notes: str) -> tuple[Problem, ...]:
        """Write the remaining parts; nothing can go wrong."""
        self.package.document.content = root("document", f"<w:body>{body}{body_section}</w:body>").encode()
        kind = note_kind(self.document)
        self.notes_part().content = root(kind.part, kind.separators() + notes).encode()
        hyphenates = any(look.hyphenate for look in self.looks.values())
        self._part(
            "settings",
            settings_xml(hyphenates, *note_kinds(self.document), is_mirrored=self.geometry.is_mirrored),
        )
        self._part("styles", styles_xml(self.made, self.looks, self.document.language))
        self._part("numbering", self.numbering.xml())
        self._part("fontTable", font_table_xml(look.family for look in self.looks.values()))
        theme = theme_xml(self.looks["heading-1"].family, self.looks["body"].family)
        self.package.add("word/theme/theme1.xml", THEME_TYPE, theme)
        self.package.document.relate(RELATIONSHIPS + "theme", "word/theme/theme1.xml")
        return ()

    def _part(self, name: str, content: str) -> None:
        self.package.add(f"word/{name}.xml", f"{CONTENT_TYPE}{name}+xml", content)
        self.package.document.relate(RELATIONSHIPS + name, f"word/{name}.xml")
