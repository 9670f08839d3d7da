"""What the plain formats share: permitted characters, the count of notes, the entries of the contents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from briefbook.model.document import Contents, Document, Heading, Note, NoteRef, Picture, Table

# XML 1.0, 2.2: what no document may contain, not even as a reference; plain text is better off without it, too.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_INVISIBLE = frozenset({"Mn", "Me", "Cf"})


def permitted(text: str) -> str:
    """The text without control characters, lone surrogates and non-characters; every line end is a line feed."""
    if text.isprintable():
        return text
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def display_width(text: str) -> int:
    """How many columns of a fixed-width font the text takes: wide letters of East Asia two, combining marks none."""
    if text.isascii():
        return len(text)
    width = 0
    for letter in text:
        if unicodedata.category(letter) not in _INVISIBLE:
            width += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
    return width


def contents_entries(document: Document, contents: Contents) -> tuple[Heading, ...]:
    """The headings that a table of contents lists, in order."""
    return tuple(heading for heading in document.headings() if heading.level <= contents.levels)


@dataclass(slots=True)
class NoteList:
    """The notes referred to so far; each is counted once, at its first reference."""

    notes: list[Note] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def number_of(self, reference: NoteRef) -> int:
        """The number of the note referred to, from 1."""
        key = reference.note.key
        if key not in self._numbers:
            self.notes.append(reference.note)
            self._numbers[key] = len(self.notes)
        return self._numbers[key]


def with_plain_spaces(text: str) -> str:
    """The text with spaces for no-break spaces, once its lines are broken: whoever searches it types plain ones."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def pictures_in(table: Table) -> Iterator[Picture]:
    """The pictures of a table's cells, in reading order."""
    return (cell.picture for row in (*table.header, *table.rows) for cell in row.cells if cell.picture is not None)


def without_pictures(table: Table) -> Table:
    """The table for plain words: without the columns that hold nothing but pictures."""
    rows = (*table.header, *table.rows)
    if not any(pictures_in(table)):
        return table
    kept = [
        n for n in range(len(table.columns)) if any(n < len(row.cells) and not row.cells[n].picture for row in rows)
    ]
    header, body = (
        tuple(replace(row, cells=tuple(row.cells[n] for n in kept if n < len(row.cells))) for row in part)
        for part in (table.header, table.rows)
    )
    return replace(table, columns=tuple(table.columns[n] for n in kept), header=header, rows=body)
