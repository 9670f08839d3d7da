"""The direction in which a language is written."""

from __future__ import annotations

from functools import cache

# Languages whose script is from right to left unless their tag names another (CLDR, likely subtags).
_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
_SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})


@cache
def is_right_to_left(language: str) -> bool:
    """Whether a language (BCP 47) is written from right to left, by its script where the tag names one."""
    primary, *subtags = language.lower().split("-")
    script = next((one for one in subtags if len(one) == 4 and one.isalpha()), "")
    return script in _SCRIPTS if script else primary in _LANGUAGES
