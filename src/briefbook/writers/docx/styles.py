"""The named styles of a Word file, made from the template's; Word's built-in names where Word has one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefbook.model.styles import ResolvedStyle
from briefbook.writers.docx.geometry import Geometry
from briefbook.writers.docx.language import default_language
from briefbook.writers.docx.numbering import HEADING_LEVELS, LIST_STYLES, list_style
from briefbook.writers.docx.wordml import quoted, root, twips

Looks = Mapping[str, ResolvedStyle]
_ALIGNMENTS = {"justify": "both", "start": "left", "centre": "center", "end": "right"}
_RULE = "808080"
_CONTENTS_NUMBER_WIDTHS = (20.0, 26.0, 34.0, 40.0, 46.0, 52.0)
_PAGE_NUMBER_WIDTH = 24.0


@dataclass(frozen=True, slots=True)
class WordStyle:
    """One style: its id, its name in Word, and its whole element."""

    id: str
    name: str
    kind: str
    xml: str
    is_builtin: bool = True


def styles(looks: Looks, geometry: Geometry, heading_num: int, bullet_num: int) -> tuple[WordStyle, ...]:
    """Every style the writer uses, each after what it is based on; `heading_num` 0 leaves headings without numbers."""
    return (
        *_foundations(looks["body"]),
        *_headings(looks, heading_num),
        *_texts(looks),
        *_lists(looks["list"], bullet_num),
        *_contents(looks, geometry),
        *_furniture(looks, geometry),
        *_notes(looks["note"]),
        *_characters(),
        *_tables(looks),
    )


def styles_xml(made: tuple[WordStyle, ...], looks: Looks, language: str) -> str:
    """The whole part. The document's language is its default, so that only other languages are marked in runs."""
    body = looks["body"]
    size = _half_points(body.size)
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(body.family)}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>"
        f"{default_language(language)}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    return root("styles", defaults + "".join(style.xml for style in made))


# --- groups of styles ------------------------------------------------------------------------------------------------


def _foundations(body: ResolvedStyle) -> Iterator[WordStyle]:
    yield _style("Normal", "Normal", paragraph=_line(body), attributes=' w:default="1"', priority=0)
    yield _hidden("DefaultParagraphFont", "Default Paragraph Font", "character")
    margins = "".join(f'<w:{side} w:w="{w}" w:type="dxa"/>' for side, w in _CELL_MARGINS)
    table = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
    yield _hidden("TableNormal", "Normal Table", "table", table)
    yield _hidden("NoList", "No List", "numbering")


_CELL_MARGINS = (("top", 0), ("left", 85), ("bottom", 0), ("right", 85))


def _headings(looks: Looks, num: int) -> Iterator[WordStyle]:
    for level in range(1, HEADING_LEVELS + 1):
        look = looks[f"heading-{min(level, 4)}"]
        depth = f'<w:ilvl w:val="{level - 1}"/>' if level > 1 else ""
        numbered = f'<w:numPr>{depth}<w:numId w:val="{num}"/></w:numPr>' if num else ""
        outline = f'<w:outlineLvl w:val="{level - 1}"/>'
        properties = _paragraph(look, keep_lines=True, numbering=numbered, has_indent=not num, last=outline)
        yield _style(f"Heading{level}", f"heading {level}", look, paragraph=properties, priority=9)
    unnumbered = '<w:numPr><w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/>' if num else ""
    for level in range(1, HEADING_LEVELS + 1):
        yield _style(
            f"Subheading{level}", f"Subheading {level}", based=f"Heading{level}", paragraph=unnumbered, is_builtin=False
        )


_TEXTS = (
    ("BodyText", "Body Text", "body", 1),
    ("Quote", "Quote", "quotation", 29),
    ("Caption", "caption", "caption", 35),
    ("Title", "Title", "cover-title", 10),
    ("Subtitle", "Subtitle", "cover-subtitle", 11),
    ("Date", "Date", "dateline", 99),
    ("Signature", "Signature", "signature", 99),
)
_OWN_TEXTS = (
    ("Lead", "Lead", "lead"),
    ("Attribution", "Attribution", "attribution"),
    ("Source", "Source", "source"),
    ("Headline", "Headline", "headline"),
    ("CoverDetails", "Cover Details", "cover-meta"),
    ("CoverMarking", "Cover Marking", "cover-marking"),
)


def _texts(looks: Looks) -> Iterator[WordStyle]:
    for identity, name, look, priority in _TEXTS:
        yield _paragraph_style(identity, name, looks[look], priority=priority)
    for identity, name, look in _OWN_TEXTS:
        yield _paragraph_style(identity, name, looks[look], is_builtin=False)
    below = _paragraph(looks["caption"], keep_next=False)
    yield _style("CaptionBelow", "Caption Below", looks["caption"], paragraph=below, is_builtin=False)
    figure = '<w:spacing w:before="60" w:after="60"/>'
    yield _style("Figure", "Figure", paragraph=figure, is_builtin=False)


def _lists(look: ResolvedStyle, num: int) -> Iterator[WordStyle]:
    step = twips(look.left) or 360
    for level in range(LIST_STYLES):
        suffix = f" {level + 1}" if level else ""
        depth = f'<w:ilvl w:val="{level}"/>' if level else ""
        numbered = f'<w:numPr>{depth}<w:numId w:val="{num}"/></w:numPr>'
        bullet = _paragraph(look, numbering=numbered, has_indent=False)
        yield _style(list_style("ListBullet", level), f"List Bullet{suffix}", look, paragraph=bullet)
        plain = _paragraph(look, has_indent=False)
        yield _style(list_style("ListNumber", level), f"List Number{suffix}", look, paragraph=plain)
        continued = _paragraph(look, indent=f'<w:ind w:left="{step * (level + 1)}"/>')
        yield _style(list_style("ListContinue", level), f"List Continue{suffix}", look, paragraph=continued)


def _contents(looks: Looks, geometry: Geometry) -> Iterator[WordStyle]:
    title = _paragraph(looks["heading-1"], keep_lines=True)
    yield _style("TOCHeading", "TOC Heading", looks["heading-1"], paragraph=title, priority=39)
    for level in range(1, HEADING_LEVELS + 1):
        look = looks[f"contents-{min(level, 3)}"]
        hanging = twips(_CONTENTS_NUMBER_WIDTHS[level - 1])
        left = twips(look.left) + hanging
        tabs = _tabs(("left", left, ""), ("right", geometry.text_width, "dot"))
        right = twips(_PAGE_NUMBER_WIDTH)
        indent = f'<w:ind w:left="{left}" w:right="{right}" w:hanging="{hanging}"/>'
        properties = _paragraph(look, tabs=tabs, indent=indent)
        yield _style(f"TOC{level}", f"toc {level}", look, paragraph=properties, following=f"TOC{level}", priority=39)
    tiny = '<w:spacing w:line="20" w:lineRule="exact"/>'
    yield _style("TOCEnd", "Contents End", paragraph=tiny, is_builtin=False)


def _furniture(looks: Looks, geometry: Geometry) -> Iterator[WordStyle]:
    tabs = _tabs(("center", geometry.text_width // 2, ""), ("right", geometry.text_width, ""))
    for identity in ("header", "footer"):
        look = looks[identity]
        properties = _paragraph(look, tabs=tabs)
        yield _style(identity.title(), identity, look, paragraph=properties, following=identity.title())
    yield _paragraph_style("Marking", "Marking", looks["marking"], is_builtin=False)


def _notes(look: ResolvedStyle) -> Iterator[WordStyle]:
    yield _style("FootnoteText", "footnote text", look, paragraph=_paragraph(look), following="FootnoteText")
    superscript = '<w:vertAlign w:val="superscript"/>'
    yield _character("FootnoteReference", "footnote reference", superscript)


def _characters() -> Iterator[WordStyle]:
    yield _character("Strong", "Strong", "<w:b/><w:bCs/>", 22)
    yield _character("Emphasis", "Emphasis", "<w:i/><w:iCs/>", 20)
    yield _character("IntenseEmphasis", "Intense Emphasis", "<w:b/><w:bCs/><w:i/><w:iCs/>", 21)
    yield _character("Hyperlink", "Hyperlink", '<w:color w:val="1F4E8C"/><w:u w:val="single"/>')


def _tables(looks: Looks) -> Iterator[WordStyle]:
    for identity, name, look in (("TableText", "Table Text", "table"), ("TableHeading", "Table Heading", "table-header")):
        for suffix, words, align in (("", "", ""), ("Number", " Number", "right"), ("Centred", " Centred", "center")):
            properties = _paragraph(looks[look], align=align, padding=1.5)
            full = identity + suffix
            yield _style(full, name + words, looks[look], paragraph=properties, following=full, is_builtin=False)
    gap = '<w:spacing w:line="120" w:lineRule="exact"/>'
    yield _style("TableGap", "Table Gap", paragraph=gap, is_builtin=False)
    rule = f'w:val="single" w:space="0" w:color="{_RULE}"'
    borders = f'<w:top {rule} w:sz="6"/><w:bottom {rule} w:sz="6"/><w:insideH {rule} w:sz="2"/>'
    head = (
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
        f'<w:bottom {rule} w:sz="6"/></w:tcBorders></w:tcPr></w:tblStylePr>'
    )
    yield _table("BookTable", "Book Table", f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>{head}")
    yield _table("BookTablePlain", "Book Table Plain", "")


# --- elements --------------------------------------------------------------------------------------------------------


def _paragraph_style(
    identity: str, name: str, look: ResolvedStyle, priority: int = 99, is_builtin: bool = True
) -> WordStyle:
    return _style(identity, name, look, paragraph=_paragraph(look), priority=priority, is_builtin=is_builtin)


def _style(
    identity: str,
    name: str,
    look: ResolvedStyle | None = None,
    *,
    paragraph: str = "",
    based: str = "Normal",
    following: str = "BodyText",
    attributes: str = "",
    priority: int = 99,
    is_builtin: bool = True,
) -> WordStyle:
    custom = "" if is_builtin else ' w:customStyle="1"'
    base = "" if identity == "Normal" else f'<w:basedOn w:val="{based}"/><w:next w:val="{following}"/>'
    runs = f"<w:rPr>{_run(look)}</w:rPr>" if look else ""
    xml = (
        f'<w:style w:type="paragraph"{attributes}{custom} w:styleId="{identity}"><w:name w:val="{name}"/>{base}'
        f'<w:uiPriority w:val="{priority}"/><w:qFormat/>{f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""}{runs}'
        "</w:style>"
    )
    return WordStyle(identity, name, "paragraph", xml, is_builtin)


def _hidden(identity: str, name: str, kind: str, content: str = "") -> WordStyle:
    xml = (
        f'<w:style w:type="{kind}" w:default="1" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>{content}</w:style>'
    )
    return WordStyle(identity, name, kind, xml)


def _character(identity: str, name: str, properties: str, priority: int = 99) -> WordStyle:
    xml = (
        f'<w:style w:type="character" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="{priority}"/><w:qFormat/>'
        f"<w:rPr>{properties}</w:rPr></w:style>"
    )
    return WordStyle(identity, name, "character", xml)


def _table(identity: str, name: str, content: str) -> WordStyle:
    xml = (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>{content}</w:style>'
    )
    return WordStyle(identity, name, "table", xml, is_builtin=False)


def _paragraph(
    look: ResolvedStyle,
    *,
    keep_next: bool | None = None,
    keep_lines: bool = False,
    numbering: str = "",
    tabs: str = "",
    indent: str = "",
    has_indent: bool = True,
    align: str = "",
    padding: float = 0,
    last: str = "",
) -> str:
    """The paragraph properties of a look, in the order of the schema (CT_PPrBase)."""
    keeps = look.keep_with_next if keep_next is None else keep_next
    own_indent = indent or (_indent(look) if has_indent else "")
    return "".join(
        (
            "<w:keepNext/>" if keeps else "",
            "<w:keepLines/>" if keep_lines else "",
            "<w:pageBreakBefore/>" if look.new_page else "",
            numbering,
            tabs,
            "" if look.hyphenate else "<w:suppressAutoHyphens/>",
            f'<w:spacing w:before="{twips(look.before + padding)}" w:after="{twips(look.after + padding)}" '
            f'w:line="{twips(look.leading)}" w:lineRule="atLeast"/>',
            own_indent,
            f'<w:jc w:val="{align or _ALIGNMENTS[look.align]}"/>',
            last,
        )
    )


def _line(look: ResolvedStyle) -> str:
    return f'<w:suppressAutoHyphens/><w:spacing w:line="{twips(look.leading)}" w:lineRule="atLeast"/>'


def _indent(look: ResolvedStyle) -> str:
    if not (look.left or look.right or look.indent):
        return ""
    return f'<w:ind w:left="{twips(look.left)}" w:right="{twips(look.right)}" w:firstLine="{twips(look.indent)}"/>'


def _run(look: ResolvedStyle) -> str:
    size = _half_points(look.size)
    colour = "" if look.colour == "#000000" else f'<w:color w:val="{look.colour[1:].upper()}"/>'
    return "".join(
        (
            _fonts(look.family),
            "<w:b/><w:bCs/>" if look.bold else "",
            "<w:i/><w:iCs/>" if look.italic else "",
            "<w:caps/>" if look.caps else "",
            colour,
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        )
    )


def _tabs(*stops: tuple[str, int, str]) -> str:
    parts = []
    for kind, position, leader in stops:
        dots = f' w:leader="{leader}"' if leader else ""
        parts.append(f'<w:tab w:val="{kind}"{dots} w:pos="{position}"/>')
    return f"<w:tabs>{''.join(parts)}</w:tabs>"


def _half_points(points: float) -> int:
    return max(round(points * 2), 2)


def is_sans(family: str) -> bool:
    """Whether a family's name says that it has no serifs."""
    return any(word in family.lower() for word in ("sans", "arial", "helvetica", "calibri", "verdana", "gothic"))


def _fonts(family: str) -> str:
    """The family for Latin and Cyrillic; for Arabic, Hebrew and the like one that every Word has."""
    complex_family = "Arial" if is_sans(family) else "Times New Roman"
    name = quoted(family)
    return f'<w:rFonts w:ascii={name} w:eastAsia={name} w:hAnsi={name} w:cs="{complex_family}"/>'
