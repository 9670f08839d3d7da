"""Many briefings in one go, by one process or several: one that fails does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from functools import partial

from briefbook.build import Order
from briefbook.cli.beforehand import import_for, read_for
from briefbook.cli.outcome import Outcome, carry_out
from briefbook.cli.workers import Workers, can_split_off
from briefbook.production.stock import Stock

Advance = Callable[[int, str], None]
"""Is told how many briefings are done, and what is being done."""


def carry_out_all(orders: Sequence[Order], jobs: int, advance: Advance) -> Generator[Outcome, None, None]:
    """The outcomes of all orders, in their order, by as many processes as there are jobs.

    Whoever stops asking closes the generator, and the processes end.
    """
    count = min(jobs, len(orders))
    return _by_one(orders, advance) if count == 1 else _by_several(orders, count, advance)


def _by_one(orders: Sequence[Order], advance: Advance) -> Generator[Outcome, None, None]:
    stock = Stock()
    for done, order in enumerate(orders):
        yield carry_out(order, partial(_tell, advance, done, order), stock)
    advance(len(orders), "")


def _by_several(orders: Sequence[Order], count: int, advance: Advance) -> Generator[Outcome, None, None]:
    """Each outcome as soon as it and all before it are there."""
    stock, first = Stock(), orders[0]
    if can_split_off():
        import_for(first.formats)
        read_for(first, stock, partial(_tell, advance, 0, first))
    in_order = _InOrder()
    with Workers(count, stock) as workers:
        for number, outcome in workers.outcomes(orders, lambda order, step: _tell(advance, in_order.done, order, step)):
            following = in_order.put(number, outcome)
            advance(in_order.done, orders[number].briefing.name)
            yield from following


@dataclass
class _InOrder:
    """Outcomes that come as they like are given in the order of their numbers; `done` is how many have come."""

    done: int = 0
    _next: int = 0
    _early: dict[int, Outcome] = field(default_factory=dict)

    def put(self, number: int, outcome: Outcome) -> list[Outcome]:
        """Those whose turn it is now that this one is there."""
        self.done += 1
        self._early[number] = outcome
        following: list[Outcome] = []
        while self._next in self._early:
            following.append(self._early.pop(self._next))
            self._next += 1
        return following


def _tell(advance: Advance, done: int, order: Order, step: str) -> None:
    advance(done, f"{order.briefing.name}: {step}")
