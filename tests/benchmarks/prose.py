"""Prose for books that nobody reads: sentences of a diplomat's kind in two languages, the same from the same seed."""

from __future__ import annotations

from random import Random
from typing import Final

Texts = dict[str, str]

OPENINGS: Final = {
    "en": (
        "The two sides reviewed",
        "Officials on both sides continue to discuss",
        "The working group agreed to return to",
        "Both ministries attach importance to",
        "Experts have prepared a joint paper on",
        "The embassy reports steady progress on",
        "Our partners asked for further clarification of",
        "The joint commission devoted a separate meeting to",
    ),
    "ru": (
        "Стороны рассмотрели",
        "Официальные представители продолжают обсуждать",
        "Рабочая группа условилась вновь изучить",
        "Оба министерства предложили ускорить",
        "Эксперты подготовили совместный документ, описывающий",
        "Посольство отмечает, что удалось продвинуть",
        "Партнёры попросили подробнее разъяснить",
        "Совместная комиссия отдельно изучила",
    ),
}
SUBJECTS: Final = {
    "en": (
        "the modernisation of thermal power stations",
        "the mutual recognition of university degrees",
        "the long-term supply of liquefied natural gas",
        "the simplification of customs procedures at land crossings",
        "direct air links between the largest cities",
        "cooperation between the central banks in settlements in national currencies",
        "the fight against trafficking in narcotic drugs",
        "the exchange of young scholars and of museum collections",
        "the protection of investments already made",
        "the monitoring of water resources in the mountain areas",
    ),
    "ru": (
        "модернизацию тепловых электростанций",
        "взаимное признание дипломов высших учебных заведений",
        "долгосрочные поставки сжиженного природного газа",
        "упрощение таможенных процедур на сухопутных переходах",
        "прямое авиасообщение между крупнейшими городами",
        "взаимодействие центральных банков при расчётах в национальных валютах",
        "противодействие незаконному обороту наркотических средств",
        "обмены молодых учёных и музейных собраний",
        "защиту уже осуществлённых капиталовложений",
        "наблюдение за водными ресурсами в горных районах",
    ),
}
ENDINGS: Final = {
    "en": (
        "and asked their experts to report before the end of the year",
        "with due regard to the obligations of each side under international law",
        "on the basis of the programme approved at the previous session",
        "although the legal side of the matter needs further work",
        "and noted that the business communities of both countries support this",
        "in the light of recent changes in the region",
    ),
    "ru": (
        "и поручили экспертам представить доклад до конца года",
        "с должным учётом международных обязательств каждой из сторон",
        "на основе программы, одобренной на предыдущем заседании",
        "хотя правовая сторона вопроса требует дальнейшей проработки",
        "и отметили, что деловые круги обеих стран поддерживают этот шаг",
        "с учётом недавних изменений обстановки в регионе",
    ),
}
AREAS: Final = (
    {"en": "Energy", "ru": "Энергетика"},
    {"en": "Transport", "ru": "Транспорт"},
    {"en": "Education", "ru": "Образование"},
    {"en": "Culture", "ru": "Культура"},
    {"en": "Health", "ru": "Здравоохранение"},
    {"en": "Agriculture", "ru": "Сельское хозяйство"},
)
PLACES: Final = (
    {"en": "Moscow", "ru": "Москва"},
    {"en": "Islamabad", "ru": "Исламабад"},
    {"en": "New York", "ru": "Нью-Йорк"},
    {"en": "Geneva", "ru": "Женева"},
    {"en": "Astana", "ru": "Астана"},
)


def write_sentence(random: Random) -> Texts:
    """One sentence, saying the same in each language."""
    opening, subject, ending = (random.randrange(len(parts["en"])) for parts in (OPENINGS, SUBJECTS, ENDINGS))
    return {
        language: f"{OPENINGS[language][opening]} {SUBJECTS[language][subject]} {ENDINGS[language][ending]}."
        for language in OPENINGS
    }


def write_paragraph(random: Random, sentences: int) -> Texts:
    """Some sentences in a row."""
    written = [write_sentence(random) for _ in range(sentences)]
    return {language: " ".join(sentence[language] for sentence in written) for language in OPENINGS}


def write_table(random: Random, rows: int) -> Texts:
    """A Markdown table of four columns."""
    heads = {"en": ("Item", "Year", "Volume", "Share"), "ru": ("Статья", "Год", "Объём", "Доля")}
    lines = {language: [" | ".join(head), "|".join((":--", "--:", "--:", "--:"))] for language, head in heads.items()}
    for _ in range(rows):
        subject = random.randrange(len(SUBJECTS["en"]))
        figures = f"{random.randint(2001, 2017)} | {random.randint(100, 9999)} | {random.randint(1, 99)}%"
        for language, table in lines.items():
            words = SUBJECTS[language][subject]
            table.append(f"{words[0].upper()}{words[1:]} | {figures}")
    return {language: "\n".join(f"| {line} |" for line in table) for language, table in lines.items()}


def write_article(random: Random, paragraphs: int) -> Texts:
    """Paragraphs, the first with a note, then a list and a table: what a text snippet may hold."""
    parts = [write_paragraph(random, 4) for _ in range(paragraphs)]
    note, items, table = write_sentence(random), [write_sentence(random) for _ in range(3)], write_table(random, 6)
    article = {}
    for language in OPENINGS:
        first, *others = (part[language] for part in parts)
        bullets = "\n".join(f"- {item[language]}" for item in items)
        article[language] = "\n\n".join((f"{first}[^1]", *others, bullets, table[language], f"[^1]: {note[language]}"))
    return article
