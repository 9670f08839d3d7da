"""Dates, ranges and times in words (`21 September 2017`, `11–12 February 2007`, `11:00–11:40`)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import get_day_names, get_month_names

from briefbook.compose.phrase.value import Value
from briefbook.compose.scene import Scene
from briefbook.model.dates import PartialDate, When
from briefbook.model.document import Run


def date_text(when: When, scene: Scene, *, weekday: bool = False, form: str = "") -> str:
    """A date or range in words; `weekday` names the day of the week of a single day.

    `form` is a form of the language's `dates.yaml`: `on` (when something happens), `since`, `until`, `by`.
    """
    if weekday and when.is_day:
        day_name = get_day_names("wide", locale=scene.wording.locale)[when.first.weekday()]
        return scene.wording.dates["weekday"].format(weekday=day_name, date=_shaped(when, "", scene))
    if form == "since":
        when = When(when.start)
    elif form in ("until", "by"):
        when = When(when.end or when.start)
    return _shaped(when, form, scene)


def date_value(when: When | None, scene: Scene) -> Value:
    """A date for a slot, with the forms of `date_text`."""
    if when is None:
        return Value()
    return Value((Run(date_text(when, scene)),), lambda form: (Run(date_text(when, scene, form=form)),))


def day_text(day: date, scene: Scene) -> str:
    """One day in words."""
    return date_text(When(PartialDate.of(day)), scene)


def time_span(at: str, until: str | None, scene: Scene) -> str:
    """`11:00–11:40`, or the beginning alone."""
    return scene.wording.dates["times"].format(at=at, until=until) if until else at


def months_text(first: int, last: int, year: int, scene: Scene, form: str = "") -> str:
    """Some months of a year: `January–October 2019`."""
    end = PartialDate(year, last) if last != first else None
    return date_text(When(PartialDate(year, first), end), scene, form=form)


def _shaped(when: When, form: str, scene: Scene) -> str:
    shape = _shape(when)
    dates = scene.wording.dates
    template = dates.get(f"{shape}.{form}") if form else None
    template = template or dates[shape]
    words = _parts(when.start, "", scene) | _parts(when.end or when.start, "2", scene)
    if shape == "span":
        words |= {
            "start": _shaped(When(when.start), "", scene),
            "end": _shaped(When(when.end or when.start), "", scene),
        }
    return template.format(**words)


def _shape(when: When) -> str:
    start, end = when.start, when.end
    if end is None or end == start:
        return _precision(start)
    if _precision(start) != _precision(end):
        return "span"
    if start.month is None:
        return "years"
    same_year = start.year == end.year
    if start.day is None:
        return "months" if same_year else "months_years"
    if not same_year:
        return "days_years"
    return "days" if start.month == end.month else "days_months"


def _precision(part: PartialDate) -> str:
    if part.month is None:
        return "year"
    return "month" if part.day is None else "day"


def _parts(part: PartialDate, suffix: str, scene: Scene) -> dict[str, str]:
    day = scene.wording.dates.get(f"day_number.{part.day}", str(part.day or ""))
    words = {"year": str(part.year), "day": day}
    if part.month is not None:
        nominative, genitive = _months(scene.wording.locale)[part.month - 1]
        words |= {"month": nominative, "month_gen": genitive, "month_prep": nominative}
        lists = scene.wording.lists
        words |= {f"month_{key[7:]}": lists[key][part.month - 1] for key in lists if key.startswith("months_")}
    return {key + suffix: value for key, value in words.items()}


@lru_cache(maxsize=16)
def _months(locale: str) -> tuple[tuple[str, str], ...]:
    """The names of the months, standing alone and inside a date."""
    alone = get_month_names("wide", context="stand-alone", locale=locale)
    inside = get_month_names("wide", context="format", locale=locale)
    return tuple((alone[month], inside[month]) for month in range(1, 13))
