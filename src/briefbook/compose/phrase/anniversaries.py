"""Round years that fall in the year of the visit."""

from __future__ import annotations

from briefbook.compose.phrase.numbers import number_text, ordinal, plural
from briefbook.compose.phrase.value import Value, text
from briefbook.compose.scene import Scene
from briefbook.model.dates import When

_ROUND = 5


def anniversary_slots(begun: When | None, scene: Scene) -> dict[str, Value] | None:
    """The visit's year and the number of years, when they are a multiple of five; else None."""
    if begun is None or begun.end is not None:
        return None
    year = scene.visit.first.year
    years = year - begun.year
    if years <= 0 or years % _ROUND:
        return None
    return {
        "year": text(str(year)),
        "years": text(number_text(years, scene), plural(years, scene)),
        "nth": ordinal(years, scene),
    }
