"""What is said of a snippet: the briefing's words, the author's, or sentences from its facts; and its sources."""

from __future__ import annotations

from dataclasses import replace

from briefbook.compose.citing import note_of, sources_of
from briefbook.compose.markup import Text, blocks_of
from briefbook.compose.phrase.facts import last_met, last_met_sentence, sentences
from briefbook.compose.phrase.telling import as_written
from briefbook.compose.scene import Scene
from briefbook.compose.select import Entry
from briefbook.compose.sentences import joined_sentences
from briefbook.compose.stage import Stage
from briefbook.model.briefing import Length
from briefbook.model.document import (
    Block,
    Inline,
    Inlines,
    ListBlock,
    ListItem,
    Origin,
    Paragraph,
    Quotation,
)
from briefbook.model.kinds import Meeting, Quote, Regional
from briefbook.model.localised import Localised
from briefbook.model.snippet import Snippet


def own_blocks(words: Localised | None, origin: Origin, scene: Scene) -> tuple[Block, ...]:
    """Words of the briefing as blocks."""
    text, lang = scene.briefing_words(words, origin.file, origin.line)
    return blocks_of(Text(text, lang, origin), scene.evaluate((), origin))


def entry_blocks(entry: Entry, length: Length, stage: Stage) -> tuple[Block, ...]:
    """A snippet's words: the briefing's, else the author's, else phrased from facts; then its sources as a note."""
    snippet, scene = stage.face(entry.snippet), stage.scene
    facts = facts_of(snippet, scene, length)
    own = entry.words or snippet.own_words(length) or (None if facts else snippet.short or snippet.briefly)
    if own is not None:
        blocks = _written(own, entry, scene, joined_sentences(facts))
        beside = _beside_own_words(snippet, facts, entry)
    else:
        blocks, beside = _phrased(snippet, facts, entry)
    note = note_of(sources_of(snippet), scene) if stage.has_notes else None
    if note is not None:
        blocks = _with_reference(blocks, note)
    if isinstance(snippet, Quote) and blocks:
        return (Quotation((*blocks, *beside), entry.origin),)
    return (*blocks, *beside)


def facts_of(snippet: Snippet, scene: Scene, length: str) -> tuple[Inlines, ...]:
    """The sentences of a snippet's facts. The last meeting of principal and host says that it was the last."""
    facts = sentences(snippet, scene, length)
    if facts and isinstance(snippet, Meeting) and length == "full":
        last = last_met(scene)
        words = last_met_sentence(scene) if last is not None and last.id == snippet.id else ()
        if words:
            return (words, *facts[1:])
    return facts


def _phrased(snippet: Snippet, facts: tuple[Inlines, ...], entry: Entry) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Facts as a paragraph; several outcomes of a meeting as a list below it."""
    told, listed = facts, facts[len(facts) :]
    if isinstance(snippet, Meeting) and len(snippet.outcomes) > 1 and len(facts) > len(snippet.outcomes):
        told, listed = facts[: -len(snippet.outcomes)], facts[-len(snippet.outcomes) :]
    words = joined_sentences(told)
    blocks = (Paragraph(words, origin=entry.origin, keep_with_next=bool(listed)),) if words else ()
    items = tuple(ListItem((Paragraph(fact, origin=entry.origin),)) for fact in listed)
    return blocks, (ListBlock(items, origin=entry.origin),) if items else ()


def _beside_own_words(snippet: Snippet, facts: tuple[Inlines, ...], entry: Entry) -> tuple[Block, ...]:
    """What a kind says besides its text: a quotation's author; for our own side, the fields of a regional issue."""
    match snippet:
        case Quote() if facts:
            return (Paragraph(joined_sentences(facts), role="attribution", origin=entry.origin),)
        case Regional():
            return tuple(Paragraph(fact, origin=entry.origin) for fact in facts)
        case _:
            return ()


def _with_reference(blocks: tuple[Block, ...], note: Inline) -> tuple[Block, ...]:
    """The blocks with a reference at the end of their last paragraph."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, Paragraph):
            changed = replace(block, inlines=(*block.inlines, note))
            return (*blocks[:index], changed, *blocks[index + 1 :])
        if isinstance(block, ListBlock | Quotation):
            return (*blocks[:index], _inside(block, note), *blocks[index + 1 :])
    return blocks


def _inside(block: ListBlock | Quotation, note: Inline) -> Block:
    if isinstance(block, Quotation):
        return replace(block, blocks=_with_reference(block.blocks, note))
    last = ListItem(_with_reference(block.items[-1].blocks, note))
    return replace(block, items=(*block.items[:-1], last))


def _written(words: Localised, entry: Entry, scene: Scene, facts: Inlines) -> tuple[Block, ...]:
    """An author's words for a snippet as blocks; `{{ facts }}` in them stands for the sentences given."""
    if words is entry.words:
        text, lang = scene.briefing_words(words, entry.origin.file, entry.origin.line)
        place = entry.origin
    else:
        text, lang = as_written(words, scene, entry.snippet)
        place = replace(entry.origin, file=entry.snippet.file, line=entry.snippet.line_number)
    return blocks_of(Text(text, lang, entry.origin, _note_prefix(entry)), scene.evaluate(facts, place))


def _note_prefix(entry: Entry) -> str:
    """What keeps the notes of one snippet apart from those of another that the same query found."""
    return f"{entry.origin.item}/{entry.snippet.id}"
