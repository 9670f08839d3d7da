"""Dated entries as one timeline, each with its sources."""

from __future__ import annotations

from dataclasses import replace

from briefbook.compose.noting import noted
from briefbook.compose.phrase.timelines import timeline
from briefbook.compose.select import Entry
from briefbook.compose.stage import Stage
from briefbook.model.document import Origin, Table


def timeline_of(entries: tuple[Entry, ...], origin: Origin, stage: Stage) -> Table | None:
    """The timeline of all entries that have dates, None when none has."""
    by_snippet = {entry.snippet.id: entry for entry in entries}
    made = timeline((stage.face(entry.snippet) for entry in entries), stage.scene)
    rows = tuple(noted(row, by_snippet[row.origin.snippet], stage, at_end=True) for row in made.rows)
    return replace(made, rows=rows, origin=origin) if rows else None


def undated(entries: tuple[Entry, ...], made: Table | None) -> tuple[Entry, ...]:
    """The entries that the timeline does not show."""
    dated = {row.origin.snippet for row in made.rows} if made else set()
    return tuple(entry for entry in entries if entry.snippet.id not in dated)
