"""Markings: how widely something may be seen, lowest first; what has none counts as the highest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefbook.model.localised import Localised, Said

_SHORT = 3


@dataclass(frozen=True, slots=True)
class Marking:
    """One level: the word used in files, and its printed names."""

    id: str
    names: Localised
    short: Localised | None = None

    def label(self, language: str, first: str) -> str:
        """The word printed on a page in the book's language."""
        best = self.names.best(language, first)
        return best[0].text if best else self.id

    def mark(self, language: str, first: str) -> str:
        """The short form that stands in brackets before a paragraph: as given, else the initials of its name.

        A name of up to three letters (ДСП) is short enough.
        """
        given = self.short.said(language, first) if self.short is not None else None
        if given is not None:
            return given.text
        label = self.label(language, first)
        words = label.replace("-", " ").split()
        return label if len(label) <= _SHORT or not words else "".join(word[0] for word in words).upper()


@dataclass(frozen=True, slots=True)
class MarkingScale:
    """A library's markings, lowest first; never empty."""

    levels: tuple[Marking, ...]

    @classmethod
    def of(cls, *ids: str) -> MarkingScale:
        """A scale whose printed names are its ids."""
        return cls(tuple(Marking(i, Localised({"": Said(i)})) for i in ids))

    @property
    def lowest(self) -> Marking:
        """The level that everybody may see."""
        return self.levels[0]

    @property
    def highest(self) -> Marking:
        """The level of everything unmarked."""
        return self.levels[-1]

    def knows(self, marking: str | None) -> bool:
        """Whether the word is one of the library's markings."""
        return any(level.id == marking for level in self.levels)

    def rank(self, marking: str | None) -> int:
        """Position from 0; unmarked and unknown markings rank highest, so that a slip of the pen never leaks."""
        for index, level in enumerate(self.levels):
            if level.id == marking:
                return index
        return len(self.levels) - 1

    def level(self, marking: str | None) -> Marking:
        """The level a word stands for; the highest for none or an unknown one."""
        return self.levels[self.rank(marking)]

    def marks(self, language: str, first: str) -> Mapping[str, str]:
        """The short form of every level by its id; the whole name where two would be the same."""
        short = {level.id: level.mark(language, first) for level in self.levels}
        seldom = Counter(short.values())
        return {
            level.id: short[level.id] if seldom[short[level.id]] == 1 else level.label(language, first)
            for level in self.levels
        }

    def higher(self, *markings: str | None) -> str:
        """The id of the highest of some markings."""
        return self.levels[max(self.rank(m) for m in markings)].id

    def within(self, snippet: str | None, field: str | None) -> str:
        """The marking of a field inside a snippet: the snippet's if it has none, else the higher of the two."""
        return self.level(snippet).id if field is None else self.higher(snippet, field)

    def ceiling(self, marking: str | None) -> Marking:
        """The level up to which an edition sees; the lowest when it names none or an unknown one."""
        return next((level for level in self.levels if level.id == marking), self.lowest)

    def permits(self, ceiling: str, markings: Iterable[str | None]) -> bool:
        """Whether everything marked so may be seen in an edition with that ceiling."""
        highest = self.rank(self.ceiling(ceiling).id)
        return all(self.rank(marking) <= highest for marking in markings)


DEFAULT_SCALE = MarkingScale.of("OPEN", "RESTRICTED")
