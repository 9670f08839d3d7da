"""Numbered copies: who receives them, as lines that a person types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefbook.model.briefing import Edition
from briefbook.model.localised import Localised
from briefbook.session.details import set_edition
from briefbook.session.state import Edited, State
from briefbook.storage.written_form import written


def recipients(edition: Edition, language: str, first: str) -> tuple[str, ...]:
    """The recipients of an edition's copies in a language, or in the one they have."""
    return tuple(_shown(one, language, first) for one in edition.copies)


def set_recipients(state: State, name: str, lines: Sequence[str], language: str, first: str) -> Edited:
    """Make an edition's copies out to these recipients, none for a book that is not numbered.

    A recipient that was there keeps the words of every language.
    """
    edition = state.header.edition(name)
    before = {} if edition is None else dict(zip(recipients(edition, language, first), _typed(edition), strict=True))
    copies = [before.get(line, line) for line in map(str.strip, lines) if line]
    return set_edition(state, name, {"copies": copies or None})


def _typed(edition: Edition) -> list[Any]:
    return list(written(edition).get("copies", ()))


def _shown(recipient: Localised, language: str, first: str) -> str:
    said = recipient.best(language, first)
    return said[0].text if said else ""
