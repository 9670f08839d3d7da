"""Shares in a sentence that name the rest and so are a whole: "60 per cent is grain, the rest, 30, is rice"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefbook.checks.material import Material
from briefbook.checks.passages import passages
from briefbook.checks.reading.amounts import Interval, amounts
from briefbook.checks.reading.claims import has_words
from briefbook.checks.reading.keeping import kept
from briefbook.checks.reading.languages import vocabulary
from briefbook.checks.reading.sentences import sentences
from briefbook.checks.reading.tables import HUNDRED, is_near_a_hundred
from briefbook.checks.rules.sums import RULE
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import Sentence

HINT = "add them up again, or do not call the last one the rest"


def shares_of_no_whole(material: Material) -> Iterator[Problem]:
    """A warning for every sentence whose shares, the rest among them, make more or less than 100 per cent."""
    for passage in passages(material):
        for together in _wrong(passage.words, passage.language):
            message = Sentence("the shares in a sentence make {sum} per cent together", sum=together)
            yield warning(message, passage.file, passage.line, rule=RULE, hint=HINT, subject=passage.subject)


@kept
def _wrong(text: str, language: str) -> tuple[Decimal, ...]:
    """What the shares of sentences make that should make a hundred and do not."""
    if not has_words(text, vocabulary(language).rest):
        return ()
    return tuple(one for sentence in sentences(text) if (one := _together(sentence, language)) is not None)


def _together(sentence: str, language: str) -> Decimal | None:
    """What shares that should be a whole make together, None where they can be one or need not be."""
    words = vocabulary(language)
    found = [one for one in amounts(sentence, language) if one.is_percentage]
    is_whole = has_words(sentence, words.rest) and not has_words(sentence, f"{words.grew}|{words.fell}|{words.plans}")
    if len(found) < 2 or not is_whole or any(one.is_start or one.is_difference or not one.digits for one in found):
        return None
    low, high = (
        sum(ends, Decimal()) for ends in zip(*((one.interval.low, one.interval.high) for one in found), strict=True)
    )
    whole = Interval(low, high)
    together = (whole.low + whole.high) / 2
    if whole.meets(Interval(HUNDRED, HUNDRED)) or not is_near_a_hundred(together):
        return None
    return together.normalize()
