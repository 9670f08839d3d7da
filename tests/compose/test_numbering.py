"""Numbers of headings and notes."""

from __future__ import annotations

from briefbook.compose.numbering import with_heading_numbers, with_note_numbers
from briefbook.model.document import Heading, Note, NoteRef, Paragraph, Run, plain


def heading(level: int, in_contents: bool = True) -> Heading:
    return Heading(level, plain("Title"), f"h{level}", in_contents=in_contents)


def test_headings_are_numbered_by_level_and_start_again_under_a_new_parent() -> None:
    blocks = tuple(heading(level) for level in (1, 2, 2, 3, 1, 2))
    numbers = [b.number for b in with_heading_numbers(blocks) if isinstance(b, Heading)]
    assert numbers == ["1", "1.1", "1.2", "1.2.1", "2", "2.1"]


def test_headings_outside_the_contents_have_no_number_and_take_none() -> None:
    blocks = (heading(1), heading(2, in_contents=False), heading(1))
    assert [b.number for b in with_heading_numbers(blocks) if isinstance(b, Heading)] == ["1", "", "2"]


def test_notes_are_numbered_by_first_reference_and_repeated_with_the_same_number() -> None:
    first, second = Note("a", plain("A")), Note("b", plain("B"))
    blocks = tuple(Paragraph((Run("x"), NoteRef(note))) for note in (first, second, first))
    numbered = with_note_numbers(blocks)
    found = [i for b in numbered if isinstance(b, Paragraph) for i in b.inlines if isinstance(i, NoteRef)]
    assert [(ref.number, ref.is_first) for ref in found] == [(1, True), (2, True), (1, False)]
