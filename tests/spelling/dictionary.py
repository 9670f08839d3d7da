"""Small dictionaries of a test's own, in the form of hunspell."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def make_dictionary(folder: Path, name: str, words: Iterable[str], encoding: str = "UTF-8") -> None:
    """A dictionary that knows these words."""
    folder.mkdir(parents=True, exist_ok=True)
    known = list(words)
    folder.joinpath(f"{name}.aff").write_text(f"SET {encoding}\nTRY esianrtolcdugmphbyfvkwz\n", encoding)
    folder.joinpath(f"{name}.dic").write_text("\n".join([str(len(known)), *known, ""]), encoding)
