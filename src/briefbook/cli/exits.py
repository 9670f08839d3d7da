"""Exit codes (FORMATS, "The command line") and what is printed on the way to them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING

from briefbook.model.problem import Problem, error, has_errors
from briefbook.storage.atomic import OutputError
from briefbook.storage.journal import log_failure

if TYPE_CHECKING:
    import typer


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    INPUT = 3
    OUTPUT = 4
    INTERRUPTED = 130  # By the custom of shells for Ctrl+C.


INPUT_RULES = frozenset({"input-missing", "input-denied"})
USAGE_RULES = frozenset({"edition"})


def exit_for(problems: Iterable[Problem], refused: bool = False) -> Exit:
    """The code for what was found: missing input first, then wrong usage, then errors."""
    found = tuple(problems)
    if refused and any(p.rule in INPUT_RULES for p in found):
        return Exit.INPUT
    if refused and any(p.rule in USAGE_RULES for p in found):
        return Exit.USAGE
    return Exit.PROBLEMS if refused or has_errors(found) else Exit.DONE


def say(line: str, *, is_error: bool = False) -> None:
    """Print a line at once; letters that the terminal cannot show are spelled out."""
    stream = sys.stderr if is_error else sys.stdout
    try:
        print(line, file=stream, flush=True)
    except UnicodeEncodeError:
        spelled = line.encode(stream.encoding, "backslashreplace").decode(stream.encoding)
        print(spelled, file=stream, flush=True)


def show_problems(problems: Iterable[Problem]) -> None:
    """Print problems on stderr, one a line, as `file:line: severity: message`."""
    for problem in problems:
        say(str(problem), is_error=True)


def not_written(refused: OutputError) -> str:
    """The line of stderr for a file that cannot be written."""
    return str(error(f"it cannot be written: {refused.reason}", str(refused.path)))


def as_json(problems: Iterable[Problem], **more: object) -> str:
    """Problems as stable JSON (docs/command-line.md), and more beside them by its key."""
    return json.dumps(
        {"format": 1, "problems": [as_row(one) for one in problems], **more}, ensure_ascii=False, indent=2
    )


def as_row(problem: Problem) -> dict[str, object]:
    """One problem by the keys of JSON."""
    return {
        "severity": problem.severity.value,
        "message": problem.message,
        "file": problem.file,
        "line": problem.line,
        "rule": problem.rule,
        "hint": problem.hint,
        "subject": problem.subject,
    }


def recorded(trace: str) -> str:
    """Put a bug's traceback into the log; returns the sentence for the screen."""
    return f"Something in Briefbook went wrong; this step wrote nothing. Details are in {log_failure(trace)}"


def stop(message: str, code: Exit) -> typer.Exit:
    """Say a sentence on stderr and give the exception that ends the command."""
    import typer

    say(message, is_error=True)
    return typer.Exit(code)
