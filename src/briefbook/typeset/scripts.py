"""Scripts and directions: the bidirectional levels of text, its runs of one script, and the order they are set in.

Rules: Unicode Standard Annex 9 (bidirectional algorithm) and 24 (script property).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import bidi
from fontTools.unicodedata import script, script_extension

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_LEVEL = re.compile(r"Level\(\s*(\d+)")
_COMMON = frozenset({"Zyyy", "Zinh", "Zzzz"})


def has_right_to_left(text: str) -> bool:
    """Whether any character may change the direction."""
    return _RIGHT_TO_LEFT.search(text) is not None


def bidi_levels(text: str, base: int) -> list[int]:
    """The embedding level of each character of a paragraph whose own level is `base` (0 or 1), before rule L1.

    The Rust side of python-bidi is exact but prints its levels, one a byte of UTF-8, only in its debugging output.
    """
    if not text or (base == 0 and not has_right_to_left(text)):
        return [0] * len(text)
    dump = bidi.get_display(text, base_dir="LR"[base], debug=True)
    listed = dump.rsplit("\n    levels: [\n", 1)[1].split("\n    paragraphs: [", 1)[0]
    by_byte = [int(level) for level in _LEVEL.findall(listed)]
    levels, position = [], 0
    for character in text:
        levels.append(by_byte[position])
        position += len(character.encode())
    return levels


def visual_order(levels: Sequence[int]) -> list[int]:
    """The indices of a line's parts from left to right, by their levels (rule L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level & 1]
    if not odd:
        return order
    for least in range(max(levels), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= least:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = max(end, start + 1)
    return order


def scripts_of(text: str) -> list[str]:
    """The script of each character (ISO 15924); punctuation and marks take that of their neighbours."""
    found: list[str] = []
    last = ""
    for character in text:
        own = script(character)
        if own in _COMMON:
            own = last if own != "Zzzz" and _goes_with(character, last) else ""
        else:
            last = own
        found.append(own)
    following = "Latn"
    for index in range(len(found) - 1, -1, -1):
        following = found[index] = found[index] or following
    return found


def _goes_with(character: str, neighbour: str) -> bool:
    extension = script_extension(character)
    return bool(neighbour) and bool(extension & {"Zyyy", "Zinh", neighbour})
