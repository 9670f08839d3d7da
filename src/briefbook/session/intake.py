"""Foreign texts as rows of a briefing: headings become sections, paragraphs, lists and tables text items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from briefbook.model.problem import Problem
from briefbook.model.text_lines import FORCED_BREAK, Span, TextLine
from briefbook.readers.docx.reading import read_docx
from briefbook.readers.html.reading import read_html
from briefbook.readers.passages import NOTE_MARK, Grid, Heading, Passage, Reading, Spans, Words
from briefbook.session.moves import DEEPEST, Place
from briefbook.session.rows import insert
from briefbook.session.state import Edited, State
from briefbook.session.text_lines import written_lines
from briefbook.session.tree import ROOT
from briefbook.session.words import printable

WORD_ENDINGS = (".docx", ".docm", ".dotx", ".dotm")
_TOGETHER = ("bullet", "number", "quotation")
_LONGEST_TITLE = 300
_BRACES = re.compile(r"\{(?=\{)")
_BETWEEN_BRACES = "\ue021"

Row = dict[str, Any]


def is_word_file(path: Path) -> bool:
    """Whether a file calls itself one of Word's."""
    return path.suffix.casefold() in WORD_ENDINGS


def read_word_file(path: Path) -> tuple[Reading | None, tuple[Problem, ...]]:
    """The passages of a Word file; None with problems when it cannot be read. May take a second: any thread may."""
    return read_docx(path)


def read_rich_text(text: str) -> Reading:
    """The passages of rich text (HTML) as a clipboard has it."""
    return read_html(text)


def take_in(state: State, place: Place, reading: Reading, title: str) -> Edited:
    """Put the passages of a text at a place as new rows, selected.

    Among the outermost sections, words before the first heading get a section called `title`. Headings deeper than
    a briefing's sections may be become sections of the deepest level.
    """
    level = 0 if place.parent == ROOT else state.depth(place.parent) + 1
    rows = rows_of(reading.passages, max(DEEPEST - level, 0))
    if place.parent == ROOT:
        rows = list(_under_titles(rows, title))
    return insert(state, place, *rows) if rows else Edited(state)


def rows_of(passages: Iterable[Passage], room: int) -> list[Row]:
    """Passages as plain data of rows, sections at most `room` levels deep; with no room titles are bold words."""
    top: Row = {}
    open_sections: list[tuple[int, Row]] = []
    for passage in _joined(passages):
        if not isinstance(passage, Heading):
            (open_sections[-1][1] if open_sections else top).setdefault("items", []).append({"text": passage})
            continue
        if room <= 0:
            top.setdefault("items", []).append({"text": _written(_title_line(passage))})
            continue
        while open_sections and open_sections[-1][0] >= passage.level:
            open_sections.pop()
        section: Row = {"title": printable(passage.words)[:_LONGEST_TITLE]}
        parent = open_sections[: room - 1]
        (parent[-1][1] if parent else top).setdefault("sections", []).append(section)
        open_sections = [*parent, (passage.level, section)]
    return [*top.get("items", ()), *top.get("sections", ())]


def _title_line(heading: Heading) -> TextLine:
    return TextLine("paragraph", 0, (Span(heading.words, bold=True),))


def _under_titles(rows: Iterable[Row], title: str) -> Iterator[Row]:
    """The rows, items gathered under a section of their own."""
    for is_item, some in groupby(rows, key=lambda row: "text" in row):
        if is_item:
            yield {"title": title, "items": list(some)}
        else:
            yield from some


def text_of(reading: Reading) -> str:
    """All passages as one text in the small Markdown; headings as bold paragraphs."""
    parts: list[str] = []
    for passage in _joined(reading.passages):
        if isinstance(passage, Heading):
            parts.append(_written(_title_line(passage)))
        else:
            parts.append(passage)
    return "\n\n".join(parts)


def lines_of(reading: Reading) -> tuple[TextLine, ...] | None:
    """The passages as lines of a text, headings as bold paragraphs; None when there is a table or a note in them."""
    lines: list[TextLine] = []
    for passage in reading.passages:
        match passage:
            case Heading():
                lines.append(_title_line(passage))
            case Words(notes=()):
                lines.append(passage.line)
            case _:
                return None
    return tuple(lines)


# --- the small Markdown ----------------------------------------------------------------------------------------------


def _joined(passages: Iterable[Passage]) -> Iterator[Heading | str]:
    """Headings, and the texts between them: a paragraph each, the entries of a list together."""
    waiting: list[Words] = []
    for passage in passages:
        goes_on = isinstance(passage, Words) and waiting and _go_together(waiting[-1].line, passage.line)
        if waiting and not goes_on:
            yield from _texts(waiting)
            waiting = []
        match passage:
            case Heading():
                yield passage
            case Words():
                waiting.append(passage)
            case Grid():
                yield _with_notes(_table(passage), passage.notes)
    yield from _texts(waiting)


def _go_together(before: TextLine, line: TextLine) -> bool:
    """Whether a line goes on with the list or quotation of the one before; another kind of list is another text."""
    if before.kind not in _TOGETHER or line.kind not in _TOGETHER:
        return False
    return before.kind == line.kind or (line.level > 1 and "quotation" not in (before.kind, line.kind))


def _texts(words: list[Words]) -> Iterator[str]:
    if words:
        text = _written(*_stepped(one.line for one in words))
        if text.strip():
            yield _with_notes(text, tuple(note for one in words for note in one.notes))


def _stepped(lines: Iterable[TextLine]) -> Iterator[TextLine]:
    """The lines, no entry more than one level deeper than the one before it."""
    level = 0
    for line in lines:
        level = min(line.level, level + 1)
        yield TextLine(line.kind, level, line.spans)


def _table(grid: Grid) -> str:
    rows = [[_cell(cell) for cell in row] for row in grid.rows]
    head, *rest = rows
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rest))


def _cell(spans: Spans) -> str:
    text = _written(TextLine("paragraph", 0, spans))
    return re.sub(r"(?<!\\)\|", r"\\|", text.replace("\\\n", " ").replace("\n", " "))


def _with_notes(text: str, notes: tuple[Spans, ...]) -> str:
    """The text with its notes called where they were, and what they say below it."""
    said: list[str] = []
    for number, note in enumerate(notes, 1):
        words = _written(TextLine("paragraph", 0, note)).replace("\\\n", " ").replace("\n", " ").strip()
        text = text.replace(NOTE_MARK, f"[^{number}]" if words else "", 1)
        if words:
            said.append(f"[^{number}]: {words}")
    return "\n\n".join((text.replace(NOTE_MARK, ""), *said))


def _written(*lines: TextLine) -> str:
    """Lines as a text in which braces that came from elsewhere are words and no expression of ours."""
    held = (replace(line, spans=tuple(replace(one, text=_held(one.text)) for one in line.spans)) for line in lines)
    return printable(written_lines(held)).replace(_BETWEEN_BRACES, "\\").replace(FORCED_BREAK, " ")


def _held(words: str) -> str:
    return _BRACES.sub("{" + _BETWEEN_BRACES, words.replace(_BETWEEN_BRACES, ""))
