"""All rules in order over one edition."""

from __future__ import annotations

from collections.abc import Callable

from briefbook.checks.judgement import Rule, Verdict, verdict
from briefbook.checks.material import Material
from briefbook.checks.rules.answers import missing_answers
from briefbook.checks.rules.balance import contradicted_balance
from briefbook.checks.rules.budgets import exceeded_budgets, exceeded_limit
from briefbook.checks.rules.columns import contradicted_columns
from briefbook.checks.rules.empty_editions import empty_editions
from briefbook.checks.rules.empty_sections import empty_sections
from briefbook.checks.rules.figures import two_figures
from briefbook.checks.rules.forbidden import forbidden_terms, forbidden_words
from briefbook.checks.rules.growth import contradicted_growth
from briefbook.checks.rules.links import dead_links
from briefbook.checks.rules.markings import unknown_markings
from briefbook.checks.rules.measures import two_measures
from briefbook.checks.rules.office_holders import changed_office_holders
from briefbook.checks.rules.parts_of_years import exceeding_parts
from briefbook.checks.rules.points import contradicted_points
from briefbook.checks.rules.posts import people_without_post
from briefbook.checks.rules.programme import programme_outside_visit
from briefbook.checks.rules.repetitions import repeated_snippets
from briefbook.checks.rules.resting import points_on_secrets
from briefbook.checks.rules.shares import shares_of_no_whole
from briefbook.checks.rules.source_conflicts import source_conflicts
from briefbook.checks.rules.sources import missing_sources
from briefbook.checks.rules.spellings import two_spellings
from briefbook.checks.rules.sums import wrong_sums
from briefbook.checks.rules.translations import older_translations
from briefbook.checks.rules.unsayable import unsayable_text
from briefbook.checks.rules.validity import out_of_date
from briefbook.checks.rules.weekdays import wrong_weekdays
from briefbook.model.problem import Problem

RULES: tuple[Rule, ...] = (
    # what must not be said or seen
    points_on_secrets,
    unsayable_text,
    forbidden_terms,
    unknown_markings,
    # figures
    two_figures,
    two_measures,
    exceeding_parts,
    contradicted_growth,
    contradicted_points,
    contradicted_balance,
    wrong_sums,
    contradicted_columns,
    shares_of_no_whole,
    # time
    out_of_date,
    programme_outside_visit,
    wrong_weekdays,
    # people
    changed_office_holders,
    people_without_post,
    two_spellings,
    # sources and languages
    missing_sources,
    source_conflicts,
    older_translations,
    # the book as a whole
    empty_editions,
    empty_sections,
    repeated_snippets,
    exceeded_budgets,
    exceeded_limit,
    missing_answers,
    dead_links,
)

RULES_OF_A_LIBRARY: tuple[Rule, ...] = (
    points_on_secrets,
    unsayable_text,
    forbidden_words,
    two_figures,
    two_measures,
    exceeding_parts,
    contradicted_growth,
    contradicted_points,
    contradicted_balance,
    wrong_sums,
    contradicted_columns,
    shares_of_no_whole,
    out_of_date,
    wrong_weekdays,
    two_spellings,
    missing_sources,
    source_conflicts,
    older_translations,
    missing_answers,
    dead_links,
)
"""What can be said of a library without a visit; see `whole_library`."""


def judged(
    material: Material, rules: tuple[Rule, ...] = RULES, before_each: Callable[[], object] = lambda: None
) -> Verdict:
    """What every rule finds in one edition; what `before_each` rule raises ends the work."""
    return verdict(material, rules, before_each)


def run_checks(material: Material) -> tuple[Problem, ...]:
    """What every rule finds in one edition, without what somebody has acknowledged."""
    return judged(material).problems
