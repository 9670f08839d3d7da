"""A library and a briefing as large as one wants, the same from the same seed."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import yaml

from briefbook.model.template import Template
from briefbook.storage.shipped import templates
from briefbook.storage.template_file import load_template
from tests.benchmarks.prose import AREAS, PLACES, write_article, write_paragraph, write_sentence

SEED = 20180220
PAGES_PER_CHAPTER = 5.0
TEMPLATE = "visit-brief"
PARTNERS = ("PK", "IN", "CN", "IR", "TR", "EG", "BR", "VN", "KZ", "RS")

Snippet = dict[str, Any]


def write_material(folder: Path, pages: int) -> Path:
    """Write a library and a briefing that makes a book of about so many pages; returns the briefing's path."""
    random = Random(SEED)
    library = folder / "library"
    library.mkdir(parents=True, exist_ok=True)
    _dump(
        library / "library.yaml",
        {"name": "Benchmark", "languages": ["en", "ru"], "home": "RU", "markings": ["OPEN", "RESTRICTED"]},
    )
    for identifier, person in _people().items():
        _dump(library / f"{identifier}.yaml", person)
    sections = []
    for number in range(round(pages / PAGES_PER_CHAPTER)):
        chapter = _chapter(random, number)
        for identifier, snippet in chapter.items():
            _dump(library / f"{identifier}.yaml", {**snippet, "marking": "OPEN"})
        sections.append(_section(number, list(chapter)))
    briefing = folder / f"book-{pages}.yaml"
    _dump(briefing, _briefing(sections))
    return briefing


def house_format() -> Template:
    """The template that the books are set in."""
    template, problems = load_template(templates() / TEMPLATE)
    if template is None:
        raise RuntimeError("\n".join(str(problem) for problem in problems))
    return template


def _dump(path: Path, content: Snippet) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110), "utf-8")


def _people() -> dict[str, Snippet]:
    minister = {"en": "Foreign Minister", "ru": "министр иностранных дел"}
    guest = {
        "kind": "person",
        "gender": "male",
        "name": {"en": "Ahmad Karim", "ru": "Ахмад Карим"},
        "posts": [{"title": minister, "country": "PK", "from": "2016-01-01"}],
        "marking": "OPEN",
    }
    host = {
        "kind": "person",
        "gender": "male",
        "name": {"en": "Ivan Sokolov", "ru": "Иван Соколов"},
        "posts": [{"title": minister, "country": "RU", "from": "2010-01-01"}],
        "marking": "OPEN",
    }
    return {"ahmad-karim": guest, "ivan-sokolov": host}


def _chapter(random: Random, number: int) -> dict[str, Snippet]:
    """The snippets of a chapter: texts, meetings, an agreement, trade, co-operation."""
    partner = PARTNERS[number % len(PARTNERS)]
    chapter: dict[str, Snippet] = {}
    for index in range(3):
        chapter[f"c{number}-article-{index}"] = {"kind": "text", "text": write_article(random, 4)}
    for index in range(4):
        chapter[f"c{number}-meeting-{index}"] = _meeting(random)
    chapter[f"c{number}-agreement"] = {
        "kind": "agreement",
        "name": {
            "en": f"Agreement No. {number + 1} on cooperation",
            "ru": f"Соглашение № {number + 1} о сотрудничестве",
        },
        "signed": _day(random),
        "place": random.choice(PLACES),
        "parties": ["RU", partner],
    }
    chapter[f"c{number}-trade"] = _trade(random, partner)
    chapter[f"c{number}-cooperation"] = {
        "kind": "cooperation",
        "area": AREAS[number % len(AREAS)],
        "countries": ["RU", partner],
        "text": write_paragraph(random, 3),
        "events": [{"date": _day(random), "text": write_sentence(random)} for _ in range(4)],
    }
    return chapter


def _meeting(random: Random) -> Snippet:
    return {
        "kind": "meeting",
        "date": _day(random),
        "form": random.choice(("talks", "visit", "call", "video")),
        "participants": ["ivan-sokolov", "ahmad-karim"],
        "place": random.choice(PLACES),
        "countries": ["RU", "PK"],
        "outcomes": [{"text": write_sentence(random), "by": by, "status": "open"} for by in ("ours", "theirs")],
    }


def _trade(random: Random, partner: str) -> Snippet:
    series: dict[int, Snippet] = {}
    for year in range(2006, 2018):
        exports, imports = random.randint(150, 600), random.randint(50, 400)
        series[year] = {"exports": exports, "imports": imports, "published": f"{year + 1}-01-31"}
    return {
        "kind": "trade",
        "countries": ["RU", partner],
        "currency": "USD",
        "unit": {"en": "million", "ru": "млн"},
        "series": series,
    }


def _day(random: Random) -> str:
    return f"{random.randint(2011, 2017)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"


def _section(number: int, snippets: list[str]) -> Snippet:
    area = AREAS[number % len(AREAS)]
    articles = [{"snippet": name} for name in snippets if "-article-" in name]
    meetings: list[Snippet] = [{"snippet": name} for name in snippets if "-meeting-" in name]
    facts = [
        {"snippet": f"c{number}-agreement"},
        {"snippet": f"c{number}-cooperation"},
        {"snippet": f"c{number}-trade", "chart": "lines" if number % 2 else "bars"},
    ]
    return {
        "title": {language: f"{words}, {number + 1}" for language, words in area.items()},
        "items": articles[:1],
        "sections": [
            {"title": {"en": "Previous meetings", "ru": "Предыдущие встречи"}, "items": meetings},
            {"title": {"en": "Figures and agreements", "ru": "Цифры и соглашения"}, "items": facts},
            {"title": {"en": "Background", "ru": "Справка"}, "items": articles[1:]},
        ],
    }


def _briefing(sections: list[Snippet]) -> Snippet:
    return {
        "briefing": 1,
        "library": "library",
        "template": TEMPLATE,
        "language": "en",
        "visit": {
            "kind": "working",
            "visitors": ["ahmad-karim"],
            "host": "ivan-sokolov",
            "from": "PK",
            "to": "RU",
            "place": {"en": "Moscow", "ru": "Москва"},
            "start": "2018-02-20",
        },
        "as_of": "2018-02-19",
        "sections": sections,
        "editions": {"full": {"marking": "RESTRICTED"}},
    }
