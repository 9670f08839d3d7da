"""Expressions typed where none are read, in names, titles and places: nobody shall see them, nor the ids they name."""

from __future__ import annotations

from dataclasses import replace

from briefbook.compose.markup import EXPRESSION
from briefbook.compose.scene import Scene
from briefbook.compose.walking import with_inlines
from briefbook.model.document import Block, Chart, Inline, Inlines, NoteRef, Origin, Picture, Run, Table
from briefbook.model.problem import error
from briefbook.model.sentence import Sentence

_OPENING = "{{"
_SHOWN = "[?]"


def without_expressions(inlines: Inlines, origin: Origin, scene: Scene) -> Inlines:
    """The inlines with [?] in place of each expression left in them, which is reported at its place."""
    if not any(_may_hold(inline) for inline in inlines):
        return inlines
    return tuple(_without(inline, origin, scene) for inline in inlines)


def words_without_expressions(words: str, origin: Origin, scene: Scene) -> str:
    """The same of plain words."""
    for match in EXPRESSION.finditer(words) if _OPENING in words else ():
        shown = f"{{{{ {' '.join(match[1].split())[:60]} }}}}"
        message = Sentence("the expression '{expression}' stands where none are read", expression=shown)
        hint = "expressions are read in texts, not in names and titles; write what it should say"
        scene.report(error(message, origin.file, origin.line, rule="expression", hint=hint, subject=origin.snippet))
    return EXPRESSION.sub(_SHOWN, words) if _OPENING in words else words


def described_without_expressions(block: Block, scene: Scene) -> Block:
    """The block with the same done to what describes a picture or a chart and names its series."""
    match block:
        case Picture() if _OPENING in block.alt:
            return replace(block, alt=words_without_expressions(block.alt, block.origin, scene))
        case Chart() if any(_OPENING in words for words in (block.alt, block.unit, *block.series)):
            alt, unit, *series = (
                words_without_expressions(words, block.origin, scene)
                for words in (block.alt, block.unit, *block.series)
            )
            table = with_inlines(block.table, lambda inlines: without_expressions(inlines, block.origin, scene))
            assert isinstance(table, Table)
            return replace(block, alt=alt, unit=unit, series=tuple(series), table=table)
        case _:
            return block


def _may_hold(inline: Inline) -> bool:
    return isinstance(inline, NoteRef) or (isinstance(inline, Run) and _OPENING in inline.text)


def _without(inline: Inline, origin: Origin, scene: Scene) -> Inline:
    match inline:
        case Run() if _OPENING in inline.text:
            return inline.saying(words_without_expressions(inline.text, origin, scene))
        case NoteRef(note=note):
            said = without_expressions(note.inlines, origin, scene)
            citations = tuple(
                replace(
                    one,
                    full=without_expressions(one.full, origin, scene),
                    short=without_expressions(one.short, origin, scene),
                )
                for one in note.citations
            )
            is_same = said is note.inlines and citations == note.citations
            return inline if is_same else replace(inline, note=replace(note, inlines=said, citations=citations))
        case _:
            return inline
