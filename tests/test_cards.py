"""Cards in every format: a person beside the portrait, a country's facts by their labels."""

from __future__ import annotations

from pathlib import Path

import outloud
import page as page_validation
import pikepdf
import pytest
from PIL import Image

from briefbook.build import Order, build
from tests.support.plain_reading import words_of_text
from tests.support.word_judges import all_findings
from tests.support.word_reading import words_of_docx

LIBRARY = {
    "library.yaml": "languages: [en, ru]\nhome: RU\nmarkings: [OPEN, RESTRICTED]\n",
    "asif.yaml": "kind: person\nmarking: OPEN\nname: Khawaja Asif\npicture: media/asif.jpg\n"
    "posts: [{title: Foreign Minister, country: PK, from: 2017-08-04}]\nsources: [{title: Official site}]\n",
    "lavrov.yaml": "kind: person\nmarking: OPEN\nname: Sergey Lavrov\npicture: media/none.jpg\n"
    "posts: [{title: Foreign Minister, country: RU, from: 2004-03-09}]\n",
    "pakistan.yaml": "kind: country\nmarking: OPEN\nname: Pakistan\ncountries: [PK]\ncapital: Islamabad\n"
    "population: 207.8 million\nfigures: {Area: '796,095 km²'}\nsources: [{title: Census}]\n",
    "terror.yaml": "kind: cooperation\nmarking: OPEN\narea: Counter-terrorism\ntext: Experts meet every year.\n",
    "trade.yaml": "kind: trade\nmarking: OPEN\ncountries: [RU, PK]\ncurrency: USD\nunit: million\n"
    "series: {2016: {total: 400}, 2017: {total: 500}}\n",
}
BRIEFING = """\
library: library
template: visit-brief
visit: {visitors: [asif], host: lavrov, from: PK, to: RU, place: Moscow, start: 2018-02-20}
sections:
  - title: Who
    items: [{snippet: asif, as: card}, {snippet: lavrov, as: card}]
  - title: Country
    items: [{snippet: pakistan, as: card}]
  - title: Areas
    items: [{snippet: terror, as: list}]
  - title: Trade
    items: [{snippet: trade, as: table, chart: bars}]
editions: {full: {marking: RESTRICTED}}
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cards")
    (folder / "library" / "media").mkdir(parents=True)
    for name, content in LIBRARY.items():
        (folder / "library" / name).write_text(content, encoding="utf-8")
    Image.new("RGB", (300, 400), "grey").save(folder / "library" / "media" / "asif.jpg")
    (folder / "visit.yaml").write_text(BRIEFING, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def files(book: Path) -> dict[str, Path]:
    built = build(Order(book / "visit.yaml", formats=("pdf", "docx", "txt", "md"), output=book / "out"))
    missing = [problem for problem in built.problems if problem.rule == "picture"]
    assert [Path(problem.file).name for problem in missing] == ["lavrov.yaml"]
    return {path.suffix: path for path in (book / "out").iterdir()}


def test_portrait_stands_in_the_pdf_with_words_for_who_cannot_see_it(files: dict[str, Path]) -> None:
    with pikepdf.open(files[".pdf"]) as pdf:
        described = {str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one}
        pictures = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]

    assert "Portrait of Khawaja Asif" in described
    assert len(pictures) == 1


def test_portrait_beside_words_is_no_table_to_who_listens(files: dict[str, Path]) -> None:
    assert [one.rule for one in outloud.check(str(files[".pdf"])).findings if one.rule.startswith("TBL")] == []
    for profile in ("2a", "ua1"):
        assert page_validation.validate_pdf(str(files[".pdf"]), profile=profile).failures == []


def test_portrait_stands_in_a_word_file_that_opens_clean(files: dict[str, Path]) -> None:
    assert all_findings(files[".docx"]) == []
    assert "Khawaja Asif has been Foreign Minister of Pakistan since 4 August 2017" in " ".join(
        words_of_docx(files[".docx"].read_bytes())
    )


def test_facts_of_a_country_stand_by_their_labels(files: dict[str, Path]) -> None:
    words = " ".join(words_of_text(files[".txt"].read_bytes()))

    assert "Capital Islamabad" in words
    assert "Area 796 095 km²" in words


def test_area_in_a_list_is_named(files: dict[str, Path]) -> None:
    assert "**Counter-terrorism.** Experts meet every year." in files[".md"].read_text(encoding="utf-8")


def test_data_of_a_chart_under_its_table_are_not_said_twice(files: dict[str, Path]) -> None:
    for ending in (".txt", ".md"):
        words = files[ending].read_text(encoding="utf-8")
        assert words.count("Trade between Russia and Pakistan, million US dollars") == 1
