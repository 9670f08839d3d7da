"""The words of a PDF in the order of its structure tree, as poppler reads it."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

_QUOTED = re.compile(r'^\s*"(.*)"$')
_PASSED_OVER = ("TOC", "Note", "Lbl", "Reference")


def words_of_pdf(path: Path) -> list[str]:
    """The words of headings, paragraphs, lists and tables; contents, labels and notes passed over."""
    words: list[str] = []
    hidden_below: int | None = None
    for depth, role, text in _structure(path):
        if hidden_below is not None and depth > hidden_below:
            continue
        hidden_below = None
        if role in _PASSED_OVER:
            hidden_below = depth
        words.extend(text.split())
    return words


def notes_of_pdf(path: Path) -> list[str]:
    """The words of each note without its number, in the order of the structure tree."""
    notes: list[str] = []
    within: int | None = None
    hidden_below: int | None = None
    for depth, role, text in _structure(path):
        if hidden_below is not None and depth > hidden_below:
            continue
        hidden_below = depth if role == "Lbl" else None
        if within is not None and depth <= within:
            within = None
        if role == "Note":
            within = depth
            notes.append("")
        elif within is not None and text:
            notes[-1] += text
    return notes


@cache
def _structure(path: Path) -> tuple[tuple[int, str, str], ...]:
    """Depth, role ("" for words) and words ("" for an element) of every line of the tree."""
    tree = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout
    lines: list[tuple[int, str, str]] = []
    for line in tree.splitlines():
        quoted = _QUOTED.match(line)
        role = "" if quoted else line.strip().split(" ")[0].rstrip(":")
        lines.append((len(line) - len(line.lstrip()), role, quoted[1] if quoted else ""))
    return tuple(lines)
