"""How items are shown: joined, as a list, a table or cards; with their lead, title, chart and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from briefbook.compose.audience import for_outside
from briefbook.compose.citing import note_of, sources_of
from briefbook.compose.evaluation import evaluator
from briefbook.compose.markup import Text, blocks_of
from briefbook.compose.phrase.charts import chart
from briefbook.compose.phrase.facts import sentences
from briefbook.compose.phrase.tables import table
from briefbook.compose.phrase.telling import worded
from briefbook.compose.scene import Scene
from briefbook.compose.select import Chosen, Entry, seen
from briefbook.compose.sentences import joined_sentences
from briefbook.model.briefing import BreakItem, Item, Length, PictureItem, Presentation, TextItem
from briefbook.model.document import (
    Block,
    Heading,
    Inline,
    Inlines,
    ListBlock,
    ListItem,
    Origin,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Run,
    Table,
    plain,
)
from briefbook.model.kinds import Figure, Quote, Regional, Trade
from briefbook.model.localised import Localised
from briefbook.model.picture import LoadedPicture
from briefbook.model.problem import Problem, warning
from briefbook.model.snippet import Snippet
from briefbook.model.template import Template

FindPicture = Callable[[str, int], tuple[LoadedPicture | None, tuple[Problem, ...]]]


@dataclass(frozen=True)
class Stage:
    """What showing items needs: the scene, the house format, a way to get a picture; `file` is the briefing's."""

    scene: Scene
    template: Template
    picture: FindPicture
    internal: bool
    file: str

    @property
    def has_notes(self) -> bool:
        """Whether sources appear as notes."""
        return self.template.notes == "foot"

    def face(self, snippet: Snippet) -> Snippet:
        """The snippet as this book shows it: in one for outside eyes, without what is written for our side."""
        return snippet if self.internal else for_outside(snippet)


def shown(chosen: Chosen, level: int, stage: Stage) -> tuple[Block, ...]:
    """The blocks of an item; `level` is that of a heading inside its section. None when there is nothing to say."""
    item = chosen.item
    if isinstance(item, BreakItem):
        return (PageBreak(chosen.origin),)
    content = _content(chosen, level, stage)
    if not content:
        return ()
    return (*_title(item, chosen.origin, level, stage), *_lead(item, chosen.origin, stage), *content)


def _content(chosen: Chosen, level: int, stage: Stage) -> tuple[Block, ...]:
    match chosen.item:
        case TextItem() as item:
            words = seen(item.text, stage.scene.view, item.marking)
            return own_blocks(words, chosen.origin, stage.scene)
        case PictureItem() as item:
            return _picture(item, chosen.origin, stage)
        case _:
            return _entries(chosen, level, stage)


def own_blocks(words: Localised | None, origin: Origin, scene: Scene) -> tuple[Block, ...]:
    """Words of the briefing as blocks."""
    text, lang = scene.briefing_words(words, origin.file, origin.line)
    return blocks_of(Text(text, lang, origin), evaluator(scene, (), origin))


def _written(words: Localised, entry: Entry, scene: Scene, facts: Inlines) -> tuple[Block, ...]:
    """An author's words for a snippet as blocks; `{{ facts }}` in them stands for the sentences given."""
    if words is entry.words:
        text, lang = scene.briefing_words(words, entry.origin.file, entry.origin.line)
        place = entry.origin
    else:
        _, lang = worded(words, scene, entry.snippet)
        text, _ = scene.words(words)
        place = replace(entry.origin, file=entry.snippet.file, line=entry.snippet.line_number)
    return blocks_of(Text(text, lang, entry.origin), evaluator(scene, facts, place))


def _title(item: Item, origin: Origin, level: int, stage: Stage) -> tuple[Block, ...]:
    words = seen(item.title, stage.scene.view, origin.marking)
    text, lang = stage.scene.briefing_words(words, origin.file, origin.line)
    return _subheading(text, lang, origin, level, stage) if text else ()


def _subheading(text: str, lang: str, origin: Origin, level: int, stage: Stage) -> tuple[Block, ...]:
    """A heading inside a section, outside the contents; bold words where the house prints no headings."""
    if stage.template.headings == "none":
        return (Paragraph((Run(text, bold=True, lang=lang),), origin=origin, lang=lang, keep_with_next=True),)
    anchor = "i-" + origin.item.replace("/", "-") + ("-" + origin.snippet if origin.snippet else "")
    return (Heading(min(level, 6), plain(text, lang), anchor, origin=origin, in_contents=False),)


def _lead(item: Item, origin: Origin, stage: Stage) -> tuple[Block, ...]:
    blocks = own_blocks(seen(item.lead, stage.scene.view, origin.marking), origin, stage.scene)
    return as_lead(blocks)


def as_lead(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Paragraphs set as a lead-in, kept with what follows."""
    return tuple(replace(b, role="lead", keep_with_next=True) if isinstance(b, Paragraph) else b for b in blocks)


# --- pictures --------------------------------------------------------------------------------------------------------


def _picture(item: PictureItem, origin: Origin, stage: Stage) -> tuple[Block, ...]:
    loaded, problems = stage.picture(item.picture, item.line_number)
    for problem in problems:
        stage.scene.report(problem)
    if loaded is None:
        return ()
    scene = stage.scene
    alt, _ = scene.briefing_words(seen(item.alt, scene.view, item.marking), origin.file, origin.line)
    caption = own_blocks(seen(item.caption, scene.view, item.marking), origin, scene)
    words = caption[0].inlines if caption and isinstance(caption[0], Paragraph) else ()
    if not alt:
        message = f"the picture '{item.picture}' has no 'alt' to describe it for who cannot see it"
        scene.report(warning(message, origin.file, origin.line, rule="alt", hint="say in a sentence what it shows"))
        alt = scene.wording.term("picture")
    width = float(item.width or 0)
    return (Picture(loaded.data, loaded.format, loaded.pixels, alt, words, width, item.picture, origin),)


# --- snippets --------------------------------------------------------------------------------------------------------


def _entries(chosen: Chosen, level: int, stage: Stage) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for kind, group in groupby(chosen.entries, key=lambda entry: entry.snippet.kind):
        entries = tuple(group)
        how = chosen.item.as_ or stage.template.presentation(kind)
        length = chosen.item.length or stage.template.lengths
        blocks.extend(_group(entries, how, length, level, stage))
        if chosen.item.chart is not None:
            blocks.extend(_charts(entries, chosen.item.chart, stage))
    return tuple(blocks)


def _group(entries: tuple[Entry, ...], how: Presentation, length: Length, level: int, stage: Stage) -> list[Block]:
    match how:
        case "joined":
            return _joined(entries, length, stage)
        case "list":
            items = (ListItem(blocks) for entry in entries if (blocks := entry_blocks(entry, length, stage)))
            made = tuple(items)
            return [ListBlock(made, origin=entries[0].origin)] if made else []
        case "table":
            return _tables(entries, stage)
        case "card":
            return [block for entry in entries for block in _card(entry, length, level, stage)]


def _joined(entries: tuple[Entry, ...], length: Length, stage: Stage) -> list[Block]:
    """The entries' words one after another; single sentences in a row flow into one paragraph."""
    blocks: list[Block] = []
    for entry in entries:
        made = entry_blocks(entry, length, stage)
        last = blocks[-1] if blocks else None
        if len(made) == 1 and len(entries) > 1 and _flows(made[0]) and last is not None and _flows(last):
            assert isinstance(last, Paragraph)
            assert isinstance(made[0], Paragraph)
            blocks[-1] = replace(last, inlines=(*last.inlines, Run(" "), *made[0].inlines))
        else:
            blocks.extend(made)
    return blocks


def _flows(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role == "body" and not block.lang


def _card(entry: Entry, length: Length, level: int, stage: Stage) -> tuple[Block, ...]:
    """A heading with the snippet's name, then what there is to say."""
    content = entry_blocks(entry, length, stage)
    text, lang = stage.scene.words(entry.snippet.label or entry.snippet.title)
    heading = _subheading(text, lang, entry.origin, level, stage) if text and content else ()
    return (*heading, *content)


def _tables(entries: tuple[Entry, ...], stage: Stage) -> list[Block]:
    origin = entries[0].origin
    made = table(tuple(stage.face(entry.snippet) for entry in entries), stage.scene)
    rows = made.rows
    if len(rows) == len(entries):
        rows = tuple(_with_note(row, entry, stage) for row, entry in zip(rows, entries, strict=True))
    return [replace(made, rows=rows, origin=origin)] if rows else []


def _with_note(row: Row, entry: Entry, stage: Stage) -> Row:
    note = note_of(sources_of(entry.snippet, whole_series=True), stage.scene) if stage.has_notes else None
    if note is None or not row.cells:
        return replace(row, origin=entry.origin)
    first = next((cell for cell in row.cells if cell.inlines), row.cells[0])
    cells = tuple(replace(c, inlines=(*c.inlines, note)) if c is first else c for c in row.cells)
    return replace(row, cells=cells, origin=entry.origin)


def _charts(entries: tuple[Entry, ...], look: str, stage: Stage) -> Iterable[Block]:
    for entry in entries:
        if isinstance(entry.snippet, Trade | Figure):
            made = chart(entry.snippet, stage.scene, "lines" if look == "lines" else "bars")
            if made.points:
                yield replace(made, origin=entry.origin)


def entry_blocks(entry: Entry, length: Length, stage: Stage) -> tuple[Block, ...]:
    """A snippet's words: the briefing's, else the author's, else phrased from facts; then its sources as a note."""
    snippet, scene = stage.face(entry.snippet), stage.scene
    facts = tuple(sentences(snippet, scene, length))
    own = entry.words or snippet.own_words(length)
    beside: tuple[Block, ...] = ()
    if own is not None:
        blocks = _written(own, entry, scene, joined_sentences(facts))
        beside = _beside_own_words(snippet, facts, entry)
    else:
        words = joined_sentences(facts)
        blocks = (Paragraph(words, origin=entry.origin),) if words else ()
    note = note_of(sources_of(snippet), scene) if stage.has_notes else None
    if note is not None:
        blocks = _with_reference(blocks, note)
    if isinstance(snippet, Quote) and blocks:
        return (Quotation((*blocks, *beside), entry.origin),)
    return (*blocks, *beside)


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


# --- neighbours ------------------------------------------------------------------------------------------------------


def merged(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Neighbouring bulleted lists as one list, neighbouring tables with the same head as one table."""
    result: list[Block] = []
    for block in blocks:
        last = result[-1] if result else None
        if isinstance(block, ListBlock) and isinstance(last, ListBlock) and not (block.ordered or last.ordered):
            result[-1] = replace(last, items=(*last.items, *block.items))
        elif isinstance(block, Table) and isinstance(last, Table) and _same_head(last, block):
            result[-1] = replace(last, rows=(*last.rows, *block.rows))
        else:
            result.append(block)
    return tuple(result)


def _same_head(first: Table, second: Table) -> bool:
    heads = [[cell.inlines for row in table.header for cell in row.cells] for table in (first, second)]
    return bool(heads[0]) and heads[0] == heads[1] and first.columns == second.columns and not second.caption
