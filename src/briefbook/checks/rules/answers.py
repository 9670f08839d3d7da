"""Questions that are certain to come and have no answer."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.checks.material import Material
from briefbook.checks.outline import outlined_items
from briefbook.model.briefing import SnippetItem
from briefbook.model.kinds import Point, Regional
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import Mention, Sentence

RULE = "no-answer"


def missing_answers(material: Material) -> Iterator[Problem]:
    """A warning for a point certain to be raised that has no text, and for its regional topic without `lines`."""
    answered = {
        one.item.snippet
        for one in outlined_items(material)
        if isinstance(one.item, SnippetItem) and one.item.text is not None
    }
    for ident, snippet in material.shown.items():
        original = material.original(ident) or snippet
        if isinstance(original, Point) and _is_certain(original):
            has_words = original.text or original.short or original.briefly or ident in answered
            if not has_words:
                message = Sentence("'{point}' is certain to be raised and has no answer", point=Mention(ident))
                hint = "write the answer as its 'text'"
                place = (original.file, original.line_number)
                yield warning(message, *place, rule=RULE, hint=hint, subject=ident)
    yield from _topics_without_lines(material)


def _topics_without_lines(material: Material) -> Iterator[Problem]:
    topics = [one for ident in material.shown if isinstance(one := material.original(ident), Regional)]
    points = material.library.of_kind(Point) if topics else ()
    for topic in topics:
        asked = next((one for one in points if _is_certain(one) and _is_about(one, topic)), None)
        if asked is not None and not topic.lines:
            message = Sentence(
                "'{topic}' has no lines to take, though '{point}' is certain to be raised",
                topic=Mention(topic.id),
                point=Mention(asked.id),
            )
            hint = "add 'lines' with what to say"
            yield warning(message, topic.file, topic.line_number, rule=RULE, hint=hint, subject=topic.id)


def _is_certain(point: Point) -> bool:
    return point.use == "respond" and point.likelihood == "certain"


def _is_about(point: Point, topic: Regional) -> bool:
    """Whether a point is of a regional topic: it rests on it, or shares a topic and, where both have any, a country."""
    if topic.id in point.rests_on:
        return True
    share_country = not point.countries or not topic.countries or bool(set(point.countries) & set(topic.countries))
    return share_country and bool(set(point.topics) & set(topic.topics))
