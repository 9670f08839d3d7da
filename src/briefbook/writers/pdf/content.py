"""The pen: what stands on a page as the operators of a content stream, every stretch marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import assert_never

from briefbook.model.pages import ARTIFACT, GlyphRun, Line, LinkArea, Page, PlacedPicture, Shape
from briefbook.writers.pdf.structure import StructureTree

_NOTHING_OPEN = -2


class PagePen:
    """Draws one page. `picture_name` gives the resource name of a picture."""

    def __init__(self, height: float, tree: StructureTree, picture_name: Callable[[PlacedPicture], str]) -> None:
        self._height = height
        self._tree = tree
        self._picture_name = picture_name
        self._operators: list[str] = []
        self._open = _NOTHING_OPEN
        self._is_in_text = False
        self._font = (-1, 0.0)
        self._fill = self._stroke = "#000000"
        self._width = 1.0

    def drawn(self, page: Page) -> tuple[bytes, Sequence[LinkArea]]:
        """The page's content, and the places to click on it."""
        links: list[LinkArea] = []
        for thing in page.things:
            match thing:
                case Line():
                    self._line(thing)
                case Shape():
                    self._shape(thing)
                case PlacedPicture():
                    self._picture(thing)
                case LinkArea():
                    links.append(thing)
                case _:
                    assert_never(thing)
        self._close()
        return "\n".join(self._operators).encode("ascii"), links

    # --- marks -------------------------------------------------------------------------------------------------------

    def _mark(self, element: int) -> None:
        """Open the stretch of an element, unless it is open."""
        if self._open == element:
            return
        self._close()
        if element == ARTIFACT:
            self._operators.append("/Artifact BMC")
        else:
            self._operators.append(f"/{self._tree.role(element)} <</MCID {self._tree.mark(element)}>> BDC")
        self._open = element

    def _close(self) -> None:
        self._end_text()
        if self._open != _NOTHING_OPEN:
            self._operators.append("EMC")
            self._open = _NOTHING_OPEN

    def _end_text(self) -> None:
        if self._is_in_text:
            self._operators.append("ET")
            self._is_in_text = False

    # --- text --------------------------------------------------------------------------------------------------------

    def _line(self, line: Line) -> None:
        y = self._height - line.y
        for run in line.runs:
            self._mark(run.element)
            self._run(run, y + run.rise)

    def _run(self, run: GlyphRun, y: float) -> None:
        operators = self._operators
        if not self._is_in_text:
            operators.append("BT")
            self._is_in_text = True
        if self._fill != run.colour:
            operators.append(f"{_colour(run.colour)} rg")
            self._fill = run.colour
        if self._font != (run.font, run.size):
            operators.append(f"/F{run.font} {run.size:g} Tf")
            self._font = (run.font, run.size)
        operators.append(f"{run.breadth:g} 0 0 1 {run.x:.2f} {y:.2f} Tm [<{run.codes}>]TJ")

    # --- shapes and pictures -----------------------------------------------------------------------------------------

    def _shape(self, shape: Shape) -> None:
        if len(shape.points) < 2 or not (shape.fill or shape.stroke):
            return
        self._mark(shape.element)
        self._end_text()
        operators = self._operators
        if shape.fill and shape.fill != self._fill:
            operators.append(f"{_colour(shape.fill)} rg")
            self._fill = shape.fill
        if shape.stroke and shape.stroke != self._stroke:
            operators.append(f"{_colour(shape.stroke)} RG")
            self._stroke = shape.stroke
        if shape.stroke and shape.width != self._width:
            operators.append(f"{shape.width:g} w")
            self._width = shape.width
        points = [(x, self._height - y) for x, y in shape.points]
        path = " ".join(f"{x:.2f} {y:.2f} {'l' if i else 'm'}" for i, (x, y) in enumerate(points))
        operators.append(f"{path}{' h' if shape.is_closed else ''} {_painting(shape)}")
        if shape.element != ARTIFACT:
            xs, ys = zip(*points, strict=True)
            self._tree.enclose(shape.element, (min(xs), min(ys), max(xs), max(ys)))

    def _picture(self, picture: PlacedPicture) -> None:
        self._mark(picture.element)
        self._end_text()
        left, bottom = picture.x, self._height - picture.y - picture.height
        matrix = f"{picture.width:.2f} 0 0 {picture.height:.2f} {left:.2f} {bottom:.2f}"
        self._operators.append(f"q {matrix} cm /{self._picture_name(picture)} Do Q")
        if picture.element != ARTIFACT:
            box = (left, bottom, left + picture.width, bottom + picture.height)
            self._tree.enclose(picture.element, box)


@lru_cache(maxsize=256)
def _colour(colour: str) -> str:
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.3g}" for i in (1, 3, 5))


def _painting(shape: Shape) -> str:
    if shape.fill and shape.stroke:
        return "B"
    return "f" if shape.fill else "S"
