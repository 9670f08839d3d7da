"""A composed document as Typst markup: the same words, tables, notes and charts, set by Typst's own means.

Fonts, sizes and margins are those of the template `visit-brief`, so that both set about as many pages.
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

_SPECIAL = re.compile(r"([\\#$*_`<>@=\-+/~\[\]\"'.:])")
_CHART_HEIGHT_MM = 62
_PREAMBLE = """\
#set document(title: [{title}], date: datetime(year: {year}, month: {month}, day: {day}))
#set page(
  paper: "a4", margin: 25mm,
  header: align(center, text(font: "PT Sans", size: 8pt)[{header}]),
  footer: context align(center, text(font: "PT Sans", size: 8pt)[
    {page} #counter(page).display() / #counter(page).final().first()]),
)
#set text(font: "PT Serif", size: 11pt, lang: "{language}", hyphenate: true)
#set par(justify: true, leading: 6.8pt, spacing: 12.8pt)
#show heading.where(level: 1): set text(size: 18pt)
#show heading.where(level: 2): set text(size: 13.5pt)
#show heading.where(level: 3): set text(size: 11.5pt)
#show table: set text(font: "PT Sans", size: 9pt)
#show table: set par(justify: false)
"""


def write_typst(document: Document) -> str:
    """The whole document as one Typst file."""
    created = document.metadata.created
    preamble = _PREAMBLE.format(
        title=_escaped(document.metadata.title),
        year=created.year,
        month=created.month,
        day=created.day,
        header=_escaped(document.furniture.marking or document.metadata.title),
        page=_escaped(document.word("page")),
        language=document.language,
    )
    return preamble + "\n" + "\n\n".join(_block(block) for block in document.blocks) + "\n"


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
