"""Pictures and charts in the line of text, each with its alternative text."""

from __future__ import annotations

from hashlib import sha256

from briefbook.model.document import Picture
from briefbook.writers.docx.geometry import Geometry
from briefbook.writers.docx.opc import RELATIONSHIPS, Package
from briefbook.writers.docx.story import Story
from briefbook.writers.docx.wordml import EMU_PER_MM, C, quoted, run

_EMU_PER_TWIP = 635
_EMU_PER_INCH = 914400
_DOTS_PER_INCH = 150
_TALLEST = 0.8
_PICTURE_NS = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def inline(number: int, name: str, alt: str, size: tuple[int, int], kind: str, graphic: str) -> str:
    """A run that holds a drawing; `size` is in English Metric Units."""
    width, height = size
    return run(
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name={quoted(name)} descr={quoted(alt)}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{kind}">{graphic}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def picture(block: Picture, story: Story, package: Package, geometry: Geometry) -> str:
    """A run with the picture; the same picture twice is stored once."""
    kind = "jpeg" if block.format == "jpeg" else "png"
    name = f"word/media/{sha256(block.data).hexdigest()[:16]}.{kind}"
    if name not in package.parts:
        package.add(name, f"image/{kind}", block.data)
    relationship = story.part.relate(RELATIONSHIPS + "image", name)
    number = story.names.next_drawing()
    width, height = picture_size(block, geometry)
    label = f"Picture {number}"
    graphic = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{label}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return inline(number, label, block.alt, (width, height), _PICTURE_NS, graphic)


def picture_size(block: Picture, geometry: Geometry) -> tuple[int, int]:
    """Width and height in English Metric Units: as wished or at 150 dpi, within the page."""
    across, down = max(block.pixels[0], 1), max(block.pixels[1], 1)
    wished = block.width * EMU_PER_MM if block.width else across * _EMU_PER_INCH / _DOTS_PER_INCH
    widest = geometry.text_width * _EMU_PER_TWIP
    tallest = geometry.text_height * _EMU_PER_TWIP * _TALLEST
    width = min(wished, widest, tallest * across / down)
    return max(round(width), 1), max(round(width * down / across), 1)


def chart_frame(relationship: str, number: int, alt: str, size: tuple[int, int]) -> str:
    """A run with the chart that the relationship leads to."""
    return inline(number, f"Chart {number}", alt, size, C, f'<c:chart r:id="{relationship}"/>')
