"""Orders are carried out, and it is said what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from briefbook.build import Order
from briefbook.cli.exits import Exit, say
from briefbook.cli.outcome import Outcome, carry_out
from briefbook.cli.progress import BatchDisplay, progress


def make(orders: Sequence[Order], jobs: int = 1) -> Exit:
    """Build them all, so many at the same time; the worst of their codes."""
    try:
        return _alone(orders[0]) if len(orders) == 1 else _together(orders, jobs)
    except KeyboardInterrupt:
        say("Stopped. Files that were finished are whole and stay.", is_error=True)
        return Exit.INTERRUPTED


def _alone(order: Order) -> Exit:
    with progress() as step:
        outcome = carry_out(order, step)
    return _shown(outcome)


def _together(orders: Sequence[Order], jobs: int) -> Exit:
    from briefbook.cli.batch import carry_out_all

    worst = Exit.DONE
    with BatchDisplay(len(orders)) as display, closing(carry_out_all(orders, jobs, display.advance)) as outcomes:
        for outcome in outcomes:
            with display.aside():
                worst = max(worst, _shown(outcome))
    return worst


def _shown(outcome: Outcome) -> Exit:
    for line in outcome.said:
        say(line, is_error=True)
    for line in outcome.written:
        say(line)
    return outcome.code
