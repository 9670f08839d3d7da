"""A snippet that the book shows twice."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.checks.material import Material
from briefbook.checks.outline import outlined_items
from briefbook.model.briefing import SnippetItem
from briefbook.model.document import Paragraph, text_of, walk
from briefbook.model.problem import Problem, Severity, warning
from briefbook.model.sentence import Mention, Sentence

RULE = "repeated-snippet"
_LONG = 40


def repeated_snippets(material: Material) -> Iterator[Problem]:
    """A warning for a snippet named twice in one edition; a hint where the same paragraph is printed twice.

    A snippet that one item names and a query finds again (the last meeting, and a table of all) may be meant so.
    """
    first_lines: dict[str, int] = {}
    for one in outlined_items(material):
        if not isinstance(one.item, SnippetItem):
            continue
        found = material.library.snippet(one.item.snippet)
        ident = found.id if found is not None else one.item.snippet
        if ident in first_lines and ident in material.shown:
            first = Mention(ident, material.briefing.file, first_lines[ident])
            message = Sentence(
                "the snippet '{snippet}' is shown twice, first at {first}", snippet=Mention(ident), first=first
            )
            hint = "take one of the two out, or say which edition each is for"
            place = (material.briefing.file, one.item.line_number)
            yield warning(message, *place, rule=RULE, hint=hint, subject=one.key)
        first_lines.setdefault(ident, one.item.line_number)
    yield from _repeated_paragraphs(material)


def _repeated_paragraphs(material: Material) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for block in walk(material.document.blocks):
        if not isinstance(block, Paragraph) or not block.origin.item or block.role != "body":
            continue
        words = text_of(block.inlines).strip()
        if len(words) > _LONG and seen.setdefault(words, block.origin.item) != block.origin.item:
            message = Sentence("the same paragraph is printed twice: '{words}…'", words=words[:_LONG])
            hint = "keep it where it is needed first"
            place = (block.origin.file or material.briefing.file, block.origin.line)
            yield Problem(Severity.HINT, message, *place, rule=RULE, hint=hint, subject=block.origin.item)
