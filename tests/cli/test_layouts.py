"""`briefbook build --layout` and numbered copies: sheets, their order and size, what stands on them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import page as page_validation
import pytest

from briefbook.cli.main import run
from briefbook.printing.imposition import sides_of
from briefbook.proof.opening import texts_in
from tests.support.folders import write_visit

SECTIONS = """
- title: {en: Objectives, ru: Цели}
  items:
    - {text: {en: The first words., ru: Первые слова.}, marking: OPEN}
    - break: page
    - {text: {en: The second words., ru: Вторые слова.}, marking: OPEN}
- title: {en: Trade, ru: Торговля}
  items:
    - break: page
    - {text: {en: The third words., ru: Третьи слова.}, marking: OPEN}
"""
SHEET = "841.89 x 595.276"
PAPER = "595.276 x 841.89"


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    return write_visit(tmp_path, SECTIONS)


def printed(visit: Path, *arguments: str) -> Path:
    """Build the full edition as PDF alone; the only file that comes out."""
    out = visit.parent / "-".join(["out", *arguments])
    assert run(["build", str(visit), "--edition", "full", "--output", str(out), "--to", "pdf", *arguments]) == 0
    (path,) = out.iterdir()
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
    return path


def info(path: Path, key: str) -> str:
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    found = re.search(rf"^{key}: +(.*)$", told, re.MULTILINE)
    assert found, told
    return found[1]


def count(path: Path) -> int:
    return int(info(path, "Pages"))


def pages(path: Path) -> list[str]:
    """The words on each page as they lie on the paper."""
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return text.removesuffix("\f").split("\f")


def numbers(path: Path) -> list[list[int | None]]:
    """On each side of each sheet, the page numbers from left to right; None where a half has no footer."""
    halves: list[list[int | None]] = []
    for side in range(1, count(path) + 1):
        row: list[int | None] = []
        for left in (0, 421):
            area = ["-f", str(side), "-l", str(side), "-x", str(left), "-y", "0", "-W", "421", "-H", "595"]
            done = subprocess.run(["pdftotext", *area, str(path), "-"], capture_output=True, text=True, check=True)
            found = re.search(r"page (\d+) of", done.stdout)
            row.append(int(found[1]) if found else None)
        halves.append(row)
    return halves


# --- names and usage -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", ["a4", "two-up", "booklet", "large"])
def test_layout_is_part_of_the_name(visit: Path, layout: str) -> None:
    assert printed(visit, "--layout", layout).name == f"visit-full.{layout}.pdf"
    assert printed(visit, "--layout", layout, "--language", "ru").name == f"visit-full.ru.{layout}.pdf"


def test_layout_alone_asks_for_pdf_alone(visit: Path, tmp_path: Path) -> None:
    assert run(["build", str(visit), "--layout", "two-up", "--output", str(tmp_path / "out")]) == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["visit-full.two-up.pdf", "visit-press.two-up.pdf"]


def test_other_formats_have_no_layout(visit: Path, tmp_path: Path) -> None:
    order = ["build", str(visit), "--edition", "full", "--layout", "booklet", "--output", str(tmp_path / "out")]
    assert run([*order, "--to", "docx,pdf"]) == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["visit-full.booklet.pdf", "visit-full.docx"]


def test_edition_may_have_a_layout_of_its_own(visit: Path, tmp_path: Path) -> None:
    edit(visit, "full: {marking: RESTRICTED}", "full: {marking: RESTRICTED, layout: booklet}")
    assert run(["build", str(visit), "--output", str(tmp_path / "out")]) == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "visit-full.booklet.pdf",
        "visit-full.docx",
        "visit-press.docx",
        "visit-press.pdf",
    ]


def test_unknown_layout_is_wrong_usage_with_a_way_out(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(visit), "--layout", "boklet"]) == 2
    assert "did you mean 'booklet'" in " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert run(["build", str(visit), "--layout", "a4", "--to", "docx"]) == 2


def test_unknown_layout_in_the_briefing_is_a_problem_with_its_line(
    visit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(visit, "full: {marking: RESTRICTED}", "full:\n    marking: RESTRICTED\n    layout: twoup")
    line = visit.read_text(encoding="utf-8").splitlines().index("    layout: twoup") + 1
    assert run(["build", str(visit)]) == 1
    errors = capsys.readouterr().err
    assert f"visit.yaml:{line}: error:" in errors
    assert "did you mean 'two-up'" in errors


def test_sections_start_on_the_front_of_a_sheet_if_told_so(visit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sides = pages(printed(visit, "--layout", "a4", "--section-starts", "right-hand"))
    empty = [n for n, words in enumerate(sides, 1) if words.split() == ["RESTRICTED", "RESTRICTED"]]
    assert empty
    assert [n for n in empty if n % 2] == []
    assert run(["build", str(visit), "--section-starts", "right"]) == 2
    assert "did you mean 'right-hand'" in " ".join(capsys.readouterr().err.replace("│", " ").split())


# --- sheets ----------------------------------------------------------------------------------------------------------


def test_a4_is_the_book_as_it_is(visit: Path) -> None:
    assert printed(visit, "--layout", "a4").read_bytes() == printed(visit).read_bytes()


def test_two_up_has_two_pages_side_by_side_in_reading_order(visit: Path) -> None:
    path = printed(visit, "--layout", "two-up")
    assert info(path, "Page size").startswith(SHEET)
    assert count(printed(visit)) == 5
    assert numbers(path) == [[None, 2], [3, 4], [5, None]]


def test_booklet_folds_into_reading_order(visit: Path) -> None:
    path = printed(visit, "--layout", "booklet")
    assert info(path, "Page size").startswith(SHEET)
    assert numbers(path) == [[None, None], [2, None], [None, 3], [4, 5]]


@pytest.mark.parametrize("length", range(1, 14))
def test_folded_sheets_turn_like_a_book(length: int) -> None:
    sides = list(sides_of("booklet", length))
    leaves = [(sides[at][1], sides[at + 1][0], sides[at + 1][1], sides[at][0]) for at in range(0, len(sides), 2)]
    first_half = [page for leaf in leaves for page in leaf[:2]]
    second_half = [page for leaf in reversed(leaves) for page in leaf[2:]]
    read = [*first_half, *second_half]
    assert len(read) == -(-length // 4) * 4
    assert read == [*range(length), *[None] * (len(read) - length)]


def test_pages_of_an_a5_book_keep_their_size_on_a_folded_sheet(visit: Path) -> None:
    folder = visit.parent / "small"
    folder.mkdir()
    (folder / "template.yaml").write_text("template: 1\ninherits: visit-brief\npaper: A5\n", encoding="utf-8")
    edit(visit, "template: visit-brief", "template: small")
    path = printed(visit, "--layout", "booklet")
    assert info(path, "Page size").startswith(SHEET)
    with_fonts = subprocess.run(
        ["pdftotext", "-bbox-layout", str(path), "-"], capture_output=True, text=True, check=True
    )
    words = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">second<', with_fonts.stdout)
    assert [round(float(below) - float(above)) for above, below in words] == [15]


def test_every_half_of_every_sheet_carries_the_marking(visit: Path) -> None:
    for layout in ("two-up", "booklet"):
        sides = pages(printed(visit, "--layout", layout))
        assert [side.count("RESTRICTED") for side in sides] == [4] * len(sides)


def test_press_comment_is_imposed_too(visit: Path, tmp_path: Path) -> None:
    assert run(["build", str(visit), "--edition", "press", "--layout", "booklet", "--output", str(tmp_path / "o")]) == 0
    path = tmp_path / "o" / "visit-press.booklet.pdf"
    assert count(path) == 2
    assert "The first words." in pages(path)[0]


@pytest.mark.parametrize(("layout", "place"), [("a4", "page 4"), ("two-up", "form"), ("booklet", "form")])
def test_proof_reads_what_stands_on_the_sheets(visit: Path, layout: str, place: str) -> None:
    sheets = printed(visit, "--layout", layout).read_bytes()
    places = [found.place for found in texts_in(sheets, "pdf") if "The second words." in " ".join(found.text.split())]
    assert len(places) == 1
    assert places[0].startswith(place)


# --- large type ------------------------------------------------------------------------------------------------------


def test_large_type_is_laid_out_anew_on_the_same_paper_with_contents_of_its_own(tmp_path: Path) -> None:
    long = "".join(
        f"    - {{text: 'Words of paragraph {n}. {'They go on. ' * 60}', marking: OPEN}}\n" for n in range(12)
    )
    visit = write_visit(
        tmp_path, f"- title: Long\n  items:\n{long}- title: The end\n  items:\n    - {{text: End., marking: OPEN}}"
    )
    normal, large = printed(visit), printed(visit, "--layout", "large")
    assert info(large, "Page size").startswith(PAPER)
    assert count(large) > count(normal) * 1.4
    for path in (normal, large):
        book = pages(path)
        listed = re.search(r"\d\s+The end[\s.\u00a0]+(\d+)", book[1])
        assert listed
        assert re.search(r"^ *\d +The end$", book[int(listed[1]) - 1], re.MULTILINE)


def test_cover_in_large_type_is_one_page(visit: Path) -> None:
    assert "Contents" in pages(printed(visit, "--layout", "large"))[1]


# --- numbered copies -------------------------------------------------------------------------------------------------


@pytest.fixture
def numbered(visit: Path) -> Path:
    copies = (
        "copies: [{en: The Minister, ru: Министр}, {en: {text: Agent Bluebird, marking: SECRET}}, Embassy in Moscow]"
    )
    edit(visit, "full: {marking: RESTRICTED}", "full: {marking: RESTRICTED, " + copies + "}")
    edit(visit.parent / "library" / "library.yaml", "[OPEN, RESTRICTED]", "[OPEN, RESTRICTED, SECRET]")
    return visit


def test_copies_follow_each_other_and_say_on_every_page_whose_they_are(numbered: Path) -> None:
    book = pages(printed(numbered))
    assert len(book) == 15
    for at, words in enumerate(["Copy 1 of 3 · The Minister", "Copy 2 of 3", "Copy 3 of 3 · Embassy in Moscow"]):
        for page in book[at * 5 : at * 5 + 5]:
            assert page.count("RESTRICTED · " + words) == 2
    assert "page 5 of 5" in book[4]
    assert "page 2 of 5" in book[6]


def test_recipient_marked_above_the_edition_is_not_named(numbered: Path) -> None:
    assert "Bluebird" not in "".join(pages(printed(numbered)))


def test_copies_are_numbered_in_the_language_of_the_book(numbered: Path) -> None:
    assert "Экз. № 1 из 3 · Министр" in pages(printed(numbered, "--language", "ru"))[0]


def test_each_copy_is_a_booklet_of_its_own(numbered: Path) -> None:
    path = printed(numbered, "--layout", "booklet")
    assert numbers(path) == [[None, None], [2, None], [None, 3], [4, 5]] * 3
    sides = pages(path)
    assert all(side.count("Copy 1 of 3") == 4 for side in sides[:4])
    assert all(side.count("Copy 3 of 3") == 4 for side in sides[8:])


@pytest.mark.parametrize("layout", ["a4", "two-up"])
def test_no_copy_begins_on_the_back_of_another(numbered: Path, layout: str) -> None:
    """Five pages are an odd number, and so are the three sides that they take two by two."""
    sides = pages(printed(numbered, "--layout", layout))
    each = 6 if layout == "a4" else 4
    assert len(sides) == 3 * each - 1
    for number in (1, 2, 3):
        of_copy = sides[(number - 1) * each : number * each]
        assert all(f"Copy {number} of 3" in side for side in of_copy)
        assert "page 1 of 5" not in "".join(of_copy[1:])
    assert [words.rstrip("\f").count("RESTRICTED") > 0 for words in sides] == [True] * len(sides)


@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_sheets_of_copies_keep_the_standards_of_reading(numbered: Path, profile: str) -> None:
    path = printed(numbered, "--layout", "a4")
    assert [one.rule_id for one in page_validation.validate_pdf(str(path), profile=profile).failures] == []


@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_file_of_copies_is_archived_and_read_aloud_like_any_other(numbered: Path, profile: str) -> None:
    result = page_validation.validate_pdf(str(printed(numbered)), profile=profile)
    assert [failure.rule_id for failure in result.failures] == []
    assert result.is_compliant


@pytest.mark.parametrize("layout", ["a4", "two-up", "booklet", "large"])
def test_same_input_gives_the_same_bytes(numbered: Path, layout: str) -> None:
    first = printed(numbered, "--layout", layout).read_bytes()
    (numbered.parent / f"out---layout-{layout}" / f"visit-full.{layout}.pdf").unlink()
    assert printed(numbered, "--layout", layout).read_bytes() == first


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
