"""What a briefing comes to when it is built."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from briefbook.build import Order, Progress, build
from briefbook.cli.exits import Exit, exit_for, not_written, recorded
from briefbook.production.stock import Stock
from briefbook.storage.atomic import OutputError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a briefing came to: the lines for stdout and for stderr, and its exit code."""

    written: tuple[str, ...]
    said: tuple[str, ...]
    code: Exit


def carry_out(order: Order, step: Progress = lambda _step: None, stock: Stock | None = None) -> Outcome:
    """Build one briefing. Nothing is raised but what ends the process: a failure is an outcome.

    `stock` is what was read for other briefings.
    """
    try:
        built = build(order, step, stock)
    except OutputError as refused:
        return Outcome((), (not_written(refused),), Exit.OUTPUT)
    except MemoryError:
        return failed(order, "there was not memory enough to build it")
    except Exception:
        return failed(order, recorded(traceback.format_exc()))
    said = tuple(str(problem) for problem in built.problems)
    return Outcome(tuple(map(str, built.written)), said, exit_for(built.problems, built.refused))


def failed(order: Order, why: str) -> Outcome:
    """A briefing of which nothing was written, by its name."""
    return Outcome((), (f"{order.briefing}: error: {why}",), Exit.PROBLEMS)
