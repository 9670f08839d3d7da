"""Books with everything a writer must cope with."""

from __future__ import annotations

import zlib
from datetime import date
from decimal import Decimal
from struct import pack

from briefbook.model.document import (
    Block,
    Cell,
    Chart,
    ChartPoint,
    Column,
    Contents,
    Cover,
    Document,
    Furniture,
    Heading,
    LineBreak,
    ListBlock,
    ListItem,
    Metadata,
    Note,
    NoteRef,
    Origin,
    PageBreak,
    PageField,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Run,
    Strip,
    Table,
    plain,
)
from briefbook.model.page_numbers import PageNumbers

WORDS = {
    "en": {
        "title": "Visit of the Foreign Minister",
        "contents": "Contents",
        "first": "Our objectives",
        "second": "Previous meetings",
        "third": "Sidelines in New York",
        "fourth": "Trade",
        "body": "The Minister arrives at noon & is met by the Chief of Protocol <at the gate>.",
        "marking": "RESTRICTED",
        "picture": "picture",
    },
    "ru": {
        "title": "Визит министра иностранных дел",
        "contents": "Содержание",
        "first": "Наши задачи",
        "second": "Предыдущие встречи",
        "third": "На полях сессии в Нью-Йорке",
        "fourth": "Торговля",
        "body": "Министр прибывает в полдень, его встречает руководитель протокола «у ворот».",
        "marking": "ДЛЯ СЛУЖЕБНОГО ПОЛЬЗОВАНИЯ",
        "picture": "рисунок",
    },
}
SECRET = Origin("s1/i1", "secret-snippet-id", "RESTRICTED", "library/secret-file.yaml", 7)
URDU, ARABIC, HEBREW = "خواجہ محمد آصف", "سيرغي لافروف", "סרגיי לברוב"


def png(width: int = 60, height: int = 40) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x99" * width for _ in range(height))
    header = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def rich_book(language: str = "en", *, marking: bool = True) -> Document:
    """A book with every kind of block and inline, names in three other scripts, and hidden origins."""
    words = WORDS[language]
    return Document(
        language=language,
        metadata=Metadata(words["title"], "Working visit", "Third Department", date(2018, 2, 19)),
        blocks=(*_front(words), *_first_section(words), *_second_section(words), *_people(), *_trade(words)),
        furniture=Furniture(
            Strip(plain("3AD/18-041"), plain(words["title"]), plain("19.02.2018")),
            Strip(end=(PageField("page"), Run(" / "), PageField("pages"))),
            words["marking"] if marking else "",
        ),
        words=(("picture", words["picture"]),),
    )


def page_numbers(document: Document) -> PageNumbers:
    """Pages as a layout would give them: the second heading on page 4, and so on."""
    anchors = {heading.anchor: number for number, heading in enumerate(document.headings(), 3)}
    return PageNumbers(anchors, len(anchors) + 2)


def circular() -> Note:
    """A note that is referred to twice."""
    return Note("circular", (Run("Ministry circular, "), Run("March 2017", italic=True), Run(".")))


def _front(words: dict[str, str]) -> tuple[Block, ...]:
    cover = (
        Paragraph(plain(words["marking"]), "cover-marking"),
        Paragraph(plain(words["title"]), "cover-title"),
        Paragraph(plain("Moscow"), "cover-subtitle"),
        Paragraph(plain("Copy for the Minister"), "cover-meta"),
    )
    return Cover(cover), Contents(plain(words["contents"])), PageBreak()


def _first_section(words: dict[str, str]) -> tuple[Block, ...]:
    link = Run("the press service", link="https://example.org/news?a=1&b=2")
    inside = Run(words["second"], link="#meetings")
    return (
        Heading(1, plain(words["first"]), "objectives", "1", SECRET),
        Paragraph(plain("A lead."), "lead", keep_with_next=True),
        Paragraph((Run(words["body"], fact="secret-snippet-id"), NoteRef(circular(), 1)), origin=SECRET),
        Paragraph((Run("See "), link, Run(", "), inside, Run(", "), Run("bold", bold=True), Run(" and "))),
        Paragraph((Run("italic", italic=True), Run(", "), Run("both", True, True), LineBreak(), Run("next line."))),
        _list(),
        ListBlock((ListItem((Paragraph(plain("again from one")),)),), ordered=True),
        ListBlock((ListItem((Paragraph(plain("goes on")),)),), ordered=True, start=4),
    )


def _list() -> ListBlock:
    deepest = ListBlock((ListItem((Paragraph(plain("numbered inside")), Paragraph(plain("its second part")))),), True)
    inner = ListBlock((ListItem((Paragraph(plain("inner")), deepest)),))
    return ListBlock((ListItem((Paragraph(plain("outer")), inner)), ListItem((Paragraph(plain("last")),))))


def _second_section(words: dict[str, str]) -> tuple[Block, ...]:
    return (
        Heading(1, plain(words["second"]), "meetings", "2"),
        Heading(2, (*plain(words["third"]), NoteRef(Note("un", plain("General Assembly.")), 2)), "newyork", "2.1"),
        Heading(3, plain("A card"), "i-card", in_contents=False),
        Quotation((Paragraph((Run("We met again"), NoteRef(circular(), 1, False), Run(", he said."))),)),
        Paragraph(plain("The Minister"), "attribution"),
        PageBreak(),
        Paragraph(plain("After the break.")),
    )


def _people() -> tuple[Block, ...]:
    name = (Run("Khawaja Asif "), Run(URDU, lang="ur"), Run(" and "), Run(ARABIC, bold=True, lang="ar"), Run("."))
    return (
        Heading(2, plain("People"), "people", "2.2"),
        Paragraph(name),
        Paragraph((Run(HEBREW + " (1950)", lang="he"),), lang="he"),
        Paragraph((Run("Wort", lang="de"),)),
    )


def _trade(words: dict[str, str]) -> tuple[Block, ...]:
    head = Row((Cell(plain("Year"), True), Cell(plain("Total"), True)))
    rows = (Row((Cell(plain("2016")), Cell((Run("410"), NoteRef(circular(), 1, False))))),)
    table = Table((Column(), Column("decimal", 1)), (*rows, Row((Cell(plain("2017")), Cell()))), (head,))
    captioned = Table(table.columns, table.rows, table.header, plain("Table 1"))
    bare = Table((Column(weight=1), Column(weight=2)), (Row((Cell(plain("When")), Cell(plain("Noon")))),), look="plain")
    picture = Picture(png(), "png", (60, 40), 'A map of "the" pipeline', plain("The pipeline"), name="secret-name.png")
    source = Paragraph(plain("Customs service."), "source")
    return (
        Heading(1, plain(words["fourth"]), "trade", "3"),
        captioned,
        source,
        bare,
        bare,
        picture,
        chart("bars"),
        chart("lines"),
        Paragraph(plain("Cleared."), "signature"),
    )


def chart(look: str) -> Chart:
    """Two series over four years, one of them unknown, the last not whole."""
    points = tuple(
        ChartPoint(
            date(year, 1, 1),
            date(year, 12, 31),
            str(year),
            (value, other),
            (f"about {value}", ""),
            year == 2017,
            year == 2018,
        )
        for year, value, other in (
            (2014, Decimal("454.5"), Decimal(200)),
            (2015, Decimal("381"), None),
            (2017, Decimal("500"), Decimal(220)),
            (2018, Decimal("660"), Decimal("-10")),
        )
    )
    rows = tuple(Row((Cell(plain(point.label)), Cell(plain(str(point.values[0]))))) for point in points)
    table = Table((Column(), Column("decimal")), rows)
    return Chart(
        "lines" if look == "lines" else "bars",
        ("Total", "Exports"),
        points,
        "million US dollars",
        f"Trade as {look}",
        table,
        plain("Trade in goods"),
        plain("Source: customs"),
    )
