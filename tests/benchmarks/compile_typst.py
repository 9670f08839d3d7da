"""Compile a Typst file as a process of its own: `python -m tests.benchmarks.compile_typst IN OUT`.

Asks for what our PDF is: tagged, for archives and for screen readers (PDF/A-2a, PDF/UA-1). System fonts are not
searched, which spares Typst a tenth of a second.
"""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

import typst

FONT_PACKAGES = ("fontpkg_pt_serif", "fontpkg_pt_sans")


def font_folders() -> list[str]:
    """The folders of the fonts that the book is set in."""
    return [str(files(package)) for package in FONT_PACKAGES]


def compile_to_pdf(source: Path, made: Path, fonts: list[str]) -> None:
    """Compile one file."""
    typst.compile(str(source), str(made), font_paths=fonts, ignore_system_fonts=True, pdf_standards=["a-2a", "ua-1"])


if __name__ == "__main__":
    compile_to_pdf(Path(sys.argv[1]), Path(sys.argv[2]), font_folders())
