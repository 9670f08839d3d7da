"""What a plain word of a YAML file means: the core schema of YAML 1.2.2 (chapter 10.3), numbers as typed.

`NO`, `on` and `yes` are words; `09:30` and `2017-11-20` are words. Infinities and "not a number" stay words too:
no field of ours takes them.
"""

from __future__ import annotations

import re
from decimal import Decimal

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")
_BEGINS_A_NUMBER = frozenset("0123456789+-.")
_LONGEST_NUMBER = 60

Scalar = str | int | Decimal | bool | None


def resolve(word: str) -> Scalar:
    """The value of an unquoted word; digits longer than any number of a book stay a word."""
    if word in _NULLS:
        return None
    if word[0] in _BEGINS_A_NUMBER:
        return _number(word)
    if word in _TRUE:
        return True
    return False if word in _FALSE else word


def _number(word: str) -> Scalar:
    if len(word) > _LONGEST_NUMBER or not word.isascii():
        return word
    if _INTEGER.fullmatch(word):
        return int(word)
    if _DECIMAL.fullmatch(word):
        return Decimal(word)
    if _OCTAL.fullmatch(word):
        return int(word[2:], 8)
    return int(word[2:], 16) if _HEXADECIMAL.fullmatch(word) else word
