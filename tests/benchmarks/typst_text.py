"""Words as Typst takes them: in markup, in strings, as labels."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\#$*_`<>@=\-+/~\[\]\"'.:])")


def escaped(text: str) -> str:
    """Words in markup, where nothing in them means anything to Typst."""
    return _SPECIAL.sub(r"\\\1", text)


def quoted(text: str) -> str:
    """Words as a string."""
    return '"' + text.replace("\\", " ").replace('"', "”") + '"'


def label(key: str) -> str:
    """The name of a note's place, by its key."""
    return "n-" + re.sub(r"[^0-9A-Za-z-]", lambda found: f"x{ord(found[0]):x}-", key)
