"""Problems as sentences for the person at the window: no path, no severity, what is wrong and then what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from briefbook.model.problem import Problem
from briefbook.model.sentence import spoken

MOST_TOLD = 8
"""Who has more to mend than this mends these first."""


Name = Callable[[Any], str]
"""Says what stands in a sentence and is no text: countries, markings, dates, rows."""


def told(problem: Problem, tr: Callable[[str], str], name: Name = str, *, has_line: bool = False) -> str:
    """One problem in the language of the window, with the line of its file where that helps."""
    said = [spoken(words, tr, name) for words in (problem.message, problem.hint) if words]
    if has_line and problem.line:
        said[0] = tr("line {line}: {what}").format(line=problem.line, what=said[0])
    return " ".join(_finished(words) for words in said)


def all_told(
    problems: Iterable[Problem], tr: Callable[[str], str], name: Name = str, *, has_lines: bool = False
) -> str:
    """Problems one below the other, each once, as many as somebody reads."""
    lines = dict.fromkeys(told(one, tr, name, has_line=has_lines) for one in problems)
    return "\n".join(tuple(lines)[:MOST_TOLD])


def _finished(words: str) -> str:
    place, colon, _ = words.partition(": ")
    is_file = bool(colon) and ("/" in place or "." in place)
    whole = words if is_file else words[:1].upper() + words[1:]
    return whole if whole.endswith((".", "!", "?", "…")) else f"{whole}."
