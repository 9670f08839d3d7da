"""Nastaliq: the hand in which Urdu is written, its words sloping down to the left, and the leading that it needs."""

from __future__ import annotations

from briefbook.model.styles import ResolvedStyle, varied
from briefbook.typeset.catalogue import FontCatalogue

FAMILY = "Noto Nastaliq Urdu"
LEADING = 2.0
"""In parts of the type size: the words of a line reach 1.56 above their baseline and 0.44 below it."""
_LANGUAGE = "ur"


def in_nastaliq(style: ResolvedStyle, language: str, catalogue: FontCatalogue) -> ResolvedStyle:
    """The style for paragraphs of a language: in Nastaliq for Urdu if the font is installed, else as it is.

    Single words in a paragraph of another language stay in Naskh: they would need more room than its lines have.
    """
    if language.partition("-")[0] != _LANGUAGE or style.font == "furniture" or catalogue.family(FAMILY) is None:
        return style
    return varied(style, family=FAMILY, italic=False, leading=max(style.leading, style.size * LEADING))
