"""The page as Word measures it: paper, margins and what is left for the text, in twentieths of a point."""

from __future__ import annotations

from dataclasses import dataclass

from briefbook.model.template import Template
from briefbook.writers.docx.wordml import twips_of_mm


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
        )

    @property
    def text_width(self) -> int:
        """The width of a line; never less than an inch, whatever the margins."""
        return max(self.width - self.left - self.right, 1440)

    @property
    def text_height(self) -> int:
        """The height between the margins; never less than an inch."""
        return max(self.height - self.top - self.bottom, 1440)

    def xml(self) -> str:
        """Its elements of w:sectPr."""
        turned = ' w:orient="landscape"' if self.width > self.height else ""
        return (
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}"{turned}/>'
            f'<w:pgMar w:top="{self.top}" w:right="{self.right}" w:bottom="{self.bottom}" w:left="{self.left}" '
            f'w:header="{self.header}" w:footer="{self.footer}" w:gutter="0"/>'
        )
