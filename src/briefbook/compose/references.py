"""Numbers by which a book refers to its own parts: captions of tables, charts and pictures; sections in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from briefbook.compose.evaluation import BROKEN
from briefbook.compose.kept_blocks import KeptBlocks
from briefbook.compose.walking import with_inlines
from briefbook.model.document import (
    Block,
    Chart,
    Counted,
    Heading,
    Inline,
    Inlines,
    ListBlock,
    ListItem,
    Picture,
    Run,
    Table,
    in_language,
    plain,
    text_of,
)
from briefbook.model.problem import Problem, did_you_mean, error
from briefbook.model.sentence import Sentence

_CAPTIONED = (Table, Chart, Picture)


def with_caption_numbers(
    blocks: Sequence[Block], word: Callable[[str], str], kept: KeptBlocks | None = None
) -> tuple[Block, ...]:
    """The blocks with their captions counted, each sort for itself: `Table 1. ...`. What has no caption has no number.

    `word` gives the word for a sort in the book's language.
    """
    known = (kept or KeptBlocks()).captions
    counts: dict[Counted, int] = {}
    numbered = list(blocks)
    for index, block in enumerate(blocks):
        if not isinstance(block, _CAPTIONED) or not block.caption:
            continue
        sort: Counted = "table" if isinstance(block, Table) else "chart" if isinstance(block, Chart) else "figure"
        counts[sort] = counts.get(sort, 0) + 1
        number, name = str(counts[sort]), word(sort)
        made = known.get(block, (name, number))
        if made is None:
            label = (Run(f"{name}\u00a0"), Run(number, counts=sort), Run(". "))
            made = known.put(block, (name, number), replace(block, caption=(*label, *block.caption)))
        numbered[index] = made
    return tuple(numbered)


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections of a briefing that references may name: all ids, and the anchors of those that are shown."""

    ids: tuple[str, ...]
    anchors: Mapping[str, str]


def with_references(
    blocks: tuple[Block, ...],
    sections: Sections,
    report: Callable[[Problem], None],
    kept: KeptBlocks | None = None,
) -> tuple[Block, ...]:
    """The blocks with references to sections worded: the number, or the title of a section without one.

    A paragraph that refers to a section which the edition leaves out goes, so that nothing betrays it. An unknown
    section is reported and shows as [?].
    """
    kept = kept or KeptBlocks()
    facts = kept.facts(blocks)
    if not any(map(attrgetter("refers_to_section"), facts)):
        return blocks
    headings = {block.anchor: block for block in blocks if isinstance(block, Heading)}
    made: list[Block] = []
    for block, known in zip(blocks, facts, strict=True):
        if not known.refers_to_section:
            made.append(block)
            continue
        worder = _Worder(block, headings, sections, report)
        changed = with_inlines(block, worder.worded)
        if not worder.is_broken_off:
            made.append(changed)
        elif isinstance(block, ListBlock):
            made.extend(_entries_left(block, headings, sections, report))
    return tuple(made)


def _entries_left(
    block: ListBlock, headings: Mapping[str, Heading], sections: Sections, report: Callable[[Problem], None]
) -> Iterable[Block]:
    """The list without the entries that would name what is left out."""
    kept: list[ListItem] = []
    for item in block.items:
        worder = _Worder(block, headings, sections, report)
        changed = with_inlines(replace(block, items=(item,)), worder.worded)
        if not worder.is_broken_off and isinstance(changed, ListBlock):
            kept.extend(changed.items)
    return (replace(block, items=tuple(kept)),) if kept else ()


def _refers(inline: Inline) -> bool:
    return isinstance(inline, Run) and inline.counts == "section"


@dataclass(slots=True)
class _Worder:
    block: Block
    headings: Mapping[str, Heading]
    sections: Sections
    report: Callable[[Problem], None]
    is_broken_off: bool = False

    def worded(self, inlines: Inlines) -> Inlines:
        if not any(map(_refers, inlines)):
            return inlines
        return tuple(part for inline in inlines for part in self._one(inline))

    def _one(self, inline: Inline) -> Inlines:
        if not isinstance(inline, Run) or inline.counts != "section":
            return (inline,)
        ident = inline.text
        heading = self.headings.get(self.sections.anchors.get(ident, ""))
        if heading is not None:
            words = plain(heading.number) if heading.number else in_language(heading.inlines, "")
            return (replace(inline, text=text_of(words), link=f"#{heading.anchor}"),)
        if ident in self.sections.ids:
            self.is_broken_off = True
            return ()
        hint = did_you_mean(ident, self.sections.ids) or "give the section an id and name that"
        origin = getattr(self.block, "origin", None)
        file, line = (origin.file, origin.line) if origin is not None else ("", 0)
        self.report(
            error(
                Sentence("there is no section '{ident}' in this briefing", ident=ident),
                file,
                line,
                rule="expression",
                hint=hint,
            )
        )
        return BROKEN
