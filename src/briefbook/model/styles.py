"""The resolved style sheet: what each style name means in a template, the wishes of the template over the defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, Literal

from briefbook.model.template import Figures, Fonts, Template, TextStyle

FontRole = Literal["body", "heading", "furniture", "table"]
Align = Literal["justify", "start", "centre", "end"]


@dataclass(frozen=True, slots=True)
class ResolvedStyle:
    """How a paragraph is set. Lengths are points; `leading` is from baseline to baseline; `colour` is `#rrggbb`.

    `before` and `after` are the space around the paragraph (the larger of two meeting spaces counts), `left` and
    `right` its indents, `indent` that of its first line. `family` is the font family's name.
    """

    family: str = "PT Serif"
    font: FontRole = "body"
    size: float = 11.0
    leading: float = 14.5
    bold: bool = False
    italic: bool = False
    align: Align = "start"
    hyphenate: bool = False
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    left: float = 0.0
    right: float = 0.0
    keep_with_next: bool = False
    new_page: bool = False
    colour: str = "#000000"
    caps: bool = False
    small_caps: bool = False
    figures: Figures = "font"
    balance: bool = False

    def __hash__(self) -> int:
        """Of the fields in which styles differ most: every line that is kept is looked up by its style."""
        return hash((self.size, self.family, self.bold, self.align, self.left))


_BODY = ResolvedStyle(align="justify", hyphenate=True, after=6)
_HEADING = ResolvedStyle(font="heading", bold=True, keep_with_next=True, balance=True)
_STRIP = ResolvedStyle(font="furniture", size=8, leading=10, colour="#404040")
_COVER = ResolvedStyle(font="heading", align="start")
_TABLE = ResolvedStyle(font="table", size=9, leading=11.5)

DEFAULTS: Mapping[str, ResolvedStyle] = {
    "body": _BODY,
    "lead": replace(_BODY, italic=True, keep_with_next=True),
    "heading-1": replace(_HEADING, size=18, leading=22, before=24, after=9),
    "heading-2": replace(_HEADING, size=13.5, leading=17, before=16, after=5),
    "heading-3": replace(_HEADING, size=11.5, leading=14.5, before=11, after=3),
    "heading-4": replace(_HEADING, size=11, leading=14.5, before=8, after=2, bold=False, italic=True),
    "list": replace(_BODY, left=18, after=3),
    "quotation": replace(_BODY, left=22, right=22, size=10.5, leading=13.5),
    "attribution": replace(_BODY, align="end", hyphenate=False, right=22, size=10, leading=13, after=8),
    "caption": ResolvedStyle(font="furniture", size=9, leading=11.5, bold=True, before=8, after=4, keep_with_next=True),
    "source": ResolvedStyle(font="furniture", size=8, leading=10, colour="#505050", before=3, after=9),
    "headline": replace(_HEADING, size=17, leading=21, after=6),
    "dateline": ResolvedStyle(font="furniture", size=9.5, leading=12, colour="#404040", after=12, keep_with_next=True),
    "cover-title": replace(_COVER, size=28, leading=34, bold=True, after=12, balance=True),
    "cover-subtitle": replace(_COVER, size=15, leading=20, after=28, colour="#303030", balance=True),
    "cover-meta": replace(_COVER, font="furniture", size=10.5, leading=14.5, after=4),
    "cover-marking": replace(_COVER, font="furniture", size=11, leading=14, bold=True, after=8),
    "signature": replace(_BODY, align="start", hyphenate=False, before=10, after=3),
    "note": replace(_BODY, size=8.5, leading=10.8, after=1.5),
    "table": _TABLE,
    "table-header": replace(_TABLE, bold=True),
    "header": _STRIP,
    "footer": _STRIP,
    "marking": replace(_STRIP, size=9, leading=11, bold=True, align="centre", colour="#000000"),
    "contents-1": ResolvedStyle(bold=True, before=7, after=1),
    "contents-2": ResolvedStyle(left=16, leading=14),
    "contents-3": ResolvedStyle(left=38, size=10, leading=13),
}
STYLE_NAMES = tuple(DEFAULTS)
COVER_SINK = 0.24
"""How far down the cover its title begins, in parts of the height between the margins."""


def resolved(template: Template) -> Mapping[str, ResolvedStyle]:
    """Every style name with its style in this template: a mapping with exactly the keys STYLE_NAMES.

    A size given without a leading takes a leading in the default's proportion.
    """
    return {name: resolved_style(template, name) for name in DEFAULTS}


def resolved_style(template: Template, name: str) -> ResolvedStyle:
    """One of the styles that `resolved` gives."""
    return _resolve(DEFAULTS[name], template.styles.get(name), template.fonts)


@lru_cache(maxsize=1024)
def varied(style: ResolvedStyle, **changes: Any) -> ResolvedStyle:
    """The style with some of its fields changed; the same value each time, so that comparing it costs nothing."""
    return replace(style, **changes)


def _resolve(default: ResolvedStyle, wish: TextStyle | None, fonts: Fonts) -> ResolvedStyle:
    style = default
    if wish is not None:
        wishes = {f.name: getattr(wish, f.name, None) for f in fields(ResolvedStyle)}
        given = {name: value for name, value in wishes.items() if value is not None}
        if "size" in given and "leading" not in given:
            given["leading"] = round(given["size"] * default.leading / default.size, 1)
        style = replace(default, **given)
    return replace(style, family=getattr(fonts, style.font))
