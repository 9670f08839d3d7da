"""The factor a series' unit stands for: million, млрд, thousand."""

from __future__ import annotations

import re
from decimal import Decimal

from briefbook.checks.reading.languages import vocabulary
from briefbook.model.localised import Localised


def factor_of(unit: Localised | None) -> Decimal | None:
    """The power of ten a unit's word means, 1 for none or a bare thing counted; None when its words disagree."""
    if unit is None:
        return Decimal(1)
    factors = {_factor(said.text.lower(), language) for language, said in unit.words.items()}
    return factors.pop() if len(factors) == 1 else None


def is_per_cent(unit: Localised | None) -> bool:
    """Whether a series counts per cent: a share, a rate."""
    return unit is not None and all(_says_per_cent(said.text.lower(), lang) for lang, said in unit.words.items())


def _says_per_cent(text: str, language: str) -> bool:
    return any(
        re.match(rf"(?:{vocabulary(tongue).per_cent})(?!\w)", text)
        for tongue in dict.fromkeys((language or "en", "en", "ru"))
    )


def _factor(text: str, language: str) -> Decimal:
    for tongue in dict.fromkeys((language or "en", "en", "ru")):
        for pattern, factor in vocabulary(tongue).scales.items():
            if re.match(rf"(?:{pattern})(?!\w)", text):
                return factor
    return Decimal(1)
