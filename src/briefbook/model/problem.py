"""Problems: what is wrong in something a user wrote. Values, never exceptions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import Enum

from briefbook.model.sentence import Sentence, of_program


class Severity(Enum):
    """How bad a problem is; ordered by `rank`, worst first."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for an error, larger for milder problems."""
        return _RANKS[self.value]


_RANKS = {one.value: rank for rank, one in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Correction:
    """Words as typed in the text of a problem's subject, in a language ("" for plain words), and the right ones."""

    wrong: str
    right: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake or doubt, with its place and a way out.

    `file` is the path as the user would name it ("" when no file is concerned), `line` counts from 1
    (0: the file as a whole). `rule` is a stable identifier for tests and JSON, `hint` says what to do.
    `subject` is the id of the snippet or item concerned, "" if none. `correction` is given where the words alone are
    wrong and the right ones are known. Message and hint are often a `Sentence`, which a window can translate.
    """

    severity: Severity
    message: str
    file: str = ""
    line: int = 0
    rule: str = ""
    hint: str = ""
    subject: str = ""
    correction: Correction | None = None

    def __str__(self) -> str:
        """The line of the contract: `file:line: severity: message`, then the hint in brackets."""
        place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: " if self.file else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.severity.value}: {self.message}{hint}"

    @property
    def told(self) -> str:
        """Message and hint as one sentence, without the place."""
        if not self.hint:
            return self.message
        return Sentence("{message} ({hint})", message=of_program(self.message), hint=of_program(self.hint))

    def softened(self) -> Problem:
        """The same problem, an error lowered to a warning (a fault in a file the book does not use)."""
        return replace(self, severity=Severity.WARNING) if self.severity is Severity.ERROR else self


def error(message: str, file: str = "", line: int = 0, *, rule: str = "", hint: str = "", subject: str = "") -> Problem:
    """A problem that leaves something out of the book or refuses it."""
    return Problem(Severity.ERROR, message, file, line, rule, hint, subject)


def warning(
    message: str,
    file: str = "",
    line: int = 0,
    *,
    rule: str = "",
    hint: str = "",
    subject: str = "",
    correction: Correction | None = None,
) -> Problem:
    """A problem the book can be built with."""
    return Problem(Severity.WARNING, message, file, line, rule, hint, subject, correction)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems is an error."""
    return any(p.severity is Severity.ERROR for p in problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems without repetitions, by file, line and severity."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.file, p.line, p.severity.rank, p.message)))


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """ "did you mean 'x'?" for the closest known word, or "" when nothing is close."""
    close = get_close_matches(found, list(known), n=1, cutoff=0.6)
    return Sentence("did you mean '{known}'?", known=close[0]) if close else ""
