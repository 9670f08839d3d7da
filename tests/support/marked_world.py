"""A library and a briefing of every kind, field and nesting, in which any part can be marked or taken out.

Two worlds come of one choice of places: in `marked` those places stand with the highest marking, in `without` they
were never written. An edition for everybody must be the same in both, byte for byte.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from tests.support.books import png

Place = tuple[str | int, ...]
HIGHEST, LOWEST = "RESTRICTED", "OPEN"
_WORDS = ("amber", "birch", "copper", "delta", "ember", "fjord", "granite", "harbour", "indigo", "juniper")
_RUSSIAN = ("янтарь", "берёза", "медь", "дельта", "уголёк", "фьорд", "гранит", "гавань", "индиго", "сосна")


@dataclass(frozen=True)
class World:
    """Snippets by id and a briefing, as plain data of their files."""

    snippets: dict[str, Any]
    briefing: dict[str, Any]

    def write(self, folder: Path) -> Path:
        """The files of it; returns the briefing's path."""
        library = folder / "library"
        (library / "media").mkdir(parents=True)
        for name in ("open-map.png", "hidden-map.png"):
            (library / "media" / name).write_bytes(png(60 if name.startswith("open") else 80))
        settings = {"name": "World", "languages": ["en", "ru"], "home": "RU", "markings": [LOWEST, HIGHEST]}
        _dump(library / "library.yaml", settings)
        for ident, fields in self.snippets.items():
            _dump(library / f"{ident}.yaml", fields)
        _dump(folder / "visit.yaml", self.briefing)
        return folder / "visit.yaml"


def _dump(path: Path, data: Any) -> None:
    """JSON is YAML: what a test means stands there without any choice of style."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


class _Words:
    """Words found nowhere else: every value has a number of its own in both languages."""

    def __init__(self) -> None:
        self._number = count(1)

    def __call__(self, length: int = 6, ending: str = "") -> dict[str, str]:
        number = next(self._number)
        english = [f"{_WORDS[(number + i) % 10]}{number}" for i in range(length)]
        russian = [f"{_RUSSIAN[(number + i) % 10]}{number}" for i in range(length)]
        return {"en": " ".join(english) + ending, "ru": " ".join(russian) + ending}

    def source(self) -> dict[str, Any]:
        return {
            "title": self(3),
            "date": "2017-05-02",
            "page": "12",
            "url": f"https://example.org/{next(self._number)}",
        }


def whole_world() -> World:
    """Everything open."""
    words = _Words()
    snippets = {**_people(words), **_places(words), **_meetings(words), **_series(words), **_texts(words)}
    for fields in snippets.values():
        fields.update(marking=LOWEST, sources=[words.source(), words.source()], topics=["gas"])
    return World(snippets, _briefing(words, snippets))


def _people(words: _Words) -> dict[str, Any]:
    def person(country: str) -> dict[str, Any]:
        posts = [
            {"title": words(2), "country": country, "from": "2014-01-01", "to": "2016-12-31"},
            {"title": words(2), "country": country, "from": "2017-01-01"},
        ]
        names = {"name": words(2), "honorific": words(1), "pronunciation": words(2)}
        return {"kind": "person", **names, "gender": "male", "posts": posts, "text": words(9, ".")}

    return {"guest": person("PK"), "host": person("RU"), "envoy": person("PK"), "aide": person("RU")}


def _places(words: _Words) -> dict[str, Any]:
    members = [{"country": "PK", "since": "2005", "as": words(2)}, {"country": "IR", "since": "2010", "as": words(2)}]
    sessions = [
        {"number": n, "date": f"201{n}-11-0{n}", "place": words(1), "outcomes": _outcomes(words)} for n in (4, 5, 6)
    ]
    chairs = [{"country": "PK", "from": "2016", "to": "2016"}, {"person": "envoy", "from": "2017"}]
    figures = [{"name": words(2), "value": words(1), "date": "2016", "sources": [words.source()]} for _ in range(2)]
    return {
        "council": {
            "kind": "body",
            "name": words(3),
            "acronym": words(1),
            "members": members,
            "chairs": chairs,
            "mandate": words(7),
            "sessions": sessions,
        },
        "land": {
            "kind": "country",
            "countries": ["PK"],
            "name": words(1),
            "capital": words(1),
            "population": words(2),
            "economy": words(7),
            "interest": words(7),
            "figures": figures,
        },
        "ties": {
            "kind": "relations",
            "countries": ["RU", "PK"],
            "established": "1948-05-01",
            "events": [_event(words, year) for year in (1966, 1998, 2012)],
        },
    }


def _event(words: _Words, year: int) -> dict[str, Any]:
    return {"date": f"{year}-03-04", "text": words(7), "sources": [words.source()]}


def _outcomes(words: _Words) -> list[dict[str, Any]]:
    return [{"text": words(7), "by": by, "due": "2018-03-01", "status": "open"} for by in ("ours", "theirs")]


def _meetings(words: _Words) -> dict[str, Any]:
    def meeting(day: str, form: str) -> dict[str, Any]:
        others: list[Any] = ["envoy", "aide", {"name": words(2), "post": words(2), "country": "PK"}]
        where = {"place": words(1), "occasion": words(3), "during": "council"}
        return {
            "kind": "meeting",
            "date": day,
            "form": form,
            "participants": ["guest", "host", *others],
            **where,
            "outcomes": _outcomes(words),
            "countries": ["RU", "PK"],
        }

    days = {"first-talks": "2016-09-20", "second-talks": "2017-04-14", "last-call": "2017-12-11"}
    forms = {"first-talks": "sidelines", "second-talks": "talks", "last-call": "call"}
    return {ident: meeting(day, forms[ident]) for ident, day in days.items()}


def _series(words: _Words) -> dict[str, Any]:
    years = range(2012, 2018)
    trade = {
        str(year): {"exports": 100 + 7 * n, "imports": 211 + 13 * n, "sources": [words.source()]}
        for n, year in enumerate(years)
    }
    trade["2017"] |= {"months": "1-10", "growth": "4.5"}
    values = {str(year): {"value": 10037 + 911 * n, "sources": [words.source()]} for n, year in enumerate(years)}
    unit = {"en": "million", "ru": "млн"}
    return {
        "goods": {
            "kind": "trade",
            "countries": ["RU", "PK"],
            "unit": unit,
            "goods": [words(1), words(1)],
            "series": trade,
        },
        "tourists": {"kind": "figure", "countries": ["RU", "PK"], "measure": words(2), "series": values},
    }


def _texts(words: _Words) -> dict[str, Any]:
    lengths = {"text": words(12, "."), "short": words(8, "."), "line": words(5, ".")}
    return {
        "treaty": {
            "kind": "agreement", "name": words(3), "signed": "2015-10-16", "place": words(1), "parties": ["RU", "PK"],
            "signed_at": "first-talks", "status": words(2), "countries": ["RU", "PK"],
        },
        "space": {"kind": "cooperation", "area": words(2), "events": [_event(words, year) for year in (2003, 2014)]},
        "pipeline": {
            "kind": "project", "name": words(2), "status": words(3), "parties": ["RU", "PK", "council"],
            "since": "2015",
        },
        "region": {
            "kind": "regional", "region": words(1), "about": "council", "text": words(9, "."), "theirs": words(9, "."),
            "lines": [words(7, "."), words(7, ".")], "avoid": [words(7, ".")],
        },
        "ask": {
            "kind": "point", "use": "raise", "to": "guest", "likelihood": "possible", "rests_on": ["tourists"],
            "text": words(9, "."),
        },
        "said": {"kind": "quote", "by": "envoy", "date": "2017-06-09", "occasion": words(2), "text": words(9, ".")},
        "notice": {"kind": "text", "title": words(3), **lengths},
    }  # fmt: skip


def _briefing(words: _Words, snippets: dict[str, Any]) -> dict[str, Any]:
    return {
        "briefing": 1, "library": "library", "template": "visit-brief", "language": "en", "as_of": "2018-02-19",
        "visit": _visit(words),
        "sections": [
            *({"title": words(2), "items": [{"snippet": ident, "marking": LOWEST}]} for ident in snippets),
            *_queries(words), _free(words), _nested(words), _latest(),
        ],
        "editions": {"full": {"marking": HIGHEST}, "press": {"marking": LOWEST}},
    }  # fmt: skip


def _visit(words: _Words) -> dict[str, Any]:
    programme = [
        {
            "date": "2018-02-20",
            "at": f"1{n}:00",
            "what": words(5),
            "place": words(2),
            "with": ["aide"],
            "marking": LOWEST,
        }
        for n in range(3)
    ]
    named = {"name": words(2), "post": words(2), "country": "PK", "marking": LOWEST}
    purpose, agenda = _open(words(6)), [_open(words(6)), _open(words(6))]
    return {
        "visitors": ["guest", "envoy"], "host": "host", "from": "PK", "to": "RU", "place": words(1),
        "start": "2018-02-20", "purpose": purpose, "agenda": agenda, "programme": programme,
        "delegations": {"PK": ["guest", "envoy", named], "RU": ["host", "aide"]},
    }  # fmt: skip


def _open(words: dict[str, str]) -> dict[str, Any]:
    return {language: {"text": text, "marking": LOWEST} for language, text in words.items()}


def _queries(words: _Words) -> list[dict[str, Any]]:
    kinds = [
        (kind, look)
        for kind in ("meeting", "agreement", "trade", "body", "point")
        for look in ("table", "list", "card")
    ]
    asked = [{"find": {"kind": kind}, "as": look, "marking": LOWEST} for kind, look in kinds]
    limited = {"find": {"kind": "meeting", "countries": ["RU", "PK"], "limit": 2}, "as": "list", "marking": LOWEST}
    charts = [{"snippet": ident, "chart": look} for ident, look in (("goods", "bars"), ("tourists", "lines"))]
    return [
        {"title": words(2), "items": asked},
        {"title": words(2), "items": [limited, *charts]},
    ]


def _free(words: _Words) -> dict[str, Any]:
    notes = {language: f"{text}[^1]\n\n[^1]: {text} {text}" for language, text in words(6).items()}
    return {
        "title": words(2), "lead": _open(words(6)),
        "items": [
            {"text": words(8), "title": words(2), "marking": LOWEST},
            {"text": notes, "marking": LOWEST},
            {"picture": "media/open-map.png", "alt": words(5), "caption": words(6), "marking": LOWEST},
            {"picture": "media/hidden-map.png", "alt": words(5), "caption": words(6), "marking": LOWEST},
            {"break": "page"},
            {"snippet": "notice", "text": words(8), "lead": words(5), "marking": LOWEST},
        ],
    }  # fmt: skip


def _nested(words: _Words) -> dict[str, Any]:
    def inner(depth: int) -> dict[str, Any]:
        sections = [inner(depth - 1), inner(depth - 1)] if depth else []
        items = [{"text": words(7), "marking": LOWEST}, {"text": words(7), "marking": LOWEST}]
        return {"title": words(2), "marking": LOWEST, "items": items, "sections": sections}

    return inner(2)


def _latest() -> dict[str, Any]:
    said = "{{ trade('RU', 'PK').latest }} - {{ person('guest') }} - {{ trade('RU', 'PK').year }}."
    return {"title": "Live", "items": [{"id": "live", "text": {"en": said, "ru": said}, "marking": LOWEST}]}


# --- marking and taking out ------------------------------------------------------------------------------------------

_MARKABLE = frozenset(
    [
        "posts",
        "members",
        "chairs",
        "sessions",
        "outcomes",
        "events",
        "figures",
        "sources",
        "programme",
        "items",
        "sections",
    ]
)


def markable(world: World) -> tuple[Place, ...]:
    """Every place that may carry a marking of its own, the outer before the inner."""
    snippets = (("snippets", ident) for ident in world.snippets if ident not in ("guest", "host"))
    inside = (place for ident, fields in world.snippets.items() for place in _inside(fields, ("snippets", ident)))
    return (*snippets, *inside, *_inside(world.briefing, ("briefing",)))


def _inside(value: Any, place: Place) -> Iterator[Place]:
    if isinstance(value, dict):
        for key, held in value.items():
            if key == "series":
                yield from (((*place, key, year)) for year in held)
            if _is_localised(held) and not (place[-1] in ("guest", "host") and key == "name"):
                yield from ((*place, key, language) for language in held)
            yield from _inside(held, (*place, key))
    elif isinstance(value, list):
        for index, held in enumerate(value):
            if place[-1] in _MARKABLE or (isinstance(held, dict) and "name" in held):
                yield (*place, index)
            elif _is_localised(held):
                yield from ((*place, index, language) for language in held)
            yield from _inside(held, (*place, index))


def _is_localised(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"en", "ru"}


def chosen_places(world: World, chance: random.Random, share: float) -> frozenset[Place]:
    """A share of the places, at most one language of a value, never the titles and names that always print."""
    chosen: set[Place] = set()
    for place in markable(world):
        is_language = place[-1] in ("en", "ru")
        always = is_language and (place[-2] in ("title", "place") and place[0] == "briefing")
        twin = (*place[:-1], "ru" if place[-1] == "en" else "en")
        if not always and twin not in chosen and chance.random() < share:
            chosen.add(place)
    return frozenset(chosen)


def marked(world: World, places: frozenset[Place]) -> World:
    """The world with these places marked above the lowest."""
    made = copy.deepcopy({"snippets": world.snippets, "briefing": world.briefing})
    for place in sorted(places, key=len, reverse=True):
        holder = _holder(made, place)
        held = holder[place[-1]]
        if isinstance(held, str):
            holder[place[-1]] = {"text": held, "marking": HIGHEST}
        elif "text" in held and place[-1] in ("en", "ru"):
            holder[place[-1]] = {**held, "marking": HIGHEST}
        else:
            held["marking"] = HIGHEST
    return World(made["snippets"], made["briefing"])


def without(world: World, places: frozenset[Place]) -> World:
    """The world in which these places were never written."""
    made = copy.deepcopy({"snippets": world.snippets, "briefing": world.briefing})
    for place in sorted(places, key=lambda one: (len(one), _order(one)), reverse=True):
        del _holder(made, place)[place[-1]]
    gone = world.snippets.keys() - made["snippets"].keys()
    forgotten = _forgetting(made, gone)
    briefing = forgotten["briefing"]
    briefing["sections"] = _filled(briefing["sections"], "goods" in gone)
    return World(forgotten["snippets"], briefing)


def _filled(sections: list[Any], is_without_goods: bool) -> list[Any]:
    """The sections that still hold something; words about goods say nothing where there are none."""
    kept = []
    for section in sections:
        inner = _filled(section.get("sections", []), is_without_goods)
        items = [one for one in section["items"] if not (is_without_goods and one.get("id") == "live")]
        if inner or any("break" not in one for one in items):
            kept.append({**section, "items": items, "sections": inner})
    return kept


def _forgetting(value: Any, gone: frozenset[str] | set[str]) -> Any:
    """The same data without any mention of some snippets: no reference, no item, no chair that is one of them."""
    if isinstance(value, dict):
        return {key: _forgetting(held, gone) for key, held in value.items() if not _names(held, gone)}
    if isinstance(value, list):
        return [_forgetting(one, gone) for one in value if not _names(one, gone) and not _is_of(one, gone)]
    return value


def _names(value: Any, gone: frozenset[str] | set[str]) -> bool:
    return isinstance(value, str) and value in gone


def _is_of(value: Any, gone: frozenset[str] | set[str]) -> bool:
    return isinstance(value, dict) and any(value.get(key) in gone for key in ("snippet", "person"))


def _order(place: Place) -> tuple[tuple[int, str], ...]:
    """List places by rising index, so that the last goes first."""
    return tuple((part, "") if isinstance(part, int) else (-1, part) for part in place)


def _holder(made: Any, place: Place) -> Any:
    for part in place[:-1]:
        made = made[part]
    return made
