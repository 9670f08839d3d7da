"""The parts every Word file has besides its text: settings, fonts and properties."""

from __future__ import annotations

from collections.abc import Iterable

from briefbook.model.document import Metadata
from briefbook.writers.docx.notes import NoteKind
from briefbook.writers.docx.opc import CORE_PROPERTIES, RELATIONSHIPS, Package
from briefbook.writers.docx.styles import is_sans
from briefbook.writers.docx.wordml import CONTENT_TYPE, DECLARATION, escaped, quoted, root

_COMPATIBILITY = (
    ("compatibilityMode", 15),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
    ("differentiateMultirowTableHeaders", 1),
)
_COMPATIBILITY_URI = "http://schemas.microsoft.com/office/word"
_PACKAGE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_EXTENDED = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CORE_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_EXTENDED_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def settings_xml(hyphenates: bool, *kinds: NoteKind, is_mirrored: bool = False) -> str:
    """The settings. Fields are not updated on opening: Word would ask the reader about it."""
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{_COMPATIBILITY_URI}" w:val="{value}"/>'
        for name, value in _COMPATIBILITY
    )
    notes = "".join(kind.properties() for kind in kinds)
    mirror = "<w:mirrorMargins/>" if is_mirrored else ""
    line_ends = "<w:doNotExpandShiftReturn/>"
    hyphens = '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/>' if hyphenates else ""
    return root(
        "settings",
        f'<w:zoom w:percent="100"/>{mirror}<w:defaultTabStop w:val="709"/>{hyphens}'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{notes}'
        f"<w:compat>{line_ends}{compatibility}</w:compat>"
        ""
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


def font_table_xml(families: Iterable[str]) -> str:
    """The fonts with what Word should take where they are not installed."""
    fonts = []
    for family in sorted({*families, "Times New Roman", "Arial"}):
        kind, other = ("swiss", "Arial") if is_sans(family) else ("roman", "Times New Roman")
        stand_in = "" if family == other else f"<w:altName w:val={quoted(other)}/>"
        fonts.append(
            f'<w:font w:name={quoted(family)}>{stand_in}<w:charset w:val="00"/><w:family w:val="{kind}"/>'
            '<w:pitch w:val="variable"/></w:font>'
        )
    return root("fonts", "".join(fonts))


def add_properties(package: Package, metadata: Metadata, language: str) -> None:
    """What the file says about itself; dates are the day the book is true for."""
    day = f"{metadata.created.isoformat()}T00:00:00Z"
    author = escaped(metadata.author)
    subject = f"<dc:subject>{escaped(metadata.subject)}</dc:subject>" if metadata.subject else ""
    core = (
        f"{DECLARATION}<cp:coreProperties {_CORE_NAMESPACES}><dc:title>{escaped(metadata.title)}</dc:title>{subject}"
        f"<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
        f"<dc:language>{escaped(language)}</dc:language></cp:coreProperties>"
    )
    extended = (
        f'{DECLARATION}<Properties xmlns="{_EXTENDED_NAMESPACE}"><Application>Briefbook</Application></Properties>'
    )
    for name, kind, relation, content in (
        ("docProps/core.xml", _PACKAGE_TYPE, CORE_PROPERTIES, core),
        ("docProps/app.xml", _EXTENDED, RELATIONSHIPS + "extended-properties", extended),
    ):
        kept = [r for r in package.root.relationships if r.type.rpartition("/")[2] != relation.rpartition("/")[2]]
        package.root.relationships = kept
        package.add(name, kind, content)
        package.root.relate(relation, name)


def blank_package() -> Package:
    """A package with an empty main document."""
    package = Package()
    package.add("word/document.xml", CONTENT_TYPE + "document.main+xml")
    package.root.relate(RELATIONSHIPS + "officeDocument", "word/document.xml")
    return package
