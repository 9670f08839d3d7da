"""What stands on which page."""

from __future__ import annotations

import pytest

from briefbook.model.document import (
    Cell,
    Column,
    Furniture,
    Note,
    NoteRef,
    Origin,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Strip,
    Table,
)
from briefbook.model.pages import ARTIFACT, Line, LinkArea, Page, Pages
from briefbook.model.template import Margins, Paper, Template
from briefbook.typeset.layout import lay_out
from tests.support.documents import LOREM, bullets, document, heading, paragraph
from tests.support.rich_document import long_table, rich_document

SMALL = Template(paper=Paper(width_mm=120, height_mm=120))


def body(page: Page) -> list[Line]:
    """The lines of a page that belong to a block."""
    return [line for line in page.lines if line.block >= 0]


def lines_of_block(pages: Pages, block: int) -> list[int]:
    """How many lines of a block stand on each page that has any."""
    counts = [sum(line.block == block for line in page.lines) for page in pages.pages]
    return [count for count in counts if count]


@pytest.mark.parametrize("before", range(1, 16))
def test_neither_first_nor_last_line_of_a_paragraph_stands_alone(before: int) -> None:
    pages, _ = lay_out(document(*(paragraph("One line.") for _ in range(before)), paragraph(LOREM * 4)), SMALL)

    counts = lines_of_block(pages, before)
    assert sum(counts) >= 4
    assert all(count >= 2 for count in counts)


@pytest.mark.parametrize("before", range(1, 16))
def test_heading_is_never_at_the_foot_of_a_page(before: int) -> None:
    blocks = [paragraph("One line.") for _ in range(before)]
    pages, _ = lay_out(document(*blocks, heading("A heading", 2), paragraph(LOREM * 3)), SMALL)

    assert all(body(page)[-1].block != before for page in pages.pages)


@pytest.mark.parametrize("before", range(1, 16))
def test_lead_stays_with_its_list(before: int) -> None:
    blocks = [paragraph("One line.") for _ in range(before)]
    lead = paragraph("We want:", keep_with_next=True)
    pages, _ = lay_out(document(*blocks, lead, bullets("one", "two", "three")), SMALL)

    assert all(body(page)[-1].block != before for page in pages.pages)


def rows(count: int) -> Table:
    return Table((Column(),), tuple(Row((Cell((Run(f"row {n}"),)),)) for n in range(count)))


@pytest.mark.parametrize("before", range(1, 16))
def test_no_row_of_a_table_stands_alone_on_a_page(before: int) -> None:
    pages, _ = lay_out(document(*(paragraph("One line.") for _ in range(before)), rows(14)), SMALL)

    counts = lines_of_block(pages, before)
    assert sum(counts) == 14
    assert all(count >= 2 for count in counts)


@pytest.mark.parametrize("before", range(1, 16))
def test_short_table_stands_on_one_page(before: int) -> None:
    pages, _ = lay_out(document(*(paragraph("One line.") for _ in range(before)), rows(2)), SMALL)

    assert lines_of_block(pages, before) == [2]


def test_page_break_begins_a_page_and_two_leave_no_empty_one() -> None:
    pages, _ = lay_out(document(paragraph("a"), PageBreak(), PageBreak(), paragraph("b"), PageBreak()), SMALL)

    assert [[line.text for line in body(page)] for page in pages.pages] == [["a"], ["b"]]


def test_right_hand_page_has_an_odd_number_after_a_page_with_nothing_but_the_marking() -> None:
    strip = Strip(start=(Run("A title"),))
    furniture = Furniture(header=strip, footer=strip, marking="RESTRICTED")
    turn = PageBreak(is_right_hand=True)
    blocks = (paragraph("a"), turn, paragraph("b"), PageBreak(), paragraph("c"), turn, paragraph("d"))
    pages, _ = lay_out(document(*blocks, furniture=furniture), SMALL)

    assert [[line.text for line in body(page)] for page in pages.pages] == [["a"], [], ["b"], ["c"], ["d"]]
    assert [line.text for line in pages.pages[1].lines] == ["RESTRICTED", "RESTRICTED"]
    assert "A title" in [line.text for line in pages.pages[3].lines]


def test_note_stands_on_the_page_of_its_first_reference_only() -> None:
    note = Note("n", (Run("Where it comes from."),))
    first = Paragraph((Run("Said."), NoteRef(note, 1)))
    again = Paragraph((Run("Repeated."), NoteRef(note, 1, is_first=False)))
    filler = [paragraph(LOREM * 2) for _ in range(6)]
    pages, _ = lay_out(document(*filler, first, PageBreak(), again), SMALL)

    with_note = [any("Where it comes" in line.text for line in page.lines) for page in pages.pages]
    with_reference = [any("Said.1" in line.text for line in page.lines) for page in pages.pages]
    assert with_note == with_reference
    assert sum(with_note) == 1
    assert any("Repeated.1" in line.text for line in pages.pages[-1].lines)


def test_note_is_below_the_text_and_inside_the_body() -> None:
    note = Note("n", (Run("A note. " * 30),))
    pages, _ = lay_out(
        document(Paragraph((Run(LOREM), NoteRef(note, 1))), *(paragraph(LOREM) for _ in range(9))), SMALL
    )

    page = pages.pages[0]
    notes = [line.y for line in page.lines if "A note." in line.text]
    others = [line.y for line in body(page) if line.y < notes[0]]
    assert max(others) < min(notes)
    assert max(notes) <= pages.height - SMALL.margins.bottom_mm * 72 / 25.4


def test_note_longer_than_a_page_goes_on_overleaf() -> None:
    note = Note("n", (Run("word " * 900),))
    pages, _ = lay_out(document(Paragraph((Run("Text."), NoteRef(note, 1)))), SMALL)

    assert pages.count > 1
    assert sum(line.text.count("word") for page in pages.pages for line in page.lines) == 900


def test_header_row_is_repeated_as_decoration() -> None:
    pages, _ = lay_out(document(long_table(60)), SMALL)

    heads = [[line for line in page.lines if line.text == "Year"] for page in pages.pages]
    assert pages.count > 2
    assert all(len(found) == 1 for found in heads)
    assert heads[0][0].runs[0].element != ARTIFACT
    assert all(found[0].runs[0].element == ARTIFACT for found in heads[1:])


def test_rows_are_not_split_unless_higher_than_a_page() -> None:
    rows = tuple(Row((Cell((Run(LOREM),), True), Cell((Run(str(n)),)))) for n in range(8))
    pages, _ = lay_out(document(Table((Column(), Column()), rows)), SMALL)
    tall, _ = lay_out(document(Table((Column(),), (Row((Cell((Run(LOREM * 20),)),)),))), SMALL)

    elements = [{run.element for line in body(page) for run in line.runs} for page in pages.pages]
    assert all(not (one & other) for i, one in enumerate(elements) for other in elements[i + 1 :])
    assert tall.count > 1


def test_contents_give_the_pages_on_which_headings_stand() -> None:
    pages, _ = lay_out(rich_document(), Template())

    listed = {}
    numbers = [line for page in pages.pages for line in page.lines if line.text.isdigit()]
    for area in (thing for page in pages.pages for thing in page.things if isinstance(thing, LinkArea)):
        shown = [n.text for n in numbers if n.runs[0].element == area.element and n.text.strip()]
        if area.target in {"#h3", "#h4.2", "#people"} and len(shown) > 1:
            listed[area.target[1:]] = int(shown[-1])
    assert listed
    for anchor, number in listed.items():
        assert pages.page_of[anchor] == number
        place = pages.destinations[anchor]
        assert any(abs(line.y - place.y) < 30 for line in pages.pages[number - 1].lines)


def test_every_line_knows_its_block_and_origin() -> None:
    block = Paragraph((Run(LOREM * 3),), origin=Origin("s1/i2", "khawaja-asif"))
    pages, _ = lay_out(document(heading("x"), block), SMALL)

    lines = [line for page in pages.pages for line in page.lines if line.block == 1]
    assert lines
    assert all(line.origin.snippet == "khawaja-asif" for line in lines)


def test_marking_is_on_every_page_and_furniture_not_on_the_cover() -> None:
    pages, _ = lay_out(rich_document(), Template())

    for number, page in enumerate(pages.pages, 1):
        furniture = [line for line in page.lines if line.block == -1]
        assert sum(line.text == "RESTRICTED" for line in furniture) == 2
        assert any(line.text == f"Page {number} of {pages.count}" for line in furniture) == (number > 1)


def test_margins_without_room_are_a_problem_and_still_give_pages() -> None:
    template = Template(margins=Margins(left_mm=150, right_mm=150))
    pages, problems = lay_out(document(paragraph(LOREM)), template)

    assert [problem.rule for problem in problems] == ["margins"]
    assert pages.count == 1


def test_table_of_sixty_columns_stays_on_the_page() -> None:
    row = Row(tuple(Cell((Run("word"),)) for _ in range(60)))
    pages, problems = lay_out(document(Table(tuple(Column() for _ in range(60)), (row,))), Template())

    assert [problem.rule for problem in problems] == ["table"]
    assert all(run.x < pages.width for page in pages.pages for line in page.lines for run in line.runs)
