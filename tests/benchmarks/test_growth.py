"""The measurements of growth: their libraries are sound, and their picture is one."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from briefbook.library.loader import load_library
from tests.benchmarks.growth_plot import Panel, drawn
from tests.benchmarks.library_material import write_ministry

SVG = "{http://www.w3.org/2000/svg}"
WIDEST_DIGIT = 7.5


def test_library_of_the_benchmark_has_no_problems(tmp_path: Path) -> None:
    library = load_library(write_ministry(tmp_path, 150))
    assert (library.problems, dict(library.broken), len(library.snippets)) == ((), {}, 150)
    assert len({snippet.kind for snippet in library.snippets.values()}) == 7


def test_linear_growth_is_a_straight_line() -> None:
    panel = Panel("Growth", "pages", "seconds", {"ours": [(10, 0.1), (100, 1), (1000, 10)]})
    picture = ElementTree.fromstring(drawn([panel]))
    (line,) = picture.iter(f"{SVG}polyline")
    (x1, y1), (x2, y2), (x3, y3) = (tuple(map(float, place.split(","))) for place in line.attrib["points"].split())
    assert (x2 - x1, y2 - y1) == (x3 - x2, y3 - y2)
    assert y3 < y1


def test_the_longest_number_below_an_axis_stays_in_the_picture() -> None:
    picture = ElementTree.fromstring(drawn([Panel("Growth", "snippets", "seconds", {"ours": [(1000, 1), (1e6, 10)]})]))
    (last,) = (text for text in picture.iter(f"{SVG}text") if text.text == "1,000,000")
    assert float(last.attrib["x"]) + WIDEST_DIGIT * len("1,000,000") / 2 <= float(picture.attrib["width"])
