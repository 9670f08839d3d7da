"""Features of fonts: small capitals and kinds of figures, as OpenType names them."""

from __future__ import annotations

from collections.abc import Mapping

from briefbook.model.styles import ResolvedStyle
from briefbook.model.template import Figures

Features = tuple[str, ...]
"""Tags of the OpenType registry of features, none of which a font applies unasked."""

_SMALL_CAPS = "smcp"
_OF_FIGURES: Mapping[Figures, Features] = {
    "font": (),
    "old-style": ("onum",),
    "lining": ("lnum",),
    "tabular": ("lnum", "tnum"),
}
_IN_CYRILLIC = frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"})
NAMES = {"smcp": "small capitals", "onum": "old-style figures", "tnum": "figures of one width"}
"""What a font can be found to lack. One without `lnum` has lining figures, or there would be a way to them."""


def features_of(style: ResolvedStyle) -> Features:
    """The features that a style asks of its font."""
    return (*((_SMALL_CAPS,) if style.small_caps else ()), *_OF_FIGURES[style.figures])


def probe_of(tag: str, language: str) -> tuple[str, str]:
    """Characters of a language that a feature changes, and their script (ISO 15924); a font may do it in one alone."""
    if tag != _SMALL_CAPS:
        return "0123456789", "Latn"
    return ("ав", "Cyrl") if language.partition("-")[0] in _IN_CYRILLIC else ("ab", "Latn")
