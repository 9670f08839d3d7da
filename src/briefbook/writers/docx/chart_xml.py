"""A chart part in DrawingML (ECMA-376 part 1, 21.2): bars or lines over periods, every default written out.

Office and LibreOffice read an absent element differently, so nothing is left to defaults.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from briefbook.writers.docx.language import word_tag
from briefbook.writers.docx.wordml import DECLARATION, A, C, R, escaped, quoted

SHEET = "Sheet1"
_CATEGORY_AXIS, _VALUE_AXIS = 111111101, 111111102
_GREY, _PALE = "595959", "D9D9D9"
LABEL_SIZE = 9
"""The size of all words and figures in a chart (points)."""
_FIGURE = re.compile(r"\d(?:[\d.,\s]*\d)?")


class Series(NamedTuple):
    """A row of values: its name, one value a category (None: unknown), its colour as rrggbb, its values in print."""

    name: str
    values: tuple[Decimal | None, ...]
    colour: str
    shown: tuple[str, ...] = ()


class Figure(NamedTuple):
    """What a chart shows. `partial` are the categories shorter than the others: hatched, as they do not compare;
    `rounded` those whose values are known roughly: paler.
    """

    look: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    language: str
    family: str
    partial: frozenset[int] = frozenset()
    rounded: frozenset[int] = frozenset()
    is_rtl: bool = False
    has_labels: bool = True


def chart_xml(figure: Figure, workbook: str) -> str:
    """The part; `workbook` is the id of the relationship to the data."""
    plot = _bars(figure) if figure.look == "bars" else _lines(figure)
    legend = _legend() if len(figure.series) > 1 else ""
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/>'
        f'<c:lang val="{word_tag(figure.language) or "en-GB"}"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{plot}{_axes(figure)}</c:plotArea>{legend}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_text(figure.family)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def column_letters(index: int) -> str:
    """The name of a worksheet's column, from 0: A, B ... Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def number(value: Decimal) -> str:
    """A value as charts and workbooks keep it."""
    return repr(float(value))


def number_format(values: Sequence[Decimal | None]) -> str:
    """A number format with as many decimals as the values have, four at most."""
    decimals = min(max((_decimals(value) for value in values if value is not None), default=0), 4)
    return "#,##0" + ("." + "0" * decimals if decimals > 0 else "")


@lru_cache(maxsize=4096)
def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _bars(figure: Figure) -> str:
    series = "".join(_bar_series(figure, index) for index in range(len(figure.series)))
    return (
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/><c:overlap val="0"/>{_axis_ids()}</c:barChart>'
    )


def _lines(figure: Figure) -> str:
    series = "".join(_line_series(figure, index) for index in range(len(figure.series)))
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>'
        f"{_axis_ids()}</c:lineChart>"
    )


def _axis_ids() -> str:
    return f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'


def _bar_series(figure: Figure, index: int) -> str:
    one = figure.series[index]
    points = "".join(
        f'<c:dPt><c:idx val="{n}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{_bar_fill(one.colour, n in figure.partial)}</c:spPr></c:dPt>"
        for n in sorted(figure.partial | figure.rounded)
    )
    return (
        f'<c:ser>{_series_head(figure, index)}<c:spPr>{_fill(one.colour)}</c:spPr><c:invertIfNegative val="0"/>'
        f"{points}{_labels(one, 'outEnd') if figure.has_labels else ''}{_data(figure, index)}</c:ser>"
    )


def _bar_fill(colour: str, is_partial: bool) -> str:
    if not is_partial:
        return _fill(paler(colour))
    ends = f"<a:fgClr>{_colour(colour)}</a:fgClr><a:bgClr>{_colour('FFFFFF')}</a:bgClr>"
    return f'<a:pattFill prst="wdUpDiag">{ends}</a:pattFill><a:ln w="9525">{_fill(colour)}</a:ln>'


def paler(colour: str) -> str:
    """A colour half way to white."""
    return "".join(f"{(int(colour[n : n + 2], 16) + 255) // 2:02X}" for n in (0, 2, 4))


def _line_series(figure: Figure, index: int) -> str:
    one = figure.series[index]
    labels = _labels(one, "t") if figure.has_labels else ""
    outline = f'<a:ln w="9525">{_fill(one.colour)}</a:ln>'
    hollow = (
        f'<c:dPt><c:idx val="{n}"/><c:marker><c:symbol val="circle"/><c:size val="6"/>'
        f'<c:spPr>{_fill("FFFFFF")}{outline}</c:spPr></c:marker><c:bubble3D val="0"/></c:dPt>'
        for n in sorted(figure.partial | figure.rounded)
    )
    return (
        f'<c:ser>{_series_head(figure, index)}<c:spPr><a:ln w="22225" cap="rnd">{_fill(one.colour)}<a:round/></a:ln>'
        f'</c:spPr><c:marker><c:symbol val="circle"/><c:size val="6"/><c:spPr>{_fill(one.colour)}{outline}</c:spPr>'
        f'</c:marker>{"".join(hollow)}{labels}{_data(figure, index)}<c:smooth val="0"/></c:ser>'
    )


def _series_head(figure: Figure, index: int) -> str:
    place = f"{SHEET}!${column_letters(index + 1)}$1"
    name = f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escaped(figure.series[index].name)}</c:v></c:pt>'
    return (
        f'<c:idx val="{index}"/><c:order val="{index}"/>'
        f"<c:tx><c:strRef><c:f>{place}</c:f><c:strCache>{name}</c:strCache></c:strRef></c:tx>"
    )


def _labels(one: Series, position: str) -> str:
    """A value at each point as it is printed: 381 is not 381.0, and "about 500" is not 500."""
    common = number_format(one.values)
    codes = (_printed(value, one.shown[n] if n < len(one.shown) else "") for n, value in enumerate(one.values))
    points = "".join(
        f'<c:dLbl><c:idx val="{n}"/>{_label(code, position)}</c:dLbl>'
        for n, code in enumerate(codes)
        if one.values[n] is not None and code != common
    )
    return f"<c:dLbls>{points}{_label(common, position)}</c:dLbls>"


def _printed(value: Decimal | None, shown: str) -> str:
    """A number format with the words that stand before and after the figure in print."""
    figure = _FIGURE.search(shown)
    if figure is None:
        return number_format([value])
    before, after = (words.replace('"', "") for words in (shown[: figure.start()], shown[figure.end() :]))
    before = before.rstrip("-\u2212") if value is not None and value < 0 else before
    return _literal(before) + number_format([value]) + _literal(after)


def _literal(words: str) -> str:
    return f'"{words}"' if words else ""


def _label(code: str, position: str) -> str:
    return (
        f'<c:numFmt formatCode={quoted(code)} sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'<c:dLblPos val="{position}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _data(figure: Figure, index: int) -> str:
    """Categories and values with their caches, which must equal the workbook."""
    rows = len(figure.categories)
    one, column = figure.series[index], column_letters(index + 1)
    count = f'<c:ptCount val="{rows}"/>'
    labels = "".join(f'<c:pt idx="{n}"><c:v>{escaped(c)}</c:v></c:pt>' for n, c in enumerate(figure.categories))
    values = "".join(
        f'<c:pt idx="{n}"><c:v>{number(v)}</c:v></c:pt>' for n, v in enumerate(one.values) if v is not None
    )
    code = escaped(number_format(one.values))
    return (
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${rows + 1}</c:f>"
        f"<c:strCache>{count}{labels}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${rows + 1}</c:f>"
        f"<c:numCache><c:formatCode>{code}</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val>"
    )


def _axes(figure: Figure) -> str:
    order = "maxMin" if figure.is_rtl else "minMax"
    side = "r" if figure.is_rtl else "l"
    values = [v for one in figure.series for v in one.values if v is not None]
    is_large = max((abs(v) for v in values), default=0) >= 10
    code = quoted(number_format([] if is_large else values))
    line = f'<c:spPr><a:ln w="6350">{_fill(_GREY)}</a:ln></c:spPr>'
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'{line}<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/>'
        f'<c:majorGridlines><c:spPr><a:ln w="6350">{_fill(_PALE)}</a:ln></c:spPr></c:majorGridlines>{_unit(figure)}'
        f'<c:numFmt formatCode={code} sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def _unit(figure: Figure) -> str:
    if not figure.unit:
        return ""
    body = '<a:bodyPr rot="-5400000" vert="horz"/>'
    words = f'<a:p><a:pPr><a:defRPr b="0"/></a:pPr><a:r><a:rPr b="0"/><a:t>{escaped(figure.unit)}</a:t></a:r></a:p>'
    return f'<c:title><c:tx><c:rich>{body}{words}</c:rich></c:tx><c:overlay val="0"/></c:title>'


def _legend() -> str:
    return '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'


def _text(family: str) -> str:
    face = f"<a:latin typeface={quoted(family)}/>"
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{LABEL_SIZE * 100}">{_fill("262626")}{face}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def _fill(colour: str) -> str:
    return f"<a:solidFill>{_colour(colour)}</a:solidFill>"


def _colour(colour: str) -> str:
    return f'<a:srgbClr val="{colour}"/>'
