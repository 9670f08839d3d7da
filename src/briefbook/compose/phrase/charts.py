"""Series as charts over time, with the same data as a table and in words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from briefbook.compose.phrase.figures import Entry, Series, in_order, unit_value
from briefbook.compose.phrase.periods import period_label
from briefbook.compose.phrase.seriestables import caption, figure_text, measures, series_table
from briefbook.compose.phrase.telling import worded
from briefbook.compose.phrase.value import tidy
from briefbook.compose.scene import Scene
from briefbook.model.document import Chart, ChartPoint, Inlines, Origin, Run, text_of
from briefbook.model.values import Source


def chart(series: Series, scene: Scene, look: Literal["bars", "lines"] = "bars") -> Chart:
    """A chart with one series for each measure but the balance; periods stand on a true time axis.

    Values are in the unit named at the axis; `about` and part years are marked in the points.
    """
    shown = tuple(one for one in measures(series) if one.term != "column.balance")
    points = tuple(_point(entry, tuple(one.value(entry) for one in shown), scene) for entry in in_order(series))
    words = caption(series, scene)
    names = tuple(scene.wording.term(one.term) for one in shown)
    unit = text_of(unit_value(series, scene).inlines)
    return Chart(
        look,
        names,
        points,
        unit,
        _alternative(look, text_of(words), points, names, unit, scene),
        series_table(series, scene),
        words,
        _sources(series, scene),
        Origin(snippet=series.id),
    )


def _point(entry: Entry, numbers: tuple[Decimal | None, ...], scene: Scene) -> ChartPoint:
    return ChartPoint(
        entry.period.first,
        entry.period.last,
        period_label(entry, scene),
        numbers,
        tuple("" if number is None else figure_text(number, scene, about=entry.about) for number in numbers),
        entry.about,
        not entry.is_full_year,
    )


def _alternative(
    look: str, title: str, points: tuple[ChartPoint, ...], names: tuple[str, ...], unit: str, scene: Scene
) -> str:
    """The chart in words, for who cannot see it: every period with its values, what they are of and their unit."""
    term = scene.wording.term

    def values(point: ChartPoint) -> str:
        several = len(names) > 1
        said = (
            f"{name} {shown}" if several else shown for name, shown in zip(names, point.shown, strict=True) if shown
        )
        return ", ".join(f"{one} {unit}".rstrip() for one in said)

    told = (term("chart.point").format(label=point.label, values=values(point)) for point in points)
    return term(f"chart.{look}").format(caption=title, points="; ".join(told))


def _sources(series: Series, scene: Scene) -> Inlines:
    """The titles of the sources of all that is drawn, each once."""
    sources: Iterable[Source] = [*series.sources, *(s for entry in in_order(series) for s in entry.sources)]
    titles = dict.fromkeys(worded(source.title, scene, series) for source in sources if source.title is not None)
    runs = [Run(words, lang=lang) for words, lang in titles if words]
    if not runs:
        return ()
    key = "source" if len(runs) == 1 else "sources"
    joined: list[Run] = [Run(f"{scene.wording.term(key)}: ")]
    for index, run in enumerate(runs):
        joined += [Run("; "), run] if index else [run]
    return tidy((*joined, Run(".")))
