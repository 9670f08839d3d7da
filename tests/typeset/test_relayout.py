"""Layout after an edit sets every glyph where a layout from nothing sets it, and keeps the pages that stay."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.model.document import (
    Block,
    Contents,
    Document,
    Furniture,
    ListBlock,
    ListItem,
    Note,
    NoteRef,
    Origin,
    PageBreak,
    PageField,
    Paragraph,
    Run,
    Strip,
)
from briefbook.model.pages import ARTIFACT, Line, LinkArea, Pages, Placed
from briefbook.model.template import Paper, Template
from briefbook.typeset.layout import lay_out
from briefbook.typeset.relayout import Relayout
from tests.support.documents import LOREM, document, heading, paragraph
from tests.support.rich_document import rich_document

SMALL = Template(paper=Paper(width_mm=120, height_mm=120))
NUMBERED = Furniture(footer=Strip(end=(PageField("page"), Run(" of "), PageField("pages"))))


def look(pages: Pages) -> list[list[object]]:
    """All that stands on the pages, without the numbers under which elements, fonts and blocks are kept."""
    return [[_look(thing, pages) for thing in page.things] for page in pages.pages]


def _look(thing: Placed, pages: Pages) -> object:
    match thing:
        case Line():
            runs = [
                (pages.fonts[run.font].file, run.size, round(run.x, 4), run.codes, run.colour, run.element == ARTIFACT)
                for run in thing.runs
            ]
            return (round(thing.y, 4), runs, thing.text, thing.origin)
        case LinkArea():
            return (thing.x, thing.y, thing.width, thing.height, thing.target)
        case _:
            return (type(thing), getattr(thing, "points", None), thing.element == ARTIFACT)


def noted(words: str, key: str) -> Paragraph:
    """A paragraph with a note."""
    return Paragraph((Run(words), NoteRef(Note(key, (Run(f"The note {key} says more. " * 3),)), len(key))))


def edited(blocks: list[Block], kind: str, at: int, size: int) -> list[Block]:
    """The blocks after an edit."""
    place = at % (len(blocks) + 1)
    match kind:
        case "type":
            chosen = [i for i, block in enumerate(blocks) if isinstance(block, Paragraph)]
            if chosen:
                index = chosen[at % len(chosen)]
                old = blocks[index]
                assert isinstance(old, Paragraph)
                blocks[index] = replace(old, inlines=(*old.inlines, Run(" word" * size)))
        case "insert":
            blocks.insert(place, noted("New words. " * size, "n" * size) if size % 2 else paragraph(LOREM * size))
        case "delete":
            del blocks[place : place + size]
        case "move":
            taken = blocks[place : place + size]
            del blocks[place : place + size]
            blocks[size:size] = taken
        case _:
            blocks.insert(place, heading(f"Heading {at} {size}", 1, str(size)))
    return blocks


edits = st.lists(
    st.tuples(
        st.sampled_from(("type", "type", "insert", "delete", "move", "head")), st.integers(0, 60), st.integers(1, 9)
    ),
    min_size=1,
    max_size=6,
)


def _book() -> Document:
    blocks: list[Block] = [Contents((Run("Contents"),))]
    for number in range(1, 6):
        blocks += [PageBreak(is_right_hand=True)] if number % 2 else []
        blocks += [heading(f"Part {number}", 1, str(number)), paragraph(LOREM * 3), noted(LOREM, f"note{number}")]
    return document(*blocks, furniture=NUMBERED)


@settings(max_examples=25)
@given(edits)
def test_every_edit_gives_the_pages_of_a_layout_from_nothing(steps: list[tuple[str, int, int]]) -> None:
    book = _book()
    relayout = Relayout()
    relayout.lay_out(book, SMALL)
    for step in steps:
        book = replace(book, blocks=tuple(edited(list(book.blocks), *step)))
        laid = relayout.lay_out(book, SMALL)
        fresh, problems = lay_out(book, SMALL)

        assert look(laid.pages) == look(fresh)
        assert laid.pages.destinations == fresh.destinations
        assert set(laid.problems) == set(problems)


def test_rich_book_is_the_same_too() -> None:
    relayout = Relayout()
    book = rich_document()
    relayout.lay_out(book, SMALL)
    book = replace(book, blocks=(*book.blocks[:3], paragraph(LOREM * 9), *book.blocks[3:]))

    assert look(relayout.lay_out(book, SMALL).pages) == look(lay_out(book, SMALL)[0])


def test_pages_that_stay_are_the_same_objects() -> None:
    book = document(*(paragraph(LOREM * 2) for _ in range(60)), furniture=NUMBERED)
    relayout = Relayout()
    before = relayout.lay_out(book, SMALL).pages
    blocks = list(book.blocks)
    blocks[30] = paragraph(LOREM + LOREM.replace("ministers", "minister"))
    after = relayout.lay_out(replace(book, blocks=tuple(blocks)), SMALL).pages

    changed = [n for n, (old, new) in enumerate(zip(before.pages, after.pages, strict=True)) if old is not new]
    assert 1 <= len(changed) <= 3
    assert max(changed) - min(changed) == len(changed) - 1


def test_pages_around_sections_that_change_places_are_the_same_objects() -> None:
    sections: list[list[Block]] = [
        [PageBreak(), heading(f"Section {n}"), *(paragraph(f"{n}. {LOREM * 2}") for _ in range(8))] for n in range(12)
    ]
    moved = [*sections[:5], sections[6], sections[5], *sections[7:]]
    relayout = Relayout()
    contents = Contents((Run("Contents"),))
    before = relayout.lay_out(document(contents, *chain(*sections), furniture=NUMBERED), SMALL).pages
    book = document(contents, *chain(*moved), furniture=NUMBERED)
    after = relayout.lay_out(book, SMALL).pages

    stayed = [new is old for old, new in zip(before.pages, after.pages, strict=True)]
    first, last = after.page_of["section-6"], after.page_of["section-7"]
    assert all(stayed[after.page_of["section-0"] - 1 : after.page_of["section-4"] - 1])
    assert all(stayed[last - 1 :])
    assert not any(stayed[first - 1 : last - 1])
    assert look(after) == look(lay_out(book, SMALL)[0])


def test_note_goes_to_the_page_that_is_the_first_to_want_it_now() -> None:
    pages: list[Block] = [PageBreak(), *(paragraph(f"{n}. {LOREM}") for n in range(12))]
    again: list[Block] = [noted("Again. ", "shared"), *(paragraph(f"After {n}. {LOREM}") for n in range(12))]
    relayout = Relayout()
    relayout.lay_out(document(noted("First. ", "shared"), *pages, *again), SMALL)
    book = document(paragraph("First."), *pages, *again)

    assert look(relayout.lay_out(book, SMALL).pages) == look(lay_out(book, SMALL)[0])


def test_lines_lead_to_their_blocks() -> None:
    book = document(paragraph("One."), paragraph("Two."), paragraph("Three."))
    relayout = Relayout()
    relayout.lay_out(book, SMALL)
    laid = relayout.lay_out(replace(book, blocks=(paragraph("Zero."), *book.blocks)), SMALL)

    found = [laid.blocks[line.block] for page in laid.pages.pages for line in page.lines if line.block >= 0]
    assert found == [paragraph("Zero."), *book.blocks]


def test_problem_of_a_letter_goes_with_its_paragraph() -> None:
    relayout = Relayout()
    missing = document(paragraph("A letter nobody has: \U00013000"), paragraph("Plain."))
    plain = document(paragraph("Plain."))

    first = relayout.lay_out(missing, SMALL).problems
    assert set(first) == set(lay_out(missing, SMALL)[1])
    assert relayout.lay_out(plain, SMALL).problems == ()
    assert relayout.lay_out(missing, SMALL).problems == first


def test_marker_of_a_list_comes_from_where_its_item_does() -> None:
    items = tuple(ListItem((paragraph(words, origin=Origin(words)),)) for words in ("one", "two"))
    laid = Relayout().lay_out(document(ListBlock(items, origin=Origin("one"))), SMALL)

    lines = [line for page in laid.pages.pages for line in page.lines if line.block >= 0]
    assert [line.origin.item for line in lines] == ["one", "one", "two", "two"]
