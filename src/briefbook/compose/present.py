"""How items are shown: joined, as a list, a table or cards; with their lead, title, chart and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from briefbook.compose.cards import card_blocks
from briefbook.compose.noting import noted
from briefbook.compose.phrase.background import about_value
from briefbook.compose.phrase.charts import chart
from briefbook.compose.phrase.tables import table
from briefbook.compose.select import Chosen, Entry, seen
from briefbook.compose.stage import Stage
from briefbook.compose.statements import entry_blocks, own_blocks
from briefbook.compose.timelines import timeline_of, undated
from briefbook.model.briefing import BreakItem, Item, Length, PictureItem, Presentation, TextItem
from briefbook.model.document import (
    Block,
    Chart,
    Heading,
    ListBlock,
    ListItem,
    Origin,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    plain,
    text_of,
)
from briefbook.model.kinds import Cooperation, Figure, Regional, Trade
from briefbook.model.problem import warning
from briefbook.model.sentence import Sentence
from briefbook.model.snippet import Snippet
from briefbook.model.template import Template


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


def _title(item: Item, origin: Origin, level: int, stage: Stage) -> tuple[Block, ...]:
    words = seen(item.title, stage.scene.view, _own_marking(item, origin))
    text, lang = stage.scene.briefing_words(words, origin.file, origin.line)
    return _subheading(text, lang, origin, level, stage) if text else ()


def _subheading(text: str, lang: str, origin: Origin, level: int, stage: Stage) -> tuple[Block, ...]:
    """A heading inside a section, outside the contents; bold words where the house prints no headings."""
    if stage.template.headings == "none":
        return (Paragraph((Run(text, bold=True, lang=lang),), origin=origin, lang=lang, keep_with_next=True),)
    text = text[:1].upper() + text[1:]
    anchor = "i-" + origin.item.replace("/", "-") + ("-" + origin.snippet if origin.snippet else "")
    return (Heading(min(level, 6), plain(text, lang), anchor, origin=origin, in_contents=False),)


def _lead(item: Item, origin: Origin, stage: Stage) -> tuple[Block, ...]:
    blocks = own_blocks(seen(item.lead, stage.scene.view, _own_marking(item, origin)), origin, stage.scene)
    return as_lead(blocks)


def _own_marking(item: Item, origin: Origin) -> str | None:
    """What holds for an item's unmarked words: of free text and pictures its own marking, else what it shows."""
    return item.marking if isinstance(item, TextItem | PictureItem) else origin.marking


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
        message = Sentence(
            "the picture '{picture}' has no 'alt' to describe it for who cannot see it", picture=item.picture
        )
        scene.report(warning(message, origin.file, origin.line, rule="alt", hint="say in a sentence what it shows"))
        alt = scene.wording.term("picture")
    width = float(item.width or 0)
    return (Picture(loaded.data, loaded.format, loaded.pixels, alt, words, width, item.picture, origin),)


# --- snippets --------------------------------------------------------------------------------------------------------


def _entries(chosen: Chosen, level: int, stage: Stage) -> tuple[Block, ...]:
    blocks: list[Block] = []
    entries = chosen.entries
    if chosen.item.as_ == "timeline":
        made = timeline_of(entries, chosen.origin, stage)
        blocks.extend((made,) if made else ())
        entries = undated(entries, made)
    for kind, group in groupby(entries, key=lambda entry: entry.snippet.kind):
        same = tuple(group)
        how = chosen.item.as_ or stage.template.presentation(kind)
        length = chosen.item.length or stage.template.lengths
        blocks.extend(_group(same, how, length, level, stage))
        if chosen.item.chart is not None:
            charts = _charts(same, chosen.item.chart, stage)
            blocks.extend(replace(one, follows_table=how == "table" and len(same) == 1) for one in charts)
    return tuple(blocks)


def _group(entries: tuple[Entry, ...], how: Presentation, length: Length, level: int, stage: Stage) -> list[Block]:
    match how:
        case "joined" | "timeline":
            return _joined(entries, length, stage)
        case "list":
            items = (ListItem(blocks) for entry in entries if (blocks := _listed(entry, length, stage)))
            made = tuple(items)
            return [ListBlock(made, origin=entries[0].origin)] if made else []
        case "table":
            return _tables(entries, stage)
        case "card":
            return [block for entry in entries for block in _card(entry, length, level, stage)]


def _listed(entry: Entry, length: Length, stage: Stage) -> tuple[Block, ...]:
    """An entry of a list; an area or an issue, whose sentences do not name it, says first what it is about."""
    blocks = entry_blocks(entry, length, stage)
    first = blocks[0] if blocks else None
    if not isinstance(entry.snippet, Cooperation | Regional) or not isinstance(first, Paragraph):
        return blocks
    text, lang = _name_of(entry.snippet, stage)
    named = () if not text else (Run(f"{text[:1].upper()}{text[1:]}. ", bold=True, lang=lang),)
    return (replace(first, inlines=(*named, *first.inlines)), *blocks[1:])


def _joined(entries: tuple[Entry, ...], length: Length, stage: Stage) -> list[Block]:
    """The entries' words one after another; single sentences in a row flow into one paragraph."""
    blocks: list[Block] = []
    for entry in entries:
        made = entry_blocks(entry, length, stage)
        last = blocks[-1] if blocks else None
        if len(made) == 1 and len(entries) > 1 and _flows(made[0]) and last is not None and _flows(last):
            assert isinstance(last, Paragraph)
            assert isinstance(made[0], Paragraph)
            origin = _of_both(last.origin, made[0].origin, stage)
            blocks[-1] = replace(last, inlines=(*last.inlines, Run(" "), *made[0].inlines), origin=origin)
        else:
            blocks.extend(made)
    return blocks


def _of_both(first: Origin, second: Origin, stage: Stage) -> Origin:
    """The place of the first, and the higher of their markings."""
    return replace(first, marking=stage.scene.view.library.scale.higher(first.marking, second.marking))


def _flows(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role == "body" and not block.lang


def _card(entry: Entry, length: Length, level: int, stage: Stage) -> tuple[Block, ...]:
    """A heading with the snippet's name, then what there is to say."""
    content = card_blocks(entry, length, stage)
    text, lang = _name_of(entry.snippet, stage)
    heading = _subheading(text, lang, entry.origin, level, stage) if text and content else ()
    return (*heading, *content)


def _name_of(snippet: Snippet, stage: Stage) -> tuple[str, str]:
    """What a snippet is called, with its language; an issue without a name, what it is about."""
    if isinstance(snippet, Regional) and snippet.label is None:
        return text_of(about_value(snippet, stage.scene).inlines), ""
    return stage.scene.words(snippet.label or snippet.title)


def neighbours_joined(items: Iterable[Chosen], template: Template) -> Iterator[Chosen]:
    """The items, neighbouring ones of a kind that both stand as a table made one, so that they share its columns."""
    last: Chosen | None = None
    for chosen in items:
        if last is not None and _share_a_table(last, chosen, template):
            last = replace(last, entries=(*last.entries, *chosen.entries))
            continue
        if last is not None:
            yield last
        last = chosen
    if last is not None:
        yield last


def _share_a_table(first: Chosen, second: Chosen, template: Template) -> bool:
    if not (_stands_in_table(first, template) and _stands_in_table(second, template)):
        return False
    is_plain = second.item.lead is None and second.item.title is None
    return is_plain and first.entries[0].snippet.kind == second.entries[0].snippet.kind


def _stands_in_table(chosen: Chosen, template: Template) -> bool:
    kinds = {entry.snippet.kind for entry in chosen.entries}
    how = chosen.item.as_ or (template.presentation(next(iter(kinds))) if len(kinds) == 1 else "joined")
    return len(kinds) == 1 and how == "table" and chosen.item.chart is None


def _tables(entries: tuple[Entry, ...], stage: Stage) -> list[Block]:
    origin = entries[0].origin
    made = table(tuple(stage.face(entry.snippet) for entry in entries), stage.scene)
    rows = made.rows
    if len(rows) == len(entries):
        rows = tuple(noted(row, entry, stage) for row, entry in zip(rows, entries, strict=True))
    return [replace(made, rows=rows, origin=origin)] if rows else []


def _charts(entries: tuple[Entry, ...], look: str, stage: Stage) -> Iterable[Chart]:
    for entry in entries:
        if isinstance(entry.snippet, Trade | Figure):
            made = chart(entry.snippet, stage.scene, "lines" if look == "lines" else "bars")
            if made.points:
                yield replace(made, origin=entry.origin)


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


def sections_merged(sections: Iterable[Sequence[Block]]) -> tuple[Block, ...]:
    """What `merged` makes of the blocks of sections each of which is merged already: only their ends can be joined."""
    result: list[Block] = []
    for blocks in sections:
        result[-1:] = merged((*result[-1:], *blocks[:1]))
        result.extend(blocks[1:])
    return tuple(result)


def _same_head(first: Table, second: Table) -> bool:
    heads = [[cell.inlines for row in table.header for cell in row.cells] for table in (first, second)]
    return bool(heads[0]) and heads[0] == heads[1] and first.columns == second.columns and not second.caption
