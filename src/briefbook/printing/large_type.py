"""The large type edition: the same paper, every size and distance of the text enlarged."""

from __future__ import annotations

from briefbook.model.styles import resolved
from briefbook.model.template import ChartLook, Margins, Template, TextStyle

ENLARGEMENT = 1.4
"""Body text of 11.5 points becomes 16, the least that is called large print."""
_LARGEST = {
    "size": 144.0,
    "leading": 200.0,
    **dict.fromkeys(("before", "after", "indent", "left", "right"), 400.0),
}
_HIGHEST_CHART_MM = 250.0
"""The bounds that model/template.py sets."""


def enlarged(template: Template) -> Template:
    """The template in large type. Header and footer move inwards as they grow, so that no printer cuts them off."""
    return template.model_copy(
        update={
            "styles": _styles(template),
            "margins": _margins(template.margins),
            "charts": _charts(template.charts),
        }
    )


def _styles(template: Template) -> dict[str, TextStyle]:
    enlarged_styles: dict[str, TextStyle] = {}
    for name, style in resolved(template).items():
        sizes = {field: min(getattr(style, field) * ENLARGEMENT, most) for field, most in _LARGEST.items()}
        if name.startswith("cover-"):  # The cover's air pays for its larger words, or they would need a second page.
            sizes |= {field: getattr(style, field) / ENLARGEMENT for field in ("before", "after")}
        enlarged_styles[name] = template.styles.get(name, TextStyle()).model_copy(update=sizes)
    return enlarged_styles


def _margins(margins: Margins) -> Margins:
    above, below = (edge * (ENLARGEMENT - 1) for edge in (margins.header_mm, margins.footer_mm))
    return margins.model_copy(
        update={
            "header_mm": margins.header_mm + above,
            "footer_mm": margins.footer_mm + below,
            "top_mm": margins.top_mm + above,
            "bottom_mm": margins.bottom_mm + below,
        }
    )


def _charts(look: ChartLook) -> ChartLook:
    return look.model_copy(
        update={
            "height_mm": min(look.height_mm * ENLARGEMENT, _HIGHEST_CHART_MM),
            "label_size": look.label_size * ENLARGEMENT,
        }
    )
