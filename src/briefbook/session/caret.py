"""Where a caret belongs once the text around it was changed by undo, redo or a fact, not by typing."""

from __future__ import annotations


def caret_after(before: str, after: str, caret: int) -> int:
    """The position in `after` of a caret that stood at `caret` in `before`, both in UTF-16 code units.

    It stays before the text that followed it, so that it stands where undone words were and behind those done again;
    else behind the text that preceded it; else behind what stands instead of the words it was in.
    """
    old, new = _code_units(before), _code_units(after)
    if new[max(len(new) - len(old) + caret, 0) :] == old[caret:]:
        return len(new) - len(old) + caret
    if new[:caret] == old[:caret]:
        return caret
    shorter = min(len(old), len(new))
    start = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    rest = shorter - start
    return len(new) - next((place for place in range(rest) if old[-1 - place] != new[-1 - place]), rest)


def _code_units(text: str) -> memoryview:
    return memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H")
