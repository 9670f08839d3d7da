"""The named styles of a Word file, made from the template's; Word's built-in names where Word has one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from briefbook.model.direction import is_right_to_left
from briefbook.model.styles import COVER_SINK, ResolvedStyle
from briefbook.writers.docx.geometry import Geometry
from briefbook.writers.docx.language import default_language
from briefbook.writers.docx.notes import ENDNOTES, FOOTNOTES
from briefbook.writers.docx.numbering import HEADING_LEVELS, LIST_STYLES, list_style
from briefbook.writers.docx.table_widths import rooms
from briefbook.writers.docx.wordml import TWIPS_PER_POINT, quoted, root, twips

Looks = Mapping[str, ResolvedStyle]
_ALIGNMENTS = {"justify": "both", "start": "left", "centre": "center", "end": "right"}
_RULE = "9A9A9A"
_PRIORITIES = {
    "Normal": 0,
    "BodyText": 1,
    "Heading": 9,
    "Title": 10,
    "Subtitle": 11,
    "Emphasis": 20,
    "IntenseEmphasis": 21,
    "Strong": 22,
    "Quote": 29,
    "Caption": 35,
    "TOCHeading": 39,
    "TOC": 39,
}
_CONTENTS_NUMBER_WIDTHS = (20.0, 26.0, 34.0, 40.0, 46.0, 52.0)


class WordStyle(NamedTuple):
    """One style: its id, its name in Word, and its whole element."""

    id: str
    name: str
    kind: str
    xml: str
    is_builtin: bool = True


def styles(
    looks: Looks, geometry: Geometry, heading_num: int, bullet_num: int, is_rtl: bool = False
) -> tuple[WordStyle, ...]:
    """Every style the writer uses, each after what it is based on; `heading_num` 0 leaves headings without numbers.

    `is_rtl` says whether paragraphs run from right to left: what is aligned left then stands at the right.
    """
    return (
        *_foundations(looks["body"]),
        *_headings(looks, heading_num),
        *_texts(looks),
        *_fronts(looks, geometry),
        *_lists(looks["list"], bullet_num),
        *_contents(looks, geometry),
        *_furniture(looks, geometry),
        *_notes(looks["note"]),
        *_characters(),
        *_tables(looks, is_rtl),
    )


def styles_xml(made: tuple[WordStyle, ...], looks: Looks, language: str) -> str:
    """The whole part. The document's language is its default, so that only other languages are marked in runs."""
    body = looks["body"]
    # contents, cells and notes begin at the right too, without saying so one by one
    is_rtl = is_right_to_left(language)
    paragraphs = "<w:pPrDefault><w:pPr><w:bidi/></w:pPr></w:pPrDefault>" if is_rtl else "<w:pPrDefault/>"
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(body.family)}{_size(body.size)}"
        f"{default_language(language)}</w:rPr></w:rPrDefault>{paragraphs}</w:docDefaults>"
    )
    return root("styles", defaults + "".join(style.xml for style in made))


# --- groups of styles ------------------------------------------------------------------------------------------------


def _foundations(body: ResolvedStyle) -> Iterator[WordStyle]:
    yield _style("Normal", "Normal", None, _line(body))
    yield _hidden("DefaultParagraphFont", "Default Paragraph Font", "character")
    margins = "".join(f'<w:{side} w:w="{w}" w:type="dxa"/>' for side, w in _CELL_MARGINS)
    table = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
    yield _hidden("TableNormal", "Normal Table", "table", table)
    yield _hidden("NoList", "No List", "numbering")


_CELL_MARGINS = (("top", 0), ("left", 80), ("bottom", 0), ("right", 80))


def _headings(looks: Looks, num: int) -> Iterator[WordStyle]:
    for level in range(1, HEADING_LEVELS + 1):
        look = looks[f"heading-{min(level, 4)}"]
        depth = f'<w:ilvl w:val="{level - 1}"/>' if level > 1 else ""
        numbered = f'<w:numPr>{depth}<w:numId w:val="{num}"/></w:numPr>' if num else ""
        outline = f'<w:outlineLvl w:val="{level - 1}"/>'
        shape = Shape(numbered, indent="" if num else None, keep_lines=True, outline=outline)
        yield _style(f"Heading{level}", f"heading {level}", look, shape.properties(look))
    plain = '<w:numPr><w:numId w:val="0"/></w:numPr>' + ('<w:ind w:left="0" w:firstLine="0"/>' if num else "")
    for level in range(1, HEADING_LEVELS + 1):
        name = f"Subheading{level}"
        yield _style(name, f"Subheading {level}", None, plain, based=f"Heading{level}", is_builtin=False)


_TEXTS = (
    ("BodyText", "Body Text", "body"),
    ("Quote", "Quote", "quotation"),
    ("Caption", "caption", "caption"),
    ("Subtitle", "Subtitle", "cover-subtitle"),
    ("Date", "Date", "dateline"),
    ("Signature", "Signature", "signature"),
)
_OWN_TEXTS = (
    ("Lead", "Lead", "lead"),
    ("Attribution", "Attribution", "attribution"),
    ("Source", "Source", "source"),
    ("CoverMarking", "Cover Marking", "cover-marking"),
)


def _fronts(looks: Looks, geometry: Geometry) -> Iterator[WordStyle]:
    """The cover, its title sunk and its details at the foot of the page, and the headline of a book without one."""
    title, headline, details = looks["cover-title"], _at_top(looks["headline"]), looks["cover-meta"]
    sunk = replace(title, before=title.before + geometry.text_height / TWIPS_PER_POINT * COVER_SINK)
    yield _paragraph_style("Title", "Title", sunk)
    framed = Shape(frame=geometry.foot_frame).properties(details)
    yield _style("CoverDetails", "Cover Details", details, framed, following="CoverDetails", is_builtin=False)
    # It is the book's one heading: whoever cannot see finds it as such.
    outlined = Shape(outline='<w:outlineLvl w:val="0"/>').properties(headline)
    yield _style("Headline", "Headline", headline, outlined, is_builtin=False)


def _at_top(look: ResolvedStyle) -> ResolvedStyle:
    """The look of what stands at the top of a page: a layout leaves no space before it there, Word would."""
    return replace(look, before=0.0)


def _texts(looks: Looks) -> Iterator[WordStyle]:
    for identity, name, look in _TEXTS:
        yield _paragraph_style(identity, name, looks[look])
    for identity, name, look in _OWN_TEXTS:
        yield _paragraph_style(identity, name, looks[look], is_builtin=False)
    loose = '<w:keepNext w:val="0"/>'
    yield _style("CaptionBelow", "Caption Below", None, loose, based="Caption", is_builtin=False)
    yield _style("Figure", "Figure", None, '<w:spacing w:before="60" w:after="60"/>', is_builtin=False)


def _lists(look: ResolvedStyle, num: int) -> Iterator[WordStyle]:
    step = twips(look.left) or 360
    for level in range(LIST_STYLES):
        suffix = f" {level + 1}" if level else ""
        depth = f'<w:ilvl w:val="{level}"/>' if level else ""
        numbered = f'<w:numPr>{depth}<w:numId w:val="{num}"/></w:numPr>'
        indent = f'<w:ind w:left="{step * (level + 1)}"/>'
        for identity, name, shape in (
            ("ListBullet", "List Bullet", Shape(numbered, indent="")),
            ("ListNumber", "List Number", Shape(indent="")),
            ("ListContinue", "List Continue", Shape(indent=indent)),
        ):
            yield _style(list_style(identity, level), name + suffix, look, shape.properties(look))


def _contents(looks: Looks, geometry: Geometry) -> Iterator[WordStyle]:
    yield _paragraph_style("TOCHeading", "TOC Heading", _at_top(looks["heading-1"]))
    for level in range(1, HEADING_LEVELS + 1):
        look = looks[f"contents-{min(level, 3)}"]
        hanging = twips(_CONTENTS_NUMBER_WIDTHS[level - 1])
        left = twips(look.left) + hanging
        tabs = _tabs(("left", left, ""), ("right", geometry.text_width, "dot"))
        indent = f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'
        properties = Shape(tabs=tabs, indent=indent).properties(look)
        yield _style(f"TOC{level}", f"toc {level}", look, properties, following=f"TOC{level}")
    yield _style("TOCEnd", "Contents End", None, '<w:spacing w:line="20" w:lineRule="exact"/>', is_builtin=False)


def _furniture(looks: Looks, geometry: Geometry) -> Iterator[WordStyle]:
    tabs = _tabs(("center", geometry.text_width // 2, ""), ("right", geometry.text_width, ""))
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="3" w:space="3" w:color="{_RULE}"/></w:pBdr>'
    for identity in ("header", "footer"):
        look = looks[identity]
        properties = Shape(border=rule if identity == "header" else "", tabs=tabs).properties(look)
        yield _style(identity.title(), identity, look, properties, following=identity.title())
    yield _paragraph_style("Marking", "Marking", looks["marking"], is_builtin=False)


def _notes(look: ResolvedStyle) -> Iterator[WordStyle]:
    superscript = '<w:vertAlign w:val="superscript"/>'
    for kind in (FOOTNOTES, ENDNOTES):
        text, reference = kind.text_style, kind.reference_style
        yield _style(text, f"{kind.tag} text", look, Shape().properties(look), following=text)
        yield _character(reference, f"{kind.tag} reference", superscript)


def _characters() -> Iterator[WordStyle]:
    yield _character("Strong", "Strong", "<w:b/><w:bCs/>")
    yield _character("Emphasis", "Emphasis", "<w:i/><w:iCs/>")
    yield _character("IntenseEmphasis", "Intense Emphasis", "<w:b/><w:bCs/><w:i/><w:iCs/>")
    yield _character("Hyperlink", "Hyperlink", '<w:color w:val="1F4E8C"/><w:u w:val="single"/>')


_CELLS = (("TableText", "Table Text", "table"), ("TableHeading", "Table Heading", "table-header"))


def _tables(looks: Looks, is_rtl: bool) -> Iterator[WordStyle]:
    figures = "left" if is_rtl else "right"  # They stand at the right in every script.
    sides = (("", "", ""), ("End", " End", "right"), ("Number", " Number", figures), ("Centred", " Centred", "center"))
    for identity, name, key in _CELLS:
        for suffix, word, align in sides:
            look, full = looks[key], identity + suffix
            properties = Shape(align=align, padding=3).properties(look)
            yield _style(full, name + word, look, properties, following=full, is_builtin=False)
    # A tab stop would take the decimal mark from the machine that Word runs on, an indent stays where it is.
    for lack, room in rooms(looks["table"].size).items():
        name, indent = f"TableTextNumber{lack}", f'<w:ind w:{figures}="{room}"/>'
        yield _style(
            name, f"Table Text Number {lack}", None, indent, based="TableTextNumber", following=name, is_builtin=False
        )
    yield _style(
        "TableGap", "Table Gap", None, '<w:spacing w:after="180" w:line="20" w:lineRule="exact"/>', is_builtin=False
    )
    thin = f'w:val="single" w:sz="3" w:space="0" w:color="{_RULE}"'
    borders = f"<w:bottom {thin}/><w:insideH {thin}/>"
    head = (
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
        '<w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tcBorders></w:tcPr></w:tblStylePr>'
    )
    yield _table("BookTable", "Book Table", f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>{head}")
    yield _table("BookTablePlain", "Book Table Plain", "")
    axis = f'<w:insideV w:val="single" w:sz="8" w:space="0" w:color="{_RULE}"/>'
    yield _table("BookTimeline", "Book Timeline", f"<w:tblPr><w:tblBorders>{axis}</w:tblBorders></w:tblPr>")


# --- elements --------------------------------------------------------------------------------------------------------


def _paragraph_style(identity: str, name: str, look: ResolvedStyle, is_builtin: bool = True) -> WordStyle:
    return _style(identity, name, look, Shape().properties(look), is_builtin=is_builtin)


def _style(
    identity: str,
    name: str,
    look: ResolvedStyle | None,
    properties: str,
    *,
    based: str = "Normal",
    following: str = "BodyText",
    is_builtin: bool = True,
) -> WordStyle:
    custom = "" if is_builtin else ' w:customStyle="1"'
    default = ' w:default="1"' if identity == "Normal" else ""
    base = "" if default else f'<w:basedOn w:val="{based}"/><w:next w:val="{following}"/>'
    runs = f"<w:rPr>{_run(look)}</w:rPr>" if look else ""
    xml = (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{identity}"><w:name w:val="{name}"/>{base}'
        f'<w:uiPriority w:val="{_priority(identity)}"/><w:qFormat/>'
        f"{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:style>"
    )
    return WordStyle(identity, name, "paragraph", xml, is_builtin)


def _priority(identity: str) -> int:
    """Where Word's list of styles shows it: its own order for the styles it knows, else the end."""
    return _PRIORITIES.get(identity.rstrip("0123456789"), 99)


def _hidden(identity: str, name: str, kind: str, content: str = "") -> WordStyle:
    xml = (
        f'<w:style w:type="{kind}" w:default="1" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>{content}</w:style>'
    )
    return WordStyle(identity, name, kind, xml)


def _character(identity: str, name: str, properties: str) -> WordStyle:
    xml = (
        f'<w:style w:type="character" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="{_priority(identity)}"/><w:qFormat/>'
        f"<w:rPr>{properties}</w:rPr></w:style>"
    )
    return WordStyle(identity, name, "character", xml)


def _table(identity: str, name: str, content: str) -> WordStyle:
    xml = (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>{content}</w:style>'
    )
    return WordStyle(identity, name, "table", xml, is_builtin=False)


class Shape(NamedTuple):
    """What a paragraph style has besides its look. `keep_next`, `indent` and `align` overrule the look if given."""

    numbering: str = ""
    border: str = ""
    tabs: str = ""
    indent: str | None = None
    align: str = ""
    keep_next: bool | None = None
    keep_lines: bool = False
    frame: str = ""
    padding: float = 0
    outline: str = ""

    def properties(self, look: ResolvedStyle) -> str:
        """The paragraph properties in the order of the schema (CT_PPrBase)."""
        keeps = look.keep_with_next if self.keep_next is None else self.keep_next
        return "".join(
            (
                "<w:keepNext/>" if keeps else "",
                "<w:keepLines/>" if self.keep_lines else "",
                "<w:pageBreakBefore/>" if look.new_page else "",
                self.frame,
                self.numbering,
                self.border,
                self.tabs,
                f'<w:suppressAutoHyphens w:val="{int(not look.hyphenate)}"/>',
                _spacing(look, self.padding),
                _indent(look) if self.indent is None else self.indent,
                f'<w:jc w:val="{self.align or _ALIGNMENTS[look.align]}"/>',
                self.outline,
            )
        )


def _line(look: ResolvedStyle) -> str:
    return f'<w:suppressAutoHyphens/><w:spacing w:line="{twips(look.leading)}" w:lineRule="atLeast"/>'


def _spacing(look: ResolvedStyle, padding: float) -> str:
    before, after = twips(look.before + padding), twips(look.after + padding)
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{twips(look.leading)}" w:lineRule="atLeast"/>'


def _indent(look: ResolvedStyle) -> str:
    if not (look.left or look.right or look.indent):
        return ""
    return f'<w:ind w:left="{twips(look.left)}" w:right="{twips(look.right)}" w:firstLine="{twips(look.indent)}"/>'


def _run(look: ResolvedStyle) -> str:
    colour = "" if look.colour == "#000000" else f'<w:color w:val="{look.colour[1:].upper()}"/>'
    return "".join(
        (
            _fonts(look.family),
            "<w:b/><w:bCs/>" if look.bold else "",
            "<w:i/><w:iCs/>" if look.italic else "",
            "<w:caps/>" if look.caps else "",
            "<w:smallCaps/>" if look.small_caps and not look.caps else "",
            colour,
            _size(look.size),
        )
    )


def _tabs(*stops: tuple[str, int, str]) -> str:
    parts = []
    for kind, position, leader in stops:
        dots = f' w:leader="{leader}"' if leader else ""
        parts.append(f'<w:tab w:val="{kind}"{dots} w:pos="{position}"/>')
    return f"<w:tabs>{''.join(parts)}</w:tabs>"


def _size(points: float) -> str:
    half_points = max(round(points * 2), 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def is_sans(family: str) -> bool:
    """Whether a family's name says that it has no serifs."""
    return any(word in family.lower() for word in ("sans", "arial", "helvetica", "calibri", "verdana", "gothic"))


def _fonts(family: str) -> str:
    """The family for Latin and Cyrillic; for Arabic, Hebrew and the like one that every Word has."""
    complex_family = "Arial" if is_sans(family) else "Times New Roman"
    name = quoted(family)
    return f'<w:rFonts w:ascii={name} w:eastAsia={name} w:hAnsi={name} w:cs="{complex_family}"/>'
