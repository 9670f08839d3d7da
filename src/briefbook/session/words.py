"""Words as people type and paste them, put into localised values."""

from __future__ import annotations

import re
from dataclasses import replace

from briefbook.model.localised import Localised, Said

_LINE_END = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


def printable(text: str) -> str:
    """A text as a file and a page can hold it: line ends alike (Word's forced ones too), control characters gone."""
    return _UNPRINTABLE.sub("", _LINE_END.sub("\n", text))


def with_words(words: Localised | None, text: str, language: str, first: str) -> Localised | None:
    """Localised words saying `text` in one language, its marking kept; without text that language goes, None if all.

    `first` is the library's first language, that of plain words.
    """
    said = dict(words.words) if words else {}
    forms = words.forms if words else {}
    if "" in said and language != first:
        said = {(lang or first): one for lang, one in said.items()}
    key = "" if language == first and (not said or "" in said) else language
    typed = printable(text)
    if not typed.strip():
        said.pop(key, None)
        return Localised(said, forms) if said else None
    before = said.get(key)
    said[key] = replace(before, text=typed) if before else Said(typed)
    return Localised(said, forms)
