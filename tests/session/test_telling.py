"""Problems are told to a person: in the window's language, without paths and severities."""

from __future__ import annotations

from briefbook.model.problem import error
from briefbook.model.sentence import CountryCode, MarkingWord, Sentence
from briefbook.session.telling import all_told, told

RUSSIAN = {
    "visit needs '{what}'": "визиту нужно «{what}»",
    "type it": "введите",
    "line {line}: {what}": "строка {line}: {what}",
}


def _tr(sentence: str) -> str:
    return RUSSIAN.get(sentence, sentence)


def test_problem_is_two_sentences_in_the_language_of_the_window() -> None:
    problem = error(Sentence("visit needs '{what}'", what="host"), "/a/b.yaml", 3, hint="type it")

    assert told(problem, _tr) == "Визиту нужно «host». Введите."
    assert told(problem, _tr, has_line=True) == "Строка 3: визиту нужно «host». Введите."


def test_what_is_mentioned_is_called_by_its_name() -> None:
    problem = error(Sentence("{one}, {other}", one=CountryCode("PK"), other=MarkingWord("OPEN")))
    names = {CountryCode("PK"): "Pakistan", MarkingWord("OPEN"): "for everybody"}

    assert told(problem, str, names.__getitem__) == "Pakistan, for everybody."


def test_each_is_told_once_and_finished_once() -> None:
    assert all_told([error("is it?"), error("is it?"), error("it is")], str) == "Is it?\nIt is."


def test_name_of_a_file_gets_no_capital() -> None:
    assert told(error("visits/asif-2018.yaml: cannot be written"), str) == "visits/asif-2018.yaml: cannot be written."
    assert told(error("asif-2018.yaml: cannot be read"), str) == "asif-2018.yaml: cannot be read."
    assert told(error("what it says: nothing"), str) == "What it says: nothing."
