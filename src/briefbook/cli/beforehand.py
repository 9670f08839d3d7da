"""What the processes of a batch have in common is imported and read once, before they are split off."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module

from briefbook.build import Order, Progress, load_sources
from briefbook.library.loader import told_in_words
from briefbook.production.stock import Stock

_EVERY_BUILD = ("briefbook.production.proving", "briefbook.checks.judgement", "briefbook.checks.material")
_PAGES = ("briefbook.typeset.layout",)
_BY_FORMAT = {
    "docx": (*_PAGES, "briefbook.writers.docx.writer"),
    "pdf": (*_PAGES, "briefbook.writers.pdf.writer"),
    "txt": ("briefbook.writers.text",),
    "md": ("briefbook.writers.markdown",),
}


def import_for(formats: Iterable[str]) -> None:
    """Import what building these formats imports when it is asked for."""
    for module in (*_EVERY_BUILD, *(one for name in formats for one in _BY_FORMAT[name])):
        import_module(module)


def read_for(order: Order, stock: Stock, step: Progress) -> None:
    """Put the library and the wordings of a briefing in stock; what is wrong with them is said where it is built."""
    with suppress(Exception):
        sources, _ = load_sources(order.briefing, told_in_words(step), stock)
        if sources is None:
            return
        briefing, first = sources.briefing, sources.library.first_language
        for edition in briefing.all_editions:
            sources.wording(order.language or edition.language or briefing.language or first)
            if not order.editions or edition.name in order.editions:
                stock.pieces(sources.library, for_theirs=edition.for_ == "theirs")
    gc.freeze()  # What is there stays, and is not copied into each process because a collector has touched it.
