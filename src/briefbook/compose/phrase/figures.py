"""Figures of a series in words: the latest and the one before, growth, exports, imports, balance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from briefbook.compose.phrase.dates import date_text, date_value
from briefbook.compose.phrase.grammars import grammar_in
from briefbook.compose.phrase.numbers import currency_name, is_currency, number_text, percent, plural, whole
from briefbook.compose.phrase.places import country_value
from briefbook.compose.phrase.sentence import phrase, sentence
from briefbook.compose.phrase.telling import plain_value, worded
from briefbook.compose.phrase.value import NOTHING, Value, text
from briefbook.compose.scene import Scene
from briefbook.model.document import Inlines, Run
from briefbook.model.kinds import Figure, FigureEntry, SeriesEntry, Trade, TradeEntry
from briefbook.model.localised import Localised, Said

Series = Trade | Figure
Entry = TradeEntry | FigureEntry

# --- what is in a series ---------------------------------------------------------------------------------------------


def in_order(series: Series) -> tuple[Entry, ...]:
    """The entries from the oldest; of two that end on the same day, the longer period counts as the later."""
    entries: tuple[Entry, ...] = series.series
    return tuple(sorted(entries, key=lambda e: (e.period.last, e.is_full_year)))


def measured(entry: Entry) -> Decimal | None:
    """The entry's main figure: total trade, or the value."""
    return entry.volume if isinstance(entry, TradeEntry) else entry.value


def latest(series: Series) -> Entry | None:
    """The newest entry."""
    entries = in_order(series)
    return entries[-1] if entries else None


def before(series: Series) -> Entry | None:
    """The entry before the newest."""
    entries = in_order(series)
    return entries[-2] if len(entries) > 1 else None


def computed_growth(entry: Entry, previous: Entry | None) -> Decimal | None:
    """Per cent over the year before; only between full consecutive years (FORMATS, "What time does")."""
    if previous is None or not (entry.is_full_year and previous.is_full_year and entry.year == previous.year + 1):
        return None
    now, then = measured(entry), measured(previous)
    return (now - then) * 100 / then if now is not None and then is not None and then > 0 else None


def is_comparable(entry: Entry, previous: Entry) -> bool:
    """Whether the two cover the same part of their years: ten months are not set against twelve."""
    return entry.is_full_year if previous.is_full_year else entry.months == previous.months


# --- amounts ---------------------------------------------------------------------------------------------------------


def amount(number: Decimal | None, series: Series, scene: Scene, *, about: bool = False) -> Value:
    """A figure with its unit (`about 500 million US dollars`), nothing for none."""
    if number is None:
        return NOTHING
    slots = {"number": Value((Run(number_text(number, scene)),)), "unit": unit_value(series, scene, number)}
    plain = phrase("amount", slots, scene)
    if not about:
        return Value(plain, lambda form: plain)
    rounded = phrase("amount.about", {"amount": Value(plain)}, scene)
    return Value(rounded, lambda form: rounded)


def measure_value(figure: Figure, scene: Scene) -> Value:
    """What is counted; the measures that FORMATS.md names are known in every language (`tourists`)."""
    typed, _ = scene.words(figure.measure)
    known = scene.wording.term_or(f"measure.{typed.strip().casefold()}", "")
    return text(known) if known else plain_value(figure.measure, scene, figure)


def unit_value(series: Series, scene: Scene, number: Decimal | None = None) -> Value:
    """What the numbers count: scale and currency in words, or the unit as typed."""
    scale, code = _scaled_money(series.unit, scene) or (scale_of(series.unit, scene), series.currency)
    words, lang = (_scale_word(scale, number, scene), "") if scale else worded(series.unit, scene, series)
    currency = currency_name(code, scene) if code else ""
    if not scale and words and (not currency or isinstance(series, Figure) or _names_money(words, series, scene)):
        currency = ""
    if number is not None and not scale and not lang:
        words = grammar_in(scene).counted(words, number)
    if words and currency and not lang:
        words, currency = grammar_in(scene).joined(f"{words} {currency}"), ""
    parts = [Run(part, lang=tag) for part, tag in ((words, lang), (currency, "")) if part]
    return Value(tuple(Run((" " if n else "") + run.text, lang=run.lang) for n, run in enumerate(parts)))


def _scaled_money(unit: Localised | None, scene: Scene) -> tuple[str, str] | None:
    """The scale and the currency's code of a unit such as `million USD` or `EUR billion`."""
    words, lang = scene.words(unit)
    parts = words.split()
    if len(parts) != 2:
        return None
    for code, typed in (parts, parts[::-1]):
        scale = scale_of(Localised({lang or scene.language: Said(typed)}), scene) if is_currency(code) else ""
        if scale:
            return scale, code
    return None


def _scale_word(scale: str, number: Decimal | None, scene: Scene) -> str:
    category = plural(number, scene) if number is not None else "other"
    term = scene.wording.term_or
    return term(f"scale.{scale}.{category}", term(f"scale.{scale}", scale))


def _names_money(words: str, series: Series, scene: Scene) -> bool:
    """Whether a unit as typed already says the currency (`million dollars`)."""
    code = (series.currency or "").upper()
    name = currency_name(code, scene).casefold().split(" ")
    low = words.casefold()
    return code.casefold() in low or "$" in low or "€" in low or any(len(w) > 3 and w[:4] in low for w in name)


_SCALES = {
    "thousand": ("thousand", "thousands", "тыс", "тысяча", "тысяч", "тысячи"),
    "million": ("million", "millions", "mln", "млн", "миллион", "миллионов", "миллиона"),
    "billion": ("billion", "billions", "bn", "млрд", "миллиард", "миллиардов", "миллиарда"),
    "trillion": ("trillion", "trillions", "трлн", "триллион", "триллионов"),
}


def scale_of(unit: Localised | None, scene: Scene) -> str:
    """The scale a unit names and nothing else (`million`, `млн`), "" for any other unit.

    Words in the book's language are read by its own lists, if it has them: a French `billion` is a trillion.
    """
    if unit is None:
        return ""
    words, lang = scene.words(unit)
    own = {scale: scene.wording.words(f"scale_{scale}") for scale in _SCALES}
    if not lang and any(own.values()):
        return _scale_in(own, words)
    return next(filter(None, (_scale_in(_SCALES, one) for one in unit.texts())), "")


def _scale_in(scales: Mapping[str, tuple[str, ...]], words: str) -> str:
    typed = words.strip().rstrip(".").casefold()
    return next((scale for scale, names in scales.items() if typed in names), "")


# --- growth ----------------------------------------------------------------------------------------------------------


def growth_value(entry: Entry, previous: Entry | None, scene: Scene) -> Value:
    """`an increase of 11 per cent` as computed, else nothing. A comparison with a rounded figure is `about`."""
    computed = computed_growth(entry, previous)
    if computed is None or previous is None:
        return NOTHING
    about = entry.about or previous.about
    share = whole(computed) if about else percent(computed)
    return _growth(share, "_about" if about else "", scene)


def given_growth(series: Series, entry: Entry, previous: Entry | None, scene: Scene) -> Value:
    """`an increase of over 45 per cent over the previous year` as given, where it cannot be computed."""
    given = entry.growth
    if given is None or computed_growth(entry, previous) is not None:
        return NOTHING
    part = "" if entry.is_full_year else "_part"
    if isinstance(given, Decimal):
        return _growth(given, f"_given{part}", scene)
    return _typed_growth(given, part, series, scene)


def _growth(share: Decimal, manner: str, scene: Scene) -> Value:
    if share == 0:
        return text(scene.wording.term("growth.none"))
    key = ("growth.up" if share > 0 else "growth.down") + manner
    return Value(
        phrase(key, {"share": text(number_text(abs(share), scene))}, scene), trait="up" if share > 0 else "down"
    )


def _typed_growth(given: Localised, part: str, series: Series, scene: Scene) -> Value:
    """Growth as somebody typed it (`over 45`); the word for per cent is added where it is not there."""
    typed = plain_value(given, scene, series)
    words = "".join(i.text for i in typed.inlines if isinstance(i, Run))
    has_unit = any(mark in words.casefold() for mark in ("%", "per cent", "percent", "процент"))
    key = "growth.typed" if has_unit or not any(c.isdigit() for c in words) else "growth.typed_number"
    return Value(phrase(key + part, {"share": typed}, scene), trait="up")


# --- sentences -------------------------------------------------------------------------------------------------------


def series_sentences(series: Series, scene: Scene, length: str, *, is_named: bool = True) -> tuple[Inlines, ...]:
    """The latest figure and the one before; of trade, exports, imports and balance too at full length.

    The measure of a figure is left out where it is named beside them.
    """
    entry, previous = latest(series), before(series)
    if entry is None:
        return ()
    made = [_main_sentence(series, entry, previous, scene, length, is_named)]
    if isinstance(series, Trade) and isinstance(entry, TradeEntry):
        if length == "full" or entry.volume is None:
            made.append(_exchange_sentence(series, entry, scene))
        if length == "full":
            made.append(_goods_sentence(series, scene))
    return tuple(words for words in made if words)


def _main_sentence(
    series: Series, entry: Entry, previous: Entry | None, scene: Scene, length: str, is_named: bool
) -> Inlines:
    slots = {
        "amount": amount(measured(entry), series, scene, about=entry.about),
        "period": period_value(entry, scene),
        "growth": growth_value(entry, previous, scene),
        "given": given_growth(series, entry, previous, scene),
    }
    if previous is not None and length != "line":
        slots["before"] = amount(measured(previous), series, scene, about=previous.about)
        slots["before_period"] = period_value(previous, scene)
        if is_comparable(entry, previous):
            slots["compared_period"] = slots["before_period"]
    if isinstance(series, Trade):
        slots |= _pair(series, scene)
        return sentence("trade.total", slots, scene, series.id)
    slots["measure"] = measure_value(series, scene) if is_named else NOTHING
    return sentence("figure.value", slots, scene, series.id)


def period_value(entry: SeriesEntry, scene: Scene) -> Value:
    """The year or months of an entry (`2017`, `in January–October 2019`)."""
    return date_value(entry.period, scene)


def _pair(series: Trade, scene: Scene) -> dict[str, Value]:
    first, second = series.countries
    adjective = scene.wording.country(first).get("adjective", "")
    return {
        "reporter": country_value(first, scene),
        "partner": country_value(second, scene),
        "adjective": text(adjective),
    }


def _exchange_sentence(series: Trade, entry: TradeEntry, scene: Scene) -> Inlines:
    balance = entry.balance
    slots = {
        **_pair(series, scene),
        "exports": amount(entry.exports, series, scene, about=entry.about),
        "imports": amount(entry.imports, series, scene, about=entry.about),
        "balance": balance_value(series, entry, scene),
        "period": NOTHING if entry.volume is not None else period_value(entry, scene),
        "amount": amount(None if balance is None else abs(balance), series, scene),
    }
    return sentence("trade.exchange", slots, scene, series.id)


def balance_value(series: Trade, entry: TradeEntry, scene: Scene) -> Value:
    """`a surplus of 100 million US dollars`, nothing when it is unknown."""
    balance = entry.balance
    if balance is None:
        return NOTHING
    if balance == 0:
        return text(scene.wording.term("balance.none"))
    key = "balance.surplus" if balance > 0 else "balance.deficit"
    words = phrase(key, {"amount": amount(abs(balance), series, scene, about=entry.about)}, scene)
    return Value(words)


def _goods_sentence(series: Trade, scene: Scene) -> Inlines:
    from briefbook.compose.phrase.value import listed

    term = scene.wording.term
    goods = listed((plain_value(one, scene, series) for one in series.goods), term("list.comma"), term("list.and"))
    words = "".join(i.text for i in goods.inlines if isinstance(i, Run))
    is_several = "," in words or term("list.and") in words
    slots = {"goods": replace(goods, trait="plural" if is_several else goods.trait)}
    return sentence("trade.goods", slots, scene, series.id)


# --- for expressions -------------------------------------------------------------------------------------------------


def _of_latest(series: Series, made: Callable[[Entry], Value]) -> Inlines:
    entry = latest(series)
    return made(entry).with_fact(series.id).inlines if entry else ()


def latest_words(series: Series, scene: Scene) -> Inlines:
    """`about 500 million US dollars`: the newest figure; exports or imports where there is no total."""
    return _of_latest(series, lambda e: amount(_any_figure(e), series, scene, about=e.about))


def _any_figure(entry: Entry) -> Decimal | None:
    if isinstance(entry, FigureEntry) or entry.volume is not None:
        return measured(entry)
    return entry.exports if entry.exports is not None else entry.imports


def before_words(series: Series, scene: Scene) -> Inlines:
    """The figure before the newest, () when there is none."""
    entry = before(series)
    if entry is None:
        return ()
    return amount(_any_figure(entry), series, scene, about=entry.about).with_fact(series.id).inlines


def growth_words(series: Series, scene: Scene) -> Inlines:
    """The growth of the newest figure, () when it is not known."""

    def growth(entry: Entry) -> Value:
        computed = growth_value(entry, before(series), scene)
        return computed if computed.inlines else given_growth(series, entry, before(series), scene)

    return _of_latest(series, growth)


def exports_words(series: Trade, scene: Scene) -> Inlines:
    """Exports of the newest entry, () when they are not known."""
    return _of_latest(series, lambda e: amount(getattr(e, "exports", None), series, scene, about=e.about))


def imports_words(series: Trade, scene: Scene) -> Inlines:
    """Imports of the newest entry, () when they are not known."""
    return _of_latest(series, lambda e: amount(getattr(e, "imports", None), series, scene, about=e.about))


def balance_words(series: Trade, scene: Scene) -> Inlines:
    """`a surplus of 100 million US dollars` of the newest entry, () when it is not known."""
    return _of_latest(series, lambda e: balance_value(series, e, scene) if isinstance(e, TradeEntry) else NOTHING)


def period_words(series: Series, scene: Scene) -> Inlines:
    """The year or months of the newest figure."""
    return _of_latest(series, lambda e: text(date_text(e.period, scene)))
