"""A secret planted anywhere in a written file is found, and nothing that may be shown is taken for one."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from briefbook.build import Order, build
from briefbook.model.problem import Problem
from briefbook.proof.inventory import Piece, pieces_of_library
from briefbook.proof.search import leaks_in
from briefbook.proof.secrets import Secrets, secrets_of
from briefbook.proof.words import words_of
from briefbook.writers import text as text_writer
from tests.support.folders import write_visit
from tests.support.libraries import library

SECRET = "the helicopters will be sold to nobody"
OPEN = "Words that anybody may read about the pipeline from north to south."
SECTIONS = f"""
- title: Pipeline
  items:
    - text: {OPEN}
      marking: OPEN
    - text: "Kept back: {SECRET}."
      marking: RESTRICTED
"""


NAMES = [Piece(name, "RESTRICTED", is_name=True) for name in ("Operation Bluebird", "Bluebird")]


def secrets(*permitted: str) -> Secrets:
    scale = library().scale
    pieces = (Piece(SECRET, "RESTRICTED"), *NAMES, Piece(OPEN, "OPEN"))
    return secrets_of(pieces, scale, "OPEN", permitted)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The press edition of a small book, as built: PDF and DOCX."""
    visit = write_visit(tmp_path_factory.mktemp("book"), SECTIONS)
    built = build(Order(visit, editions=("press",), formats=("docx", "pdf", "txt", "md")))
    assert built.is_clean
    return {path.suffix[1:]: path.read_bytes() for path in built.written}


def found(extension: str, data: bytes) -> tuple[Problem, ...]:
    return leaks_in(f"book.{extension}", data, secrets(), lambda: b"")


def test_built_files_are_clean(files: dict[str, bytes]) -> None:
    for extension, data in files.items():
        assert found(extension, data) == ()


# --- hiding places of a PDF ------------------------------------------------------------------------------------------


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def in_information(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Subject"] = SECRET


def in_metadata(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = SECRET


def in_outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SECRET, 0))


def in_alternative_text(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.Alt = pikepdf.String(SECRET)


def in_annotation(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents=SECRET, Rect=[0, 0, 1, 1])
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))


def in_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(pdf, SECRET.encode(), filename="notes.txt")


def in_picture(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Hidden = pdf.make_stream(b"\x89PNG\x00\x01tEXtComment\x00" + SECRET.encode() + b"\x00\xff")


def in_page(pdf: pikepdf.Pdf, code: bytes) -> None:
    pdf.pages[0].contents_add(pikepdf.Stream(pdf, code))


def in_literal_text(pdf: pikepdf.Pdf) -> None:
    in_page(pdf, b"BT [(the helicop) -20 (ters will)] TJ ( be sold to nobody) Tj ET")


def in_actual_text(pdf: pikepdf.Pdf) -> None:
    in_page(pdf, b"/Span <</ActualText <FEFF" + SECRET.encode("utf-16-be").hex().encode() + b">>> BDC EMC")


def in_remark_of_a_page(pdf: pikepdf.Pdf) -> None:
    in_page(pdf, b"% " + SECRET.encode() + b"\n")


def in_structure_element(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ActualText = pikepdf.String(SECRET)


def in_name_of_a_destination(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Dests = pikepdf.Dictionary({"/operation-bluebird": pikepdf.Array([0])})


def in_file_name_of_an_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["x"] = pikepdf.AttachedFileSpec(pdf, b"x", filename="operation bluebird.txt")


def in_character_map(pdf: pikepdf.Pdf) -> None:
    """The codes of a font that say the secret, one by one, in the order in which a page shows them."""
    codes = b"".join(b"<%04x> <%s>\n" % (n, c.encode("utf-16-be").hex().encode()) for n, c in enumerate(SECRET, 1))
    to_unicode = pdf.make_stream(b"1 beginbfchar\n" + codes + b"endbfchar")
    in_page(pdf, b"BT /Odd 9 Tf <" + b"".join(b"%04x" % n for n in range(1, len(SECRET) + 1)) + b"> Tj ET")
    pdf.pages[0].Resources.Font.Odd = pdf.make_indirect(pikepdf.Dictionary(ToUnicode=to_unicode))


def in_ranges_of_a_character_map(pdf: pikepdf.Pdf) -> None:
    letters = b" ".join(b"<%s>" % c.encode("utf-16-be").hex().encode() for c in SECRET)
    to_unicode = pdf.make_stream(b"1 beginbfrange\n<0001> <%04x> [%s]\nendbfrange" % (len(SECRET), letters))
    in_page(pdf, b"BT /Odd 9 Tf <" + b"".join(b"%04x" % n for n in range(1, len(SECRET) + 1)) + b"> Tj ET")
    pdf.pages[0].Resources.Font.Odd = pdf.make_indirect(pikepdf.Dictionary(ToUnicode=to_unicode))


def in_wide_letters_of_a_picture(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Hidden = pdf.make_stream(b"\xff\xd8\xff\xe1XPComment" + SECRET.encode("utf-16-le") + b"\xff\xd9")


def in_packed_text_of_a_picture(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Hidden = pdf.make_stream(described_picture(is_packed=True))


@pytest.mark.parametrize(
    "plant",
    [
        in_information,
        in_metadata,
        in_outline,
        in_alternative_text,
        in_annotation,
        in_attachment,
        in_picture,
        in_literal_text,
        in_actual_text,
        in_remark_of_a_page,
        in_structure_element,
        in_name_of_a_destination,
        in_file_name_of_an_attachment,
        in_character_map,
        in_ranges_of_a_character_map,
        in_wide_letters_of_a_picture,
        in_packed_text_of_a_picture,
    ],
)
def test_secret_planted_in_a_pdf_is_found(files: dict[str, bytes], plant: Callable[[pikepdf.Pdf], None]) -> None:
    assert found("pdf", changed(files["pdf"], plant))


def test_secret_between_the_objects_of_a_pdf_is_found(files: dict[str, bytes]) -> None:
    assert found("pdf", files["pdf"].replace(b"%%EOF", b"% " + SECRET.encode() + b"\n%%EOF"))


# --- hiding places of a DOCX -----------------------------------------------------------------------------------------


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as copy:
        for part in package.namelist():
            if part != name:
                copy.writestr(part, package.read(part))
        copy.writestr(name, content)
    return out.getvalue()


def described_picture(*, is_packed: bool = False) -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", SECRET, zip=is_packed)
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG", pnginfo=notes)
    return out.getvalue()


def workbook() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        words = f"<sst><si><t>{SECRET}</t></si></sst>"
        package.writestr("xl/sharedStrings.xml", words, zipfile.ZIP_DEFLATED)
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("docProps/core.xml", f"<coreProperties><title>{SECRET}</title></coreProperties>".encode()),
        ("docProps/custom.xml", f"<Properties><property name='{SECRET}'/></Properties>".encode()),
        ("word/comments.xml", f"<comments><comment><p><r><t>{SECRET}</t></r></p></comment></comments>".encode()),
        ("word/footnotes.xml", b"<n><p><r><t>the helicopters will </t></r><r><t>be sold to nobody</t></r></p></n>"),
        ("word/media/image1.png", described_picture()),
        ("word/embeddings/book1.xlsx", workbook()),
        ("customXml/item1.xml", f"<x><tag val='{SECRET}'/></x>".encode()),
        ("word/media/operation-bluebird.png", b"x"),
        ("word/media/image2.png", described_picture(is_packed=True)),
        ("word/_rels/document.xml.rels", f"<Relationships><x Target='{SECRET}'/></Relationships>".encode()),
        ("word/styles.xml", f"<styles><!-- {SECRET} --></styles>".encode()),
        ("word/settings.xml", f"<settings><?note {SECRET}?></settings>".encode()),
        ("word/header9.xml", f"<hdr><p><sdt><sdtPr><tag val='{SECRET}'/></sdtPr></sdt></p></hdr>".encode()),
        ("word/charts/chart1.xml", f"<c><strCache><pt><v>{SECRET}</v></pt></strCache></c>".encode()),
        ("word/embeddings/object1.bin", workbook()),
        ("customXml/item2.xml", f"<x><y/>{SECRET}</x>".encode()),
        ("customXml/item3.xml", "<x>{}</x>".format("".join(f"<y/>{word}" for word in SECRET.split())).encode()),
        ("word/media/drawing.emz", gzip.compress(SECRET.encode("utf-16-le"), mtime=0)),
        ("word/media/drawing.svgz", gzip.compress(f"<svg><desc>{SECRET}</desc></svg>".encode(), mtime=0)),
        ("word/vbaProject.bin", SECRET.encode("utf-16-le")),
    ],
    ids=lambda one: one if isinstance(one, str) else "",  # Archives hold the time they were made at.
)
def test_secret_planted_in_a_word_file_is_found(files: dict[str, bytes], part: str, content: bytes) -> None:
    assert found("docx", with_part(files["docx"], part, content))


def test_a_damaged_archive_inside_a_package_stops_nothing(files: dict[str, bytes]) -> None:
    damaged = workbook().replace(b"<sst>", b"<<<<<", 1)[:-40] + workbook()[-40:]

    assert found("docx", with_part(files["docx"], "word/embeddings/object1.bin", damaged)) is not None


def test_secret_before_a_package_or_in_its_comment_is_found(files: dict[str, bytes]) -> None:
    assert found("docx", SECRET.encode() + files["docx"])
    out = io.BytesIO(files["docx"])
    with zipfile.ZipFile(out, "a") as package:
        package.comment = SECRET.encode()
    assert found("docx", out.getvalue())


def test_secret_in_text_is_found_across_line_ends_and_capitals() -> None:
    assert found("txt", b"THE HELICOPTERS\n will be\nsold to somebody")
    assert not found("txt", b"the helicopters will be bought")


# --- what is no leak -------------------------------------------------------------------------------------------------


def test_words_are_permitted_by_one_text_and_not_by_two_that_follow_each_other() -> None:
    words = words_of(SECRET)
    middle = len(SECRET.split()) // 2
    first, second = " ".join(SECRET.split()[:middle]), " ".join(SECRET.split()[middle:])

    assert secrets(first, second).found_in(words)
    assert not secrets("and", f"so {first}\n{second[0]}\u00ad{second[1:]}, too").found_in(words)


def test_words_that_a_permitted_text_holds_are_no_secret() -> None:
    assert leaks_in("b.txt", SECRET.encode(), secrets(f"It is known that {SECRET}."), lambda: b"") == ()


def test_vocabulary_of_the_format_is_no_secret() -> None:
    assert leaks_in("b.txt", b"Bluebird", secrets(), lambda: b"bluebird") == ()


def test_private_notes_and_names_of_hidden_snippets_are_secrets() -> None:
    hidden = {"plan-b": {"kind": "text", "title": "Plan B for Astana", "text": "Short."}}
    noted = {"open": {"kind": "text", "text": "Words", "marking": "OPEN", "note": "one two three four five six"}}
    found_secrets = secrets_of(pieces_of_library(library({**hidden, **noted})), library().scale, "OPEN")
    assert found_secrets.found_in(words_of("see Plan B for Astana"))
    assert found_secrets.found_in(words_of("it says two three four five six"))
    assert not found_secrets.found_in(words_of("Khawaja Asif met Sergey Lavrov"))


def test_what_may_not_be_said_is_a_secret_only_from_the_other_side() -> None:
    lib = library({"x": {"kind": "text", "text": "we shall never agree to this", "marking": "OPEN", "say": "no"}})
    ours = secrets_of(pieces_of_library(lib), lib.scale, "OPEN")
    theirs = secrets_of(pieces_of_library(lib, for_theirs=True), lib.scale, "OPEN")
    words = words_of("We shall never agree to this")
    assert not ours.found_in(words)
    assert theirs.found_in(words)


# --- the whole build -------------------------------------------------------------------------------------------------


def test_build_with_a_leaking_writer_is_refused_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = write_visit(tmp_path, SECTIONS)
    old = tmp_path / "visit-press.txt"
    old.write_bytes(b"the last good one")
    honest = text_writer.write_text
    monkeypatch.setattr(text_writer, "write_text", lambda document: honest(document) + f"Kept back: {SECRET}".encode())
    built = build(Order(visit, editions=("press",), formats=("txt",)))
    assert built.refused
    assert [problem.rule for problem in built.problems if problem.severity.value == "error"] == ["leak"]
    assert SECRET not in str(built.problems)
    assert old.read_bytes() == b"the last good one"
