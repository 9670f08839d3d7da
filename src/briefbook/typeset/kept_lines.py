"""What is worth keeping between two layouts of a book that is being edited: open fonts, shaped words, broken lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from briefbook.model.document import Inlines
from briefbook.model.problem import Problem
from briefbook.model.styles import ResolvedStyle
from briefbook.typeset.catalogue import FontCatalogue
from briefbook.typeset.faces import EM
from briefbook.typeset.features import features_of
from briefbook.typeset.fonts import Fonts, subject_of
from briefbook.typeset.linebreaking import BrokenLine, LineBreaker
from briefbook.typeset.totalfit import Measure
from briefbook.typeset.words import Piece, Segment, Word, WordSetter, look_of

_Key = tuple[Inlines, ResolvedStyle, str, int]


class BrokenText(NamedTuple):
    """The lines of a text, and what they were broken to."""

    measure: Measure
    lines: list[BrokenLine]


@dataclass(slots=True, eq=False)
class SetText:
    """Some inlines in a style: their words, the lines they were broken into by width, their natural widths.

    `layout` is the number of the last layout that asked for it.
    """

    segments: list[Segment]
    space: float
    layout: int
    broken: dict[float, BrokenText] = field(default_factory=dict)
    widths: tuple[float, float] | None = None


class KeptLines:
    """Hand the same one to `lay_out` for every state of a book being edited, and only what changed is set anew.

    It holds what the last two layouts used; older lines are let go. Its fonts keep every glyph that was ever shaped, so
    that the subsets for the screen stay the same from one state to the next. **What is to be saved or handed on must
    therefore be laid out without it**: a file's fonts must not tell of words that were deleted.
    It is not to be used by two threads at once.
    """

    def __init__(self, catalogue: FontCatalogue | None = None) -> None:
        self.fonts = Fonts(catalogue or FontCatalogue())
        self.setter = WordSetter(self.fonts)
        self._breaker = LineBreaker(self.setter)
        self._texts: dict[_Key, SetText] = {}
        self._spaces: dict[tuple[ResolvedStyle, str], float] = {}
        self._layout = 0
        self._before = 0

    @property
    def count(self) -> int:
        """How many texts are kept."""
        return len(self._texts)

    def begin_layout(self) -> None:
        """A new layout begins; let go of what neither of the last two used."""
        if len(self._texts) > 2 * self._before:
            self._texts = {key: text for key, text in self._texts.items() if text.layout >= self._layout - 1}
            self._before = len(self._texts)
        self._layout += 1

    def text(self, inlines: Inlines, style: ResolvedStyle, language: str, base: int) -> SetText:
        """The inlines in a style, set when they are first asked for; `base` is 1 in right-to-left books."""
        key = (inlines, style, language, base)
        found = self._texts.get(key)
        if found is None:
            segments = self.setter.segments(inlines, style, language, base)
            if style.indent and segments[0].words:
                segments[0] = _with_indent(segments[0], style.indent * EM / style.size)
            found = self._texts[key] = SetText(segments, self._space_of(style, language), self._layout)
        found.layout = self._layout
        return found

    def _space_of(self, style: ResolvedStyle, language: str) -> float:
        """The width of a space; what the style's font lacks is noted when it is asked for the first time."""
        found = self._spaces.get((style, language))
        if found is None:
            self.fonts.report_lacking(style, language)
            found = self._spaces[style, language] = self.setter.space(look_of(style, language)).width
        return found

    def broken(self, text: SetText, style: ResolvedStyle, width: float) -> BrokenText:
        """A text in its style, broken to `width` points; no lines for no words at all."""
        found = text.broken.get(width)
        if found is None:
            segments = text.segments
            if len(segments) == 1 and not segments[0].words:
                segments = []
            measure = Measure(width * EM / style.size, text.space, style.hyphenate, style.align == "justify")
            lines_of = self._breaker.balanced if style.balance else self._breaker.lines
            lines = [line for segment in segments for line in lines_of(segment, measure)]
            found = text.broken[width] = BrokenText(measure, lines)
        return found

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the fonts and letters that the present layout used."""
        if not self.fonts.problems:
            return ()
        texts = [(key, text) for key, text in self._texts.items() if text.layout == self._layout]
        present = {key[1].family for key, _ in texts}
        present.update(subject_of(key[1], tag) for key, _ in texts for tag in features_of(key[1]))
        for _, text in texts:
            present.update(c for s in text.segments for word in s.words for part in word.parts for c in part.text)
        return tuple(problem for subject, problem in self.fonts.problems.items() if subject in present)


def natural_widths(text: SetText, style: ResolvedStyle) -> tuple[float, float]:
    """The widths (points) of the longest forced line of a text set in one, and of its longest word."""
    if text.widths is None:
        scale = style.size / EM
        whole = longest = 0.0
        for segment in text.segments:
            widths = [word.width for word in segment.words]
            if widths:
                longest = max(longest, *widths)
                whole = max(whole, sum(widths) + text.space * (len(widths) - 1))
        text.widths = (whole * scale, longest * scale)
    return text.widths


def _with_indent(segment: Segment, indent: float) -> Segment:
    """The segment with its first word pushed in."""
    first = segment.words[0]
    if not first.pieces:
        return segment
    lead = first.pieces[0]
    pushed = Piece(lead.font, f">{-indent:.1f}<", indent, "", lead.look, lead.level)
    word = Word(first.text, first.parts, (pushed, *first.pieces), first.width + indent)
    return Segment([word, *segment.words[1:]], segment.joins, segment.levels, False)
