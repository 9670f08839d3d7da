"""Running headers and footers: the template's words with the book's own put in, DRAFT where it is one."""

from __future__ import annotations

import re
from dataclasses import replace

from briefbook.compose.phrase.dates import day_text
from briefbook.compose.scene import Scene
from briefbook.compose.typography import typographic_strip
from briefbook.model.briefing import Briefing, Edition
from briefbook.model.document import Furniture, Inline, Inlines, PageField, Run, Strip
from briefbook.model.localised import Localised
from briefbook.model.styles import resolved_style
from briefbook.model.template import StripWords, Template

_LETTER = 0.52
"""The width of a letter of running text in the size of its type, a little more than the mean of Latin and Cyrillic."""
_GAP = 4

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def furniture(briefing: Briefing, edition: Edition, scene: Scene, title: str, template: Template) -> Furniture:
    """What every page of the edition carries. A draft says so on every page, the cover included."""
    draft = draft_words(briefing, scene)
    is_noted = bool(draft) and "{draft}" not in _source_of(template)
    beside = len(briefing.reference or "") + (len(draft) if is_noted else 0)
    words = {
        "title": _shortened(title, letters_of_header(template) - beside - _GAP),
        "reference": briefing.reference or "",
        "date": day_text(scene.as_of, scene),
        "edition": edition.name,
        "draft": draft,
    }
    header = _strip(template.header, words, scene)
    footer = _strip(template.footer, words, scene)
    if is_noted:
        header = replace(header, start=_noted(header.start, draft))
    return Furniture(
        header=typographic_strip(header, scene),
        footer=typographic_strip(footer, scene),
        marking="" if template.marking.page == "none" else marking_label(edition, scene),
        on_cover=template.header.on_cover or template.footer.on_cover or bool(draft),
        levels=_levels(edition, scene) if template.marking.page == "page" else (),
    )


def _levels(edition: Edition, scene: Scene) -> tuple[tuple[str, str], ...]:
    """The markings that a page of the edition may carry, lowest first; the edition's is the highest of them."""
    scale = scene.view.library.scale
    highest = scale.rank(scale.ceiling(edition.marking).id)
    labels = (level.label(scene.language, scene.first_language) for level in scale.levels)
    return tuple((level.id, label) for level, label in zip(scale.levels[: highest + 1], labels, strict=False))


def letters_of_header(template: Template) -> int:
    """About how many letters one line of the running header holds."""
    width_mm = template.paper.width_mm - template.margins.left_mm - template.margins.right_mm
    return int(width_mm * 72 / 25.4 / (resolved_style(template, "header").size * _LETTER))


def marking_label(edition: Edition, scene: Scene) -> str:
    """The edition's marking as it is printed."""
    level = scene.view.library.scale.ceiling(edition.marking)
    return level.label(scene.language, scene.first_language)


def draft_words(briefing: Briefing, scene: Scene) -> str:
    """`DRAFT 4, 19 February 2018, 12:04`, or nothing for a finished book."""
    draft = briefing.draft
    if draft is None:
        return ""
    parts = [scene.wording.term("draft").format(number=draft.number)]
    if draft.saved is not None:
        parts.append(day_text(draft.saved.day, scene))
        if draft.saved.at:
            parts.append(draft.saved.at)
    return ", ".join(parts)


def _source_of(template: Template) -> str:
    strips = (template.header, template.footer)
    words = (w for strip in strips for w in (strip.start, strip.centre, strip.end) if w is not None)
    return " ".join(text for localised in words for text in localised.texts())


def _noted(inlines: Inlines, words: str) -> Inlines:
    return (Run(words + " · "), *inlines) if inlines else (Run(words),)


def _shortened(words: str, most: int) -> str:
    """Words cut between two of them, so that they leave room on their line for what stands at its other end."""
    most = max(most, 20)
    if len(words) <= most:
        return words
    return words[: most - 1].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"


def _strip(words: StripWords, values: dict[str, str], scene: Scene) -> Strip:
    return Strip(*(_filled(part, values, scene) for part in (words.start, words.centre, words.end)))


def _filled(words: Localised | None, values: dict[str, str], scene: Scene) -> Inlines:
    best = words.best(scene.language, "en") if words else None
    if best is None:
        return ()
    parts: list[Inline] = []
    for index, part in enumerate(_PLACEHOLDER.split(best[0].text)):
        if index % 2 == 0:
            parts.append(Run(part))
        elif part == "page":
            parts.append(PageField("page"))
        elif part == "pages":
            parts.append(PageField("pages"))
        else:
            parts.append(Run(values.get(part, "{" + part + "}")))
    kept = tuple(part for part in parts if not isinstance(part, Run) or part.text)
    return kept if any(not isinstance(part, Run) or part.text.strip() for part in kept) else ()
