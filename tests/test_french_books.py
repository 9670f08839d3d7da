"""A visit brief and a press comment in French, in four formats."""

from __future__ import annotations

import re
import subprocess
import zipfile
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from briefbook.build import FORMATS, Built, Order, build
from briefbook.model.document import Run, Table, text_of, walk
from briefbook.typeset.hyphenation import breaks_of
from tests.support.french import write_french_visit
from tests.support.pdf_reading import words_of_pdf

SENTENCES = (
    "Visite de travail de Khawaja Asif, ministre des affaires étrangères du Pakistan, à Paris, du 20 au "
    "21 février 2018",
    "Les ministres se sont rencontrés pour la dernière fois le 21 septembre 2017 à New York, en marge de "
    "la 72e session de "
    "l’Assemblée générale des Nations unies.",
    "Jeanne Morel, ministre de l’Europe et des affaires étrangères de la France, et Shahid Abbasi, Premier ministre du "
    "Pakistan, ont eu des entretiens à Islamabad du 1er au 3 novembre 2017.",
    "La France et le Pakistan ont établi des relations diplomatiques le 1er mai 1948.",
    "La Convention fiscale a été signée par la France et le Pakistan à Paris le 15 juin 1994. Elle est "
    "en vigueur depuis le "
    "1er septembre 1996.",
    "Les échanges commerciaux entre la France et le Pakistan se sont élevés à 2 250 millions d’euros en 2017, contre "
    "1 960,5 millions d’euros en 2016 (hausse de 14,8 %).",
    "Graphique 1. Échanges commerciaux entre la France et le Pakistan, millions d’euros",
    "Nous voulons des relations fortes ; pourquoi attendre ?",
)
FULL_ONLY = (
    "Rappeler notre attachement à l’accord signé le 1er mai 2017 : il crée 1 200 emplois !",
    "Position de l’autre partie : Islamabad soutient un « processus inclusif ».",
    "Notre engagement : transmettre le projet d’accord – à réaliser au plus tard le 1er mai 2018.",
    "Moin ul Haque, ambassadeur de la République islamique du Pakistan en France",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("french")
    return build(Order(write_french_visit(folder), folder / "out", (), FORMATS, None))


def files(built: Built, ending: str) -> dict[str, Path]:
    return {path.stem.removeprefix("visite-"): path for path in built.written if path.suffix == ending}


def flowing(text: str) -> str:
    return " ".join(text.split())


def test_the_books_are_built_without_a_problem(built: Built) -> None:
    assert [str(problem) for problem in built.problems] == []
    assert len(built.written) == 8


def test_plain_text_says_it_in_good_french_with_plain_spaces(built: Built) -> None:
    texts = {name: path.read_text(encoding="utf-8") for name, path in files(built, ".txt").items()}
    assert [s for s in SENTENCES + FULL_ONLY if s not in flowing(texts["complet"])] == []
    assert [s for s in FULL_ONLY if s in flowing(texts["presse"])] == []
    assert texts["presse"].strip().endswith("LIBRE")
    assert not re.search("[\u00a0\u202f]", "".join(texts.values()))


def test_every_format_has_the_sentences(built: Built) -> None:
    markdown = files(built, ".md")["complet"].read_text(encoding="utf-8")
    with zipfile.ZipFile(files(built, ".docx")["complet"]) as package:
        word = package.read("word/document.xml").decode()
    shown = {
        ".md": flowing(markdown.replace("\\", "")),
        ".docx": flowing(re.sub("<[^>]*>", "", re.sub("</w:p>", " ", word))),
        ".pdf": flowing(" ".join(words_of_pdf(files(built, ".pdf")["complet"]))),
    }
    relations = "La France et le Pakistan ont établi des relations diplomatiques le 1er mai 1948."
    assert [ending for ending, text in shown.items() if relations not in text] == []


def test_what_is_copied_from_a_pdf_has_plain_spaces(built: Built) -> None:
    command = ["pdftotext", "-raw", str(files(built, ".pdf")["complet"]), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "1 960,5 millions" in text
    assert "pourquoi attendre ?" in text
    assert not re.search("[\u00a0\u202f]", text)


def test_no_english_is_left_in_headings_and_frame(built: Built) -> None:
    headings = [text_of(heading.inlines) for heading in built.editions[0].document.headings()]
    assert headings[:3] == ["La visite", "Programme", "Dernière rencontre"]
    assert {"Personnalités", "Délégations"} <= set(headings)
    text = files(built, ".txt")["complet"].read_text(encoding="utf-8")
    assert "Informations arrêtées au 19 février 2018" in text
    assert not re.search(r"\b(the|and|Contents|Date of|Facts|page \d of)\b", text)


def test_signs_have_their_no_break_spaces_in_pages(built: Built) -> None:
    with zipfile.ZipFile(files(built, ".docx")["complet"]) as package:
        word = re.sub("<[^>]*>", "", package.read("word/document.xml").decode())
    assert "«\u00a0processus inclusif\u00a0»" in word
    assert "2017\u202f: il crée" in word
    assert "emplois\u202f!" in word
    assert "fortes\u202f; pourquoi attendre\u202f?" in word
    assert "11:00–11:40" in word
    assert "2\u202f250\u00a0millions d’euros" in word


def test_the_files_are_tagged_as_french(built: Built) -> None:
    with zipfile.ZipFile(files(built, ".docx")["complet"]) as package:
        assert '<w:lang w:val="fr-FR"' in package.read("word/styles.xml").decode()
    with pikepdf.open(files(built, ".pdf")["complet"]) as pdf:
        assert str(pdf.Root.Lang) == "fr"


def test_words_are_parted_by_french_patterns() -> None:
    parted = [at for at, _ in breaks_of("l’administration", "fr", True)]
    assert [("l’administration")[:at] for at in parted] == ["l’ad", "l’admi", "l’adminis", "l’administra"]


def test_a_label_before_foreign_words_keeps_its_own_language_and_sign(tmp_path: Path) -> None:
    path = write_french_visit(tmp_path)
    typed = path.read_text(encoding="utf-8").replace("press: opening\n", "press: {en: opening remarks}\n")
    path.write_text(typed, encoding="utf-8")
    document = build(Order(path, tmp_path / "out", ("complet",), ("txt",), None)).editions[0].document
    tables = [block for block in walk(document.blocks) if isinstance(block, Table)]
    cells = [cell.inlines for made in tables for row in made.rows for cell in row.cells]
    shown = [after for inlines in cells for before, after in pairwise(inlines) if before == Run("Presse\u202f: ")]
    assert shown == [Run("opening remarks", lang="en")]
