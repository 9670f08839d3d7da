"""A text as sentences, ended where a reader would end them."""

from __future__ import annotations

import re

from briefbook.checks.reading.keeping import kept
from briefbook.checks.reading.vocabulary import listed

_ABBREVIATIONS = frozenset(
    listed(
        "млн млрд тыс трлн проц г гг им ул см т стр mr mrs ms dr st no u.s us bn m approx ca vs jan feb mar apr jun "
        "jul aug sep sept oct nov dec gen col prof сша ст п янв фев февр мар апр авг сен сент окт ноя нояб дек"
    )
)
_CURRENCIES = frozenset({"долл", "руб"})
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+>|]|\d+[.)])\s)")
_END = re.compile(r"[.!?…]+[\"”»)]*\s+(?=[\"“«(]*[A-ZА-ЯЁ0-9])|;\s+")
_LAST_WORD = re.compile(r"([\w.]+)\.[\"”»)]*\s+$")


@kept
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; a semicolon ends one too, the full stop of an abbreviation does not."""
    return tuple(one for part in _PARAGRAPH.split(text) if part.strip() for one in _split(" ".join(part.split())))


def _split(paragraph: str) -> list[str]:
    found: list[str] = []
    begin = 0
    for match in _END.finditer(paragraph):
        if not _is_abbreviation(paragraph[begin : match.end()], paragraph[match.end() :]):
            found.append(paragraph[begin : match.end()].strip())
            begin = match.end()
    rest = paragraph[begin:].strip()
    return [*found, rest] if rest else found


def _is_abbreviation(upto: str, after: str) -> bool:
    last = _LAST_WORD.search(upto)
    if last is None:
        return False
    if last[1].lower() in _CURRENCIES:
        return after.startswith("США")
    return last[1].lower() in _ABBREVIATIONS or (len(last[1]) == 1 and last[1].isupper())
