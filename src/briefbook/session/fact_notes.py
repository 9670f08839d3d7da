"""What the window says about words that come from facts: the snippet, and where its facts come from."""

from __future__ import annotations

from briefbook.model.library import Library
from briefbook.session.titles import snippet_title, words_in


def fact_note(ident: str, library: Library, language: str) -> tuple[str, ...]:
    """What a snippet is called, then its sources, one each; nothing for a snippet that is not there."""
    snippet = library.snippet(ident)
    if snippet is None:
        return ()
    sources = (_said(words_in(source.title, library, language), source.url) for source in snippet.sources)
    return (snippet_title(snippet, library, language), *(said for said in sources if said))


def _said(title: str, url: str | None) -> str:
    return title or url or ""
