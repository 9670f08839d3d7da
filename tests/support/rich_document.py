"""A document with everything in it, in English and in Russian, for tests of whole books."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

from PIL import Image

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
    PageField,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Run,
    Strip,
    Table,
)
from tests.support.documents import LOREM, RUSSIAN, bullets, heading, paragraph

NAMES = (
    Run("Khawaja Asif ("),
    Run("خواجہ محمد آصف", lang="ur"),
    Run("), Shah Mahmood Qureshi ("),
    Run("شاہ محمود قریشی", lang="ur"),
    Run("); in Arabic "),
    Run("وزير الخارجية (2018)", lang="ar"),
    Run(", in Hebrew "),
    Run("שר החוץ", lang="he"),
    Run(", in Hindi "),
    Run("विदेश मंत्री", lang="hi"),
    Run(", in Sinhala "),
    Run("විදේශ අමාත්‍ය", lang="si"),
    Run(", with ə, Ḥusayn and ʿAlī, then "),
    Run("a site", link="https://example.org/путь"),
    Run(". " + LOREM),
)


def picture_bytes(width: int = 300, height: int = 180, kind: str = "PNG") -> bytes:
    """A small picture with a gradient."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    target = BytesIO()
    image.save(target, kind)
    return target.getvalue()


def trade_chart(look: str = "bars", series: int = 1) -> Chart:
    """Trade in years with gaps, a rounded value and a part year."""
    rows = [(2012, "542"), (2014, "454"), (2015, "381"), (2017, "500"), (2018, "660"), (2020, "790"), (2021, "697")]
    points = tuple(
        ChartPoint(
            date(year, 1, 1),
            date(year, 10, 31) if year == 2018 else date(year, 12, 31),
            "Jan–Oct 2018" if year == 2018 else str(year),
            tuple(Decimal(value) / (n + 1) for n in range(series)),
            tuple(("≈ " if year == 2017 else "") + str(int(value) // (n + 1)) for n in range(series)),
            about=year == 2017,
            part=year == 2018,
        )
        for year, value in rows
    )
    data = Table(
        (Column(), Column("decimal")),
        tuple(Row((Cell((Run(p.label),)), Cell((Run(p.shown[0]),)))) for p in points),
        (Row((Cell((Run("Year"),)), Cell((Run("Trade"),)))),),
    )
    names = ("Trade", "Exports", "Imports")[:series]
    return Chart(
        look,  # type: ignore[arg-type]
        names,
        points,
        "million US dollars",
        "Trade fell from 542 to 381 million dollars by 2015 and then grew to 790 million.",
        data,
        (Run("Trade between Russia and Pakistan"),),
        (Run("Sources: Russian customs; Pakistan Business Council."),),
    )


def long_table(rows: int = 60) -> Table:
    """A table that does not fit on one page."""
    return Table(
        (Column("start"), Column("start"), Column("decimal"), Column("end")),
        tuple(
            Row(
                (
                    Cell((Run(f"{2000 + n}"),), is_header=True),
                    Cell((Run("An agreement on co-operation in a field of mutual interest" if n % 3 else "Visit"),)),
                    Cell((Run(f"{n * 7.5:.1f}" if n % 2 else str(n * 7)),)),
                    Cell((Run(f"{n} %"),)),
                )
            )
            for n in range(rows)
        ),
        (Row(tuple(Cell((Run(t),), True) for t in ("Year", "What", "Amount", "Share"))),),
        (Run("Agreements since 2000"),),
    )


def furniture(language: str) -> Furniture:
    """A header, a footer and a marking."""
    page, of = ("Page ", " of ") if language == "en" else ("Стр. ", " из ")
    end = (Run(page), PageField("page"), Run(of), PageField("pages"))
    header = Strip((Run("Visit of the Foreign Minister"),), (), (Run("20 February 2018"),))
    return Furniture(header, Strip((Run("Full edition"),), (), end), "RESTRICTED")


def rich_document(language: str = "en") -> Document:
    """Cover, contents, headings, prose, lists, tables, notes, pictures, charts, a quotation, names in other scripts."""
    words = LOREM if language == "en" else RUSSIAN
    note = Note("n1", (Run("Press service, 19 February 2018, "), Run("link", link="https://example.org/"), Run(".")))
    other = Note("n2", (Run(words),))
    blocks: list[Block] = [
        Cover(
            (
                paragraph("RESTRICTED", role="cover-marking"),
                paragraph("Visit of the Foreign Minister of Pakistan", role="cover-title"),
                paragraph("Working visit to Moscow, 20 February 2018", role="cover-subtitle"),
                paragraph("Second Asian Department", role="cover-meta"),
                paragraph("19 February 2018", role="cover-meta"),
            )
        ),
        Contents((Run("Contents" if language == "en" else "Содержание"),), 2),
    ]
    for chapter in range(1, 5):
        blocks += [
            heading(f"Chapter {chapter} on relations", 1, str(chapter), f"h{chapter}"),
            paragraph(words * 2, role="lead"),
            Paragraph((Run(words), NoteRef(note, 1, chapter == 1), Run(" " + words), NoteRef(other, 2, chapter == 1))),
            heading("What was agreed", 2, f"{chapter}.1", f"h{chapter}.1"),
            *(Paragraph((Run(words * 3), Run("Bold words", bold=True), Run(", and more."))) for _ in range(3)),
            bullets("Gas pipeline", words, "Anti-terrorism"),
            heading("What comes next", 2, f"{chapter}.2", f"h{chapter}.2"),
            bullets("First", "Second " + words, ordered=True),
            Quotation((paragraph(words * 2), paragraph("The Minister", role="attribution"))),
        ]
    nested = ListBlock((ListItem((paragraph("Outer"), bullets("Inner one", "Inner two"))), ListItem(())))
    blocks += [
        Heading(1, (Run("People and trade"),), "people", "5", Origin("s5/i1", "secret-snippet")),
        Paragraph(NAMES, origin=Origin("s5/i2", "khawaja-asif")),
        Paragraph((Run("See "), Run("chapter one", link="#h1"), LineBreak(), Run("Слова по-русски", lang="ru"))),
        nested,
        trade_chart(),
        trade_chart("lines", 2),
        long_table(),
        Picture(picture_bytes(), "png", (300, 180), "A gradient", (Run("A picture"),), 90),
        Picture(picture_bytes(kind="JPEG"), "jpeg", (300, 180), "Another gradient"),
        paragraph("", role="body"),
    ]
    about = Metadata("Visit of the Foreign Minister", "Briefing", "Second Asian Department", date(2018, 2, 20))
    return Document(language, about, tuple(blocks), furniture(language))
