"""Where a number in print has its decimal mark, so that the marks of a column can stand in line."""

from __future__ import annotations


def fraction_of(text: str) -> str:
    """A number's part from the decimal mark on, "" for a whole one. A mark before three digits parts thousands."""
    at = max(text.rfind("."), text.rfind(","))
    digits = text[at + 1 :]
    return text[at:] if at >= 0 and digits.isdigit() and len(digits) != 3 else ""
