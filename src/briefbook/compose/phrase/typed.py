"""Words that are printed as typed inside a phrased sentence: their small Markdown and expressions worded too."""

from __future__ import annotations

from briefbook.compose.markup import Text, inlines_of
from briefbook.compose.phrase.telling import worded
from briefbook.compose.phrase.value import Value
from briefbook.compose.scene import Scene
from briefbook.model.document import Inlines, Origin, Run
from briefbook.model.localised import Localised
from briefbook.model.snippet import Snippet


def typed_value(words: Localised | None, scene: Scene, snippet: Snippet) -> Value:
    """Words as typed, for a slot at the end of a sentence; their last full stop is the sentence's."""
    return Value(_without_stop(typed(words, scene, snippet)))


def typed(words: Localised | None, scene: Scene, snippet: Snippet) -> Inlines:
    """Words as typed."""
    text, lang = worded(words, scene, snippet)
    if not text:
        return ()
    origin = Origin(snippet=snippet.id, file=snippet.file, line=snippet.line_number)
    return inlines_of(Text(text, lang, origin), scene.evaluate((), origin))


def _without_stop(inlines: Inlines) -> Inlines:
    last = inlines[-1] if inlines else None
    if isinstance(last, Run) and last.text.endswith(".") and not last.text.endswith(".."):
        return (*inlines[:-1], Run(last.text[:-1], last.bold, last.italic, last.lang, last.link))
    return inlines
