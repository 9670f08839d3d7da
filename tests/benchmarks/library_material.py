"""The library of a whole ministry, as large as one wants, the same from the same seed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.benchmarks.prose import write_sentence

SEED = 20180220
COUNTRIES = ("PK", "IN", "CN", "IR", "TR", "EG", "BR", "VN", "KZ", "RS", "AM", "AZ", "BY", "CU", "DZ", "ET", "GH", "ID")
TOPICS = ("energy", "trade", "security", "culture", "transport", "education", "health", "migration")
MARKINGS = ("OPEN", "OPEN", "OPEN", "RESTRICTED")
_FIRST = ("Ahmad", "Anna", "Boris", "Chen", "Dilnoza", "Elif", "Fatima", "Goran", "Hassan", "Irina", "Joao", "Karim")
_SYLLABLES = ("ba", "dor", "ek", "far", "gul", "han", "is", "jan", "kov", "lar", "mir", "nur", "os", "pan", "ri", "sha")
_RUSSIAN = ("ба", "дор", "ек", "фар", "гул", "хан", "ис", "джан", "ков", "лар", "мир", "нур", "ос", "пан", "ри", "ша")
_A_PERSON_EVERY = 20
_IN_A_FOLDER = 500


def write_ministry(root: Path, count: int) -> Path:
    """Write a library of `count` snippets: people, meetings, agreements, figures, texts, points, quotations."""
    random = Random(SEED)
    root.mkdir(parents=True, exist_ok=True)
    settings = "name: Benchmark\nlanguages: [en, ru]\nhome: RU\nmarkings: [OPEN, RESTRICTED]\n"
    (root / "library.yaml").write_text(settings, "utf-8")
    for number in range(count):
        folder = root / f"{number // _IN_A_FOLDER:03d}"
        if number % _IN_A_FOLDER == 0:
            folder.mkdir(exist_ok=True)
        if number % _A_PERSON_EVERY == 0:
            name, text = f"person-{number}", _person(random)
        else:
            write = random.choice(_KINDS)
            name, text = f"{write.__name__.strip('_')}-{number}", write(random, number)
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return root


def _person(random: Random) -> str:
    parts = [random.randrange(len(_SYLLABLES)) for _ in range(3)]
    first = random.choice(_FIRST)
    english = first + " " + "".join(_SYLLABLES[part] for part in parts).capitalize()
    russian = "".join(_RUSSIAN[part] for part in parts).capitalize()
    title = "{en: Minister of Energy, ru: министр энергетики}"
    return f"""kind: person
name: {{en: {english}, ru: {russian}}}
gender: male
posts:
  - {{title: {title}, country: {random.choice(COUNTRIES)}, from: {_day(random)}}}
marking: OPEN
"""


def _meeting(random: Random, number: int) -> str:
    return f"""kind: meeting
date: {_day(random)}
form: {random.choice(("talks", "visit", "call", "video"))}
participants: [{_somebody(random, number)}, {_somebody(random, number)}]
{_about(random)}
outcomes:
  - text: {{en: "{_words(random, "en")}", ru: "{_words(random, "ru")}"}}
    by: ours
    status: open
"""


def _agreement(random: Random, number: int) -> str:
    return f"""kind: agreement
name: {{en: Agreement No. {number} on {random.choice(TOPICS)}, ru: Соглашение № {number} о сотрудничестве}}
signed: {_day(random)}
parties: [RU, {random.choice(COUNTRIES)}]
{_about(random)}
"""


def _trade(random: Random, _number: int) -> str:
    years = "\n".join(
        f"  {year}: {{exports: {random.randint(150, 600)}.{random.randint(0, 9)}, imports: {random.randint(50, 400)}}}"
        for year in range(2008, 2018)
    )
    return f"""kind: trade
countries: [RU, {random.choice(COUNTRIES)}]
unit: {{en: million, ru: млн}}
marking: {random.choice(MARKINGS)}
series:
{years}
"""


def _text(random: Random, number: int) -> str:
    return f"""kind: text
title: {{en: Note {number} on {random.choice(TOPICS)}, ru: Справка {number}}}
text:
  en: "{_words(random, "en")} {_words(random, "en")}"
  ru: "{_words(random, "ru")} {_words(random, "ru")}"
{_about(random)}
"""


def _point(random: Random, number: int) -> str:
    return f"""kind: point
use: {random.choice(("objective", "raise", "respond", "press"))}
to: {_somebody(random, number)}
text: {{en: "{_words(random, "en")}", ru: "{_words(random, "ru")}"}}
{_about(random)}
"""


def _quote(random: Random, number: int) -> str:
    return f"""kind: quote
by: {_somebody(random, number)}
date: {_day(random)}
text: {{en: "{_words(random, "en")}", ru: "{_words(random, "ru")}"}}
{_about(random)}
"""


_KINDS: tuple[Callable[[Random, int], str], ...] = (_meeting, _meeting, _agreement, _trade, _text, _point, _quote)


def _about(random: Random) -> str:
    countries, topic = f"[RU, {random.choice(COUNTRIES)}]", random.choice(TOPICS)
    return f"countries: {countries}\ntopics: [{topic}]\nmarking: {random.choice(MARKINGS)}"


def _words(random: Random, language: str) -> str:
    return write_sentence(random)[language]


def _somebody(random: Random, number: int) -> str:
    """Somebody written before."""
    return f"person-{random.randrange(number // _A_PERSON_EVERY + 1) * _A_PERSON_EVERY}"


def _day(random: Random) -> str:
    return f"{random.randint(1991, 2017)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
