"""A composed document as Typst markup: the same words, tables, notes and charts, set by Typst's own means.

Sizes, leading and margins are those of the book's template, so that both set about as many pages.
"""

from __future__ import annotations

import re
from decimal import Decimal
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
    Table,
)
from briefbook.model.styles import ResolvedStyle, resolved
from briefbook.model.template import Template

_SPECIAL = re.compile(r"([\\#$*_`<>@=\-+/~\[\]\"'.:])")
_CHART_HEIGHT_MM = 58
_CAP_HEIGHT = 0.7  # of PT Serif and PT Sans, in ems: Typst measures leading from a baseline to the capitals below
_SET_HEADING = (
    "#show heading.where(level: {level}): it => block(above: {above}pt, below: {below}pt, text(size: {size}pt, it))"
)
_PREAMBLE = """\
#set document(title: [{title}], date: datetime(year: {year}, month: {month}, day: {day}))
#set page(
  paper: "a4", margin: (top: {top}mm, bottom: {bottom}mm, left: {left}mm, right: {right}mm),
  header: align(center, text(font: "PT Sans", size: 8.5pt)[{header}]),
  footer: context align(center, text(font: "PT Sans", size: 8.5pt)[
    {page} #counter(page).display() / #counter(page).final().first()]),
)
#set text(font: "PT Serif", size: {size}pt, lang: "{language}", hyphenate: true)
#set par(justify: true, leading: {leading}pt, spacing: {spacing}pt)
#show table: set text(font: "PT Sans", size: {table_size}pt)
#show table: set par(justify: false, leading: {table_leading}pt)
"""


def write_typst(document: Document, template: Template) -> str:
    """The whole document as one Typst file, in the template's sizes."""
    blocks = "\n\n".join(_block(block) for block in document.blocks)
    return f"{_preamble(document, template)}\n{blocks}\n"


def _preamble(document: Document, template: Template) -> str:
    styles = resolved(template)
    body, table = styles["body"], styles["table"]
    page = _PREAMBLE.format(
        title=_escaped(document.metadata.title),
        year=document.metadata.created.year,
        month=document.metadata.created.month,
        day=document.metadata.created.day,
        top=template.margins.top_mm,
        bottom=template.margins.bottom_mm,
        left=template.margins.left_mm,
        right=template.margins.right_mm,
        header=_escaped(document.furniture.marking or document.metadata.title),
        page=_escaped(document.word("page")),
        language=document.language,
        size=body.size,
        leading=_gap(body),
        spacing=_gap(body) + body.after,
        table_size=table.size,
        table_leading=_gap(table),
    )
    headings = (_heading_rule(level, styles[f"heading-{level}"]) for level in (1, 2, 3))
    return page + "\n".join(headings) + "\n"


def _gap(style: ResolvedStyle) -> float:
    return round(style.leading - _CAP_HEIGHT * style.size, 2)


def _heading_rule(level: int, style: ResolvedStyle) -> str:
    above, below = _gap(style) + style.before, _gap(style) + style.after
    return _SET_HEADING.format(level=level, above=above, below=below, size=style.size)


def _block(block: Block) -> str:  # noqa: C901, PLR0911 (one line for each of the blocks there are)
    match block:
        case Heading():
            number = f"{_escaped(block.number)} " if block.number else ""
            outlined = "" if block.in_contents else ", outlined: false"
            return f"#heading(level: {block.level}{outlined})[{number}{_inlines(block.inlines)}]"
        case Paragraph():
            return _inlines(block.inlines)
        case ListBlock():
            items = ", ".join(f"[{_blocks(item.blocks)}]" for item in block.items)
            return f"#enum(start: {block.start}, {items})" if block.ordered else f"#list({items})"
        case Quotation():
            return f"#quote(block: true)[{_blocks(block.blocks)}]"
        case Table():
            return _table(block)
        case Chart():
            return _chart(block)
        case Picture():
            return f"_{_escaped(block.alt)}_"
        case PageBreak():
            return "#pagebreak(weak: true)"
        case Cover():
            return _blocks(block.blocks) + "\n\n#pagebreak(weak: true)"
        case Contents():
            return f"#outline(title: [{_inlines(block.title)}], depth: {block.levels})"
        case _:
            assert_never(block)


def _blocks(blocks: tuple[Block, ...]) -> str:
    return "\n\n".join(_block(block) for block in blocks)


def _inlines(inlines: Inlines) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    match inline:
        case Run():
            return _run(inline)
        case LineBreak():
            return " #linebreak() "
        case NoteRef(note=note, is_first=True):
            return f"#footnote[{_inlines(note.inlines)}]<{_label(note.key)}>"
        case NoteRef(note=note):
            return f"#footnote(<{_label(note.key)}>)"
        case PageField():
            return ""
        case _:
            assert_never(inline)


def _run(run: Run) -> str:
    words = _escaped(run.text)
    if run.bold:
        words = f"#strong[{words}]"
    if run.italic:
        words = f"#emph[{words}]"
    if run.lang:
        words = f'#text(lang: "{run.lang[:2]}")[{words}]'
    if run.link and not run.link.startswith("#"):
        words = f'#link("{run.link}")[{words}]'
    return words


def _table(table: Table) -> str:
    widths = ", ".join(f"{column.weight}fr" if column.weight else "auto" for column in table.columns)
    header = "".join(f"table.header({_cells(row)}), " for row in table.header[:1])
    rows = ",\n  ".join(_cells(row) for row in table.rows)
    caption = f"#strong[{_inlines(table.caption)}]\n\n" if table.caption else ""
    return f"{caption}#table(columns: ({widths},), stroke: (y: 0.5pt), {header}\n  {rows})"


def _cells(row: Row) -> str:
    return ", ".join(f"[{_inlines(cell.inlines)}]" for cell in row.cells)


def _chart(chart: Chart) -> str:
    """Bars on a baseline with their years; the same number of shapes and words as in the book, if not the same look."""
    highest = max((value for point in chart.points for value in point.values if value is not None), default=Decimal(1))
    step = 150 / max(1, len(chart.points))
    drawn = [
        f"place(bottom + left, dx: {index * step:.1f}mm, text(size: 7pt)[{_escaped(point.label)}])"
        for index, point in enumerate(chart.points)
    ]
    width = step / (len(chart.series) + 1)
    for index, point in enumerate(chart.points):
        for series, value in enumerate(point.values):
            height = float((value or 0) / highest) * (_CHART_HEIGHT_MM - 8)
            left = index * step + series * width
            drawn.append(
                f"place(bottom + left, dx: {left:.1f}mm, dy: -4mm, rect(width: {width:.1f}mm, height: {height:.1f}mm))"
            )
    shapes = "; ".join(drawn)
    body = f"block(width: 100%, height: {_CHART_HEIGHT_MM}mm, {{ {shapes} }})"
    alt = chart.alt.replace("\\", " ").replace('"', "”")
    return f'#figure(alt: "{alt}", {body}, caption: [{_inlines(chart.caption)}])'


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _label(key: str) -> str:
    return "n-" + re.sub(r"[^0-9A-Za-z-]", lambda found: f"x{ord(found[0]):x}-", key)
