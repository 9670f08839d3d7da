"""The workbook behind a chart: one sheet, periods down its first column, one column a series (ECMA-376 part 1, 18)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefbook.writers.docx.chart_xml import SHEET, Figure, column_letters, number, number_format
from briefbook.writers.docx.opc import RELATIONSHIPS, Package
from briefbook.writers.docx.wordml import DECLARATION, R, escaped, quoted

_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_FIRST_OWN_FORMAT = 164
"""Number formats below are Excel's own (18.8.30)."""


def workbook_of(figure: Figure) -> bytes:
    """The figures of a chart, in the places that the chart's references name; the same figures give the same bytes."""
    formats = list(dict.fromkeys(number_format(series.values) for series in figure.series))
    words = list(dict.fromkeys((*(series.name for series in figure.series), *figure.categories)))
    package = Package()
    main = package.add("xl/workbook.xml", _TYPE + "sheet.main+xml")
    package.root.relate(RELATIONSHIPS + "officeDocument", main.name)
    for kind, content_type, name, content in (
        ("worksheet", "worksheet+xml", "xl/worksheets/sheet1.xml", _sheet(figure, words, formats)),
        ("styles", "styles+xml", "xl/styles.xml", _styles(formats)),
        ("sharedStrings", "sharedStrings+xml", "xl/sharedStrings.xml", _strings(words)),
    ):
        package.add(name, _TYPE + content_type, DECLARATION + content)
        main.relate(RELATIONSHIPS + kind, name)
    sheet = f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets>'
    main.content = f'{DECLARATION}<workbook {_NS} xmlns:r="{R}">{sheet}</workbook>'.encode()
    return package.to_bytes(is_compressed=False)


def _sheet(figure: Figure, words: Sequence[str], formats: Sequence[str]) -> str:
    """Names of series along the first row, then a row for each category with the values that are known."""
    places = {word: index for index, word in enumerate(words)}
    columns = [
        (column_letters(n), series, formats.index(number_format(series.values)) + 1)
        for n, series in enumerate(figure.series, 1)
    ]

    def row(index: int, category: str) -> Iterator[str]:
        yield _word("A", index + 2, places[category])
        for letters, series, style in columns:
            value = series.values[index]
            if value is not None:
                yield f'<c r="{letters}{index + 2}" s="{style}"><v>{number(value)}</v></c>'

    head = "".join(_word(letters, 1, places[series.name]) for letters, series, _ in columns)
    rows = (_row(index + 2, row(index, category)) for index, category in enumerate(figure.categories))
    return f'<worksheet {_NS}><sheetData><row r="1">{head}</row>{"".join(rows)}</sheetData></worksheet>'


def _row(index: int, cells: Iterable[str]) -> str:
    return f'<row r="{index}">{"".join(cells)}</row>'


def _word(letters: str, row: int, place: int) -> str:
    return f'<c r="{letters}{row}" t="s"><v>{place}</v></c>'


def _strings(words: Sequence[str]) -> str:
    items = "".join(f'<si><t xml:space="preserve">{escaped(word)}</t></si>' for word in words)
    return f'<sst {_NS} uniqueCount="{len(words)}">{items}</sst>'


def _styles(formats: Sequence[str]) -> str:
    """A cell style for each number format, after the one that every workbook has."""
    own = "".join(
        f'<numFmt numFmtId="{n}" formatCode={quoted(code)}/>' for n, code in enumerate(formats, _FIRST_OWN_FORMAT)
    )
    cells = "".join(
        f'<xf numFmtId="{_FIRST_OWN_FORMAT + n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for n in range(len(formats))
    )
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    fills = "".join(f'<fill><patternFill patternType="{kind}"/></fill>' for kind in ("none", "gray125"))
    return (
        f'<styleSheet {_NS}><numFmts count="{len(formats)}">{own}</numFmts><fonts count="1"><font><sz val="11"/>'
        f'<name val="Calibri"/><family val="2"/></font></fonts><fills count="2">{fills}</fills><borders count="1">'
        "<border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        f'<cellStyleXfs count="1">{plain}</cellStyleXfs><cellXfs count="{len(formats) + 1}">'
        f'{plain[:-2]} xfId="0"/>{cells}</cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
