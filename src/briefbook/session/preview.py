"""The live book: what the chosen edition of a briefing looks like now, composed and laid out without a file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefbook.build import Sources, collector_at_rest, compose_edition
from briefbook.model.briefing import Briefing, Edition
from briefbook.model.document import Document, Metadata
from briefbook.model.pages import Pages
from briefbook.model.problem import Problem, in_order
from briefbook.model.template import Template

A4 = (595.28, 841.89)
"""The paper (points) of a book that could not be composed."""


@dataclass(frozen=True, slots=True)
class LiveBook:
    """An edition as it would print now. A refused one has no pages and no template; its problems say why."""

    edition: str
    language: str
    document: Document
    pages: Pages
    template: Template | None
    problems: tuple[Problem, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether there is nothing to show."""
        return self.template is None


def compose_live(sources: Sources, briefing: Briefing, edition: str, language: str | None = None) -> LiveBook:
    """The live book of an edition, named as the briefing names it (an unknown name: its first).

    `language` is that of the edition unless given. Nothing of `sources` but what it has read is kept or changed.
    """
    from briefbook.typeset.layout import lay_out

    chosen = _edition(briefing, edition)
    tongue = language or chosen.language or briefing.language or sources.library.first_language
    with collector_at_rest():
        own = replace(sources, briefing=briefing, problems=list(sources.problems))
        composed = compose_edition(own, chosen, language)
        if composed is None or composed.document is None:
            found = composed.problems if composed else tuple(own.problems)
            return LiveBook(
                chosen.name, tongue, Document(tongue, Metadata(""), ()), Pages(*A4, ()), None, in_order(found)
            )
        pages, found = lay_out(composed.document, composed.template)
    problems = in_order((*composed.problems, *found))
    return LiveBook(chosen.name, composed.document.language, composed.document, pages, composed.template, problems)


def page_pdf(book: LiveBook, number: int) -> bytes:
    """Page `number` (from 1) as a file of one page, drawn by the pen that prints."""
    from briefbook.writers.pdf.screen import write_page

    return write_page(book.pages, number)


def _edition(briefing: Briefing, name: str) -> Edition:
    editions = briefing.all_editions
    return next((edition for edition in editions if edition.name == name), editions[0])
