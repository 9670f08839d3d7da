"""The parts of a base file that the book adds to: numbering, settings, notes; and what must be known of its page."""

from __future__ import annotations

import re
from typing import Any

from briefbook.writers.docx.base_styles import w
from briefbook.writers.docx.fixed_parts import settings_xml
from briefbook.writers.docx.geometry import Geometry
from briefbook.writers.docx.notes import FOOTNOTES, NoteKind
from briefbook.writers.docx.numbering import Numbering
from briefbook.writers.docx.opc import RELATIONSHIPS, BrokenPackage, Package, parse, serialise
from briefbook.writers.docx.sections import section
from briefbook.writers.docx.wordml import CONTENT_TYPE, NAMESPACES, root

_TEMPLATE_PATH = RELATIONSHIPS + "attachedTemplate"
# What follows the notes in the settings (ECMA-376 part 1, CT_Settings).
_AFTER_NOTES = (
    *("compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping"),
    *("doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown"),
    *("smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
)
# The order of a level's elements (CT_Lvl); LibreOffice writes them in another.
_LEVEL_ORDER = (
    *("start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff"),
    *("lvlText", "lvlPicBulletId", "legacy", "lvlJc", "pPr", "rPr"),
)


def number(package: Package, numbering: Numbering) -> None:
    """Add the book's numberings to those of the base: all definitions come before all numberings."""
    tree = tree_of(package, "numbering")
    for level in tree.iter(w("lvl")):
        level[:] = sorted(level, key=_level_place)
    abstracts = tree.findall(w("abstractNum"))
    at = tree.index(abstracts[-1]) + 1 if abstracts else 0
    tree[at:at] = elements(numbering.abstracts())
    nums = tree.findall(w("num")) or tree.findall(w("abstractNum"))
    at = tree.index(nums[-1]) + 1
    tree[at:at] = elements(numbering.nums())
    save(package, "numbering", tree)


def settle(package: Package, kind: NoteKind) -> None:
    """Settings: notes know their separators, nothing is updated on opening, no path to somebody's template."""
    tree = tree_of(package, "settings")
    for name in ("attachedTemplate", "updateFields"):
        for element in tree.findall(w(name)):
            tree.remove(element)
    known = tree.find(w(f"{kind.tag}Pr"))
    if known is None or kind.format:
        if known is not None:
            tree.remove(known)
        later = (*(("endnotePr",) if kind.tag == FOOTNOTES.tag else ()), *_AFTER_NOTES)
        at = next((n for n, one in enumerate(tree) if _local_name(one) in later), len(tree))
        tree[at:at] = elements(kind.properties())
    save(package, "settings", tree)
    part = package.parts[package.document.related(RELATIONSHIPS + "settings") or ""]
    part.relationships = [one for one in part.relationships if one.type != _TEMPLATE_PATH]


def parsed(content: bytes) -> Any:
    """The root of a part of the base; BrokenPackage when it is no XML."""
    try:
        return parse(content)
    except SyntaxError as reason:
        raise BrokenPackage(str(reason)) from reason


def tree_of(package: Package, kind: str) -> Any:
    """The root of a part that the document is related to; a new one when the base has none."""
    name = package.document.related(RELATIONSHIPS + kind)
    if name is None or name not in package.parts:
        name = f"word/{kind}.xml"
        if name in package.parts:
            name = package.free_name(f"word/{kind}{{}}.xml")
        content = settings_xml(hyphenates=True) if kind == "settings" else root(kind, "")
        package.add(name, f"{CONTENT_TYPE}{kind}+xml", content)
        package.document.relate(RELATIONSHIPS + kind, name)
    return parsed(package.parts[name].content)


def save(package: Package, kind: str, tree: Any) -> None:
    """Put a changed tree back into its part."""
    package.parts[package.document.related(RELATIONSHIPS + kind) or ""].content = serialise(tree)


def elements(xml: str) -> list[Any]:
    """Some WordprocessingML as elements."""
    return list(parse(f"<w:body {NAMESPACES}>{xml}</w:body>".encode()))


def text_of(element: Any) -> str:
    """An element as XML."""
    from lxml import etree

    return str(etree.tostring(element, encoding="unicode", with_tail=False))


def _local_name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _level_place(element: Any) -> int:
    name = _local_name(element)
    return _LEVEL_ORDER.index(name) if name in _LEVEL_ORDER else len(_LEVEL_ORDER)


def is_blank(element: Any) -> bool:
    """Whether it is a paragraph in which nothing stands."""
    return element.tag == w("p") and not any(True for _ in element.iter(w("r"), w("sectPr")))


def last_section(tree: Any, geometry: Geometry) -> Any:
    """The section of the end of the document, made if the base has none."""
    body = tree.find(w("body"))
    found = body.find(w("sectPr"))
    if found is None:
        found = elements(section("", geometry, is_rtl=False))[0]
        body.append(found)
    return found


def geometry_of(last: Any, own: Geometry) -> Geometry:
    """The page of a section, our own where it does not say."""
    size, margins = last.find(w("pgSz")), last.find(w("pgMar"))
    if size is None or margins is None:
        return own

    def of(element: Any, name: str, default: int) -> int:
        number = re.match(r"-?\d+", element.get(w(name)) or "")
        return abs(int(number[0])) if number else default

    top, bottom, left, right, header, footer = (
        of(margins, name, getattr(own, name)) for name in ("top", "bottom", "left", "right", "header", "footer")
    )
    width, height = of(size, "w", own.width), of(size, "h", own.height)
    return Geometry(width, height, top, bottom, left, right, header, footer)


def highest(tree: Any, tag: str, attribute: str) -> int:
    """The highest number that elements of a tag have in an attribute; 0 if none has one."""
    numbers = (element.get(attribute) or "" for element in tree.iter(tag))
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def next_number(tree: Any, tag: str, attribute: str) -> int:
    """The first free number; numberings count from 1, their definitions may begin at 0."""
    return highest(tree, w(tag), w(attribute)) + 1


def highest_drawing(package: Package) -> int:
    """The highest drawing id in any part."""
    found = (re.findall(rb'<wp:docPr\b[^>]*?\bid="(\d{1,9})"', part.content) for part in package.parts.values())
    return max((int(number) for numbers in found for number in numbers), default=0)
