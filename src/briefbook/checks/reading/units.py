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


def _factor(text: str, language: str) -> Decimal:
    for tongue in dict.fromkeys((language or "en", "en", "ru")):
        for pattern, factor in vocabulary(tongue).scales.items():
            if re.match(rf"(?:{pattern})(?!\w)", text):
                return factor
    return Decimal(1)
