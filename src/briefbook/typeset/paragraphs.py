"""Paragraphs: inlines become lines, lines become slabs, with their notes and links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import cycle, repeat
from typing import NamedTuple

from briefbook.model.direction import is_right_to_left
from briefbook.model.document import NOWHERE, Inlines, Note, NoteRef, Origin
from briefbook.model.pages import Line, LinkArea
from briefbook.model.styles import ResolvedStyle, varied
from briefbook.typeset.faces import EM
from briefbook.typeset.kept_lines import BrokenText, KeptLines, natural_widths
from briefbook.typeset.linebreaking import BrokenLine
from briefbook.typeset.lines import LineComposer, Setting, Spanned
from briefbook.typeset.nastaliq import in_nastaliq
from briefbook.typeset.slabs import Slab
from briefbook.typeset.structure import ROOT, Structure
from briefbook.typeset.words import Look

NOTE_HANG = 12.0
_SHORTEST_LINE = 8.0
_AT_TOP = repeat(0.0)
_WITHOUT_SPACES = frozenset({"zh", "ja"})
"""Languages written without spaces that could be stretched; their letters are all of one width, and lines end alike."""


class Frame(NamedTuple):
    """Where text stands: its left edge and its width (points), and the block it belongs to.

    In a right-to-left book (`is_rtl`) its lines begin at the right edge.
    """

    x: float
    width: float
    block: int = -1
    origin: Origin = NOWHERE
    is_rtl: bool = False

    def indented(self, start: float, end: float = 0.0) -> Frame:
        """The frame narrowed where lines begin and where they end."""
        left = end if self.is_rtl else start
        width = max(self.width - start - end, _SHORTEST_LINE)
        return Frame(self.x + left, width, self.block, self.origin, self.is_rtl)

    def widened(self, width: float) -> Frame:
        """The frame made at least so wide, beyond where its lines end."""
        more = max(width - self.width, 0.0)
        return Frame(self.x - more if self.is_rtl else self.x, self.width + more, self.block, self.origin, self.is_rtl)

    def across(self, along: float, width: float = 0.0) -> float:
        """The left edge of what begins `along` from where lines begin and is `width` wide (points)."""
        return self.x + self.width - along - width if self.is_rtl else self.x + along


LineThings = tuple[Line | LinkArea, ...]
"""A line and its links, counted from its top."""


class Elements:
    """The structure elements of one paragraph's looks: links, references to notes and foreign words get their own."""

    def __init__(self, structure: Structure, element: int, language: str) -> None:
        self._structure = structure
        self._element = element
        self._language = language
        self._last: tuple[Look | None, int] = (None, element)

    def of(self, look: Look) -> int:
        """The element for words of a look, a new one when the look changes."""
        if self._last[0] != look:
            self._last = (look, self._new(look) if self._element >= 0 else self._element)
        return self._last[1]

    def _new(self, look: Look) -> int:
        if look.link:
            return self._structure.add("Link", self._element, language=look.language)
        if look.note:
            return self._structure.add("Reference", self._element)
        if look.language != self._language:
            return self._structure.add("Span", self._element, language=look.language)
        return self._element


@dataclass
class ParagraphSetter:
    """Sets paragraphs of one book. `base` is 1 in right-to-left books; `notes` fills with the notes referred to.

    With `notes_at_end` slabs do not ask for the notes on their pages.
    """

    kept: KeptLines
    structure: Structure
    language: str
    note_style: ResolvedStyle
    note_width: float
    note_x: float
    base: int = 0
    notes_at_end: bool = False
    notes: dict[str, list[Slab]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._composer = LineComposer(self.kept.setter)

    def slabs(
        self,
        inlines: Inlines,
        style: ResolvedStyle,
        frame: Frame,
        element: int,
        language: str = "",
        *,
        is_followed: bool = False,
    ) -> list[Slab]:
        """A paragraph as one slab a line, bound so that neither a first nor a last line stands alone."""
        inner = frame.indented(style.left, style.right)
        own = language or self.language
        if style.align == "justify" and own.partition("-")[0] in _WITHOUT_SPACES:
            style = varied(style, align="start")
        style = in_nastaliq(style, own, self.kept.fonts.catalogue)
        broken = self._broken(inlines, style, inner.width, own)
        lines = self._composed(broken, style, inner, element, own, is_followed=is_followed)
        has_notes = self._notes_of(inlines, frame.origin)
        keeps, last, leading = style.keep_with_next, len(lines) - 1, style.leading
        slabs = []
        for index, things in enumerate(lines):
            slab = Slab(leading, things)
            slab.is_kept = keeps or (index < last and (index == 0 or index == last - 1))
            if has_notes:
                slab.notes = _keys(broken.lines[index])
            slabs.append(slab)
        if slabs:
            slabs[0].before, slabs[-1].after = style.before, style.after
            slabs[0].is_new_page = style.new_page
        return slabs

    def cell(
        self, inlines: Inlines, style: ResolvedStyle, frame: Frame, element: int, top: float, at_once: int = 0
    ) -> tuple[list[LineThings], tuple[str, ...]]:
        """The lines of a paragraph under each other from `top`, without slabs, and the keys of its notes.

        After every `at_once` lines, if given, the next one stands at the top again.
        """
        has_notes = self._notes_of(inlines, frame.origin)
        broken = self._broken(inlines, style, frame.width, self.language)
        rows = range(at_once or len(broken.lines))
        steps = cycle([top + row * style.leading for row in rows])
        lines = self._composed(broken, style, frame, element, self.language, steps=steps)
        return lines, tuple([key for line in broken.lines for key in _keys(line)]) if has_notes else ()

    def natural_width(self, inlines: Inlines, style: ResolvedStyle) -> tuple[float, float]:
        """The widths (points) of the longest forced line set in one, and of the longest word."""
        return natural_widths(self.kept.text(inlines, style, self.language, self.base), style)

    def single(
        self, inlines: Inlines, style: ResolvedStyle, frame: Frame, element: int, top: float = 0.0
    ) -> tuple[LineThings, float]:
        """Words on one line, however long, from `top` down, and their natural width (points)."""
        return self._single(inlines, style, frame, element, top)

    def marker(self, inlines: Inlines, style: ResolvedStyle, frame: Frame, element: int) -> tuple[LineThings, float]:
        """What stands before a paragraph on its first line, such as its number, as `single` sets it.

        A space goes with it, so that whoever takes the text out of the page finds two words.
        """
        return self._single(inlines, varied(style, align="start"), frame, element, 0.0, is_followed=True)

    def last_width(self, inlines: Inlines, style: ResolvedStyle, width: float) -> float:
        """The natural width (points) of the last line of a paragraph that is `width` wide."""
        lines = self._broken(inlines, style, width, self.language).lines
        return lines[-1].width * style.size / EM if lines else 0.0

    # --- inside ------------------------------------------------------------------------------------------------------

    def _single(
        self,
        inlines: Inlines,
        style: ResolvedStyle,
        frame: Frame,
        element: int,
        top: float,
        *,
        is_followed: bool = False,
    ) -> tuple[LineThings, float]:
        style = varied(style, hyphenate=False) if style.hyphenate else style
        width, _ = self.natural_width(inlines, style)
        if width > frame.width:
            style = varied(style, align="start")
        wide = frame.widened(width + 1.0)
        broken = self._broken(inlines, style, wide.width, self.language)
        lines = self._composed(broken, style, wide, element, self.language, is_followed=is_followed, steps=repeat(top))
        return lines[0] if len(lines) == 1 else tuple([thing for line in lines for thing in line]), width

    def _broken(self, inlines: Inlines, style: ResolvedStyle, width: float, language: str) -> BrokenText:
        return self.kept.broken(self.kept.text(inlines, style, language, self._base_of(language)), style, width)

    def _base_of(self, language: str) -> int:
        """1 for a paragraph from right to left: one in a language of its own has that language's direction."""
        return self.base if language == self.language else int(is_right_to_left(language))

    def _composed(
        self,
        broken: BrokenText,
        style: ResolvedStyle,
        frame: Frame,
        element: int,
        language: str,
        *,
        is_followed: bool = False,
        steps: Iterable[float] = _AT_TOP,
    ) -> list[LineThings]:
        """The lines as things, each counted from its own top and lowered by its step."""
        element_of = Elements(self.structure, element, language).of
        down = (style.leading - style.size) / 2 + style.size * 0.8
        setting = Setting(
            style, frame.x, broken.measure, element_of, self._base_of(language), frame.block, frame.origin
        )
        last = len(broken.lines) - 1
        lines: list[LineThings] = []
        for index, (one, step) in enumerate(zip(broken.lines, steps, strict=False)):
            line, links = self._composer.compose(one, setting, down + step, is_followed or index < last)
            lines.append((line, *_link_areas(line, links, step, style.leading)) if links else (line,))
        return lines

    def _notes_of(self, inlines: Inlines, origin: Origin) -> bool:
        """Set the notes referred to for the first time; whether any stands on the page of its reference."""
        references = [inline for inline in inlines if isinstance(inline, NoteRef)]
        for reference in references:
            if reference.note.key not in self.notes:
                self.notes[reference.note.key] = []
                self.notes[reference.note.key] = self._note(reference.note, reference.number, origin)
        return bool(references) and not self.notes_at_end

    def _note(self, note: Note, number: int, origin: Origin) -> list[Slab]:
        """A note's lines, marked as its reference. It is read where it stands, at the end of its page."""
        style = self.note_style
        frame = Frame(self.note_x, self.note_width, origin=Origin(marking=origin.marking), is_rtl=bool(self.base))
        element = self.structure.add("Note", ROOT, identity=f"note-{len(self.notes)}")
        label = self.structure.add("Lbl", element)
        marker, _ = self.single((NoteRef(note, number),), varied(style, align="start"), frame, label)
        lines = self.slabs(note.inlines, varied(style, left=NOTE_HANG), frame, element)
        if not lines:
            return [Slab(style.leading, marker)]
        lines[0].things = (*marker, *lines[0].things)
        return lines


def _keys(broken: BrokenLine) -> tuple[str, ...]:
    return tuple(part.look.note for word in broken.words for part in word.parts if part.look.note)


def _link_areas(line: Line, links: Sequence[Spanned], top: float, height: float) -> list[LinkArea]:
    """The places to click of a line's links, each with the element of the run that begins there."""
    areas = []
    for look, start, end in links:
        run = min(line.runs, key=lambda run: abs(run.x - start))
        areas.append(LinkArea(start, top, end - start, height, look.link, line.text, run.element))
    return areas
