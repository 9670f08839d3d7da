"""Sections whose blocks are merged already become one body as if all blocks were merged at once."""

from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from briefbook.compose.present import merged, sections_merged
from briefbook.model.document import Block, Cell, Column, ListBlock, ListItem, Row, Run, Table
from tests.support.documents import paragraph

_BLOCKS: tuple[Block, ...] = (
    paragraph("Words."),
    ListBlock((ListItem((paragraph("Entry."),)),)),
    ListBlock((ListItem((paragraph("First."),)),), ordered=True),
    *(
        Table((Column(),), (Row((Cell((Run("Body"),)),)),), header=(Row((Cell((Run(head),)),)),), caption=caption)
        for head in ("Day", "Sum")
        for caption in ((), (Run("Table"),))
    ),
)


@given(st.lists(st.lists(st.sampled_from(_BLOCKS), max_size=4), max_size=5))
def test_ends_of_sections_are_joined_like_any_neighbours(sections: list[list[Block]]) -> None:
    assert sections_merged(map(merged, sections)) == merged(chain.from_iterable(sections))


def test_lists_on_both_sides_of_a_section_become_one() -> None:
    (joined,) = sections_merged([(_BLOCKS[1],), (_BLOCKS[1],), ()])

    assert isinstance(joined, ListBlock)
    assert len(joined.items) == 2
