"""The page as Word measures it: paper, margins and what is left for the text, in twentieths of a point."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefbook.model.template import Template
from briefbook.writers.docx.wordml import twips, twips_of_mm

_MARKING_GAP = 4.0
_NEAREST_EDGE = 12.0


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page; all lengths in twips (1/1440 inch)."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int
    is_mirrored: bool = False

    @classmethod
    def of(cls, template: Template) -> Geometry:
        """The template's paper and margins."""
        paper, margins = template.paper, template.margins
        return cls(
            twips_of_mm(paper.width_mm),
            twips_of_mm(paper.height_mm),
            twips_of_mm(margins.top_mm),
            twips_of_mm(margins.bottom_mm),
            twips_of_mm(margins.left_mm),
            twips_of_mm(margins.right_mm),
            twips_of_mm(margins.header_mm),
            twips_of_mm(margins.footer_mm),
            margins.mirror,
        )

    def with_marking(self, leading: float) -> Geometry:
        """The page with a line of that leading above the header and below the footer, nearer to the paper's edges."""
        room = twips(leading + _MARKING_GAP)
        nearest = twips(_NEAREST_EDGE)
        return replace(
            self,
            header=max(self.header - room, min(nearest, self.header)),
            footer=max(self.footer - room, min(nearest, self.footer)),
        )

    @property
    def text_width(self) -> int:
        """The width of a line; never less than an inch, whatever the margins."""
        return max(self.width - self.left - self.right, 1440)

    @property
    def text_height(self) -> int:
        """The height between the margins; never less than an inch."""
        return max(self.height - self.top - self.bottom, 1440)

    @property
    def foot_frame(self) -> str:
        """`w:framePr` of paragraphs that stand together at the foot of their page, as wide as the text."""
        return (
            f'<w:framePr w:w="{self.text_width}" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" '
            'w:xAlign="left" w:yAlign="bottom"/>'
        )

    def xml(self) -> str:
        """Its elements of w:sectPr."""
        turned = ' w:orient="landscape"' if self.width > self.height else ""
        return (
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}"{turned}/>'
            f'<w:pgMar w:top="{self.top}" w:right="{self.right}" w:bottom="{self.bottom}" w:left="{self.left}" '
            f'w:header="{self.header}" w:footer="{self.footer}" w:gutter="0"/>'
        )
