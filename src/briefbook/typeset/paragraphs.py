"""Paragraphs: inlines become lines, lines become slabs, with their notes and links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from briefbook.model.document import NOWHERE, Inlines, Note, NoteRef, Origin
from briefbook.model.pages import Line, LinkArea
from briefbook.model.styles import ResolvedStyle
from briefbook.typeset.faces import EM
from briefbook.typeset.fonts import Fonts
from briefbook.typeset.linebreaking import BrokenLine, LineBreaker
from briefbook.typeset.lines import ComposedLine, LineComposer, Setting
from briefbook.typeset.slabs import Slab, moved
from briefbook.typeset.structure import Structure
from briefbook.typeset.totalfit import Measure
from briefbook.typeset.words import Look, Piece, Segment, Word, WordSetter

NOTE_HANG = 12.0
_SHORTEST_LINE = 8.0


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text stands: its left edge and its width (points), and the block it belongs to."""

    x: float
    width: float
    block: int = -1
    origin: Origin = NOWHERE

    def indented(self, left: float, right: float = 0.0) -> Frame:
        """The frame narrowed."""
        return replace(self, x=self.x + left, width=max(self.width - left - right, _SHORTEST_LINE))


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
    """Sets paragraphs of one book. `base` is 1 in right-to-left books; `notes` fills with the notes referred to."""

    fonts: Fonts
    structure: Structure
    language: str
    note_style: ResolvedStyle
    note_width: float
    note_x: float
    base: int = 0
    notes: dict[str, list[Slab]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._setter = WordSetter(self.fonts)
        self._breaker = LineBreaker(self._setter)
        self._composer = LineComposer(self._setter)
        self._broken: dict[tuple[Inlines, ResolvedStyle, float, str], list[BrokenLine]] = {}

    def slabs(
        self, inlines: Inlines, style: ResolvedStyle, frame: Frame, element: int, language: str = ""
    ) -> list[Slab]:
        """A paragraph as one slab a line, bound so that neither a first nor a last line stands alone."""
        inner = frame.indented(style.left, style.right)
        own = language or self.language
        lines = self.composed(inlines, style, inner, element, own)
        last = len(lines) - 1
        notes = self._notes_of(inlines, element)
        slabs = []
        for index, (line, broken) in enumerate(lines):
            keys = _keys(broken) if notes else ()
            slab = Slab(style.leading, self._things(line, style, 0.0), notes=keys)
            slab.is_kept = index in (0, last - 1) if index < last else style.keep_with_next
            slab.is_kept = slab.is_kept or (style.keep_with_next and index < last)
            slabs.append(slab)
        if slabs:
            slabs[0].before, slabs[-1].after = style.before, style.after
            slabs[0].is_new_page = style.new_page
        return slabs

    def composed(
        self, inlines: Inlines, style: ResolvedStyle, frame: Frame, element: int, language: str = ""
    ) -> list[tuple[ComposedLine, BrokenLine]]:
        """The lines of a paragraph, each with its words; the baseline of each is at 0."""
        own = language or self.language
        elements = Elements(self.structure, element, own)
        setting = Setting(style, frame.x, frame.width, elements.of, self.base, frame.block, frame.origin)
        broken = self._lines(inlines, style, frame.width, own)
        return [(self._composer.compose(line, setting), line) for line in broken]

    def cell(
        self, inlines: Inlines, style: ResolvedStyle, frame: Frame, element: int
    ) -> tuple[list[tuple[Line | LinkArea, ...]], tuple[str, ...]]:
        """The lines of a paragraph as things from their own top, without slabs, and the keys of its notes."""
        notes = self._notes_of(inlines, element)
        lines = self.composed(inlines, style, frame, element)
        keys = tuple(key for _, broken in lines for key in _keys(broken)) if notes else ()
        return [self._things(line, style, 0.0) for line, _ in lines], keys

    def natural_width(self, inlines: Inlines, style: ResolvedStyle) -> tuple[float, float]:
        """The widths (points) of the longest forced line set in one, and of the longest word."""
        segments = self._setter.segments(inlines, style, self.language, self.base)
        scale = style.size / EM
        longest = max((word.width for s in segments for word in s.words), default=0.0)
        return max((self._width(s, style) for s in segments), default=0.0) * scale, longest * scale

    def single(
        self, inlines: Inlines, style: ResolvedStyle, frame: Frame, element: int, top: float = 0.0
    ) -> tuple[tuple[Line | LinkArea, ...], float]:
        """Words on one line, however long, from `top` down, and their natural width (points)."""
        width, _ = self.natural_width(inlines, style)
        wide = replace(frame, width=max(frame.width, width + 1.0))
        if width > frame.width:
            style = replace(style, align="start")
        lines = self.composed(inlines, replace(style, hyphenate=False), wide, element)
        return tuple(thing for line, _ in lines for thing in self._things(line, style, top)), width

    # --- inside ------------------------------------------------------------------------------------------------------

    def _width(self, segment: Segment, style: ResolvedStyle) -> float:
        space = self._space(style)
        return sum(word.width for word in segment.words) + space * max(len(segment.words) - 1, 0)

    def _space(self, style: ResolvedStyle) -> float:
        return self._setter.space(Look(style.family, style.bold, style.italic, self.language)).width

    def _lines(self, inlines: Inlines, style: ResolvedStyle, width: float, language: str) -> list[BrokenLine]:
        key = (inlines, style, width, language)
        found = self._broken.get(key)
        if found is None:
            is_justified = style.align == "justify"
            measure = Measure(width * EM / style.size, self._space(style), style.hyphenate, is_justified)
            segments = self._setter.segments(inlines, style, language, self.base)
            if style.indent and segments and segments[0].words:
                segments[0] = _with_indent(segments[0], style.indent * EM / style.size)
            if len(segments) == 1 and not segments[0].words:
                segments = []
            found = self._broken[key] = [line for s in segments for line in self._breaker.lines(s, measure)]
        return found

    def _things(self, composed: ComposedLine, style: ResolvedStyle, top: float) -> tuple[Line | LinkArea, ...]:
        """A line and its links with their places counted from the line's top."""
        down = top + (style.leading - style.size) / 2 + style.size * 0.8
        line = composed.line
        placed = Line(down, line.runs, line.text, line.block, line.origin)
        if not composed.links:
            return (placed,)
        elements = [run.element for run in line.runs]
        found: list[Line | LinkArea] = [placed]
        for look, start, end in composed.links:
            at = min(range(len(line.runs)), key=lambda i: abs(line.runs[i].x - start))
            area = LinkArea(start, top, end - start, style.leading, look.link, line.text, elements[at])
            found.append(area)
        return tuple(found)

    def _notes_of(self, inlines: Inlines, element: int) -> bool:
        """Set the notes that are referred to for the first time; whether there is any reference."""
        references = [inline for inline in inlines if isinstance(inline, NoteRef)]
        for reference in references:
            if reference.note.key not in self.notes:
                self.notes[reference.note.key] = []
                self.notes[reference.note.key] = self._note(reference.note, reference.number, element)
        return bool(references)

    def _note(self, note: Note, number: int, parent: int) -> list[Slab]:
        style = self.note_style
        frame = Frame(self.note_x, self.note_width)
        element = self.structure.add("Note", max(parent, 0), identity=f"note-{number}")
        label = self.structure.add("Lbl", element)
        marker, _ = self.single((NoteRef(note, number),), replace(style, align="start"), frame, label)
        lines = self.slabs(note.inlines, replace(style, left=NOTE_HANG), frame, element)
        if not lines:
            return [Slab(style.leading, marker)]
        lines[0].things = (*marker, *lines[0].things)
        return lines


def _keys(broken: BrokenLine) -> tuple[str, ...]:
    return tuple(part.look.note for word in broken.words for part in word.parts if part.look.note)


def _with_indent(segment: Segment, indent: float) -> Segment:
    """The segment with its first word pushed in."""
    first = segment.words[0]
    if not first.pieces:
        return segment
    lead = first.pieces[0]
    pushed = Piece(lead.font, f">{-indent:.1f}<", indent, "", lead.look, lead.level)
    word = Word(first.text, first.parts, (pushed, *first.pieces), first.width + indent)
    return Segment([word, *segment.words[1:]], segment.joins, segment.levels, False)


def stacked(things: Iterable[tuple[Line | LinkArea, ...]], leading: float, top: float) -> list[Line | LinkArea]:
    """Lines one under the other from `top`."""
    placed: list[Line | LinkArea] = []
    for index, line in enumerate(things):
        placed.extend(moved(thing, top + index * leading) for thing in line)  # type: ignore[misc]
    return placed
