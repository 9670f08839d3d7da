"""A source named again is shorter in a later note, and never "ibid."."""

from __future__ import annotations

from briefbook.compose.citing import joined
from briefbook.compose.short_citations import with_short_citations
from briefbook.model.document import Citation, Note, NoteRef, Paragraph, plain, text_of


def cited(page: str, *, title: str = "Yearbook", day: str = "2017") -> Citation:
    words = plain(f"{title}, {day}, p. {page}") if page else plain(f"{title}, {day}")
    return Citation(f"{title} {day}" if page else "", words, plain(f"{title}, p. {page}") if page else ())


def noted(*citations: Citation) -> Paragraph:
    words = joined(one.full for one in citations)
    return Paragraph((*plain("Fact."), NoteRef(Note("source:" + text_of(words), words, citations))))


def printed(*paragraphs: Paragraph) -> list[str]:
    blocks = with_short_citations(paragraphs)
    found = [one.inlines[-1] for one in blocks if isinstance(one, Paragraph)]
    return [text_of(one.note.inlines) for one in found if isinstance(one, NoteRef)]


def test_another_page_of_a_source_is_named_by_title_and_page() -> None:
    notes = printed(noted(cited("3")), noted(cited("7")), noted(cited("3")))
    assert notes == ["Yearbook, 2017, p. 3.", "Yearbook, p. 7.", "Yearbook, 2017, p. 3."]


def test_two_works_of_one_title_are_told_apart() -> None:
    notes = printed(noted(cited("3")), noted(cited("7", day="2018")))
    assert notes == ["Yearbook, 2017, p. 3.", "Yearbook, 2018, p. 7."]


def test_among_several_sources_the_known_one_alone_is_shortened() -> None:
    notes = printed(noted(cited("3")), noted(cited("", title="Report"), cited("7")))
    assert notes == ["Yearbook, 2017, p. 3.", "Report, 2017; Yearbook, p. 7."]


def test_two_pages_in_one_note_are_both_in_full() -> None:
    assert printed(noted(cited("3"), cited("7"))) == ["Yearbook, 2017, p. 3; Yearbook, 2017, p. 7."]
