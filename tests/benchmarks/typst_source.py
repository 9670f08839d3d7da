"""A composed document as Typst markup: the same words, tables, notes and charts, set by Typst's own means.

Sizes, leading, margins and what stands on every page are those of the book's template, so that both set about as many
pages. Where the book prints the values of a chart as a table, Typst does too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from briefbook.model.document import (
    Block,
    Chart,
    Contents,
    Cover,
    Document,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    ListBlock,
    NoteRef,
    PageBreak,
    PageField,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Run,
    Strip,
    Table,
)
from briefbook.model.pages import Pages
from briefbook.model.styles import ResolvedStyle, resolved
from briefbook.model.template import ChartLook, Template
from tests.benchmarks.typst_chart import drawing, values_in_print
from tests.benchmarks.typst_text import escaped, label, quoted

_CAP_HEIGHT = 0.7  # of PT Serif and PT Sans, in ems: Typst measures leading from a baseline to the capitals below
_ALIGNED = {"start": "left", "centre": "center", "end": "right", "decimal": "right"}
_SET_HEADING = (
    "#show heading.where(level: {level}): it => "
    "block(above: {above}pt, below: {below}pt, text(size: {size}pt, fill: rgb({colour}), it))"
)
_PREAMBLE = """\
#set document(title: [{title}], date: datetime(year: {year}, month: {month}, day: {day}))
#let strip(size, start, centre, end) = text(font: "{furniture}", size: size, grid(
  columns: (auto, 1fr, auto), align: (left, center, right), start, centre, end))
#let marking = align(center, text(font: "{furniture}", size: {marking_size}pt, weight: "bold")[{marking}])
#set page(
  paper: "a4", margin: (top: {top}mm, bottom: {bottom}mm, left: {left}mm, right: {right}mm),
  header: context {{
    marking
    if here().page() > {bare_pages} [
      #strip({header_size}pt, {header})
      {header_rule}
    ]
  }},
  footer: context {{
    if here().page() > {bare_pages} [#strip({footer_size}pt, {footer})]
    marking
  }},
)
#set text(font: "{body_font}", size: {size}pt, lang: "{language}")
#set par(justify: true, leading: {leading}pt, spacing: {spacing}pt)
#show footnote.entry: set text(size: {note_size}pt)
#set table(stroke: (x: none, y: 0.35pt + gray), inset: (x: 4pt, y: {cell_padding}pt))
#show table: set text(font: "{table_font}", size: {table_size}pt)
#show table: set par(justify: false, leading: {table_leading}pt)
"""


def write_typst(document: Document, template: Template, pages: Pages) -> str:
    """The whole document as one Typst file, in the template's sizes; `pages` are the same document laid out."""
    styles = resolved(template)
    source = _Source(pages, styles, template.charts)
    return f"{_preamble(document, template, styles)}\n{source.blocks(document.blocks)}\n"


def _preamble(document: Document, template: Template, styles: Mapping[str, ResolvedStyle]) -> str:
    body, table = styles["body"], styles["table"]
    furniture = document.furniture
    page = _PREAMBLE.format(
        title=escaped(document.metadata.title),
        year=document.metadata.created.year,
        month=document.metadata.created.month,
        day=document.metadata.created.day,
        top=template.margins.top_mm,
        bottom=template.margins.bottom_mm,
        left=template.margins.left_mm,
        right=template.margins.right_mm,
        furniture=styles["header"].family,
        marking_size=styles["marking"].size,
        marking=escaped(furniture.marking),
        bare_pages=int(any(isinstance(block, Cover) for block in document.blocks) and not furniture.on_cover),
        header_size=styles["header"].size,
        header=_strip(furniture.header),
        header_rule="#line(length: 100%, stroke: 0.35pt + gray)" if furniture.header != Strip() else "",
        footer_size=styles["footer"].size,
        footer=_strip(furniture.footer),
        body_font=body.family,
        language=document.language,
        size=body.size,
        leading=_gap(body),
        spacing=_gap(body) + body.after,
        note_size=styles["note"].size,
        cell_padding=round(3 + _gap(table) / 2, 2),
        table_font=table.family,
        table_size=table.size,
        table_leading=_gap(table),
    )
    headings = (_heading_rule(level, styles[f"heading-{level}"]) for level in (1, 2, 3))
    return page + "\n".join(headings) + "\n"


def _strip(strip: Strip) -> str:
    return ", ".join(f"[{_inlines(part)}]" for part in (strip.start, strip.centre, strip.end))


def _gap(style: ResolvedStyle) -> float:
    return round(style.leading - _CAP_HEIGHT * style.size, 2)


def _heading_rule(level: int, style: ResolvedStyle) -> str:
    above, below = _gap(style) + style.before, _gap(style) + style.after
    colour = quoted(style.colour)
    return _SET_HEADING.format(level=level, above=above, below=below, size=style.size, colour=colour)


@dataclass(frozen=True, slots=True)
class _Source:
    """Writes blocks as markup; `pages` tell which charts have their values in print."""

    pages: Pages
    styles: Mapping[str, ResolvedStyle]
    look: ChartLook

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Blocks, an empty line between them."""
        return "\n\n".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:  # noqa: C901, PLR0911 (one line for each of the blocks there are)
        match block:
            case Heading():
                number = f"{escaped(block.number)} " if block.number else ""
                outlined = "" if block.in_contents else ", outlined: false"
                return f"#heading(level: {block.level}{outlined})[{number}{_inlines(block.inlines)}]"
            case Paragraph(role="body"):
                return _inlines(block.inlines)
            case Paragraph():
                return self._styled(block.inlines, self.styles[block.role])
            case ListBlock():
                items = ", ".join(f"[{self.blocks(item.blocks)}]" for item in block.items)
                return f"#enum(start: {block.start}, {items})" if block.ordered else f"#list({items})"
            case Quotation():
                return f"#quote(block: true)[{self.blocks(block.blocks)}]"
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)
            case Picture():
                return f"_{escaped(block.alt)}_"
            case PageBreak():
                return "#pagebreak(weak: true)"
            case Cover():
                return self.blocks(block.blocks) + "\n\n#pagebreak(weak: true)"
            case Contents():
                return f"#outline(title: [{_inlines(block.title)}], depth: {block.levels})"
            case _:
                assert_never(block)

    def _styled(self, inlines: Inlines, style: ResolvedStyle) -> str:
        weight = ', weight: "bold"' if style.bold else ""
        slant = ', style: "italic"' if style.italic else ""
        look = f"font: {quoted(style.family)}, size: {style.size}pt, fill: rgb({quoted(style.colour)}){weight}{slant}"
        leading = f"#set par(justify: {str(style.align == 'justify').lower()}, leading: {_gap(style)}pt)"
        align = {"end": "#set align(right)", "centre": "#set align(center)"}.get(style.align, "")
        before, after = _gap(style) + style.before, _gap(style) + style.after
        return (
            f"#block(above: {before}pt, below: {after}pt)[#set text({look}); {leading}; {align}\n{_inlines(inlines)}]"
        )

    def _table(self, table: Table) -> str:
        if not table.columns or not (table.rows or table.header):
            return ""
        widths = ", ".join(f"{column.weight:g}fr" if column.weight else "auto" for column in table.columns)
        align = ", ".join(_ALIGNED.get(column.align, "left") for column in table.columns)
        rules = "stroke: none, " if table.look == "plain" else ""
        head = "".join(f"{_cells(row, is_bold=True)}, " for row in table.header)
        header = f"table.header({head}), " if head else ""
        rows = ",\n  ".join(_cells(row) for row in table.rows)
        caption = self._styled(table.caption, self.styles["caption"]) + "\n\n" if table.caption else ""
        return f"{caption}#table(columns: ({widths},), align: ({align},), {rules}{header}\n  {rows})"

    def _chart(self, chart: Chart) -> str:
        """A figure; a table of its values follows as in the book, unless one came before."""
        values = values_in_print(chart, self.pages)
        alt = quoted(chart.alt)
        caption = f"figure.caption(position: top)[{_inlines(chart.caption)}]" if chart.caption else "none"
        body = drawing(chart, self.look.height_mm, values)
        parts = [f"#figure(alt: {alt}, kind: image, supplement: none, numbering: none, {body}, caption: {caption})"]
        if chart.source:
            parts.append(self._styled(chart.source, self.styles["source"]))
        is_wanted = self.look.tables == "always" or not values
        if is_wanted and not chart.follows_table:
            parts.append(self._table(replace(chart.table, caption=())))
        return "\n\n".join(parts)


def _inlines(inlines: Inlines) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    match inline:
        case Run():
            return _run(inline)
        case LineBreak():
            return " #linebreak() "
        case NoteRef(note=note, is_first=True):
            return f"#footnote[{_inlines(note.inlines)}]<{label(note.key)}>"
        case NoteRef(note=note):
            return f"#footnote(<{label(note.key)}>)"
        case PageField(which="page"):
            return "#counter(page).display()"
        case PageField():
            return "#counter(page).final().first()"
        case _:
            assert_never(inline)


def _run(run: Run) -> str:
    words = escaped(run.text)
    if run.bold:
        words = f"#strong[{words}]"
    if run.italic:
        words = f"#emph[{words}]"
    if run.lang:
        words = f'#text(lang: "{run.lang[:2]}")[{words}]'
    if run.link and not run.link.startswith("#"):
        words = f'#link("{run.link}")[{words}]'
    return words


def _cells(row: Row, *, is_bold: bool = False) -> str:
    cells = (_inlines(cell.inlines) for cell in row.cells)
    return ", ".join(f"[#strong[{words}]]" if is_bold and words else f"[{words}]" for words in cells)
