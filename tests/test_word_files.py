"""Nothing is wrong in a sample visit as a Word file: in every language, the first of them in every template shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbook.build import compose_edition, languages_spoken, load_sources
from briefbook.storage.shipped import resources, templates
from briefbook.writers.docx.writer import write_docx
from tests.support.books import page_numbers
from tests.support.word_checks import Meant, own_findings

VISITS = sorted((resources() / "sample" / "visits").glob("*.yaml"))
TEMPLATES = sorted(path.name for path in templates().iterdir() if path.is_dir())


@pytest.mark.parametrize("language", languages_spoken())
@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.stem)
def test_no_check_finds_anything_in_an_edition_or_a_template(visit: Path, language: str) -> None:
    sources, _ = load_sources(visit)
    assert sources is not None
    editions = sources.briefing.all_editions
    used = {edition.template or sources.briefing.template for edition in editions}
    unused = [name for name in TEMPLATES if name not in used] if visit == VISITS[0] else []
    others = [editions[0].model_copy(update={"template": name}) for name in unused]
    found = {}
    for edition in (*editions, *others):
        composed = compose_edition(sources, edition, language)
        assert composed is not None
        assert composed.document is not None
        numbers = page_numbers(composed.document)
        data, problems = write_docx(composed.document, composed.template, numbers)
        assert problems == ()
        found[edition.name, edition.template] = own_findings(data, Meant.by(composed.document, numbers))
    assert {edition: findings for edition, findings in found.items() if findings} == {}
