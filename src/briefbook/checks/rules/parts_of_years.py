"""A part of a year with more trade than the whole year, or the longer part, that holds it."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.checks.material import Material
from briefbook.checks.reading.claims import Claim, mirrored
from briefbook.checks.reading.periods import WHOLE_YEAR
from briefbook.checks.rules.figures import (
    Stated,
    is_in_one_currency,
    period_words,
    place_of,
    series_claims,
    text_claims,
)
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import Sentence

RULE = "part-of-year"
HINT = "correct one of the two, or say of what months each one is"
PATTERNS = {
    "total": "trade of '{here}' in {part} is more than in all of {whole}: {there}",
    "exports": "exports of '{here}' in {part} are more than in all of {whole}: {there}",
    "imports": "imports of '{here}' in {part} are more than in all of {whole}: {there}",
}


def exceeding_parts(material: Material) -> Iterator[Problem]:
    """A warning for every figure of some months that is larger than another one for all of those months and more.

    Trade is never negative, so that months cannot make more than the year that holds them; figures count as larger
    where they do however they were rounded. Said at the part, or at the whole where only the whole is own words.
    """
    by_year: dict[tuple[frozenset[str], int], list[Stated]] = {}
    for one in (*series_claims(material), *text_claims(material)):
        if one.claim.year:
            by_year.setdefault((one.pair, one.claim.year), []).append(one)
    reported: set[tuple[str, int, str]] = set()
    for stated in by_year.values():
        parts = [one for one in stated if one.claim.months != WHOLE_YEAR]
        for part in parts:
            whole = next((one for one in stated if _is_exceeded(one, part)), None)
            at = whole if whole is not None and part.is_series and not whole.is_series else part
            key = (at.subject, at.line, at.claim.words)
            if whole is not None and key not in reported:
                reported.add(key)
                yield _problem(part, whole, at)


def _is_exceeded(whole: Stated, part: Stated) -> bool:
    return (
        _holds(whole.claim, part.claim)
        and _is_same_measure(whole.claim, part.claim, whole.pair)
        and is_in_one_currency(whole.claim, part.claim)
        and part.claim.interval.low > whole.claim.interval.high
    )


def _holds(whole: Claim, part: Claim) -> bool:
    """Whether the months of one claim are among those of the other, which has more."""
    (first, last), (begins, ends) = whole.months, part.months
    return whole.months != part.months and first <= begins and ends <= last


def _is_same_measure(whole: Claim, part: Claim, pair: frozenset[str]) -> bool:
    """Whether both are total trade, or exports (imports) of one known side."""
    if whole.topic == part.topic == "total":
        return True
    if "total" in (whole.topic, part.topic) or not (whole.exporter and part.exporter):
        return False
    turned = mirrored(part, pair) if part.exporter != whole.exporter else part
    return turned.topic == whole.topic


def _problem(part: Stated, whole: Stated, at: Stated) -> Problem:
    claim = part.claim
    message = Sentence(
        PATTERNS[claim.topic],
        part=period_words(claim.year, claim.months),
        here=claim.words,
        whole=period_words(whole.claim.year, whole.claim.months),
        there=place_of(whole),
    )
    return warning(message, at.file, at.line, rule=RULE, hint=HINT, subject=at.subject)
