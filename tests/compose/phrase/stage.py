"""Scenes for phrasing: a small library under a day and a language, with the shipped wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from briefbook.compose.evaluation import evaluator
from briefbook.compose.phrase.facts import sentences
from briefbook.compose.scene import Scene
from briefbook.compose.view import View
from briefbook.model.briefing import Visit
from briefbook.model.document import text_of
from briefbook.model.problem import Problem
from briefbook.model.snippet import Snippet
from briefbook.model.wording import Wording
from briefbook.storage.shipped import resources
from briefbook.storage.wording_file import load_wording
from tests.support.libraries import VISIT, library

Fields = Mapping[str, Any]

SCO: Fields = {
    "kind": "body",
    "marking": "OPEN",
    "name": {"en": "Shanghai Cooperation Organisation", "ru": "Шанхайская организация сотрудничества"},
    "acronym": {"en": "SCO", "ru": "ШОС"},
}
LAVROV: Fields = {
    "kind": "person",
    "marking": "OPEN",
    "name": {"en": "Sergey Lavrov", "ru": "Сергей Лавров"},
    "gender": "male",
    "posts": [
        {"title": {"en": "Foreign Minister", "ru": "Министр иностранных дел"}, "country": "RU", "from": "2004-03-09"}
    ],
}
ASIF: Fields = {
    "kind": "person",
    "marking": "OPEN",
    "name": {"en": "Khawaja Asif", "ru": "Хавадж Асиф"},
    "gender": "male",
    "posts": [
        {
            "title": {"en": "Foreign Minister", "ru": "Министр иностранных дел"},
            "country": "PK",
            "from": "2017-08-04",
            "to": "2018-04-26",
        }
    ],
}
NEW_YORK: Fields = {
    "kind": "meeting",
    "marking": "OPEN",
    "date": "2017-09-21",
    "form": "sidelines",
    "participants": ["sergey-lavrov", "khawaja-asif"],
    "place": {"en": "New York", "ru": "Нью-Йорк"},
    "occasion": {
        "en": "72nd session of the UN General Assembly",
        "ru": "72-я сессия Генеральной Ассамблеи ООН",
    },
}


@cache
def wording(language: str) -> Wording:
    """The shipped wording of a language."""
    found, problems = load_wording(resources() / "wording" / language)
    assert found is not None, problems
    return found


@dataclass
class Stage:
    """A scene and what was reported in it."""

    scene: Scene
    problems: list[Problem] = field(default_factory=list)

    def snippet(self, ident: str) -> Snippet:
        """The visible snippet."""
        found = self.scene.view.snippet(ident)
        assert found is not None
        return found

    def say(self, ident: str, length: str = "full") -> str:
        """Its sentences as plain text."""
        return " ".join(text_of(words) for words in sentences(self.snippet(ident), self.scene, length))


def stage(
    snippets: Mapping[str, Fields],
    language: str = "en",
    as_of: date = date(2018, 2, 19),
    visit: Fields | None = None,
    **settings: Any,
) -> Stage:
    """A scene on 19 February 2018, the day before the visit, over both ministers, the SCO and the given snippets."""
    own = {"sergey-lavrov": LAVROV, "khawaja-asif": ASIF, "sco": SCO, **snippets}
    marked = {ident: {"marking": "OPEN", **fields} for ident, fields in own.items()}
    problems: list[Problem] = []
    view = View(library(marked, **settings), "RESTRICTED", as_of)
    scene = Scene(
        view, Visit.model_validate({**VISIT, **(visit or {})}), language, wording(language), problems.append, evaluator
    )
    return Stage(scene, problems)


def said(fields: Fields, language: str = "en", length: str = "full", as_of: date = date(2018, 2, 19)) -> str:
    """The sentences of one snippet."""
    return stage({"it": fields}, language, as_of).say("it", length)
