"""A ministry's own Word file as the base: its letterhead, headers, paper and styles stay, the book is set into them."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from briefbook.model.document import Document
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import Sentence
from briefbook.writers.docx.base_parts import (
    elements,
    geometry_of,
    highest,
    highest_drawing,
    is_blank,
    last_section,
    next_number,
    number,
    parsed,
    save,
    settle,
    text_of,
    tree_of,
)
from briefbook.writers.docx.base_styles import BaseStyles, w
from briefbook.writers.docx.geometry import Geometry
from briefbook.writers.docx.notes import note_kind
from briefbook.writers.docx.numbering import Numbering
from briefbook.writers.docx.opc import RELATIONSHIPS, BrokenPackage, Package, Part, read_package, serialise
from briefbook.writers.docx.sections import KINDS, PLACES, Furnisher
from briefbook.writers.docx.story import Names
from briefbook.writers.docx.styles import Looks, styles
from briefbook.writers.docx.wordml import CONTENT_TYPE, R

_MARKER = re.compile(r"\{\{\s*book\s*\}\}")
_USED_STYLE = re.compile(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"')
_MACROS = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
# Word 2010 keeps a second copy of the styles, which must say what ours say; later Words do without it
_STYLES_TWICE = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"


@dataclass(slots=True)
class MinistryFrame:
    """A base file with the book's own needs added: missing styles, numbering, notes, the marking on every page."""

    document: Document
    file: str
    package: Package
    tree: Any
    base: BaseStyles
    geometry: Geometry
    names: Names
    numbering: Numbering
    notes_tree: Any
    first_note: int
    numbers_directly: bool = True
    _marked: set[str] = field(default_factory=set)

    @classmethod
    def of(
        cls, document: Document, looks: Looks, own_geometry: Geometry, anchors: dict[str, str], base: tuple[bytes, str]
    ) -> MinistryFrame:
        """The frame for a file's bytes and its name; BrokenPackage when Word could not open it."""
        data, file = base
        package = read_package(data)
        main = package.document
        main.content_type = CONTENT_TYPE + "document.main+xml"
        main.relationships = [one for one in main.relationships if one.type not in (_MACROS, _STYLES_TWICE)]
        package.root.relationships = [one for one in package.root.relationships if one.type != _THUMBNAIL]
        tree = parsed(main.content)
        if tree.find(w("body")) is None:
            raise BrokenPackage("its main document has no body")
        geometry = geometry_of(last_section(tree, own_geometry), own_geometry)
        numbers = tree_of(package, "numbering")
        first_abstract = next_number(numbers, "abstractNum", "abstractNumId")
        first_num = next_number(numbers, "num", "numId")
        is_rtl = document.direction == "rtl"
        made = styles(looks, geometry, heading_num=0, bullet_num=first_num + 1, is_rtl=is_rtl)
        matched = BaseStyles.matched(tree_of(package, "styles"), made)
        matched.add_missing()
        matched.set_language(document.language)
        linked = {name: matched.ids[name] for name in matched.added if name.startswith("ListBullet")}
        kind = note_kind(document)
        notes = tree_of(package, kind.part)
        names = Names(matched.ids, anchors, highest(tree, w("bookmarkStart"), w("id")), highest_drawing(package))
        numbering = Numbering(linked, first_abstract, first_num, matched.self_numbered())
        first_note = max(highest(notes, w(kind.tag), w("id")) + 1, 1)
        return cls(document, file, package, tree, matched, geometry, names, numbering, notes, first_note)

    def sections(self, furnisher: Furnisher, has_cover: bool) -> tuple[str, str]:
        """The base's section for cover and body; its first-page letterhead stays with the first of them."""
        inherited: dict[tuple[str, str], str] = {}
        last = last_section(self.tree, self.geometry)
        for one in self.tree.iter(w("sectPr")):
            self._complete(one, furnisher, inherited)
        body = deepcopy(last)
        if not has_cover:
            return "", text_of(body)
        for name in ("titlePg", "pgNumType"):
            for element in body.findall(w(name)):
                body.remove(element)
        return text_of(last), text_of(body)

    def _complete(self, one: Any, furnisher: Furnisher, inherited: dict[tuple[str, str], str]) -> None:
        """Give a section all six references; put the marking into the headers and footers it has."""
        for place in PLACES:
            for reference in one.findall(w(f"{place}Reference")):
                inherited[place, reference.get(w("type")) or "default"] = reference.get(f"{{{R}}}id")
        added = []
        for place in PLACES:
            for kind in KINDS:
                known = inherited.get((place, kind))
                if known is not None:
                    self._mark(known, furnisher)
                else:
                    reference = furnisher.reference(place, kind, with_strip=kind != "first")
                    added.append(elements(reference)[0])
                    inherited[place, kind] = added[-1].get(f"{{{R}}}id")
                    self._marked.add(inherited[place, kind])
        one[:0] = added

    def _mark(self, relationship: str, furnisher: Furnisher) -> None:
        target = next((r.target for r in self.package.document.relationships if r.id == relationship), "")
        part = self.package.parts.get(target)
        if part is None or relationship in self._marked:
            return
        self._marked.add(relationship)
        tree = parsed(part.content)
        tree.extend(elements(furnisher.marking(part)))
        part.content = serialise(tree)

    def notes_part(self) -> Part:
        """The part of footnotes, or of endnotes where they are collected."""
        return self.package.parts[self.package.document.related(RELATIONSHIPS + note_kind(self.document).part) or ""]

    def close(self, body: str, body_section: str, notes: str) -> tuple[Problem, ...]:
        """Set the book in: at a paragraph `{{ book }}` if there is one, else after what the base says."""
        self._place(elements(body), elements(body_section)[0])
        self.package.document.content = serialise(self.tree)
        save(self.package, "styles", self.base.root)
        kind = note_kind(self.document)
        if not any(note.get(w("type")) for note in self.notes_tree):
            self.notes_tree[:0] = elements(kind.separators())
        self.notes_tree.extend(elements(notes))
        save(self.package, kind.part, self.notes_tree)
        number(self.package, self.numbering)
        settle(self.package, kind)
        used = set(_USED_STYLE.findall(body + notes))
        missing = [s.name for s in self.base.added.values() if s.is_builtin and self.base.ids[s.id] in used]
        if not missing:
            return ()
        message = Sentence(
            "the Word file lacks styles that the book uses: {styles}", styles=", ".join(sorted(missing, key=str.lower))
        )
        hint = "Briefbook's own stand in for them; define them in Word to have the house's look"
        return (warning(message, self.file, rule="base-styles", hint=hint),)

    def _place(self, blocks: list[Any], last: Any) -> None:
        body = self.tree.find(w("body"))
        for old in body.findall(w("sectPr")):
            body.remove(old)
        for paragraph in body.findall(w("p")):
            if _MARKER.fullmatch("".join(paragraph.itertext(w("t"))).strip()):
                for block in blocks:
                    paragraph.addprevious(block)
                body.remove(paragraph)
                break
        else:
            while len(body) and is_blank(body[-1]):
                body.remove(body[-1])
            body.extend(blocks)
        body.append(last)
