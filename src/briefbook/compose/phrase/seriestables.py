"""Series as tables: a row for each year or part of one, numbers aligned at their decimals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from briefbook.compose.phrase.figures import (
    Entry,
    Series,
    computed_growth,
    in_order,
    measure_value,
    measured,
    unit_value,
)
from briefbook.compose.phrase.numbers import number_text, percent, whole
from briefbook.compose.phrase.periods import period_label
from briefbook.compose.phrase.places import country_value
from briefbook.compose.phrase.sentence import phrase
from briefbook.compose.phrase.value import capitalised, marked
from briefbook.compose.scene import Scene
from briefbook.model.document import Cell, Column, Inlines, Origin, Row, Table, plain
from briefbook.model.kinds import Trade, TradeEntry

MINUS = "\u2212"


@dataclass(frozen=True)
class _Measure:
    term: str
    value: Callable[[Entry], Decimal | None]


_TRADE = (
    _Measure("column.total", measured),
    _Measure("column.exports", lambda e: e.exports if isinstance(e, TradeEntry) else None),
    _Measure("column.imports", lambda e: e.imports if isinstance(e, TradeEntry) else None),
    _Measure("column.balance", lambda e: e.balance if isinstance(e, TradeEntry) else None),
)
_FIGURE = (_Measure("column.value", measured),)


def measures(series: Series) -> tuple[_Measure, ...]:
    """Those measures of a series that any of its entries has."""
    all_of = _TRADE if isinstance(series, Trade) else _FIGURE
    return tuple(one for one in all_of if any(one.value(entry) is not None for entry in series.series))


def series_table(series: Series, scene: Scene) -> Table:
    """Years from the oldest; growth where it is computed or given; the unit stands in the caption."""
    entries = in_order(series)
    shown = measures(series)
    rows = [(period_label(entry, scene), *(_figure(one, entry, scene) for one in shown)) for entry in entries]
    heads = [scene.wording.term("column.year"), *(scene.wording.term(one.term) for one in shown)]
    growths = [_growth(entry, entries[i - 1] if i else None, scene) for i, entry in enumerate(entries)]
    columns = [Column(weight=1.4), *(Column("decimal", 1) for _ in shown)]
    if any(growths):
        heads.append(scene.wording.term("column.growth"))
        rows = [(*row, growth) for row, growth in zip(rows, growths, strict=True)]
        columns.append(Column("decimal", 1))
    header = Row(tuple(Cell(plain(head), is_header=True) for head in heads))
    origin = Origin(snippet=series.id)
    body = tuple(Row(tuple(Cell(marked(plain(words), series.id)) for words in row), origin) for row in rows)
    return Table(tuple(columns), body, (header,), caption(series, scene), origin=origin)


def caption(series: Series, scene: Scene) -> Inlines:
    """`Trade between Russia and Pakistan, million US dollars`."""
    slots = {"unit": unit_value(series, scene)}
    if isinstance(series, Trade):
        first, second = series.countries
        slots |= {"reporter": country_value(first, scene), "partner": country_value(second, scene)}
        return capitalised(phrase("caption.trade", slots, scene, series.id))
    slots["measure"] = measure_value(series, scene)
    return capitalised(phrase("caption.figure", slots, scene, series.id))


def _figure(measure: _Measure, entry: Entry, scene: Scene) -> str:
    number = measure.value(entry)
    return figure_text(number, scene, about=entry.about) if number is not None else "–"


def figure_text(number: Decimal, scene: Scene, *, about: bool = False) -> str:
    """A number for a table or chart: a true minus sign, `about` as a word."""
    words = number_text(number, scene).replace("-", MINUS)
    return scene.wording.term("about").format(amount=words) if about else words


def _growth(entry: Entry, previous: Entry | None, scene: Scene) -> str:
    computed = computed_growth(entry, previous)
    if computed is not None and previous is not None:
        about = entry.about or previous.about
        return _signed(whole(computed) if about else percent(computed), scene, about)
    if isinstance(entry.growth, Decimal):
        return _signed(entry.growth, scene, False)
    return scene.words(entry.growth)[0]


def _signed(share: Decimal, scene: Scene, about: bool) -> str:
    words = number_text(share, scene).replace("-", MINUS)
    words = f"+{words}" if share > 0 else words
    return scene.wording.term("about").format(amount=words) if about else words
