"""Every edition of the sample visits keeps PDF/A-2a and PDF/UA-1, and reads aloud as it reads on paper."""

from __future__ import annotations

import outloud
import page as page_validation
import pikepdf
import pytest

from briefbook.build import Built, Order, build
from briefbook.model.document import Table, text_of, walk
from briefbook.storage.shipped import resources

VISITS = sorted((resources() / "sample" / "visits").glob("*.yaml"))


@pytest.fixture(scope="module", params=[(visit, lang) for visit in VISITS for lang in ("en", "ru")], ids=str)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    visit, language = request.param
    return build(Order(visit, tmp_path_factory.mktemp("books"), (), ("pdf",), language))


def test_files_keep_the_standards_they_name(built: Built) -> None:
    for path in built.written:
        for profile in ("2a", "ua1"):
            result = page_validation.validate_pdf(str(path), profile=profile)
            assert (path.name, [failure.rule_id for failure in result.failures]) == (path.name, [])


def test_a_reader_of_the_screen_hears_the_book(built: Built) -> None:
    """What stands at the head of every page, and a table's header repeated on the next page, is rightly not read."""
    for path, edition in zip(built.written, built.editions, strict=True):
        furniture = edition.document.furniture
        repeated = {text_of(strip) for line in (furniture.header, furniture.footer) for strip in (line.start, line.end)}
        tables = [block for block in walk(edition.document.blocks) if isinstance(block, Table)]
        repeated |= {" ".join(text_of(cell.inlines) for cell in row.cells) for one in tables for row in one.header}

        found = outloud.check(str(path)).findings

        heard = [f"{one.rule}: {one.message}" for one in found if one.rule != "TAG-002" or one.evidence not in repeated]
        assert (path.name, heard) == (path.name, [])


def test_notes_are_read_at_the_end_of_their_page(built: Built) -> None:
    """A note in the middle of its sentence would break the sentence; an element's own words never stand beside
    elements, so that no program reads them out of order."""
    path = next(path for path in built.written if "full" in path.name)
    with pikepdf.open(path) as pdf:
        root = pdf.Root.StructTreeRoot.K[0]
        mixed = [
            node for node in _nodes(root) if len({isinstance(kid, pikepdf.Dictionary) for kid in _parts(node)}) > 1
        ]
        assert "/Note" in [str(kid.S) for kid in root.K]
    assert mixed == []


def _nodes(node: pikepdf.Object) -> list[pikepdf.Object]:
    inner = [kid for kid in node.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [node, *(one for kid in inner for one in _nodes(kid))]


def _parts(node: pikepdf.Object) -> list[object]:
    """An element's kids: elements and references to annotations as they are, marked content as numbers."""
    return [0 if kid.get("/Type") == "/MCR" else kid for kid in node.get("/K", []) if kid.get("/Type") != "/OBJR"]
