"""The words of Markdown: inlines with every character that could be markup made harmless."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from briefbook.model.document import Inline, Inlines, LineBreak, NoteRef, Run
from briefbook.writers.plain import NoteList, permitted

_MARKUP = re.compile(r"([\\`*_\[\]<>|#~&!])")
_AT_LINE_START = re.compile(r"^(\s*)(?:(\d{1,9})([.)])(?=\s|$)|([-+=:]))")
_LINE_END = re.compile(r"\s*\n\s*")
_STOPS = (*".,;:!?…", "")
_BLANKS = re.compile(r"[ \t]+")
_UNSAFE_IN_ADDRESS = re.compile(r"[\s<>()\\\x00-\x20]")


def escaped(text: str) -> str:
    """Words of one line that stand where a line begins."""
    return _AT_LINE_START.sub(_harmless_start, _MARKUP.sub(r"\\\1", text))


def _harmless_start(match: re.Match[str]) -> str:
    space, number, point, sign = match.groups()
    return f"{space}{number}\\{point}" if number else f"{space}\\{sign}"


@dataclass(slots=True)
class MarkdownWords:
    """Turns inlines into Markdown and collects the notes they refer to."""

    notes: NoteList = field(default_factory=NoteList)

    def paragraph(self, inlines: Inlines) -> str:
        """The words of a paragraph; forced line ends are backslashes at the end of a line."""
        lines = self._written(inlines).strip().split("\n")
        made = [_at_line_start(line.strip()) for line in lines]
        kept = [line for line in made if line]
        return "\\\n".join(kept)

    def cell(self, inlines: Inlines) -> str:
        """The words of a cell, which has one line: where another began stands a semicolon, or nothing after a stop."""
        kept: list[Inline] = []
        for inline in inlines:
            last = kept[-1] if kept else None
            has_end = not isinstance(last, Run) or last.text.rstrip()[-1:] in _STOPS
            kept.append(Run("; ") if isinstance(inline, LineBreak) and not has_end else inline)
        return self.line(tuple(kept))

    def line(self, inlines: Inlines, in_note: bool = False) -> str:
        """The words in a single line, for headings, cells and notes; notes themselves hold no references."""
        kept = tuple(inline for inline in inlines if not (in_note and isinstance(inline, NoteRef)))
        return _at_line_start(_LINE_END.sub(" ", self._written(kept)).strip())

    def _written(self, inlines: Inlines) -> str:
        parts: list[str] = []
        pieces = list(_joined(inlines))
        for index, inline in enumerate(pieces):
            match inline:
                case Run():
                    following = pieces[index + 1] if index + 1 < len(pieces) else None
                    ahead = following.text[:1] if isinstance(following, Run) else ""
                    parts.append(_run(inline, parts[-1][-1:] if parts else "", ahead))
                case LineBreak():
                    parts.append("\n")
                case NoteRef():
                    parts.append(f"[^{self.notes.number_of(inline)}]")
                case _:
                    pass
        return "".join(part for part in parts)


def _at_line_start(line: str) -> str:
    return _AT_LINE_START.sub(_harmless_start, line)


def _joined(inlines: Inlines) -> Iterator[Inline]:
    """The inlines, neighbouring runs that look alike as one."""

    def look(inline: Inline) -> object:
        return (inline.bold, inline.italic, inline.link) if isinstance(inline, Run) else id(inline)

    for _, group in groupby(inlines, key=look):
        first, *others = group
        if isinstance(first, Run):
            text = first.text + "".join(run.text for run in others if isinstance(run, Run))
            clean = _BLANKS.sub(" ", permitted(text))
            if clean:
                yield replace(first, text=clean)
        else:
            yield first
            yield from others


def _run(one: Run, before: str, after: str) -> str:
    inner = one.text.strip()
    if not inner:
        return one.text
    start = one.text[: len(one.text) - len(one.text.lstrip())]
    end = one.text[len(one.text.rstrip()) :]
    words = _MARKUP.sub(r"\\\1", inner)
    mark = "*" * (2 * one.bold + one.italic)
    if mark and "\n" not in inner and _can_be_marked(inner, start or before, end or after):
        words = f"{mark}{words}{mark}"
    address = _UNSAFE_IN_ADDRESS.sub(lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode("utf-8")), one.link)
    if address and not address.startswith("#"):
        words = f"[{words}]({address})"
    return start + words + end


def _can_be_marked(inner: str, before: str, after: str) -> bool:
    """Whether asterisks round the words would be read as emphasis (CommonMark 6.2, flanking delimiter runs)."""
    opens = not _is_punctuation(inner[0]) or not before or before.isspace() or _is_punctuation(before)
    closes = not _is_punctuation(inner[-1]) or not after or after.isspace() or _is_punctuation(after)
    return opens and closes and before != "*"


def _is_punctuation(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"
