"""A seeded set of wrong books: each wrong fact is found where it stands, and the true ones are quiet."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import settings

from briefbook.checks.running import run_checks
from briefbook.model.problem import Severity
from tests.checks.seeded import World, key_of, seeded_items

SEEDS = range(settings().max_examples // 4)
"""A dozen books in the tests, some hundreds in the soak."""
FACTS = 20


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_wrong_fact_is_found_where_it_stands(language: str) -> None:
    planted: Counter[str] = Counter()
    missed: list[str] = []
    for seed in SEEDS:
        world = World.of(seed, language)
        items = seeded_items(world, FACTS, is_true=False)
        found = {(problem.rule, problem.subject) for problem in run_checks(world.material(items))}
        planted.update(one.rule for one in items)
        missed += [f"{seed}: {one}" for at, one in enumerate(items) if (one.rule, key_of(at)) not in found]

    print(f"{language}: {planted.total()} wrong facts, {len(missed)} missed; {dict(planted)}")
    assert missed == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_true_books_raise_no_alarm(language: str) -> None:
    said = 0
    alarms: list[str] = []
    for seed in SEEDS:
        world = World.of(1000 + seed, language)
        items = seeded_items(world, FACTS, is_true=True)
        said += len(items)
        problems = [one for one in run_checks(world.material(items)) if one.severity is not Severity.HINT]
        words = {key_of(at): one.words for at, one in enumerate(items)}
        alarms += [f"{seed}: {problem}: {words.get(problem.subject, '')}" for problem in problems]

    print(f"{language}: {said} true facts, {len(alarms)} false alarms")
    assert alarms == []
