"""What one edition sees of each row, and if it does not see it, why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from weakref import WeakKeyDictionary

from briefbook.compose.queries import found
from briefbook.compose.select import seen
from briefbook.compose.view import View
from briefbook.model.briefing import (
    BreakItem,
    Briefing,
    Edition,
    FindItem,
    Item,
    PictureItem,
    Section,
    SnippetItem,
    TextItem,
)
from briefbook.model.library import Library
from briefbook.model.snippet import Snippet
from briefbook.session.titles import title_of
from briefbook.session.tree import Node


class Why(Enum):
    """Why an edition leaves a row out; the value is the sentence in English."""

    ABOVE_MARKING = "above the edition's marking"
    OTHER_EDITIONS = "only in {editions}"
    NOT_YET_KNOWN = "not known on this day"
    NOT_FOR_THEM = "not to be said to the other side"
    NOT_IN_LIBRARY = "not in the library"
    NOTHING_FOUND = "finds nothing"
    NOTHING_LEFT = "nothing of it is shown"


@dataclass(frozen=True, slots=True)
class Absence:
    """A row that an edition leaves out: why, and for OTHER_EDITIONS which show it."""

    why: Why
    editions: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.why.value.format(editions=", ".join(self.editions))


@dataclass(frozen=True, slots=True)
class Look:
    """What a row is: its kind (that of a snippet, `text`, `find`, `picture`, `break`, `section`, or `missing` for a

    snippet the library does not have), its title, its marking ("" for none), and why the edition leaves it out.
    `answers` is how many snippets the edition shows for a query, None for any other row.
    """

    kind: str
    title: str
    marking: str
    absence: Absence | None
    answers: int | None = None


class Sight:
    """An edition's view of a library for a briefing. Answers are kept, so that a row costs something only once.

    It holds for one library and for the header of one briefing (visit, day, editions); sections may change.
    """

    def __init__(self, library: Library, header: Briefing, edition: Edition) -> None:
        self.library = library
        self.edition = edition
        scale = library.scale
        as_of = header.as_of_for(edition)
        principals = (header.visit.principal, header.visit.host)
        always = frozenset(library.id_now(who) for who in principals if isinstance(who, str))
        for_theirs = edition.for_ == "theirs"
        self.view = View(library, scale.ceiling(edition.marking).id, as_of, always, for_theirs=for_theirs)
        self._unmarked = View(library, scale.highest.id, as_of, always, for_theirs=for_theirs)
        self._answers: dict[tuple[View, Item], tuple[Snippet, ...]] = {}
        self._looks: WeakKeyDictionary[Node, dict[str, Look]] = WeakKeyDictionary()

    @cached_property
    def _timeless(self) -> View:
        return View(self.library, self.library.scale.highest.id, date.max)

    def look(self, node: Node, language: str) -> Look:
        """What a row is, its title in a language; what lies around it and inside it is not looked at."""
        looks = self._looks.setdefault(node, {})
        if language not in looks:
            value = node.value
            title = title_of(value, self.library, language)
            answers = len(self.answers(value)) if isinstance(value, FindItem) else None
            looks[language] = Look(self._kind(value), title, self.marking(value), self.absence(value), answers)
        return looks[language]

    def _kind(self, value: Section | Item) -> str:
        match value:
            case Section():
                return "section"
            case SnippetItem():
                snippet = self.library.snippet(value.snippet)
                return snippet.kind if snippet else "missing"
            case _:
                return value.what

    def absence(self, value: Section | Item) -> Absence | None:
        """Why the edition leaves out an item, or a section whatever is in it; None when it shows it."""
        if value.only and self.edition.name not in value.only:
            return Absence(Why.OTHER_EDITIONS, value.only)
        if isinstance(value, Section):
            is_seen = value.marking is None or self.view.permits(value.marking)
            return None if is_seen else Absence(Why.ABOVE_MARKING)
        return self._of_item(value)

    def sees_lead(self, section: Section) -> bool:
        """Whether the edition sees the sentence before a section's items."""
        return seen(section.lead, self.view, section.marking) is not None

    def _of_item(self, item: Item) -> Absence | None:
        match item:
            case SnippetItem():
                return self._of_snippet(item)
            case FindItem():
                return self._of_query(item)
            case TextItem():
                return None if seen(item.text, self.view, item.marking) else Absence(Why.ABOVE_MARKING)
            case PictureItem():
                return None if self.view.permits(item.marking) else Absence(Why.ABOVE_MARKING)
            case _:
                return None

    def _of_snippet(self, item: SnippetItem) -> Absence | None:
        snippet = self.library.snippet(item.snippet)
        if snippet is None:
            return Absence(Why.NOT_IN_LIBRARY)
        if self.view.for_theirs and not snippet.say:
            return Absence(Why.NOT_FOR_THEM)
        is_permitted = self.view.permits(self.library.scale.within(snippet.marking, item.marking))
        if is_permitted and self.view.snippet(snippet.id) is not None:
            return None
        is_known = self._unmarked.snippet(snippet.id) is not None
        return Absence(Why.ABOVE_MARKING if is_known else Why.NOT_YET_KNOWN)

    def _of_query(self, item: FindItem) -> Absence | None:
        if self.answers(item):
            return None
        if self._answers_in(self._unmarked, item):
            return Absence(Why.ABOVE_MARKING)
        return Absence(Why.NOT_YET_KNOWN if self._answers_in(self._timeless, item) else Why.NOTHING_FOUND)

    def answers(self, item: FindItem) -> tuple[Snippet, ...]:
        """The snippets the edition shows for a query."""
        scale = self.library.scale
        answers = self._answers_in(self.view, item)
        return tuple(s for s in answers if self.view.permits(scale.within(s.marking, item.marking)))

    def _answers_in(self, view: View, item: FindItem) -> tuple[Snippet, ...]:
        if (view, item) not in self._answers:
            self._answers[view, item] = found(item.find, view)
        return self._answers[view, item]

    def marking(self, value: Section | Item) -> str:
        """The marking of a row whatever the edition: its own, else its snippet's, else the highest for own words.

        A query has that of the highest answer; a page break and a section without one have none ("").
        """
        scale = self.library.scale
        match value:
            case Section():
                return scale.level(value.marking).id if value.marking is not None else ""
            case SnippetItem():
                snippet = self.library.snippet(value.snippet)
                return scale.within(snippet.marking, value.marking) if snippet else ""
            case FindItem():
                answers = self._answers_in(self._unmarked, value)
                return scale.higher(*(scale.within(s.marking, value.marking) for s in answers)) if answers else ""
            case TextItem() if value.marking is None:
                return scale.higher(*(said.marking for said in value.text.words.values()))
            case BreakItem():
                return ""
            case _:
                return scale.level(value.marking).id
