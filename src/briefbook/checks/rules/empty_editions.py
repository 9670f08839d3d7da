"""Editions with nothing in them, a press edition above all."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.checks.material import Material
from briefbook.model.document import Chart, ListBlock, Paragraph, Picture, Quotation, Table, walk
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import Sentence


def empty_editions(material: Material) -> Iterator[Problem]:
    """A warning for an edition in which no item of the sections is left."""
    items = (Chart, ListBlock, Paragraph, Picture, Quotation, Table)
    if any(isinstance(block, items) and block.origin.item for block in walk(material.document.blocks)):
        return
    edition = material.edition
    message = Sentence(
        "the edition '{edition}' has no content: nothing in the sections may be shown in it", edition=edition.name
    )
    hint = "mark what it should show, or raise its marking"
    yield warning(message, material.briefing.file, edition.line_number, rule="empty-edition", hint=hint)
