"""The documents name what there is: every key of the files, every function of expressions, every command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefbook.model.briefing import Briefing, Edition, PictureItem, ProgrammeLine, Query, Section, SnippetItem, Visit
from briefbook.model.kinds import KINDS
from briefbook.model.library import LibrarySettings
from briefbook.model.template import Template
from briefbook.model.values import Source, Written

DOCS = Path(__file__).parents[1] / "docs"
FILES = (Briefing, Edition, PictureItem, ProgrammeLine, Query, Section, SnippetItem, Visit, LibrarySettings, Source)


def named_in(page: str) -> set[str]:
    """The words that stand in code, in blocks too."""
    words = (DOCS / page).read_text(encoding="utf-8")
    return {word for code in re.findall(r"```.*?```|`[^`]+`", words, re.DOTALL) for word in re.findall(r"\w+", code)}


@pytest.mark.parametrize("model", [*FILES, *KINDS.values()], ids=lambda model: model.__name__)
def test_keys_of_the_files_are_explained(model: type[Written]) -> None:
    assert set(model.keys()) - named_in("files.md") == set()


def test_kinds_are_explained() -> None:
    words = (DOCS / "files.md").read_text(encoding="utf-8")
    assert [kind for kind in KINDS if f"| {kind} |" not in words] == []


def test_keys_of_templates_are_explained() -> None:
    assert set(Template.keys()) - named_in("templates.md") == set()


def test_links_between_documents_lead_somewhere() -> None:
    pages = [*DOCS.rglob("*.md"), DOCS.parent / "README.md"]
    links = [
        (page, link) for page in pages for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    ]

    assert len(links) > 10
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []
