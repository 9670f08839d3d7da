"""The lines of a live book as the window points at them: where they stand, whose they are, what facts worded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefbook.model.document import (
    Block,
    Cell,
    Chart,
    Contents,
    Cover,
    Heading,
    Inlines,
    LineBreak,
    ListBlock,
    NoteRef,
    PageField,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Table,
)
from briefbook.model.pages import Line, Page
from briefbook.session.preview import LiveBook
from briefbook.session.tree import FIRST_KEY, ROOT
from briefbook.typeset.reading import GlyphReader, PlacedText

ASCENT, DESCENT = 0.95, 0.32
"""How far a line reaches above and below its baseline, in parts of its largest type size."""

Stretch = tuple[float, float]
"""From where to where on a line (points)."""


@dataclass(frozen=True, slots=True)
class FactWords:
    """A stretch of a line (points) that the facts of a snippet worded."""

    left: float
    right: float
    snippet: str


@dataclass(frozen=True, slots=True)
class LineBox:
    """A line on its page (points). `key` is that of its row, ROOT when no row of the outline has it.

    `place` is the line's index among the page's lines, `facts` are the stretches that facts worded.
    """

    left: float
    top: float
    right: float
    bottom: float
    key: int
    place: int
    facts: tuple[FactWords, ...] = ()


def row_of(line: Line) -> int:
    """The key of the row a line belongs to (ROOT: none). A briefing being edited has keys for line numbers."""
    return line.origin.line if line.origin.line >= FIRST_KEY else ROOT


class BookLines:
    """The lines of one live book, read when they are asked for.

    `before` are those of an earlier state of the book: pages that stayed the same are not read again.
    """

    def __init__(self, book: LiveBook, before: BookLines | None = None) -> None:
        self._book = book
        self._reader: GlyphReader = GlyphReader(book.pages.fonts, before._reader if before else None)
        self._read: dict[int, tuple[Page, tuple[LineBox, ...]]] = dict(before._read) if before else {}
        self._facts: dict[int, _Passages] = {}

    def page(self, number: int) -> tuple[LineBox, ...]:
        """The lines of a page (from 1) in reading order."""
        page = self._book.pages.pages[number - 1]
        read = self._read.get(number)
        if read is None or read[0] is not page:
            boxes = tuple(self._box(line, place) for place, line in enumerate(page.lines) if line.runs)
            self._read[number] = read = (page, boxes)
        return read[1]

    def stretch(self, page: int, place: int, start: int, end: int) -> Stretch:
        """Where the characters `start` to `end` of a line's text stand; the whole line if it is not read in order."""
        line = self._book.pages.pages[page - 1].lines[place]
        return _stretch(line, self._reader.characters(line), start, end)

    def first_line(self, key: int, near: int = 1) -> tuple[int, int] | None:
        """Page and place of a row's first line, looked for outwards from a page; None if no line is the row's."""
        pages = self._book.pages.pages
        found = next((n for n in _outwards(near, len(pages)) if _first_of(pages[n - 1], key) is not None), None)
        if found is None:
            return None
        while found > 1 and _first_of(pages[found - 2], key) is not None:
            found -= 1
        place = _first_of(pages[found - 1], key)
        return None if place is None else (found, place)

    def line_of(self, key: int, ordinal: int, near: int) -> tuple[int, int] | None:
        """Page and place of a row's line of that ordinal (from 0), the last it has if it has fewer."""
        start = self.first_line(key, near)
        if start is None:
            return None
        last = start
        for number in range(start[0], len(self._book.pages.pages) + 1):
            places = [i for i, line in enumerate(self._book.pages.pages[number - 1].lines) if row_of(line) == key]
            if not places:
                break
            if ordinal < len(places):
                return number, places[ordinal]
            ordinal -= len(places)
            last = (number, places[-1])
        return last

    def ordinal(self, key: int, page: int, place: int) -> int:
        """Which of a row's lines stands there, from 0."""
        start = self.first_line(key, page)
        if start is None:
            return 0
        pages = self._book.pages.pages
        earlier = sum(row_of(line) == key for n in range(start[0], page) for line in pages[n - 1].lines)
        return earlier + sum(row_of(line) == key for line in pages[page - 1].lines[:place])

    def _box(self, line: Line, place: int) -> LineBox:
        left, right = self._reader.extent(line)
        size = max(run.size for run in line.runs)
        worded = self._passages(line.block).of_line(line.text)
        characters = self._reader.characters(line) if worded else []
        facts = tuple(FactWords(*_stretch(line, characters, start, end), snippet) for start, end, snippet in worded)
        return LineBox(left, line.y - size * ASCENT, right, line.y + size * DESCENT, row_of(line), place, facts)

    def _passages(self, block: int) -> _Passages:
        if block not in self._facts:
            self._facts[block] = _passages_of(self._book.blocks.get(block))
        return self._facts[block]


def _outwards(near: int, count: int) -> Iterator[int]:
    """The page numbers from one on, in both directions by turns."""
    for distance in range(count + 1):
        for number in dict.fromkeys((near + distance, near - distance)):
            if 1 <= number <= count:
                yield number


def _first_of(page: Page, key: int) -> int | None:
    return next((place for place, line in enumerate(page.lines) if row_of(line) == key), None)


def _stretch(line: Line, characters: list[PlacedText], start: int, end: int) -> Stretch:
    """Where the characters stand; the whole line when its glyphs do not spell its text in order."""
    spelled = "".join(one.text for one in characters)
    chosen = characters
    if spelled[: len(line.text)].lower() == line.text.lower():
        at, chosen = 0, []
        for one in characters:
            if start < at + len(one.text) and at < end:
                chosen.append(one)
            at += len(one.text)
    chosen = [one for one in chosen if one.text.strip()]
    if not chosen:
        return 0.0, 0.0
    return min(one.left for one in chosen), max(one.right for one in chosen)


# --- words from facts ------------------------------------------------------------------------------------------------


Fact = tuple[int, int, str]
"""Characters from and to, and the snippet whose facts worded them."""


class _Passages:
    """The words of one block with the stretches that facts worded, matched with its lines."""

    def __init__(self, text: str, facts: tuple[Fact, ...]) -> None:
        self._text = text.lower()
        self._facts = facts

    def of_line(self, words: str) -> tuple[Fact, ...]:
        """The stretches of a line's words that facts worded."""
        sought = words.lower()
        if not self._facts or not sought.strip():
            return ()
        start = self._text.find(sought)
        if start < 0 and sought.endswith("-"):
            start = self._text.find(sought[:-1])
        if start < 0:
            return ()
        end = start + len(words)
        return tuple(
            (max(a, start) - start, min(b, end) - start, s) for a, b, s in self._facts if a < end and start < b
        )


def _passages_of(block: Block | None) -> _Passages:
    if block is None:
        return _Passages("", ())
    text, facts = "", []
    for inlines in _texts(block):
        for words, snippet in _worded(inlines):
            if snippet and words.strip():
                facts.append((len(text), len(text) + len(words), snippet))
            text += words
        text += "\n"
    return _Passages(text, tuple(facts))


def _worded(inlines: Inlines) -> Iterator[tuple[str, str]]:
    """The words of inlines as lines have them, each with the snippet whose facts worded them."""
    for inline in inlines:
        match inline:
            case Run():
                yield inline.text.replace("\u00a0", " "), inline.fact
            case NoteRef():
                yield str(inline.number), ""
            case LineBreak():
                yield "\n", ""
            case PageField():
                pass


def _texts(block: Block) -> Iterator[Inlines]:
    """The inlines of a block and of all in it, in reading order."""
    match block:
        case Heading() | Paragraph():
            yield block.inlines
        case ListBlock():
            for item in block.items:
                for inner in item.blocks:
                    yield from _texts(inner)
        case Cover() | Quotation():
            for inner in block.blocks:
                yield from _texts(inner)
        case Table():
            yield block.caption
            yield from (cell.inlines for cell in _cells(block))
        case Chart() | Picture():
            yield block.caption
        case Contents():
            yield block.title
        case _:
            pass


def _cells(table: Table) -> Iterator[Cell]:
    for row in (*table.header, *table.rows):
        yield from row.cells
