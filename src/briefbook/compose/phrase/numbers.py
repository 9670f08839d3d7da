"""Numbers, counts and ordinals as the language writes them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from functools import cache, lru_cache

from babel import Locale
from babel.numbers import get_currency_name, get_decimal_symbol, get_group_symbol, list_currencies

from briefbook.compose.phrase.value import Value, text
from briefbook.compose.scene import Scene


def number_text(number: Decimal | int, scene: Scene) -> str:
    """A number with the language's separators and all its typed decimals (`1,234.5`; `1 234,5`)."""
    return _separated(str(number), scene.wording.locale)


@lru_cache(maxsize=4096)
def _separated(typed: str, locale: str) -> str:
    """A number as typed with the locale's signs; kept, as tables and charts repeat one and the same series.

    Babel's own formatting of a number takes a quarter of a millisecond, mostly to find these signs again.
    """
    signs = _signs(locale)
    return "".join([signs.get(character, character) for character in f"{Decimal(typed):,f}"])


@cache
def _signs(locale: str) -> Mapping[str, str]:
    """How a locale writes the marks of a number."""
    return {
        ",": get_group_symbol(locale, numbering_system="latn"),
        ".": get_decimal_symbol(locale, numbering_system="latn"),
    }


def plural(number: Decimal | int, scene: Scene) -> str:
    """The plural category of a number (CLDR): one, few, many, other."""
    return str(Locale.parse(scene.wording.locale).plural_form(Decimal(number).copy_abs()))


def count(number: int, scene: Scene) -> Value:
    """A small count in words where the language has them (`five`), else in digits."""
    words = scene.wording.words("numerals")
    shown = words[number - 1] if 0 < number <= len(words) else number_text(number, scene)
    return text(shown, plural(number, scene))


def ordinal(number: int, scene: Scene) -> Value:
    """An ordinal in words where the language has them (`fifth`), else in digits (`72nd`)."""
    words = scene.wording.words("ordinals")
    if 0 < number <= len(words):
        return text(words[number - 1])
    category = Locale.parse(scene.wording.locale).ordinal_form(number)
    return text(scene.wording.term_or(f"ordinal.{category}", "{number}").format(number=number))


def percent(share: Decimal) -> Decimal:
    """A percentage rounded to one decimal, none when it is whole or ten and more would only feign precision."""
    rounded = _quantized(share, Decimal("0.1"), ROUND_HALF_UP)
    return whole(rounded) if rounded == rounded.to_integral_value() else rounded


def whole(share: Decimal) -> Decimal:
    """A number rounded to a whole one, however great."""
    return _quantized(share, Decimal(1), ROUND_HALF_EVEN)


def _quantized(number: Decimal, step: Decimal, rounding: str) -> Decimal:
    with localcontext(prec=max(number.adjusted(), 0) + 10):
        return number.quantize(step, rounding)


def is_currency(code: str) -> bool:
    """Whether these are the three letters of a currency (ISO 4217)."""
    return code in _currencies()


@cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())


def currency_name(code: str, scene: Scene, *, short: bool = False) -> str:
    """A currency after `million`: the table's word, else Babel's plural, else its code."""
    code = code.upper()
    known = scene.wording.term_or(f"currency_short.{code}" if short else f"currency.{code}", "")
    return known or str(get_currency_name(code, count=5, locale=scene.wording.locale))
