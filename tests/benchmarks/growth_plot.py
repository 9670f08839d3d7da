"""Lines of growth as an SVG picture: both axes logarithmic, so that what is linear is a line of one slope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

_WIDTH, _HEIGHT = 430, 330
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 36, 40, 46
"""To the right there is room for half of the longest number below the axis."""
_COLOURS = ("#1f4e8c", "#b3541e", "#2f7d4f", "#7a3e9d")
_STYLE = "font-family='PT Sans, sans-serif' font-size='12'"

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Panel:
    """One diagram: its title, what the axes count, and its lines by name."""

    title: str
    across: str
    up: str
    lines: Mapping[str, Points]


def drawn(panels: Sequence[Panel]) -> str:
    """The panels side by side."""
    parts = [_panel(panel, _WIDTH * number) for number, panel in enumerate(panels)]
    size = f"width='{_WIDTH * len(panels)}' height='{_HEIGHT}'"
    ground = "<rect width='100%' height='100%' fill='white'/>"
    return f"<svg xmlns='http://www.w3.org/2000/svg' {size} {_STYLE}>{ground}{''.join(parts)}</svg>\n"


def _panel(panel: Panel, offset: int) -> str:
    across = _Axis.over([x for points in panel.lines.values() for x, _ in points], _LEFT, _WIDTH - _RIGHT)
    up = _Axis.over([y for points in panel.lines.values() for _, y in points], _HEIGHT - _BOTTOM, _TOP)
    parts = [f"<g transform='translate({offset} 0)'>", _text(_LEFT, 20, panel.title, weight="bold")]
    for tick in across.ticks():
        x = across.place(tick)
        parts.append(_line(x, _TOP, x, _HEIGHT - _BOTTOM))
        parts.append(_text(x, _HEIGHT - _BOTTOM + 16, _number(tick), anchor="middle"))
    for tick in up.ticks():
        y = up.place(tick)
        parts.append(_line(_LEFT, y, _WIDTH - _RIGHT, y))
        parts.append(_text(_LEFT - 6, y + 4, _number(tick), anchor="end"))
    parts.append(_text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 8, f"{panel.across}; up: {panel.up}", anchor="middle"))
    for number, (name, points) in enumerate(panel.lines.items()):
        parts += _curve(name, [(across.place(x), up.place(y)) for x, y in points], _COLOURS[number], number)
    return "".join((*parts, "</g>"))


@dataclass(frozen=True, slots=True)
class _Axis:
    """Powers of ten from `low` to `high`, drawn from `start` to `end`."""

    low: int
    high: int
    start: float
    end: float

    @classmethod
    def over(cls, values: Sequence[float], start: float, end: float) -> _Axis:
        low, high = floor(log10(min(values))), ceil(log10(max(values)))
        return cls(low, max(high, low + 1), start, end)

    def ticks(self) -> list[float]:
        return [10.0**power for power in range(self.low, self.high + 1)]

    def place(self, value: float) -> float:
        return self.start + (self.end - self.start) * (log10(value) - self.low) / (self.high - self.low)


def _curve(name: str, places: Sequence[tuple[float, float]], colour: str, number: int) -> list[str]:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = [f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3' fill='{colour}'/>" for x, y in places]
    line = f"<polyline points='{path}' fill='none' stroke='{colour}' stroke-width='2'/>"
    y = _TOP + 14 + 16 * number
    return [line, *dots, _text(_LEFT + 10, y, name, colour=colour)]


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"<line x1='{x1:.1f}' y1='{y1:.1f}' x2='{x2:.1f}' y2='{y2:.1f}' stroke='#d8d8d8'/>"


def _text(x: float, y: float, words: str, anchor: str = "start", weight: str = "normal", colour: str = "#222") -> str:
    look = f"text-anchor='{anchor}' font-weight='{weight}' fill='{colour}'"
    return f"<text x='{x:.1f}' y='{y:.1f}' {look}>{escape(words)}</text>"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"
