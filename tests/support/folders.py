"""Libraries and briefings as files in a folder, written as a user would write them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

LIBRARY_YAML = """\
name: Test library
languages: [en, ru]
home: RU
markings: [OPEN, RESTRICTED]
"""

PEOPLE = {
    "people/khawaja-asif.yaml": """\
        kind: person
        name: {en: Khawaja Asif, ru: Хавадж Асиф}
        native: {lang: ur, text: خواجہ محمد آصف}
        gender: male
        marking: OPEN
        posts:
          - {title: {en: Foreign Minister, ru: министр иностранных дел}, country: PK, from: 2017-08-04, to: 2018-04-26}
        """,
    "people/sergey-lavrov.yaml": """\
        kind: person
        name: {en: Sergey Lavrov, ru: Сергей Лавров}
        gender: male
        marking: OPEN
        posts:
          - {title: {en: Foreign Minister, ru: министр иностранных дел}, country: RU, from: 2004-03-09}
        """,
}

VISIT_YAML = """\
briefing: 1
library: library
template: visit-brief
language: en
visit:
  kind: working
  visitors: [khawaja-asif]
  host: sergey-lavrov
  from: PK
  to: RU
  place: {en: Moscow, ru: Москва}
  start: 2018-02-20
as_of: 2018-02-19
"""

EDITIONS_YAML = """\
editions:
  full: {marking: RESTRICTED}
  press: {marking: OPEN, template: press-comment}
"""


def write_library(root: Path, snippets: Mapping[str, str], settings: str = LIBRARY_YAML) -> Path:
    """A library folder with the two ministers and the given files (path in the library -> YAML)."""
    for name, text in {"library.yaml": settings, **PEOPLE, **snippets}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return root


def write_visit(folder: Path, sections: str, snippets: Mapping[str, str] | None = None, more: str = "") -> Path:
    """A briefing file beside its library; `sections` is the YAML of the list of sections."""
    write_library(folder / "library", snippets or {})
    path = folder / "visit.yaml"
    body = dedent(sections).strip()
    path.write_text(VISIT_YAML + more + "sections:\n" + _indented(body) + "\n" + EDITIONS_YAML, encoding="utf-8")
    return path


def _indented(text: str) -> str:
    return "\n".join("  " + line if line else line for line in text.splitlines())
