"""True books written as files are quiet; each rule's fault, planted into one, is found where it was planted."""

from __future__ import annotations

import pkgutil
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

from briefbook.checks import rules
from briefbook.model.problem import Problem, Severity
from briefbook.session.checking import check_briefing
from tests.checks.planters import ELSEWHERE, PLANTERS
from tests.checks.planting import Planted, Planter
from tests.checks.true_books import Book, line_of, true_book

LANGUAGES = ("en", "ru")
SEEDS = range(max(1, settings().max_examples // 100))
"""One true book a language in the tests, twenty in the soak."""
EVERY: tuple[Planter, ...] = (*(one for planters in PLANTERS.values() for one in planters), *ELSEWHERE)
DOCS = Path(__file__).parents[2] / "docs" / "checks.md"


def problems_of(book: Book, folder: Path) -> tuple[Problem, ...]:
    return check_briefing(book.write(folder)).problems


def spoilt(number: int, language: str, planter: Planter, seed: int) -> tuple[Book, Planted]:
    """A book with one fault in it; of its editions only the one that shows the fault is left, to save time."""
    book = true_book(seed, language).copied(1000 * seed + number)
    planted = planter(book)
    book.briefing["editions"] = {planted.edition: book.briefing["editions"][planted.edition]}
    return book, planted


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", [2018 + seed for seed in SEEDS])
def test_a_true_book_is_quiet(seed: int, language: str, tmp_path: Path) -> None:
    problems = problems_of(true_book(seed, language), tmp_path)

    assert [str(one) for one in problems if one.severity is not Severity.HINT] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", [2018 + seed for seed in SEEDS])
def test_every_planted_fault_is_found_where_it_was_planted(seed: int, language: str, tmp_path: Path) -> None:
    counted: Counter[str] = Counter()
    missed, beside = [], []
    for number, planter in enumerate(EVERY):
        book, planted = spoilt(number, language, planter, seed)
        folder = tmp_path / str(number)
        problems = problems_of(book, folder)
        file = next(path for path in folder.rglob("*.yaml") if path.name == planted.file)
        place = (planted.rule, planted.file, line_of(file, planted.inside))
        if place not in {(one.rule, Path(one.file).name, one.line) for one in problems}:
            missed.append((number, place))
        loud = [one for one in problems if one.severity is not Severity.HINT]
        beside += [
            (number, planted.rule, str(one)) for one in loud if one.rule not in (planted.rule, *planted.also, "only")
        ]
        counted[planted.rule] += 1

    print(f"seed {seed}, {language}: {counted.total()} faults of {len(counted)} rules planted, {len(missed)} missed")
    assert missed == []
    assert beside == []


def test_no_rule_lacks_a_planter() -> None:
    modules = {one.name for one in pkgutil.iter_modules(rules.__path__)}
    table = re.findall(r"^\| (`[^|]+`) \| [a-z, ]+ \|", DOCS.read_text("utf-8"), re.MULTILINE)
    told = {rule for cell in table for rule in re.findall(r"`([a-z-]+)`", cell)}
    planted = {planter(true_book(1, "en").copied(number)).rule for number, planter in enumerate(EVERY)}

    assert modules == PLANTERS.keys()
    assert told - planted == set()
    assert len(told) > 20
