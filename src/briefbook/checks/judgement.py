"""What rules say of one edition, and the rules that every build asks.

It stands apart from `running`, so that a build does not import the rules that only a check looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefbook.checks.acknowledging import Accepted, parted
from briefbook.checks.material import Material
from briefbook.checks.rules.budgets import exceeded_limit
from briefbook.checks.rules.validity import out_of_date
from briefbook.model.problem import Problem, in_order

Rule = Callable[[Material], Iterable[Problem]]

RULES_OF_A_BUILD: tuple[Rule, ...] = (out_of_date, exceeded_limit)
"""What even a build that nobody checks says: the book is out of date, or does not fit."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of one edition, by file and line; what somebody has acknowledged stands apart."""

    problems: tuple[Problem, ...]
    acknowledged: tuple[Accepted, ...] = ()


def verdict(material: Material, rules: Iterable[Rule], before_each: Callable[[], object] = lambda: None) -> Verdict:
    """What some rules find in one edition; what `before_each` rule raises ends the work."""
    found: list[Problem] = []
    for rule in rules:
        before_each()
        found.extend(rule(material))
    return Verdict(*parted(in_order(found), material))
