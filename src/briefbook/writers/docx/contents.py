"""The contents: Word's own field with its entries already in it, so that nobody has to press F9."""

from __future__ import annotations

from typing import NamedTuple

from briefbook.writers.docx.story import Names
from briefbook.writers.docx.wordml import field, field_end, field_start, paragraph, run, words

_CONTROL_ID = 1001


class Entry(NamedTuple):
    """A heading in the contents: its level from 1, number, runs, bookmark and page."""

    level: int
    number: str
    runs: str
    bookmark: str
    page: str


def contents(title: str, entries: list[Entry], levels: int, names: Names) -> str:
    """The content control Word knows as a table of contents: the title's paragraph, then the field over all entries."""
    lines = [_line(entry, names) for entry in entries]
    start = field_start(f'TOC \\o "1-{levels}" \\h \\z')
    opening = lines[0][0] if lines else "TOC1"
    first = start + (lines[0][1] if lines else "")
    made = [paragraph(first, names.style(opening))]
    made += [paragraph(content, names.style(style)) for style, content in lines[1:]]
    made.append(paragraph(field_end(), names.style("TOCEnd")))
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{_CONTROL_ID}"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{title}{''.join(made)}</w:sdtContent></w:sdt>"
    )


def _line(entry: Entry, names: Names) -> tuple[str, str]:
    number = run(words(entry.number + "\t")) if entry.number else ""
    page = run("<w:tab/>") + field(f"PAGEREF {entry.bookmark} \\h", entry.page)
    link = f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{number}{entry.runs}{page}</w:hyperlink>'
    return f"TOC{entry.level}", link
