"""A fault planted into a book, and the makers of what plants one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.checks import seeded
from tests.checks.true_books import ADDED, Book, Path_

BRIEFING = "visit.yaml"


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault: the rule that must find it, the file, the place inside it, the edition in which it shows.

    `also` are rules that may rightly speak of the same fault.
    """

    rule: str
    file: str
    inside: Path_ = ()
    edition: str = "full"
    also: tuple[str, ...] = ()

    @property
    def kind_of_place(self) -> str:
        """Whether it is in own words put into the book, in a snippet, or anywhere else in the briefing."""
        if self.file != BRIEFING:
            return "snippet"
        return "own words" if self.inside and str(self.inside[-1]).startswith(ADDED) else "briefing"


Planter = Callable[[Book], Planted]


def words(rule: str, english: str, russian: str, **values: Callable[[Book], Any]) -> Planter:
    """A planter of own words in the language of the book."""

    def plant(book: Book) -> Planted:
        said = book.said((english, russian)).format(**{name: make(book) for name, make in values.items()})
        return Planted(rule, BRIEFING, book.add_words(said))

    return plant


def sentence(make: Callable[..., seeded.Seeded]) -> Planter:
    """A planter of a sentence of the seeded ones."""

    def plant(book: Book) -> Planted:
        wrong = make(book.world, is_true=False)
        return Planted(wrong.rule, BRIEFING, book.add_words(wrong.words))

    return plant


def snippet(rule: str, ident: str, change: Callable[[Book, dict[str, Any]], None], *also: str) -> Planter:
    """A planter that changes the facts of a snippet."""

    def plant(book: Book) -> Planted:
        change(book, book.snippets[ident])
        return Planted(rule, f"{ident}.yaml", also=also)

    return plant
