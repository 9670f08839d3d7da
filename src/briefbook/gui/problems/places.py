"""Where problems are, in the words of the outline. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from briefbook.gui.outline.lines import rows_concerned
from briefbook.model.library import Library
from briefbook.model.problem import Problem, Severity, in_order
from briefbook.session.state import State
from briefbook.session.titles import snippet_title, title_of
from briefbook.session.tree import ROOT


@dataclass(frozen=True, slots=True)
class PlacedProblem:
    """A problem with its place: `keys` are the rows it is about, `place` says where, `is_visit`: look at the visit."""

    problem: Problem
    keys: tuple[int, ...] = ()
    place: str = ""
    is_visit: bool = False

    @property
    def sentence(self) -> str:
        """What is wrong, as a sentence."""
        message = self.problem.message
        return message[:1].upper() + message[1:]


def placed(problems: tuple[Problem, ...], state: State, library: Library, language: str) -> tuple[PlacedProblem, ...]:
    """The problems with their places, the worst first, in the order of the outline."""
    order = {key: at for at, key in enumerate(state.nodes)}
    found = [_placed(problem, state, library, language) for problem in in_order(problems)]
    last = len(order)
    return tuple(
        sorted(found, key=lambda one: (one.problem.severity.rank, order.get(one.keys[0], last) if one.keys else last))
    )


def _placed(problem: Problem, state: State, library: Library, language: str) -> PlacedProblem:
    keys = rows_concerned(state, problem)
    if keys:
        return PlacedProblem(problem, keys, _way(keys[0], state, library, language))
    snippet = library.snippet(problem.subject) if problem.subject else None
    if snippet is not None:
        return PlacedProblem(problem, (), snippet_title(snippet, library, language))
    is_visit = problem.file == state.header.file
    place = "" if is_visit else f"{problem.file}:{problem.line}" if problem.line else problem.file
    return PlacedProblem(problem, (), place, is_visit)


def _way(key: int, state: State, library: Library, language: str) -> str:
    """The sections down to a row, and the row."""
    names: list[str] = []
    while key != ROOT:
        names.append(title_of(state.nodes[key].value, library, language))
        key = state.parents[key]
    return " › ".join(name for name in reversed(names) if name)


def counted(problems: tuple[Problem, ...]) -> dict[Severity, int]:
    """How many there are of each severity that occurs, the worst first."""
    counts = {severity: sum(one.severity is severity for one in problems) for severity in Severity}
    return {severity: count for severity, count in counts.items() if count}
