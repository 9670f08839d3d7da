"""Compile a Typst file as a process of its own: `python -m tests.benchmarks.compile_typst IN OUT FONTS...`.

Asks for what our PDF is: tagged, for archives and for screen readers (PDF/A-2a, PDF/UA-1). System fonts are not
searched, which spares Typst a tenth of a second.
"""

from __future__ import annotations

import sys

import typst


def main(source: str, made: str, fonts: list[str]) -> None:
    """Compile one file."""
    typst.compile(source, made, font_paths=fonts, ignore_system_fonts=True, pdf_standards=["a-2a", "ua-1"])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
