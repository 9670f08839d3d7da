"""Signs typed straight as they are printed, and spaces at which no line ends."""

from __future__ import annotations

import pytest

from briefbook.compose.typography import Typographer
from briefbook.model.document import Inlines, LineBreak, Note, NoteRef, Run, text_of
from briefbook.storage.shipped import resources
from briefbook.storage.wording_file import load_wording


def typographer(language: str) -> Typographer:
    wording, problems = load_wording(resources() / "wording" / language)
    assert wording is not None and not problems
    return Typographer(wording)


def printed(text: str, language: str = "en") -> str:
    """The text as it is printed, its no-break spaces shown as tildes."""
    return text_of(typographer(language).set((Run(text),))).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("on 20 February 2018", "on 20~February 2018"),
        ("Mr Lavrov and Dr Khan", "Mr~Lavrov and Dr~Khan"),
        ("S. V. Lavrov met S.V. Ivanov", "S.~V.~Lavrov met S.V.~Ivanov"),
        ("No. 5, pp. 12-14", "No.~5, pp.~12-14"),
        ("500 million US dollars, 12 per cent", "500~million US dollars, 12~per cent"),
        ("the 72nd session", "the 72nd~session"),
        ("the gas – and oil — line", "the gas~– and oil~— line"),
        ("no. He said no, Mr", "no. He said no, Mr"),
        ("in 2017 at noon", "in 2017 at noon"),
        ("a  b", "a  b"),
        ("", ""),
    ],
)
def test_english_spaces_that_hold(typed: str, expected: str) -> None:
    assert printed(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("в Москве и в Сочи", "в~Москве и~в~Сочи"),
        ("20 февраля 2018 г.", "20~февраля 2018~г."),
        ("в 2017 году, 2018 года", "в~2017~году, 2018~года"),
        ("С. В. Лавров принял г-на Асифа", "С.~В.~Лавров принял г-на~Асифа"),
        ("500 млн долл. США", "500~млн~долл. США"),
        ("№ 5, п. 3, ст. 12 и т. д.", "№~5, п.~3, ст.~12 и~т.~д."),
        ("если бы он, как же", "если~бы он, как~же"),
        ("рост – 12 %", "рост~– 12~%"),
        ("(с 9 мая 2017 года, рост на 12 %).", "(с~9~мая 2017~года, рост на~12~%)."),
        ("«рост на 12 %». Далее", "«рост на~12~%». Далее"),
        ("72-я сессия, XX век", "72-я~сессия, XX~век"),
        ("2017 в Москве", "2017 в~Москве"),
    ],
)
def test_russian_spaces_that_hold(typed: str, expected: str) -> None:
    assert printed(typed, "ru") == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("\"the 'third' way\"", "“the ‘third’ way”"),
        ("Russia's, ministers' and the '90s", "Russia’s, ministers’ and the ’90s"),
        ("talks -- long --- and - short", "talks~– long~— and~– short"),
        ("2012-2014, 2018-02-20, 3AD/18-041", "2012–2014, 2018-02-20, 3AD/18-041"),
        ("and so on...", "and so on…"),
        ("5' 10\" tall", "5' 10\" tall"),
        ('see https://a.org/x-"y"...z now', 'see https://a.org/x-"y"...z now'),
        ('("quoted")', "(“quoted”)"),
        ('"unclosed', "“unclosed"),
        ("“as printed”", "“as printed”"),
    ],
)
def test_english_signs(typed: str, expected: str) -> None:
    assert printed(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('"Аль-Джазира"', "«Аль-Джазира»"),
        ('"Фирма "Рога" и др."', "«Фирма „Рога“ и~др.»"),
        ('«Фирма "Рога"»', "«Фирма „Рога“»"),
        ("Кот-д'Ивуар", "Кот-д’Ивуар"),
    ],
)
def test_russian_signs(typed: str, expected: str) -> None:
    assert printed(typed, "ru") == expected


def test_rules_look_over_the_edges_of_runs_and_keep_their_looks() -> None:
    inlines: Inlines = (Run("20 "), Run("February", bold=True), Run(' "a'), Run(' b"', italic=True))

    assert typographer("en").set(inlines) == (
        Run("20\u00a0"),
        Run("February", bold=True),
        Run(" “a"),
        Run(" b”", italic=True),
    )


def test_words_of_another_language_stay_as_they_are_typed() -> None:
    inlines: Inlines = (Run('в "Москве"', lang="ru"), Run(" 'here'"))

    assert typographer("en").set(inlines) == (Run('в "Москве"', lang="ru"), Run(" ‘here’"))


def test_notes_are_set_too_and_what_needs_nothing_is_the_same_object() -> None:
    plain: Inlines = (Run("one"), LineBreak(), Run("two"))
    noted: Inlines = (Run("one"), NoteRef(Note("k", (Run("No. 5"),))))

    assert typographer("en").set(plain) is plain
    assert typographer("en").set(noted) == (Run("one"), NoteRef(Note("k", (Run("No.\u00a05"),))))
