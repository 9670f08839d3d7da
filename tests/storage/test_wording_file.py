"""Wording folders: read whole, or refused with what is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefbook.compose.phrase.grammars import grammar_of
from briefbook.model.pattern import Pattern
from briefbook.storage.shipped import resources
from briefbook.storage.wording_file import load_wording


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources() / "wording" / "en", tmp_path / "xx"))


LANGUAGES = sorted(folder.name for folder in (resources() / "wording").iterdir())
COMPLETE = [name for name in LANGUAGES if name != "ar"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_languages_load_without_a_problem(language: str) -> None:
    wording, problems = load_wording(resources() / "wording" / language)
    assert problems == ()
    assert wording is not None
    assert wording.language == language
    assert all(word in wording.terms for word in wording.fixed_words() if word != "page_of")


@pytest.mark.parametrize("language", [language for language in COMPLETE if language != "en"])
def test_the_languages_have_the_same_sentences_and_slots(language: str) -> None:
    english, _ = load_wording(resources() / "wording" / "en")
    other, _ = load_wording(resources() / "wording" / language)
    assert english is not None
    assert other is not None
    # a language may have sentences of its own for a person with a post in a form
    assert set(english.sentences) == {key for key in other.sentences if not key.startswith("person.full.")}
    assert all(
        theirs.slots()
        <= set().union(*(pattern.slots() for pattern in other.sentences[key]))
        | {"adjective", "nth", "name", "single", "several", "people", "parties"}
        for key, patterns in english.sentences.items()
        for theirs in patterns
    )
    # what a language says with its grammar needs no term in another one
    lacking = set(english.terms) - set(other.terms)
    assert all(term.startswith(("ordinal.", "visit.", "a_visit")) for term in lacking)
    assert set(english.dates) <= set(other.dates)
    assert set(english.countries) == set(other.countries)


def test_a_sentence_that_cannot_be_read_is_named(copied: Path) -> None:
    (copied / "sentences.yaml").write_text('person.name: "{name} [never closed"\n', encoding="utf-8")
    wording, problems = load_wording(copied)
    assert wording is None
    assert "person.name" in problems[0].message
    assert "closing" in problems[0].message
    assert problems[0].file.endswith("sentences.yaml")


def test_a_missing_file_is_a_problem_and_a_missing_list_is_none(copied: Path) -> None:
    (copied / "lists.yaml").unlink()
    wording, problems = load_wording(copied)
    assert wording is not None
    assert problems == ()
    (copied / "terms.yaml").unlink()
    wording, problems = load_wording(copied)
    assert wording is None
    assert problems[0].file.endswith("terms.yaml")


def test_values_of_the_wrong_shape_are_problems(copied: Path) -> None:
    (copied / "countries.yaml").write_text("PK: Pakistan\n", encoding="utf-8")
    (copied / "lists.yaml").write_text("numerals: one\n", encoding="utf-8")
    wording, problems = load_wording(copied)
    assert wording is None
    assert len(problems) == 2


@pytest.mark.parametrize(
    ("dates", "lists", "complaint"),
    [
        ('day: "{day} {mounth}"', "numerals: [un]", "no {mounth}"),
        ('day: "{day"', "numerals: [un]", "cannot be read"),
        ('day: "{day} {month_of}"', "months_of: [de janvier]", "twelve"),
    ],
)
def test_mistakes_in_dates_are_explained(copied: Path, dates: str, lists: str, complaint: str) -> None:
    (copied / "dates.yaml").write_text(dates + "\n", encoding="utf-8")
    (copied / "lists.yaml").write_text(lists + "\n", encoding="utf-8")
    wording, problems = load_wording(copied)
    assert wording is None
    assert [complaint in str(problem.message) for problem in problems] == [True]


def test_a_language_without_a_grammar_uses_uninflected_wordings(copied: Path) -> None:
    (copied / "language.yaml").write_text("locale: de\n", encoding="utf-8")
    wording, problems = load_wording(copied)
    assert problems == ()
    assert wording is not None
    assert wording.grammar == "plain"


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("{a} ] {b}", "closing"),
        ("{a b}", "neither a slot nor a choice"),
        ("{a?x:y}", "other"),
        ("{a?x}", "colon"),
        ("a | b", "outside brackets"),
    ],
)
def test_mistakes_in_patterns_are_explained(pattern: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Pattern.parse(pattern)


def test_language_of_tables_makes_forms_elides_and_contracts(copied: Path) -> None:
    (copied / "language.yaml").write_text("locale: fr\ngrammar: tables\n", encoding="utf-8")
    (copied / "forms.yaml").write_text("place: {in: 'à {words}', gen: 'de {words}'}\n", encoding="utf-8")
    lists = "elides_before: [aAeE]\nelisions: ['de =d’', 'le =l’']\ncontractions: ['de le =du ', 'à le =au ']\n"
    (copied / "lists.yaml").write_text(lists, encoding="utf-8")
    wording, problems = load_wording(copied)
    assert problems == ()
    assert wording is not None
    grammar = grammar_of(wording)

    assert grammar.form("Astana", "gen", "place", "") == "d’Astana"
    assert grammar.form("le Caire", "in", "place", "") == "au Caire"
    assert grammar.form("le Caire", "gen", "place", "") == "du Caire"
    assert grammar.form("Moscou", "to", "place", "") is None
    assert grammar.form("Moscou", "in", "noun", "") is None


def test_a_language_that_is_not_complete_takes_the_rest_from_another(copied: Path) -> None:
    shutil.copytree(copied, copied.parent / "en")
    (copied / "language.yaml").write_text("locale: ar\nborrows: en\n", encoding="utf-8")
    (copied / "terms.yaml").write_text("contents: المحتويات\n", encoding="utf-8")
    (copied / "lists.yaml").unlink()
    wording, problems = load_wording(copied)
    assert problems == ()
    assert wording is not None
    assert (wording.borrows, wording.term("contents"), wording.term("people")) == ("en", "المحتويات", "People")
    assert wording.words("ordinals") == ()
