"""What a briefing comes to when it is built."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from briefbook.build import Order, Progress, build
from briefbook.cli.exits import Exit, exit_for, not_written, recorded
from briefbook.storage.atomic import OutputError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a briefing came to: the lines for stdout and for stderr, and its exit code."""

    written: tuple[str, ...]
    said: tuple[str, ...]
    code: Exit


def carry_out(order: Order, step: Progress = lambda _step: None) -> Outcome:
    """Build one briefing. Nothing is raised but what ends the process: a failure is an outcome."""
    try:
        built = build(order, step)
    except OutputError as refused:
        return Outcome((), (not_written(refused),), Exit.OUTPUT)
    except Exception:
        return Outcome((), (recorded(traceback.format_exc()),), Exit.PROBLEMS)
    said = tuple(str(problem) for problem in built.problems)
    return Outcome(tuple(map(str, built.written)), said, exit_for(built.problems, built.refused))
