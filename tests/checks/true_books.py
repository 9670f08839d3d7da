"""Books in which everything is true, as files: a library of every kind of snippet and a briefing, drawn by a number."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.checks.seeded import FORBIDDEN, World, seeded_items

Path_ = tuple[str | int, ...]
ADDED = "added-"
OTHER = {"en": "ru", "ru": "en"}
START, AS_OF = date(2019, 2, 20), date(2019, 2, 19)
LAST = START + timedelta(2)
SOURCE = {"title": {"en": "Circular of the Ministry", "ru": "Циркуляр министерства"}, "date": "2018-01"}
PLACES = (("Moscow", "Москва"), ("Geneva", "Женева"), ("Almaty", "Алма-Ата"), ("Vienna", "Вена"))
NAMES = (
    ("Anders Holmberg", "Андерс Хольмберг"), ("Bruno Castellani", "Бруно Кастеллани"), ("Clara Weiss", "Клара Вайс"),
    ("Dimitri Papadakis", "Димитрий Пападакис"), ("Elena Vidmar", "Елена Видмар"), ("Farid Zamani", "Фарид Замани"),
)  # fmt: skip
TEXTS = (
    (
        "Both sides value an open and regular exchange of views.",
        "Обе стороны ценят открытый и регулярный обмен мнениями.",
    ),
    ("Work on the legal base goes on without haste.", "Работа над правовой базой идёт без спешки."),
    ("The schools of both capitals exchange teachers.", "Школы обеих столиц обмениваются преподавателями."),
    ("Museums lend each other paintings and coins.", "Музеи обмениваются картинами и монетами."),
    ("Flood warnings are passed on within the hour.", "О паводках предупреждают в течение часа."),
    ("Consuls meet to talk about visas and papers.", "Консулы встречаются, чтобы обсудить визы и документы."),
    ("Rangers count leopards on both sides of the ridge.", "Егеря считают леопардов по обе стороны хребта."),
    ("Choirs sing in the old theatre on holidays.", "Хоры поют в старом театре по праздникам."),
    ("Geologists share maps of the northern valleys.", "Геологи делятся картами северных долин."),
    ("Young chess players train together in winter.", "Юные шахматисты вместе тренируются зимой."),
    ("Doctors are trained in the clinic by the harbour.", "Врачей учат в клинике у гавани."),
    ("Archives are copied and kept in two places.", "Архивы копируют и хранят в двух местах."),
    ("Beekeepers write to each other about new hives.", "Пчеловоды пишут друг другу о новых ульях."),
    ("Lighthouses along the coast got new lamps.", "Маяки на побережье получили новые лампы."),
)
SECRET = (
    "we would give way on the northern bridge if pressed hard",
    "мы уступили бы по северному мосту под сильным нажимом",
)


@dataclass
class Book:
    """A library and a briefing as plain data of their files; whatever is drawn comes from its number and language."""

    world: World
    settings: dict[str, Any]
    snippets: dict[str, dict[str, Any]]
    briefing: dict[str, Any]

    @property
    def rng(self) -> Random:
        """What chooses where and how a fault is planted."""
        return self.world.rng

    @property
    def language(self) -> str:
        """The language of the book."""
        return self.world.language

    def copied(self, number: int) -> Book:
        """The same book once more, to be spoilt; what is drawn for it comes from another number."""
        world = World(Random(number), self.language, self.world.pair, self.world.totals, self.world.exports)
        return Book(world, *copy.deepcopy((self.settings, self.snippets, self.briefing)))

    def said(self, pair: tuple[str, str]) -> str:
        """The one of two wordings that is in the language of the book."""
        return pair[self.language == "ru"]

    def write(self, folder: Path) -> Path:
        """The files of it, as somebody would type them; returns the briefing's path."""
        _write(folder / "library" / "library.yaml", self.settings)
        for ident, fields in self.snippets.items():
            _write(folder / "library" / f"{ident}.yaml", fields)
        _write(folder / "visit.yaml", self.briefing)
        return folder / "visit.yaml"

    def items(self, section: int) -> list[dict[str, Any]]:
        """The items of a section, to be changed."""
        held: list[dict[str, Any]] = self.briefing["sections"][section]["items"]
        return held

    def add_words(self, words: str) -> Path_:
        """Put own words for everybody somewhere into the section of own words; returns the place, by their id."""
        items = self.items(OWN_WORDS)
        ident = f"{ADDED}{len(items)}"
        items.insert(
            self.rng.randrange(len(items) + 1), {"id": ident, "text": {self.language: words}, "marking": "OPEN"}
        )
        return ("sections", OWN_WORDS, "items", ident)


def _write(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=10_000)
    path.write_text(text, encoding="utf-8")


PEOPLE, FIGURES, EVENTS, POSITIONS, OWN_WORDS, CARD, ANNEX = range(7)
"""The sections of a book, in their order."""


def true_book(number: int, language: str) -> Book:
    """The true book of a number: figures, names, dates, places, texts and the order of its items differ."""
    world = World.of(number, language)
    texts = list(TEXTS)
    world.rng.shuffle(texts)

    def take() -> dict[str, str]:
        return bilingual(texts.pop())

    snippets = {**_people(world), **_figures(world), **_facts(world, take), **_positions(world, take)}
    for fields in snippets.values():
        fields.setdefault("marking", "OPEN")
        if fields["kind"] not in ("person", "point"):
            fields.setdefault("sources", [SOURCE])
    settings = {
        "name": "Library", "languages": [language, OTHER[language]], "home": world.pair[0],
        "markings": ["OPEN", "RESTRICTED"], "forbidden": FORBIDDEN[language],
    }  # fmt: skip
    return Book(world, settings, snippets, _briefing(world, take))


def bilingual(pair: tuple[str, str]) -> dict[str, str]:
    """Words in both languages."""
    return {"en": pair[0], "ru": pair[1]}


def digest(text: str) -> str:
    """The hash by which a translation says from what it was made."""
    return hashlib.sha256(text.encode()).hexdigest()


def _people(world: World) -> dict[str, dict[str, Any]]:
    home, away = world.pair
    names = world.rng.sample(NAMES, 3)

    def person(name: tuple[str, str], country: str, post: tuple[str, str]) -> dict[str, Any]:
        since = date(2010, 1, 1) + timedelta(world.rng.randrange(2500))
        posts = [{"title": bilingual(post), "country": country, "from": since.isoformat()}]
        return {"kind": "person", "name": bilingual(name), "gender": "male", "posts": posts}

    minister = ("Foreign Minister", "министр иностранных дел")
    return {
        "host": person(("Sergey Lavrov", "Сергей Лавров"), home, minister),
        "guest": person(("Khawaja Asif", "Хавадж Асиф"), away, minister),
        "envoy": person(names[0], away, ("Ambassador", "посол")),
        "aide": person(names[1], home, ("Head of Department", "директор департамента")),
        "clerk": person(names[2], home, ("Counsellor", "советник")),
    }


def _figures(world: World) -> dict[str, dict[str, Any]]:
    rng, trade = world.rng, world.trade
    last = max(world.totals) + 1
    exports, imports = rng.randint(200, 900), rng.randint(200, 900)
    trade["series"][last] = {"exports": exports, "imports": imports, "months": "1-10", "growth": rng.randint(3, 30)}
    october = {**trade, "series": {last: {"total": rng.randint(30, 60), "months": 10}}}
    people = {year: rng.randint(10_000, 90_000) for year in range(2013, 2018)}
    share = {year: rng.randint(20, 40) for year in range(2013, 2018)}
    pair = list(world.pair)
    return {
        "trade": trade,
        "october": october,
        "tourists": {
            "kind": "figure", "countries": pair, "series": people,
            "measure": {"en": "visiting tourists", "ru": "приезжие туристы"},
        },
        "gas": {
            "kind": "figure", "countries": pair, "unit": {"en": "per cent", "ru": "процентов"}, "series": share,
            "measure": {"en": "share of gas", "ru": "доля газа"},
        },
    }  # fmt: skip


def _facts(world: World, take: Callable[[], dict[str, str]]) -> dict[str, dict[str, Any]]:
    rng = world.rng
    pair = list(world.pair)

    def day(year: int) -> str:
        return (date(year, 1, 1) + timedelta(rng.randrange(300))).isoformat()

    def place() -> dict[str, str]:
        return bilingual(rng.choice(PLACES))

    outcome = {"text": take(), "by": "ours", "status": "done"}
    return {
        "talks": {
            "kind": "meeting", "date": day(2016), "participants": ["host", "guest", "aide"], "place": place(),
            "outcomes": [outcome],
        },
        "treaty": {
            "kind": "agreement", "name": {"en": "Agreement on Visas", "ru": "Соглашение о визах"}, "signed": day(2014),
            "place": place(), "parties": pair,
        },
        "ties": {
            "kind": "relations", "countries": pair, "established": f"{rng.randint(1950, 1999)}-05-01",
            "events": [{"date": str(rng.randint(2001, 2010)), "text": take()}, {"date": day(2012), "text": take()}],
        },
        "culture": {
            "kind": "cooperation", "area": {"en": "Culture", "ru": "Культура"}, "countries": pair,
            "events": [{"date": day(2015), "text": take()}],
        },
    }  # fmt: skip


def _positions(world: World, take: Callable[[], dict[str, str]]) -> dict[str, dict[str, Any]]:
    pair, language = list(world.pair), world.language
    original, translated = take(), take()
    said = {
        OTHER[language]: original[OTHER[language]],
        language: {"text": translated[language], "from": digest(original[OTHER[language]])},
    }
    return {
        "region": {
            "kind": "regional", "region": {"en": "The Valley", "ru": "Долина"}, "text": take(), "lines": [take()],
            "countries": pair, "topics": ["valley"],
        },
        "answer": {
            "kind": "point", "use": "respond", "likelihood": "certain", "text": take(), "rests_on": ["region"],
            "countries": pair, "topics": ["valley"],
        },
        "press-line": {"kind": "point", "use": "press", "text": take()},
        "notes": {"kind": "text", "title": {"en": "Notes", "ru": "Заметки"}, "text": said},
        "retreat": {"kind": "text", "text": bilingual(SECRET), "say": "no", "marking": "RESTRICTED"},
    }  # fmt: skip


def _briefing(world: World, take: Callable[[], dict[str, str]]) -> dict[str, Any]:
    home, away = world.pair
    everybody = ["full", "press", "theirs"]
    titles = (
        ("People and talks", "Люди и переговоры"), ("Figures", "Цифры"), ("Milestones", "Вехи"),
        ("Positions", "Позиции"), ("Remarks", "Замечания"),
        ("On one page", "На одной странице"), ("Annex", "Приложение"),
    )  # fmt: skip
    shown = (
        ("talks",),
        ("trade", "october", "tourists", "gas"),
        ("treaty", "ties", "culture"),
        ("region", "answer", "press-line", "notes"),
    )
    sections = [
        {
            "title": bilingual(title),
            "only": everybody,
            "items": [{"snippet": ident} for ident in world.rng.sample(idents, len(idents))],
        }
        for title, idents in zip(titles, shown, strict=False)
    ]
    own: list[Any] = [
        {"text": {world.language: one.words}, "marking": "OPEN"} for one in seeded_items(world, 6, is_true=True)
    ]
    retreat = {"snippet": "retreat", "only": ["full"]}
    for title, only, items in (
        (titles[OWN_WORDS], everybody, [*own, retreat]),
        (titles[CARD], ["card"], [{"text": take(), "marking": "OPEN"}]),
        (titles[ANNEX], ["annex"], [{"text": take(), "marking": "OPEN"}]),
    ):
        sections.append({"title": bilingual(title), "only": only, "items": items})
    programme = [
        {
            "date": (START + timedelta(n)).isoformat(),
            "at": f"1{n}:00",
            "until": f"1{n}:40",
            "what": {"en": "Talks", "ru": "Беседа"},
            "with": ["aide"],
        }
        for n in range(3)
    ]
    named = {
        "name": bilingual(("Georg Lindner", "Георг Линднер")),
        "post": bilingual(("Adviser", "советник")),
        "country": away,
    }
    return {
        "briefing": 1, "library": "library", "template": "visit-brief", "language": world.language,
        "title": {"en": "Working visit", "ru": "Рабочий визит"},
        "visit": {
            "kind": "working", "visitors": ["guest"], "host": "host", "from": away, "to": home,
            "place": bilingual(PLACES[0]), "start": START.isoformat(), "end": LAST.isoformat(), "programme": programme,
            "delegations": {away: ["guest", "envoy", named], home: ["host", "clerk"]},
        },
        "as_of": AS_OF.isoformat(),
        "sections": sections,
        "editions": {
            "full": {"marking": "RESTRICTED"},
            "press": {"marking": "OPEN", "template": "press-comment"},
            "theirs": {"marking": "OPEN", "for": "theirs"},
            "card": {"marking": "OPEN", "template": "one-page"},
            "annex": {"marking": "OPEN"},
        },
    }  # fmt: skip


def line_of(path: Path, inside: Path_) -> int:
    """The line of a file on which the value at a place inside it begins; an item of a list by its number or its id."""
    node: Any = yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    for part in inside:
        node = _inside(node, part)
    return int(node.start_mark.line) + 1


def _inside(node: Any, part: str | int) -> Any:
    if isinstance(node, yaml.MappingNode):
        return next(value for name, value in node.value if name.value == str(part))
    if isinstance(part, int):
        return node.value[part]
    return next(one for one in node.value if any((key.value, held.value) == ("id", part) for key, held in one.value))
