"""Words that are printed as typed inside a phrased sentence: their small Markdown and expressions worded too."""

from __future__ import annotations

from briefbook.compose.markup import Text, inlines_of
from briefbook.compose.phrase.telling import as_written
from briefbook.compose.phrase.value import Value
from briefbook.compose.scene import Scene
from briefbook.model.document import Inlines, NoteRef, Origin, Run
from briefbook.model.localised import Localised
from briefbook.model.snippet import Snippet


def typed_value(words: Localised | None, scene: Scene, snippet: Snippet) -> Value:
    """Words as typed, for a slot at the end of a sentence; their last full stop is the sentence's."""
    return Value(_without_stop(typed(words, scene, snippet)))


def typed(words: Localised | None, scene: Scene, snippet: Snippet) -> Inlines:
    """Words as typed. Notes of two texts stay two, also where both begin at [^1]."""
    text, lang = as_written(words, scene, snippet)
    if not text.strip():
        return ()
    origin = Origin(snippet=snippet.id, file=snippet.file, line=snippet.line_number)
    prefix = f"{snippet.id}/{text}"
    return inlines_of(Text(text, lang, origin, prefix), scene.evaluate((), origin))


def _without_stop(inlines: Inlines) -> Inlines:
    last = inlines[-1] if inlines else None
    if isinstance(last, NoteRef):
        return (*_without_stop(inlines[:-1]), last)
    if isinstance(last, Run) and last.text.endswith(".") and not last.text.endswith(".."):
        return (*inlines[:-1], Run(last.text[:-1], last.bold, last.italic, last.lang, last.link))
    return inlines
