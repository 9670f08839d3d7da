"""Charts as Word's own: a chart part and the workbook behind it, so that the figures can be edited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from briefbook.model.document import Chart, ChartPoint
from briefbook.model.template import ChartLook
from briefbook.writers.docx.chart_xml import LABEL_SIZE, Figure, Series, chart_xml
from briefbook.writers.docx.drawings import chart_frame
from briefbook.writers.docx.opc import RELATIONSHIPS, Package
from briefbook.writers.docx.story import Story
from briefbook.writers.docx.wordml import EMU_PER_MM, TWIPS_PER_POINT
from briefbook.writers.docx.workbook import workbook_of
from briefbook.writers.plain import permitted

_EMU_PER_TWIP = 635
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_SPAN = 40
_FEWEST_POINTS = 2
_PLOT_SHARE = 0.88
"""The part of a chart's width that its periods have; the axis and its words take the rest."""


@dataclass(frozen=True, slots=True)
class ChartParts:
    """Adds charts to a package. `family` is the font of their words."""

    package: Package
    look: ChartLook
    family: str
    is_rtl: bool = False

    def has_room_for_labels(self, chart: Chart, width: int) -> bool:
        """Whether every value can stand at its point in a chart `width` twips wide, as far as can be told.

        Letters are taken for half as wide as high; how close Word draws several lines cannot be known.
        """
        shown = [permitted(words) for point in chart.points for words in point.shown]
        series = max(len(chart.series), 1)
        if chart.look == "lines" and series > 1 and len(chart.points) > _FEWEST_POINTS:
            return False
        beside = series if chart.look == "bars" else 1
        slot = width * _PLOT_SHARE / (max(len(true_to_time(chart.points)), 1) * beside)
        return max(map(len, shown), default=0) * LABEL_SIZE / 2 * TWIPS_PER_POINT <= slot

    def wants_table(self, chart: Chart, width: int) -> bool:
        """Whether a table of its values follows: where the house wishes it, and where they do not all fit."""
        return self.look.tables == "always" or not self.has_room_for_labels(chart, width)

    def drawing(self, chart: Chart, story: Story, width: int) -> str:
        """A run with the chart, `width` twips wide; "" when it has nothing to show."""
        figure = self._figure(chart, story.language, self.has_room_for_labels(chart, width))
        if not figure.categories or not figure.series:
            return ""
        package = self.package
        workbook = package.free_name("word/embeddings/Microsoft_Excel_Worksheet{}.xlsx")
        package.add(workbook, _WORKBOOK_TYPE, workbook_of(figure))
        part = package.add(package.free_name("word/charts/chart{}.xml"), _CHART_TYPE)
        part.content = chart_xml(figure, part.relate(RELATIONSHIPS + "package", workbook)).encode()
        relationship = story.part.relate(RELATIONSHIPS + "chart", part.name)
        size = (width * _EMU_PER_TWIP, round(self.look.height_mm * EMU_PER_MM))
        return chart_frame(relationship, story.names.next_drawing(), chart.alt, size)

    def _figure(self, chart: Chart, language: str, has_labels: bool) -> Figure:
        points = true_to_time(chart.points)
        colours = [colour.lstrip("#").upper() for colour in self.look.palette(len(chart.series))]

        def shown(index: int) -> tuple[str, ...]:
            return tuple(permitted(point.shown[index]) if index < len(point.shown) else "" for point in points)

        series = tuple(
            Series(permitted(name), tuple(point.values[n] for point in points), colours[n % len(colours)], shown(n))
            for n, name in enumerate(chart.series)
        )
        rounded = frozenset(n for n, point in enumerate(points) if point.about and not point.part)
        partial = frozenset(n for n, point in enumerate(points) if point.part)
        labels = tuple(permitted(point.label) for point in points)
        return Figure(
            chart.look, labels, series, chart.unit, language, self.family, partial, rounded, self.is_rtl, has_labels
        )


def true_to_time(points: tuple[ChartPoint, ...]) -> tuple[ChartPoint, ...]:
    """The points with empty ones for years nothing is known of, so that equal distances are equal times."""
    years = [point.start.year for point in points]
    if len(points) < _FEWEST_POINTS or sorted(set(years)) != years or years[-1] - years[0] > _LONGEST_SPAN:
        return points
    known = dict(zip(years, points, strict=True))
    unknown: tuple[Decimal | None, ...] = tuple(None for _ in points[0].values)
    return tuple(
        known.get(year) or ChartPoint(date(year, 1, 1), date(year, 12, 31), str(year), unknown, ())
        for year in range(years[0], years[-1] + 1)
    )
