"""The live book follows the briefing, and its lines know whose they are and what worded them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefbook.build import Sources, compose_edition, load_sources
from briefbook.model.document import Origin, Paragraph, text_of
from briefbook.session.changes import set_words
from briefbook.session.details import finish, reopen
from briefbook.session.moves import Place, move_down
from briefbook.session.preview import LiveBook, Preview, compose_live
from briefbook.session.preview_lines import BookLines, row_of
from briefbook.session.preview_search import find_in_pages
from briefbook.session.rows import delete, insert_text
from briefbook.session.session import Session, Surroundings, open_session
from briefbook.session.tree import ROOT
from briefbook.storage.shipped import resources
from briefbook.typeset.layout import lay_out
from tests.typeset.test_relayout import look


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    shutil.copytree(resources() / "sample", tmp_path / "sample")
    opened = open_session(tmp_path / "sample" / "visits" / "asif-2018.yaml", Surroundings(tmp_path / "recovery"))
    assert opened.session is not None
    yield opened.session
    opened.session.close()


@pytest.fixture
def sources(session: Session) -> Sources:
    sources, _ = load_sources(session.path)
    assert sources is not None
    return sources


def _edition(session: Session) -> str:
    return session.briefing.all_editions[0].name


def _shown_section(session: Session) -> int:
    """The first section that the first edition shows."""
    name = _edition(session)
    return next(one.key for one in session.state.root.sections if not one.value.only or name in one.value.only)


def _from_nothing(sources: Sources, session: Session) -> LiveBook:
    return compose_live(sources, session.briefing, _edition(session))


def test_every_state_is_as_if_composed_from_nothing(session: Session, sources: Sources) -> None:
    preview = Preview(sources)
    preview.compose(session.briefing, _edition(session))
    section = session.state.nodes[_shown_section(session)]
    item = section.items[0].key
    steps: list[Callable[[], object]] = [
        lambda: session.apply(insert_text, Place(section.key, 0), "Words of this briefing, **typed** in.", "OPEN"),
        lambda: session.apply(move_down, (section.key,)),
        lambda: session.apply(delete, (item,)),
        lambda: session.apply(finish if session.is_draft else reopen),
    ]
    for number, step in enumerate(steps):
        with session.edit(f"Step {number}"):
            step()
        live = preview.compose(session.briefing, _edition(session))
        fresh = _from_nothing(sources, session)

        assert live.document == fresh.document
        assert live.problems == fresh.problems
        assert look(live.pages) == look(fresh.pages)


def test_only_the_section_typed_in_is_made_again(session: Session, sources: Sources) -> None:
    preview = Preview(sources)
    section = _shown_section(session)
    with session.edit("Type"):
        session.apply(insert_text, Place(section, 0), "One sentence.", "OPEN")
    before = preview.compose(session.briefing, _edition(session))
    (key,) = session.state.selection
    with session.edit("Type"):
        session.apply(set_words, key, "One sentence, and more.", "en", "en")
    after = preview.compose(session.briefing, _edition(session))

    kept = {id(block) for block in before.document.blocks}
    new = [block for block in after.document.blocks if id(block) not in kept]
    items = [getattr(block, "origin", Origin()).item for block in new]
    assert {item.partition("/")[0] for item in items} == {items[0]}
    assert [text_of(block.inlines) for block in new if isinstance(block, Paragraph)] == ["One sentence, and more."]


def test_pages_are_those_that_are_printed(session: Session, sources: Sources) -> None:
    live = _from_nothing(sources, session)
    edition = session.briefing.all_editions[0]
    sources.briefing = session.briefing
    composed = compose_edition(sources, edition)
    assert composed is not None
    assert composed.document is not None

    assert look(live.pages) == look(lay_out(composed.document, composed.template)[0])


def test_other_edition_shows_other_things(session: Session, sources: Sources) -> None:
    preview = Preview(sources)
    full = preview.compose(session.briefing, _edition(session))
    press = preview.compose(session.briefing, "press")
    again = preview.compose(session.briefing, _edition(session))

    assert press.edition == "press"
    assert look(press.pages) != look(full.pages)
    assert look(again.pages) == look(full.pages)


def test_book_that_cannot_be_composed_says_why(session: Session, sources: Sources) -> None:
    broken = session.briefing.model_copy(update={"template": "no-such-template", "editions": ()})
    book = compose_live(sources, broken, "full")

    assert book.is_refused
    assert book.pages.count == 0
    assert any("no-such-template" in problem.message for problem in book.problems)


def test_lines_know_their_rows_and_what_facts_worded(session: Session, sources: Sources) -> None:
    book = _from_nothing(sources, session)
    lines = BookLines(book)
    boxes = [box for number in range(1, book.pages.count + 1) for box in lines.page(number)]

    assert {box.key for box in boxes} - {ROOT} <= set(session.state.nodes)
    worded = [fact for box in boxes for fact in box.facts]
    assert worded
    assert {fact.snippet for fact in worded} <= set(sources.library.snippets)
    assert all(box.left <= fact.left < fact.right <= box.right + 0.5 for box in boxes for fact in box.facts)


def test_own_words_have_no_facts(session: Session, sources: Sources) -> None:
    section = _shown_section(session)
    with session.edit("Type"):
        session.apply(insert_text, Place(section, 0), "Nobody but us says this.", "OPEN")
    (key,) = session.state.selection
    book = _from_nothing(sources, session)
    lines = BookLines(book)

    found = lines.first_line(key)
    assert found is not None
    (box,) = [one for one in lines.page(found[0]) if one.key == key and one.facts == () and one.place == found[1]]
    assert box.right > box.left


def test_row_is_found_from_anywhere_and_its_lines_are_counted(session: Session, sources: Sources) -> None:
    book = _from_nothing(sources, session)
    lines = BookLines(book)
    last = next(row_of(line) for page in reversed(book.pages.pages) for line in page.lines if row_of(line) != ROOT)

    assert lines.first_line(last, 1) == lines.first_line(last, book.pages.count)
    start = lines.line_of(last, 0, 1)
    assert start is not None
    assert lines.ordinal(last, *start) == 0
    assert lines.first_line(1) is None


def test_words_are_found_whatever_their_capitals_and_across_lines(session: Session, sources: Sources) -> None:
    section = _shown_section(session)
    words = "Every line of this paragraph goes on to the next, and the next one does too, until the Ёлка is reached. "
    with session.edit("Type"):
        session.apply(insert_text, Place(section, 0), words * 2, "OPEN")
    pages = _from_nothing(sources, session).pages

    whole = find_in_pages(pages, "every line of this paragraph goes on to the next, and the next one does too, until")
    assert len(whole) == 2
    assert max(len(hit.parts) for hit in whole) >= 2
    assert len(find_in_pages(pages, "елка")) == 2
    assert find_in_pages(pages, "  ") == ()
