"""A chart as Typst's shapes: bars or lines on an axis, its years, its key, and its values where the book has them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefbook.model.document import Chart
from briefbook.model.pages import Line, Pages
from tests.benchmarks.typst_text import escaped, quoted

COLOURS = ("#1f4e8c", "#8aa6cc", "#b2762d")
WIDTH_MM = 158.0
HEAD_MM, FOOT_MM = 8.0, 4.0
LABEL_PT = 7.5
LABEL_WIDTH_MM = 1.4
"""About the width of a figure in a label."""


def values_in_print(chart: Chart, pages: Pages) -> bool:
    """Whether all values of a chart stand at its bars and points: if not, the book prints them as a table."""
    figures = {number for number, one in enumerate(pages.elements) if one.role == "Figure" and one.alt == chart.alt}
    lines = (thing for page in pages.pages for thing in page.things if isinstance(thing, Line))
    words = {line.text for line in lines if any(run.element in figures for run in line.runs)}
    return words.issuperset(shown for point in chart.points for shown in point.shown if shown)


def drawing(chart: Chart, height_mm: float, has_values: bool) -> str:
    """The chart without its caption, as a block of Typst's code."""
    marks = _bars(chart, height_mm, has_values) if chart.look == "bars" else _lines(chart, height_mm, has_values)
    axis = f"place(bottom + left, dy: -{FOOT_MM}mm, line(length: 100%, stroke: 0.6pt))"
    drawn = "; ".join((*_key(chart), *marks, axis, *_periods(chart)))
    return f'block(width: 100%, height: {height_mm}mm, {{ set text(font: "PT Sans", size: {LABEL_PT}pt); {drawn} }})'


def _key(chart: Chart) -> Iterator[str]:
    """The unit, and what colour stands for what."""
    names = [
        f"#box(width: 6.5pt, height: 6.5pt, fill: rgb({quoted(_colour(series))})) {escaped(name)}"
        for series, name in enumerate(chart.series)
        if len(chart.series) > 1
    ]
    yield f"place(top + left)[{' #h(12pt) '.join((f'#emph[{escaped(chart.unit)}]', *names))}]"


def _periods(chart: Chart) -> Iterator[str]:
    step = _step(chart)
    for index, point in enumerate(chart.points):
        yield _label((index + 0.5) * step, 0, point.label)


def _bars(chart: Chart, height_mm: float, has_values: bool) -> Iterator[str]:
    step = _step(chart)
    width = step * 0.64 / max(1, len(chart.series))
    for index, point in enumerate(chart.points):
        for series, value in enumerate(point.values):
            if value is None:
                continue
            left = (index + 0.18) * step + series * width
            height = _height(chart, float(value), height_mm)
            box = f"rect(width: {width:.1f}mm, height: {height:.1f}mm, fill: rgb({quoted(_colour(series))}))"
            yield f"place(bottom + left, dx: {left:.1f}mm, dy: -{FOOT_MM}mm, {box})"
            if has_values:
                yield _label(left + width / 2, FOOT_MM + height + 0.5, point.shown[series])


def _lines(chart: Chart, height_mm: float, has_values: bool) -> Iterator[str]:
    step = _step(chart)
    for series in range(len(chart.series)):
        marks = [
            ((index + 0.5) * step, _height(chart, float(value), height_mm), point.shown[series])
            for index, point in enumerate(chart.points)
            if (value := point.values[series]) is not None
        ]
        colour = f"rgb({quoted(_colour(series))})"
        for (x0, y0, _), (x1, y1, _) in pairwise(marks):
            ends = f"start: ({x0:.1f}mm, 0mm), end: ({x1:.1f}mm, {y0 - y1:.1f}mm)"
            yield f"place(bottom + left, dy: -{FOOT_MM + y0:.1f}mm, line({ends}, stroke: 1.2pt + {colour}))"
        for x, y, shown in marks:
            square = f"square(size: 4pt, fill: {colour})"
            yield f"place(bottom + left, dx: {x - 0.7:.1f}mm, dy: -{FOOT_MM + y - 0.7:.1f}mm, {square})"
            if has_values:
                yield _label(x, FOOT_MM + y + 1, shown)


def _label(x: float, y: float, words: str) -> str:
    """A label, about centred: measuring its words would cost Typst more than it is worth."""
    left = x - len(words) * LABEL_WIDTH_MM / 2
    return f"place(bottom + left, dx: {left:.1f}mm, dy: -{y:.1f}mm)[{escaped(words)}]"


def _step(chart: Chart) -> float:
    return WIDTH_MM / max(1, len(chart.points))


def _height(chart: Chart, value: float, height_mm: float) -> float:
    highest = max((float(one) for point in chart.points for one in point.values if one is not None), default=1.0)
    return value / (highest or 1.0) * (height_mm - HEAD_MM - FOOT_MM)


def _colour(series: int) -> str:
    return COLOURS[series % len(COLOURS)]
