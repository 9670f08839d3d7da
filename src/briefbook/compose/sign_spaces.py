"""The no-break spaces that belong to a sign in some languages: a narrow one before `?`, one inside `« »`.

French: Imprimerie nationale, "Lexique des règles typographiques" (2002), "Ponctuation". Which signs and which spaces is
data: `spaces_before` and `spaces_after` of `resources/wording/<lang>/language.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefbook.compose.straight_signs import Change, is_in, kept_as_typed

_SPACES = " \u00a0\u202f"


class SignSpaces:
    """The signs of one language that have a space before or after them."""

    def __init__(self, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        self._before = before
        self._after = after
        signs = re.escape("".join(before)), re.escape("".join(after))
        # A sign inside a number, a time or a word has no space, nor has a sign that follows another one (`?!`).
        leading = (
            rf"(?<=[^\s{_SPACES}{signs[0]}(\[])(?P<space>[{_SPACES}]*)(?P<sign>[{signs[0]}])(?!\w)" if before else ""
        )
        trailing = rf"(?P<opening>[{signs[1]}])(?P<gap>[{_SPACES}]*)(?=[^\s{_SPACES}])" if after else ""
        patterns = "|".join(filter(None, (leading, trailing)))
        self._signs = re.compile(patterns) if patterns else None

    def changes(self, text: str) -> Iterator[Change]:
        """What to change in a paragraph, in its order. Addresses stay as they are typed."""
        if self._signs is None:
            return
        kept = kept_as_typed(text)
        for match in self._signs.finditer(text):
            if is_in(kept, match.start()):
                continue
            found = match.groupdict()
            if sign := found.get("sign"):
                space = self._before[sign]
                typed, span, at, spaced = found["space"], match.span("space"), match.end() - 1, space + sign
            else:
                sign = match["opening"]
                space = self._after[sign]
                typed, span, at, spaced = found["gap"], match.span("gap"), match.start(), sign + space
            if not typed:
                yield Change(at, at + 1, spaced)
            elif typed != space:
                yield Change(*span, space)
