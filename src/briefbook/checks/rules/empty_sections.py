"""Sections of which nothing is left to print."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.checks.material import Material
from briefbook.checks.outline import OutlinedSection, outline
from briefbook.model.briefing import BreakItem
from briefbook.model.document import Contents, Cover, Heading, PageBreak, walk
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import Sentence

RULE = "empty-section"


def empty_sections(material: Material) -> Iterator[Problem]:
    """A warning for every section that holds nothing, or whose items show nothing in an edition that may see all.

    In a lower edition a section may rightly vanish, and nothing is said of it.
    """
    printed = _printed_items(material)
    sees_all = material.scale.ceiling(material.edition.marking).id == material.scale.highest.id
    for outlined in outline(material):
        section = outlined.section
        best = section.title.best(material.language, material.first_language) if section.title else None
        title = best[0].text if best else outlined.key
        place = (material.briefing.file, section.line_number)
        if _holds_nothing(outlined):
            hint = "put an item or a lead in it, or take it out"
            message = Sentence("the section '{title}' has no content", title=title)
            yield warning(message, *place, rule=RULE, hint=hint, subject=outlined.key)
        elif sees_all and not material.is_theirs and section.items and not _is_printed(outlined, printed):
            message = Sentence(
                "the section '{title}' shows nothing in the edition '{edition}'",
                title=title,
                edition=material.edition.name,
            )
            hint = "nothing in the library answers its items on the day of the book; widen them or take it out"
            yield warning(message, *place, rule=RULE, hint=hint, subject=outlined.key)


def _holds_nothing(outlined: OutlinedSection) -> bool:
    section = outlined.section
    items = [item for item in section.items if not isinstance(item, BreakItem)]
    return not items and not section.sections and section.lead is None


def _is_printed(outlined: OutlinedSection, printed: frozenset[str]) -> bool:
    keys = [one.key for part in outlined.walk() for one in part.items if not isinstance(one.item, BreakItem)]
    return not keys or any(key in printed for key in keys)


def _printed_items(material: Material) -> frozenset[str]:
    """The keys of items that left a block in the document; rows of tables and items of lists count."""
    found: set[str] = set()
    for block in walk(material.document.blocks):
        if not isinstance(block, Cover | Contents | PageBreak | Heading):
            found.add(block.origin.item)
            found.update(row.origin.item for row in getattr(block, "rows", ()))
    return frozenset(found)
