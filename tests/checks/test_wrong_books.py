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


def sharing(seed: int, language: str) -> list[list[Planter]]:
    """The planters by the books they plant into, to save time: own words share one, and snippets that are not the same.

    What is planted elsewhere into the briefing may move or hide other things of it, and has a book of its own.
    """
    true = true_book(seed, language)
    held: list[tuple[set[tuple[str, ...]], list[Planter]]] = []
    for number, planter in enumerate(EVERY):
        planted = planter(true.copied(number))
        kind = planted.kind_of_place
        place = (kind, planted.edition, str(number) if kind == "own words" else planted.file)
        free = (one for one in held if kind != "briefing" and _has_room(place, one[0]))
        places, planters = next(free, (set(), []))
        if not planters:
            held.append((places, planters))
        places.add(place)
        planters.append(planter)
    return [planters for _, planters in held]


def _has_room(place: tuple[str, ...], taken: set[tuple[str, ...]]) -> bool:
    return place not in taken and {one[:2] for one in taken} == {place[:2]}


def spoilt(book: Book, planters: list[Planter]) -> tuple[Planted, ...]:
    """Plant the faults of one edition into a book; only that edition is left, to save time."""
    planted = tuple(planter(book) for planter in planters)
    book.briefing["editions"] = {planted[0].edition: book.briefing["editions"][planted[0].edition]}
    return planted


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
    for number, planters in enumerate(sharing(seed, language)):
        book = true_book(seed, language).copied(1000 * seed + number)
        faults = spoilt(book, planters)
        folder = tmp_path / str(number)
        problems = problems_of(book, folder)
        files = {path.name: path for path in folder.rglob("*.yaml")}
        places = [(one.rule, one.file, line_of(files[one.file], one.inside)) for one in faults]
        said = {(one.rule, Path(one.file).name, one.line) for one in problems}
        missed += [(number, place) for place in places if place not in said]
        rightly = {"only", *(rule for one in faults for rule in (one.rule, *one.also))}
        beside += [
            (number, str(one)) for one in problems if one.severity is not Severity.HINT and one.rule not in rightly
        ]
        counted.update(one.rule for one in faults)

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
