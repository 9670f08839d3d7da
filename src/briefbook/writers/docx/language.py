"""Languages and directions of runs: what Word must set from right to left, and what it must call a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefbook.model.direction import is_right_to_left

_EAST_ASIAN = frozenset({"zh", "ja", "ko"})
# Languages from left to right whose fonts and language Word keeps apart as those of complex scripts.
_COMPLEX = frozenset(
    {
        *("as", "bn", "bo", "dz", "gu", "hi", "km", "kn", "lo", "ml", "mr", "my"),
        *("ne", "or", "pa", "sa", "si", "ta", "te", "th"),
    }
)
_REGIONS = {
    "ar": "ar-SA",
    "bn": "bn-BD",
    "de": "de-DE",
    "en": "en-GB",
    "es": "es-ES",
    "fa": "fa-IR",
    "fr": "fr-FR",
    "he": "he-IL",
    "hi": "hi-IN",
    "it": "it-IT",
    "ja": "ja-JP",
    "ko": "ko-KR",
    "ne": "ne-NP",
    "ps": "ps-AF",
    "pt": "pt-PT",
    "ru": "ru-RU",
    "si": "si-LK",
    "tr": "tr-TR",
    "uk": "uk-UA",
    "ur": "ur-PK",
    "zh": "zh-CN",
}
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_LTR = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u058f\u0900-\u1fff\u2c00-\ud7ff\uf900-\ufaff"
_HAS_RTL = re.compile(f"[{_RTL}]")


def _primary(tag: str) -> str:
    return tag.split("-", maxsplit=1)[0].lower()


def _is_complex(tag: str) -> bool:
    return _primary(tag) in _COMPLEX or is_right_to_left(tag)


@cache
def word_tag(tag: str) -> str:
    """The tag as Word knows it: with a region (Word has no plain `en`); "" for what is no language tag."""
    return _REGIONS.get(tag.lower(), tag) if _TAG.fullmatch(tag) else ""


@cache
def language_properties(tag: str) -> str:
    """`w:lang` for a run in that language: the attribute depends on the kind of its script."""
    named = word_tag(tag)
    if not named:
        return ""
    if _is_complex(tag):
        return f'<w:lang w:bidi="{named}"/>'
    return f'<w:lang w:eastAsia="{named}"/>' if _primary(tag) in _EAST_ASIAN else f'<w:lang w:val="{named}"/>'


def default_language(tag: str) -> str:
    """`w:lang` of the document's defaults: each kind of script has one."""
    named = word_tag(tag) or "en-GB"
    complex_tag = named if _is_complex(tag) else "ar-SA"
    asian = named if _primary(tag) in _EAST_ASIAN else "zh-CN"
    latin = "en-GB" if named in (complex_tag, asian) else named
    return f'<w:lang w:val="{latin}" w:eastAsia="{asian}" w:bidi="{complex_tag}"/>'


@cache
def _spans_against(is_rtl: bool) -> re.Pattern[str]:
    """Stretches that run against a direction. It takes long to compile, and few books have any."""
    own, other = (_RTL, _LTR) if is_rtl else (_LTR, _RTL)
    return re.compile(f"[{other}](?:[^{own}]*[{other}])?")


def has_right_to_left(text: str) -> bool:
    """Whether some of the text runs from right to left."""
    return not text.isascii() and _HAS_RTL.search(text) is not None


def directions(text: str, is_rtl: bool) -> Iterator[tuple[str, bool]]:
    """The text in stretches of one direction, each with whether it runs from right to left.

    `is_rtl` is the direction of its language; digits and punctuation between go with it.
    """
    if not is_rtl and not has_right_to_left(text):
        yield text, False
        return
    end = 0
    for span in _spans_against(is_rtl).finditer(text):
        if span.start() > end:
            yield text[end : span.start()], is_rtl
        yield span[0], not is_rtl
        end = span.end()
    if end < len(text):
        yield text[end:], is_rtl
