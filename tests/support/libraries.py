"""Libraries and briefings built from plain data, as a file would give them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefbook.model.briefing import Briefing
from briefbook.model.kinds import KINDS
from briefbook.model.library import Library, LibrarySettings
from briefbook.model.snippet import Snippet

VISIT = {"visitors": ["khawaja-asif"], "host": "sergey-lavrov", "from": "PK", "to": "RU", "start": "2018-02-20"}

PEOPLE: Mapping[str, Mapping[str, Any]] = {
    "khawaja-asif": {
        "kind": "person",
        "name": {"en": "Khawaja Asif", "ru": "Хавадж Асиф"},
        "gender": "male",
        "marking": "OPEN",
        "posts": [{"title": "Foreign Minister", "country": "PK", "from": "2017-08-04", "to": "2018-04-26"}],
    },
    "sergey-lavrov": {
        "kind": "person",
        "name": {"en": "Sergey Lavrov", "ru": "Сергей Лавров"},
        "gender": "male",
        "marking": "OPEN",
        "posts": [{"title": "Foreign Minister", "country": "RU", "from": "2004-03-09"}],
    },
}


def snippet(ident: str, fields: Mapping[str, Any]) -> Snippet:
    """One snippet of plain fields, `kind` among them."""
    kind = KINDS[str(fields["kind"])]
    return kind.model_validate({**{k: v for k, v in fields.items() if k != "kind"}, "id": ident})


def library(snippets: Mapping[str, Mapping[str, Any]] | None = None, **settings: Any) -> Library:
    """A library of the two ministers and what is given; markings OPEN, LIMITED, RESTRICTED unless said otherwise."""
    chosen = {"languages": ["en", "ru"], "home": "RU", "markings": ["OPEN", "LIMITED", "RESTRICTED"], **settings}
    all_fields = {**PEOPLE, **(snippets or {})}
    made = {ident: snippet(ident, fields) for ident, fields in all_fields.items()}
    return Library(Path("library"), LibrarySettings.model_validate(chosen), made)


def briefing(sections: list[Mapping[str, Any]], **fields: Any) -> Briefing:
    """A briefing of the visit of 20 February 2018 with the given sections."""
    data = {
        "library": "library",
        "path": Path("visit.yaml"),
        "file": "visit.yaml",
        "visit": VISIT,
        "sections": sections,
        "editions": {"full": {"marking": "RESTRICTED"}, "press": {"marking": "OPEN"}},
        **fields,
    }
    return Briefing.model_validate(data)
