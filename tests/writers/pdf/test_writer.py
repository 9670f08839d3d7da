"""PDF files, judged by tools that are not ours."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path

import page as page_validation
import pikepdf
import pytest

from briefbook.model.document import (
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    LineBreak,
    Row,
    Run,
    Table,
)
from briefbook.model.template import Template
from briefbook.typeset.layout import lay_out
from briefbook.writers.pdf.writer import write_pdf
from tests.support.documents import LOREM, RUSSIAN, document, paragraph
from tests.support.rich_document import rich_document


def written(book: Document) -> bytes:
    pages, _ = lay_out(book, Template())
    return write_pdf(pages, book)


@pytest.fixture(scope="module", params=["en", "ru"])
def rich(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / f"rich-{request.param}.pdf"
    path.write_bytes(written(rich_document(request.param)))
    return path


def output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_qpdf_finds_nothing(rich: Path) -> None:
    assert "No syntax or stream encoding errors" in output("qpdf", "--check", str(rich))


def test_every_font_is_an_embedded_subset(rich: Path) -> None:
    fonts = output("pdffonts", str(rich)).splitlines()[2:]

    assert len(fonts) > 5
    assert all(re.match(r"[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes", font) for font in fonts)


@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_file_keeps_the_standards_it_names(rich: Path, profile: str) -> None:
    result = page_validation.validate_pdf(str(rich), profile=profile)

    assert [failure.rule_id for failure in result.failures] == []
    assert result.is_compliant


def test_info_says_what_the_metadata_say(rich: Path) -> None:
    info = output("pdfinfo", str(rich))

    assert re.search(r"Title: +Visit of the Foreign Minister\n", info)
    assert re.search(r"Tagged: +yes", info)
    with pikepdf.open(rich) as pdf:
        assert pdf.open_metadata()["dc:title"] == str(pdf.docinfo["/Title"])
        assert str(pdf.Root.Lang) == rich.stem[-2:]


def test_same_input_gives_the_same_bytes() -> None:
    assert written(rich_document()) == written(rich_document())


def test_text_comes_out_in_reading_order(tmp_path: Path) -> None:
    path = tmp_path / "text.pdf"
    path.write_bytes(written(document(paragraph(LOREM), paragraph(RUSSIAN, lang="ru"))))

    text = " ".join(output("pdftotext", str(path), "-").split())
    for sentence in (LOREM, RUSSIAN):
        assert re.sub(r"\W", "", sentence) in re.sub(r"\W", "", text)


def test_words_side_by_side_come_out_as_two(tmp_path: Path) -> None:
    """A heading's number and its words, an entry of the contents, and a cell of two lines."""
    path = tmp_path / "spaces.pdf"
    title = Heading(1, (Run("The visit"),), "h1", "1")
    cell = Cell((Run("France"), LineBreak(), Run("Anne")))
    book = document(Contents((Run("Contents"),), 2), title, Table((Column(),), (Row((cell,)),)))
    path.write_bytes(written(book))

    structure = output("pdfinfo", "-struct-text", str(path))
    assert structure.count('"1 The visit') == 2
    assert "FranceAnne" not in structure.replace("\n", "")
    assert re.search(r"France\s+Anne", structure)


@pytest.mark.parametrize(("words", "language"), [("شاہ محمود قریشی", "ur"), ("שר החוץ", "he"), ("विदेश मंत्री", "hi")])
def test_words_in_other_scripts_come_out_whole(tmp_path: Path, words: str, language: str) -> None:
    path = tmp_path / "names.pdf"
    block = paragraph("x")
    path.write_bytes(written(document(type(block)((Run("Name "), Run(words, lang=language), Run(" end"))))))

    text = output("pdftotext", str(path), "-")
    assert all(word in text for word in words.split())


def test_marks_and_structure_agree(rich: Path) -> None:
    """Every mark on a page belongs to exactly one element, and the parent tree leads back to it."""
    with pikepdf.open(rich) as pdf:
        tree = pdf.Root.StructTreeRoot
        owners: dict[tuple[int, int], tuple[int, int]] = {}
        stack = list(tree.K)
        while stack:
            element = stack.pop()
            for kid in element.get("/K", []):
                if "/MCID" in kid:
                    key = (kid.Pg.objgen[0], int(kid.MCID))
                    assert key not in owners
                    owners[key] = element.objgen
                elif kid.get("/Type") == "/StructElem":
                    assert kid.P.objgen == element.objgen
                    stack.append(kid)
        keys = list(tree.ParentTree.Nums)
        parents = {int(keys[i]): keys[i + 1] for i in range(0, len(keys), 2)}
        for page in pdf.pages:
            marks = re.findall(rb"/MCID (\d+)", page.Contents.read_bytes())
            assert [int(mark) for mark in marks] == list(range(len(marks)))
            for number in range(len(marks)):
                owner = owners.pop((page.obj.objgen[0], number))
                assert parents[int(page.StructParents)][number].objgen == owner
        assert not owners


def test_links_lead_to_pages_and_places(rich: Path) -> None:
    with pikepdf.open(rich) as pdf:
        links = [a for page in pdf.pages for a in page.get("/Annots", [])]
        assert any("/Dest" in link for link in links)
        assert any(str(link.A.URI) == "https://example.org/%D0%BF%D1%83%D1%82%D1%8C" for link in links if "/A" in link)
        assert all("/Contents" in link for link in links)


def test_bookmarks_are_the_headings(rich: Path) -> None:
    with pikepdf.open(rich) as pdf, pdf.open_outline() as outline:
        titles = [(item.title, [child.title for child in item.children]) for item in outline.root]

    assert titles[0] == ("1 Chapter 1 on relations", ["1.1 What was agreed", "1.2 What comes next"])
    assert titles[-1][0] == "5 People and trade"


def test_a_text_with_a_headline_alone_has_it_as_its_bookmark() -> None:
    book = document(paragraph("On the visit", role="headline"), paragraph(LOREM))
    with pikepdf.open(BytesIO(written(book))) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["On the visit"]


def test_neither_origin_nor_file_names_are_in_the_file() -> None:
    with pikepdf.open(BytesIO(written(rich_document()))) as pdf:
        streams = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") != "/Image"]
        content = b"".join(stream.read_bytes() for stream in streams) + repr(list(pdf.objects)).encode()

    for secret in (b"secret-snippet", b"khawaja-asif", b"s5/i1"):
        assert secret not in content
