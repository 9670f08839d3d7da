"""The live book: what the chosen edition of a briefing looks like now, composed and laid out without a file."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from briefbook.build import Sources, collector_at_rest, compose_edition
from briefbook.compose.kept_items import KeptItems
from briefbook.model.briefing import Briefing, Edition
from briefbook.model.document import Block, Document, Metadata
from briefbook.model.pages import Pages
from briefbook.model.problem import Problem, in_order
from briefbook.model.snippet import Snippet
from briefbook.model.template import Template
from briefbook.typeset.relayout import Relayout
from briefbook.writers.pdf.screen import write_page

A4 = (595.28, 841.89)
"""The paper (points) of a book that could not be composed."""


@dataclass(frozen=True, slots=True)
class LiveBook:
    """An edition as it would print now. A refused one has no pages and no template; its problems say why.

    Its pages are for the screen: their lines' blocks are keys of `blocks`, and their fonts may hold more than they
    show. What is saved or handed on is built from the briefing. `briefing` is what it was composed from, `shown` are
    the snippets it shows, cut down to what the edition may see.
    """

    edition: str
    language: str
    document: Document
    pages: Pages
    template: Template | None
    problems: tuple[Problem, ...] = ()
    blocks: Mapping[int, Block] = field(default_factory=dict)
    briefing: Briefing | None = None
    shown: Mapping[str, Snippet] = field(default_factory=dict)

    @property
    def is_refused(self) -> bool:
        """Whether there is nothing to show."""
        return self.template is None


class Preview:
    """Makes the live book of a briefing again and again, at the cost of what changed.

    Pages that stay as they are are the same objects in the next book. It belongs to one thread.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._own_problems = tuple(sources.problems)
        self._items = KeptItems()
        self._layout = Relayout()
        self._is_new = True

    def over(self, sources: Sources) -> Preview:
        """A preview of other sources, the library read again: lines and pages that stay are not set again."""
        other = Preview(sources)
        other._layout = self._layout
        return other

    def compose(self, briefing: Briefing, edition: str, language: str | None = None) -> LiveBook:
        """The live book of an edition (of the first, if none has that name), in its own language unless given one."""
        chosen = _edition(briefing, edition)
        own = replace(self._sources, briefing=briefing, problems=list(self._own_problems))
        with collector_at_rest():
            composed = compose_edition(own, chosen, language, self._items)
            if composed is None or composed.document is None:
                tongue = language or chosen.language or briefing.language or own.library.first_language
                found = composed.problems if composed else tuple(own.problems)
                nothing = Document(tongue, Metadata(""), ())
                return LiveBook(chosen.name, tongue, nothing, Pages(*A4, ()), None, in_order(found))
            document, template = composed.document, composed.template
            laid = self._layout.lay_out(document, template)
            self._set_aside()
        problems = in_order((*composed.problems, *laid.problems))
        return LiveBook(
            chosen.name,
            document.language,
            document,
            laid.pages,
            template,
            problems,
            laid.blocks,
            briefing,
            composed.shown,
        )

    def _set_aside(self) -> None:
        """Tell the collector once that library and book stay: to look through them all would stop the window."""
        if self._is_new:
            gc.freeze()
            self._is_new = False


def compose_live(sources: Sources, briefing: Briefing, edition: str, language: str | None = None) -> LiveBook:
    """The live book of an edition, once: see `Preview.compose`."""
    return Preview(sources).compose(briefing, edition, language)


def page_pdf(book: LiveBook, number: int) -> bytes:
    """Page `number` (from 1) as a file of one page, drawn by the pen that prints."""
    return write_page(book.pages, number)


def _edition(briefing: Briefing, name: str) -> Edition:
    editions = briefing.all_editions
    return next((edition for edition in editions if edition.name == name), editions[0])
