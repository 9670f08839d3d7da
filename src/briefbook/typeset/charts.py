"""Charts over time as shapes: every value stands where its period lies, and a year without one leaves its gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, pairwise

from briefbook.model.document import Chart, ChartPoint, Run
from briefbook.model.pages import Line, LinkArea, Shape
from briefbook.model.styles import ResolvedStyle, varied
from briefbook.typeset.chart_axes import TimeAxis, ValueAxis, time_axis, value_axis
from briefbook.typeset.composition import Composition
from briefbook.typeset.figures import MILLIMETRE
from briefbook.typeset.paragraphs import Frame
from briefbook.typeset.slabs import Slab, Thing, kept_together
from briefbook.typeset.tables import table_slabs

BAR_SHARE = 0.64
"""The part of its period that a bar (or a group of bars) is wide."""
HATCH_STEP = 3.2
LIGHTER = 0.5
"""How far the colour of a rounded value is taken towards white."""
KEY_SIZE = 6.5
GAP = 4.0
LABEL_LEADING = 1.2
"""From baseline to baseline of a label, in parts of its size."""
SPACE_AFTER = 10.0
PALE, INK = "#8a8a8a", "#000000"
LONGEST_LINK_DAYS = 550
"""Points further apart are not joined: a year lies between them."""


@dataclass(frozen=True, slots=True)
class _Plot:
    """What the parts of one chart share: its place, its axes and its colours."""

    chart: Chart
    frame: Frame
    element: int
    style: ResolvedStyle
    composition: Composition
    time: TimeAxis
    values: ValueAxis
    colours: tuple[str, ...]

    def words(self, text: str, centre: float, width: float, top: float, colour: str) -> list[Line | LinkArea]:
        """Words centred on a place."""
        frame = Frame(centre - width / 2, width, self.frame.block, self.frame.origin)
        style = self.style if colour == self.style.colour else varied(self.style, colour=colour)
        lines, _ = self.composition.paragraphs.cell((Run(text),), style, frame, self.element, top)
        return [thing for line in lines for thing in line]

    def colour(self, series: int) -> str:
        """The colour of a series."""
        return self.colours[series % len(self.colours)]


def chart_slabs(chart: Chart, frame: Frame, parent: int, composition: Composition) -> list[Slab]:
    """Caption, drawing and source, bound together; a table of the values follows where the house wishes it, and in any
    case when they do not fit at the bars.
    """
    slabs: list[Slab] = []
    if chart.caption:
        caption = composition.structure.add("Caption", parent)
        slabs += kept_together(composition.text(chart.caption, "caption", frame, caption))
        slabs[-1].is_kept = True
    element = composition.structure.add("Figure", parent, alt=chart.alt)
    drawing, has_all_values = _drawing(chart, frame, element, composition)
    slabs.append(drawing)
    if chart.source:
        drawing.is_kept = True
        source = composition.structure.add("P", parent)
        slabs += composition.text(chart.source, "source", frame, source)
    slabs[-1].after = max(slabs[-1].after, SPACE_AFTER)
    is_wanted = composition.chart_look.tables == "always" or not has_all_values
    if is_wanted and not chart.follows_table:
        slabs += table_slabs(replace(chart.table, caption=()), frame, parent, composition)
    return slabs


def _drawing(chart: Chart, frame: Frame, element: int, composition: Composition) -> tuple[Slab, bool]:
    look = composition.chart_look
    plain = {"hyphenate": False, "before": 0.0, "after": 0.0}
    sizes = {"size": look.label_size, "leading": round(look.label_size * LABEL_LEADING, 1)}
    style = varied(composition.styles["table"], align="centre", colour=INK, **sizes, **plain)
    height = min(look.height_mm * MILLIMETRE, composition.body_height * 0.6)
    head = style.leading + 2 * GAP
    foot = 3 * style.leading if any(point.part for point in chart.points) else style.leading + 2
    axis = time_axis(chart.points, frame.x, frame.width)
    values = value_axis(chart.points, head + style.leading, height - foot - GAP)
    plot = _Plot(chart, frame, element, style, composition, axis, values, look.palette(len(chart.series)))
    things: list[Thing] = _heading(plot)
    drawn, labels = (_bars if chart.look == "bars" else _lines)(plot)
    values_in_print, has_all = _value_labels(plot, labels)
    things += (*drawn, *values_in_print)
    zero = values.y(0)
    ends = ((frame.x, zero), (frame.x + frame.width, zero))
    things.append(Shape(ends, stroke=INK, width=0.6, is_closed=False, element=element))
    things += _period_labels(plot, height - foot)
    return Slab(height, tuple(things), before=4.0, after=GAP), has_all


def _heading(plot: _Plot) -> list[Thing]:
    """The unit and, for several series, the key to their colours."""
    paragraphs, style, frame = plot.composition.paragraphs, plot.style, plot.frame
    unit = varied(style, italic=True, align="start", colour="#404040")
    things: list[Thing] = []
    x = frame.x
    if plot.chart.unit:
        words, width = paragraphs.single((Run(plot.chart.unit),), unit, frame._replace(x=x), plot.element)
        things += words
        x += width + 3 * GAP
    if len(plot.chart.series) < 2:
        return things
    names = varied(style, align="start", colour=plot.composition.styles["table"].colour)
    for index, name in enumerate(plot.chart.series):
        top = (style.leading - KEY_SIZE) / 2
        things.append(_box(x, top, x + KEY_SIZE, top + KEY_SIZE, plot.colour(index), plot.element))
        place = frame._replace(x=x + KEY_SIZE + GAP)
        words, width = paragraphs.single((Run(name),), names, place, plot.element)
        things += words
        x += KEY_SIZE + GAP + width + 3 * GAP
    return things


# --- bars ------------------------------------------------------------------------------------------------------------


def _bars(plot: _Plot) -> tuple[list[Thing], list[_Label]]:
    things: list[Thing] = []
    labels: list[_Label] = []
    count = max(len(plot.chart.series), 1)
    for point in plot.chart.points:
        start, end = plot.time.span(point.start, point.end)
        inset = (end - start) * (1 - BAR_SHARE) / 2
        step = (end - start - 2 * inset) / count
        for series, value in enumerate(point.values[:count]):
            if value is None:
                continue
            left = start + inset + series * step
            right = left + step - (1.0 if count > 1 else 0.0)
            top, zero = plot.values.y(float(value)), plot.values.y(0)
            colour = plot.colour(series)
            fill = lighter(colour) if point.about or point.part else colour
            things.append(_box(left, min(top, zero), right, max(top, zero), fill, plot.element))
            if point.part:
                things += _hatched(left, min(top, zero), right, max(top, zero), colour, plot.element)
            edge = top + 1 if value < 0 else top - plot.style.leading - 1
            labels.append(_Label(_shown(point, series), (left + right) / 2, edge, step / BAR_SHARE))
    return things, labels


@dataclass(frozen=True, slots=True)
class _Label:
    """A value in print: its middle, its top, and how wide it may be without running into its neighbours."""

    text: str
    centre: float
    top: float
    room: float


def _shown(point: ChartPoint, series: int) -> str:
    return point.shown[series] if series < len(point.shown) else ""


def _value_labels(plot: _Plot, labels: Sequence[_Label]) -> tuple[list[Thing], bool]:
    """All values as printed; none (and False) when one has no room: some alone would look like all there are."""
    worded = [label for label in labels if label.text]
    widths = [plot.composition.paragraphs.natural_width((Run(label.text),), plot.style)[0] for label in worded]
    sized = list(zip(worded, widths, strict=True))
    places = [(label.centre - width / 2, label.centre + width / 2, label.top) for label, width in sized]
    if any(width > label.room * 1.05 + 1 for label, width in sized):
        return [], False
    if any(_overlap(one, other, plot.style.size) for one, other in combinations(places, 2)):
        return [], False
    things: list[Thing] = []
    for label, width in sized:
        things += plot.words(label.text, label.centre, width + 2, label.top, INK)
    return things, True


def _overlap(one: tuple[float, float, float], other: tuple[float, float, float], height: float) -> bool:
    """Whether two labels (left, right, top) touch."""
    return one[1] > other[0] and other[1] > one[0] and abs(one[2] - other[2]) < height


def _box(left: float, top: float, right: float, bottom: float, fill: str, element: int) -> Shape:
    return Shape(((left, top), (right, top), (right, bottom), (left, bottom)), fill=fill, element=element)


def _hatched(left: float, top: float, right: float, bottom: float, colour: str, element: int) -> list[Thing]:
    """Rising strokes across a box and its outline: a period that is not complete."""
    outline = _box(left, top, right, bottom, "", element)
    things: list[Thing] = [outline._replace(stroke=colour, width=0.6)]
    width, height = right - left, bottom - top
    offset = HATCH_STEP
    while offset < width + height:
        x0, x1 = max(0.0, offset - height), min(width, offset)
        line = ((left + x0, bottom - (offset - x0)), (left + x1, bottom - (offset - x1)))
        things.append(Shape(line, stroke=colour, width=0.5, is_closed=False, element=element))
        offset += HATCH_STEP
    return things


def lighter(colour: str) -> str:
    """A colour (`#rrggbb`) taken half way towards white."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(p + (255 - p) * LIGHTER):02x}" for p in parts)


# --- lines -----------------------------------------------------------------------------------------------------------


def _lines(plot: _Plot) -> tuple[list[Thing], list[_Label]]:
    things: list[Thing] = []
    labels: list[_Label] = []
    for series in range(max(len(plot.chart.series), 1)):
        marks: list[tuple[date, float, float]] = []
        colour = plot.colour(series)
        for point in plot.chart.points:
            value = point.values[series] if series < len(point.values) else None
            if value is None:
                continue
            start, end = plot.time.span(point.start, point.end)
            x, y = (start + end) / 2, plot.values.y(float(value))
            marks.append((point.start, x, y))
            labels.append(_Label(_shown(point, series), x, y - plot.style.leading - 3, plot.time.slot))
            fill = lighter(colour) if point.about or point.part else colour
            things.append(_box(x - 2, y - 2, x + 2, y + 2, fill, plot.element)._replace(stroke=colour))
        for (day, x0, y0), (next_day, x1, y1) in pairwise(marks):
            if (next_day - day).days <= LONGEST_LINK_DAYS:
                line = ((x0, y0), (x1, y1))
                things.append(Shape(line, stroke=colour, width=1.2, is_closed=False, element=plot.element))
    return things, labels


# --- labels ----------------------------------------------------------------------------------------------------------


def _period_labels(plot: _Plot, top: float) -> list[Thing]:
    """The names of the periods under the axis; years without a value are named in grey."""
    things: list[Thing] = []
    slot = plot.time.slot
    places = [((sum(plot.time.span(p.start, p.end)) / 2), p.label, INK) for p in plot.chart.points]
    places += [(centre, str(year), PALE) for year, centre in plot.time.empty_years(plot.chart.points)]
    every = max(1, round(22 / slot + 0.499)) if slot < 22 else 1
    for index, (centre, label, colour) in enumerate(sorted(places)):
        if index % every == 0:
            things += plot.words(label, centre, max(slot * every - 2, 18.0), top, colour)
    return things
