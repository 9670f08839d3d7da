"""Notes that say sources disagree: whoever reads the book aloud should know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefbook.checks.material import Material
from briefbook.checks.reading.languages import vocabulary
from briefbook.model.kinds import Figure, Trade
from briefbook.model.localised import Localised
from briefbook.model.problem import Problem, Severity
from briefbook.model.sentence import Mention, Sentence


def source_conflicts(material: Material) -> Iterator[Problem]:
    """A hint for every snippet of the edition whose note (never printed) says that its sources disagree."""
    for ident in material.shown:
        snippet = material.original(ident)
        if snippet is None:
            continue
        notes = [(snippet.note, snippet.line_number)]
        if isinstance(snippet, Trade | Figure):
            notes += [(entry.note, entry.line_number) for entry in snippet.series]
        for note, line in notes:
            if note is not None and _speaks_of_disagreement(note):
                message = Sentence("the note of '{snippet}' says that sources disagree", snippet=Mention(ident))
                hint = "read the note and make sure that the book follows the right source"
                place = (snippet.file, line)
                yield Problem(Severity.HINT, message, *place, rule="source-conflict", hint=hint, subject=ident)


def _speaks_of_disagreement(note: Localised) -> bool:
    patterns = "|".join(vocabulary(language).disagreement for language in ("en", "ru"))
    return any(re.search(rf"(?<!\w)(?:{patterns})", text.lower()) for text in note.texts())
