"""Problems as a list to work through: the worst first, each with its rows, its place and its way out in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefbook.model.briefing import Acknowledged, SnippetItem
from briefbook.model.document import Document, walk
from briefbook.model.problem import Problem, Severity
from briefbook.model.sentence import MarkingWord, Mention, spoken
from briefbook.session.remedies import Remedy, remedies
from briefbook.session.row_titles import RowTitles
from briefbook.session.state import State
from briefbook.session.titles import snippet_title
from briefbook.session.tree import ROOT

if TYPE_CHECKING:
    from briefbook.checks.acknowledging import Accepted
    from briefbook.session.review import Review

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class PlacedProblem:
    """A problem with its place: `keys` are the rows it is about, `place` says where, `is_visit`: look at the visit.

    `remedies` are what can be done, the most likely first. `accepted` is the entry of who acknowledged it, if anybody.
    """

    problem: Problem
    sentence: str
    hint: str
    keys: tuple[int, ...] = ()
    place: str = ""
    is_visit: bool = False
    remedies: tuple[Remedy, ...] = ()
    can_be_acknowledged: bool = False
    accepted: Acknowledged | None = None


@dataclass(frozen=True, slots=True)
class LocatedProblem:
    """A problem with the keys of the rows it is about, before anything is said of it."""

    problem: Problem
    keys: tuple[int, ...] = ()
    can_be_acknowledged: bool = False
    accepted: Acknowledged | None = None


def located(state: State, review: Review) -> tuple[LocatedProblem, ...]:
    """The problems of a review, the worst first, in the order of the outline; those acknowledged come last."""
    shown = rows_by_snippet(state, review.printed)
    open_ones = [
        LocatedProblem(problem, rows_concerned(state, problem, shown), problem in review.judged)
        for problem in review.problems
    ]
    accepted = [
        LocatedProblem(one.problem, rows_concerned(state, one.problem, shown), accepted=one.entry)
        for one in _by_place(review.acknowledged)
    ]
    order = {key: at for at, key in enumerate(state.nodes)}

    def rank(one: LocatedProblem) -> tuple[int, int]:
        return one.problem.severity.rank, order.get(one.keys[0], len(order)) if one.keys else -1

    return (*sorted(open_ones, key=rank), *accepted)


@dataclass(frozen=True)
class Placing:
    """Says where problems are, in the words of an outline and in a language; `translate` turns its own sentences."""

    state: State
    titles: RowTitles
    translate: Translate

    def placed(self, one: LocatedProblem) -> PlacedProblem:
        """A problem in words; rows that are gone since it was located are left out."""
        problem = one.problem
        keys = tuple(key for key in one.keys if key in self.state.nodes)
        is_visit = not keys and problem.file == self.state.header.file
        return PlacedProblem(
            problem,
            _begun(spoken(problem.message, self.translate, self.name)),
            spoken(problem.hint, self.translate, self.name),
            keys,
            self._place(problem, keys, is_visit=is_visit),
            is_visit,
            () if one.accepted else remedies(problem, keys, self.state, self.titles.library, self.titles.language),
            one.can_be_acknowledged,
            one.accepted,
        )

    def _place(self, problem: Problem, keys: tuple[int, ...], *, is_visit: bool) -> str:
        if keys:
            return self.way(keys[0])
        snippet = self.titles.library.snippet(problem.subject) if problem.subject else None
        if snippet is not None:
            return snippet_title(snippet, self.titles.library, self.titles.language)
        if is_visit:
            return self.translate("The visit")
        return f"{problem.file}:{problem.line}" if problem.line else problem.file

    def name(self, mention: object) -> str:
        """What a sentence mentions as the outline calls it: the way to a row, the title of a snippet."""
        scale = self.titles.library.scale
        if isinstance(mention, MarkingWord):
            return self.titles.name(scale.level(mention.word)) if scale.knows(mention.word) else mention.word
        if not isinstance(mention, Mention):
            return self.titles.name(mention)
        key = self.state.row_of(mention.line)
        if key is not None:
            return self.way(key)
        snippet = self.titles.library.snippet(mention.ident)
        if snippet is not None:
            return snippet_title(snippet, self.titles.library, self.titles.language)
        is_here = mention.file == self.state.header.file and bool(mention.file)
        return self.translate("The visit") if is_here else str(mention)

    def way(self, key: int) -> str:
        """The sections down to a row, and the row."""
        names: list[str] = []
        while key != ROOT:
            names.append(self.titles.of(self.state, key))
            key = self.state.parents[key]
        return " › ".join(name for name in reversed(names) if name)


def printed_snippets(document: Document) -> tuple[tuple[str, int], ...]:
    """The ids of the snippets that a book prints, each with the line (a row's key) of the item that shows it."""
    origins = (
        getattr(one, "origin", None) for block in walk(document.blocks) for one in (block, *getattr(block, "rows", ()))
    )
    return tuple(dict.fromkeys((one.snippet, one.line) for one in origins if one is not None and one.snippet))


def rows_by_snippet(state: State, printed: Iterable[tuple[str, int]]) -> Mapping[str, tuple[int, ...]]:
    """The keys of the rows that show each snippet, by its id: those that name it, then queries that found it."""
    named = ((node.value.snippet, key) for key, node in state.nodes.items() if isinstance(node.value, SnippetItem))
    found = ((ident, key) for ident, line in printed if (key := state.row_of(line)) is not None)
    rows: dict[str, tuple[int, ...]] = {}
    for ident, key in dict.fromkeys((*named, *found)):
        rows[ident] = (*rows.get(ident, ()), key)
    return rows


def rows_concerned(state: State, problem: Problem, shown: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    """The keys of the rows a problem is about: the row at its line or of its name, else those that show its snippet."""
    key = state.row_of(problem.line)
    if key is not None:
        return (key,)
    if not problem.subject:
        return ()
    if problem.subject in shown:
        return shown[problem.subject]
    key = state.positions.get(problem.subject)
    return () if key is None else (key,)


def counted(problems: tuple[Problem, ...]) -> dict[Severity, int]:
    """How many there are of each severity that occurs, the worst first."""
    counts = {severity: sum(one.severity is severity for one in problems) for severity in Severity}
    return {severity: count for severity, count in counts.items() if count}


def _by_place(accepted: tuple[Accepted, ...]) -> tuple[Accepted, ...]:
    return tuple(sorted(accepted, key=lambda one: (one.problem.file, one.problem.line, one.problem.message)))


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
