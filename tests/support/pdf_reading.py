"""The words of a PDF in the order of its structure tree, as poppler reads it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

_QUOTED = re.compile(r'^\s*"(.*)"$')
_PASSED_OVER = ("TOC", "Note", "Lbl", "Reference")


def words_of_pdf(path: Path) -> list[str]:
    """The words of headings, paragraphs, lists and tables; contents, labels and notes passed over."""
    tree = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout
    words: list[str] = []
    hidden_below: int | None = None
    for line in tree.splitlines():
        depth = len(line) - len(line.lstrip())
        if hidden_below is not None and depth > hidden_below:
            continue
        hidden_below = None
        quoted = _QUOTED.match(line)
        if quoted:
            words.extend(quoted[1].split())
        elif line.strip().split(" ")[0].rstrip(":") in _PASSED_OVER:
            hidden_below = depth
    return words
