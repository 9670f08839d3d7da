"""Sources of facts as notes at the foot of the page, and as the list at the end of the book."""

from __future__ import annotations

from collections.abc import Iterable

from briefbook.compose.phrase.dates import date_text
from briefbook.compose.scene import Scene
from briefbook.model.document import Inline, Inlines, Note, NoteRef, Run, text_of
from briefbook.model.kinds import Cooperation, CountryProfile, Figure, KeyFigure, Relations, Trade
from briefbook.model.snippet import Snippet
from briefbook.model.values import Source


def sources_of(snippet: Snippet, *, whole_series: bool = False) -> tuple[Source, ...]:
    """The visible sources of a snippet and of the fields that are shown with it.

    Of a series, the two latest entries stand in a sentence; a table or chart shows all (`whole_series`).
    """
    found = list(snippet.sources)
    match snippet:
        case Trade() | Figure():
            entries = sorted(snippet.series, key=lambda entry: entry.period.last)
            for entry in entries if whole_series else entries[-2:]:
                found.extend(entry.sources)
        case CountryProfile():
            for figure in snippet.figures:
                if isinstance(figure, KeyFigure):
                    found.extend(figure.sources)
        case Relations() | Cooperation():
            for event in snippet.events:
                found.extend(event.sources)
        case _:
            pass
    return tuple(dict.fromkeys(found))


def note_of(sources: Iterable[Source], scene: Scene) -> NoteRef | None:
    """One note naming all the sources, None for none. The same sources make the same note."""
    parts: list[Inline] = []
    for source in sources:
        worded = source_words(source, scene)
        if worded:
            parts.extend(((Run("; "),) if parts else ()) + worded)
    if not parts:
        return None
    ended = (*parts, Run("."))
    return NoteRef(Note("source:" + text_of(ended), ended))


def source_words(source: Source, scene: Scene) -> Inlines:
    """A source as the reader sees it: title, date, page, linked to its address."""
    title, lang = scene.words(source.title)
    url = source.url or ""
    link = url if url.startswith(("http://", "https://")) else ""
    words = [Run(title or url, lang=lang, link=link)]
    if title and url and not link:
        words.append(Run(f", {url}"))
    if source.date is not None:
        words.append(Run(f", {date_text(source.date, scene)}"))
    if source.page:
        words.append(Run(", " + scene.wording.term("page_of_source").format(page=source.page)))
    return tuple(words) if words[0].text else ()
