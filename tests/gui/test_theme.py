"""Everything can be read: the contrast of all colours that stand on one another, light and dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from briefbook.gui.theme import THEMES, Theme, palette_of

OF_TEXT, OF_EDGES = 4.5, 3.0
"""Least contrast of text, and of what shows where a control is: WCAG 2.2, 1.4.3 and 1.4.11, level AA."""
GROUNDS = ("ground", "panel", "hover", "selection")
TEXTS = ("text", "muted", "faint", "accent", "error", "warning", "hint")
PAIRS = (
    *((text, ground) for text in TEXTS for ground in GROUNDS),
    ("on_accent", "accent_fill"),
    ("marking_text", "marking_ground"),
    ("text", "found"),
    ("muted", "desk"),
)
EDGES = (
    *(("border", ground) for ground in ("ground", "panel")),
    *(("accent", ground) for ground in GROUNDS),
    *(("accent_fill", ground) for ground in ("ground", "panel")),
)


def _luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert _contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert _contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("text", "ground"), PAIRS)
@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_text_can_be_read(theme: Theme, text: str, ground: str) -> None:
    assert _contrast(theme.colour(text), theme.colour(ground)) >= OF_TEXT


@pytest.mark.parametrize(("edge", "ground"), EDGES)
@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_edges_of_controls_can_be_seen(theme: Theme, edge: str, ground: str) -> None:
    assert _contrast(theme.colour(edge), theme.colour(ground)) >= OF_EDGES


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_letter_of_every_kind_can_be_read(theme: Theme) -> None:
    letter = theme.colour("on_kind")
    assert {kind for kind in theme.kinds if _contrast(letter, theme.kind(kind)) < OF_TEXT} == set()


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_plain_widgets_can_be_read_too(theme: Theme) -> None:
    role, palette = QPalette.ColorRole, palette_of(theme)
    for text, ground in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.PlaceholderText, role.Base),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
        (role.Link, role.Base),
    ):
        assert _contrast(palette.color(text), palette.color(ground)) >= OF_TEXT
