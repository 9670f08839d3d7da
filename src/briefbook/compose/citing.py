"""Sources of facts as notes at the foot of the page, and as the list at the end of the book."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefbook.compose.phrase.dates import date_text
from briefbook.compose.scene import Scene
from briefbook.model.document import Citation, Inline, Inlines, Note, NoteRef, Run, text_of
from briefbook.model.kinds import Cooperation, CountryProfile, Figure, KeyFigure, Relations, Trade
from briefbook.model.snippet import Snippet
from briefbook.model.values import Source

_SEVERAL_PAGES = re.compile(r"\d\s*[-–,]\s*\d")
_HYPHEN_OF_RANGE = re.compile(r"(?<=\d)\s*-\s*(?=\d)")


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
    citations = tuple([one for one in (_citation(source, scene) for source in sources) if one.full])
    if not citations:
        return None
    words = joined(one.full for one in citations)
    return NoteRef(Note("source:" + text_of(words), words, citations))


def joined(citations: Iterable[Inlines]) -> Inlines:
    """The words of a note that names some sources."""
    parts: list[Inline] = []
    for words in citations:
        parts.extend(((Run("; "),) if parts else ()) + words)
    return (*parts, Run("."))


def _citation(source: Source, scene: Scene) -> Citation:
    """A source for a note. What names a page is shorter the second time: by its title and the page."""
    full = source_words(source, scene)
    if not source.page or not full:
        return Citation("", full)
    title, lang = scene.words(source.title)
    work = text_of(source_words(source.model_copy(update={"page": None}), scene)) + (source.url or "")
    return Citation(work, full, (Run(title, lang=lang), _page(source.page, scene)) if title else ())


def _page(page: str, scene: Scene) -> Run:
    key = "pages_of_source" if _SEVERAL_PAGES.search(page) else "page_of_source"
    return Run(", " + scene.wording.term(key).format(page=_HYPHEN_OF_RANGE.sub("–", page)))


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
        words.append(_page(source.page, scene))
    return tuple(words) if words[0].text else ()
