"""Protected files: PDFs under a password, Word files that ask to be read only; proven before and after."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pikepdf
import pytest

from briefbook.build import Built, Order, build
from briefbook.cli.main import run
from briefbook.production.protection import Protection
from tests.support.folders import write_visit
from tests.support.word_judges import audit_findings, integrity_findings

SECTIONS = "- title: Gas\n  items: [{text: Words about gas., marking: OPEN}]"
PASSWORD = "пароль и 7 слов"


def built(folder: Path, protection: Protection, formats: tuple[str, ...] = ("pdf",)) -> Built:
    order = Order(write_visit(folder, SECTIONS), None, ("press",), formats, protection=protection)
    return build(order)


def test_encrypted_pdf_opens_with_the_password_alone(tmp_path: Path) -> None:
    (path,) = built(tmp_path, Protection(PASSWORD)).written
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password=PASSWORD) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits, pdf.encryption.stream_method.name) == (6, 256, "aesv3")
        assert not pdf.owner_password_matched
        assert pdf.allow.accessibility
        assert pdf.allow.print_highres
        assert not pdf.allow.extract
        assert not pdf.allow.modify_other
        assert "pdfaid:part" not in pdf.open_metadata()
        assert "/StructTreeRoot" in pdf.Root
    assert b"Words about gas" not in path.read_bytes()


def test_what_may_be_done_with_it_is_chosen(tmp_path: Path) -> None:
    (path,) = built(tmp_path, Protection(PASSWORD, may_print=False, may_copy=True)).written
    with pikepdf.open(path, password=PASSWORD) as pdf:
        assert (pdf.allow.print_highres, pdf.allow.print_lowres, pdf.allow.extract) == (False, False, True)


def test_word_file_advises_to_open_it_for_reading(tmp_path: Path) -> None:
    (path,) = built(tmp_path, Protection(advises_reading=True), ("docx",)).written
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        assert package.testzip() is None
        settings = package.read("word/settings.xml")
    assert settings.count(b'<w:writeProtection w:recommended="1"/>') == 1
    assert not [*integrity_findings(path), *audit_findings(path)]


def test_password_comes_from_a_file_and_the_certificate_names_the_encrypted_file(tmp_path: Path) -> None:
    visit = write_visit(tmp_path, SECTIONS)
    (tmp_path / "word").write_text(PASSWORD + "\r\nmore\n", encoding="utf-8")
    options = ["--edition", "press", "--to", "pdf", "--certificate", "--password-file", str(tmp_path / "word")]
    assert run(["build", str(visit), *options, "--allow", "none"]) == 0
    content = (tmp_path / "visit-press.pdf").read_bytes()
    record = json.loads((tmp_path / "visit-press.certificate.json").read_text())
    assert record["outputs"][0]["bytes"] == len(content)
    with pikepdf.open(io.BytesIO(content), password=PASSWORD) as pdf:
        assert not pdf.allow.print_highres


@pytest.mark.parametrize(("text", "code"), [("", 2), ("\nsecond line", 2), (None, 3)])
def test_without_a_password_nothing_is_written(tmp_path: Path, text: str | None, code: int) -> None:
    visit = write_visit(tmp_path, SECTIONS)
    if text is not None:
        (tmp_path / "word").write_text(text)
    assert run(["build", str(visit), "--password-file", str(tmp_path / "word")]) == code
    assert not list(tmp_path.glob("*.pdf"))


def test_password_does_not_stand_in_the_words_for_an_order() -> None:
    assert PASSWORD not in repr(Order(Path("visit.yaml"), protection=Protection(PASSWORD)))
