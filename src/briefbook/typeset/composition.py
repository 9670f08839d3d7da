"""What the setting of every kind of block shares: styles, paragraphs, structure, and what gathers on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefbook.model.document import Heading, Inlines
from briefbook.model.pages import OutlineEntry
from briefbook.model.problem import Problem
from briefbook.model.styles import ResolvedStyle
from briefbook.model.template import ChartLook
from briefbook.typeset.paragraphs import Frame, ParagraphSetter
from briefbook.typeset.slabs import Slab
from briefbook.typeset.structure import Structure


@dataclass
class Composition:
    """The book under construction. `body_height` is the height of a page's text (points).

    `entries` are those of the contents that were set last, for when they are set again.
    """

    paragraphs: ParagraphSetter
    structure: Structure
    styles: Mapping[str, ResolvedStyle]
    chart_look: ChartLook
    body_height: float
    outline: list[OutlineEntry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    entries: dict[tuple[Heading, Frame], list[Slab]] = field(default_factory=dict)

    def text(self, inlines: Inlines, style: str, frame: Frame, element: int) -> list[Slab]:
        """A paragraph in a named style; no slabs for no words."""
        return self.paragraphs.slabs(inlines, self.styles[style], frame, element) if inlines else []
