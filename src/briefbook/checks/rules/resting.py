"""Points that rest on what must not be said, or may not be seen where the point is."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.checks.material import Material
from briefbook.model.kinds import Point
from briefbook.model.problem import Problem, error
from briefbook.model.sentence import Mention, Sentence
from briefbook.model.snippet import Snippet

RULE = "rests-on"


def points_on_secrets(material: Material) -> Iterator[Problem]:
    """An error for a point whose `rests_on` names a snippet with `say: no`, or one marked above the point."""
    scale = material.scale
    for snippet in material.shown.values():
        for ident in snippet.rests_on if isinstance(snippet, Point) else ():
            ground = material.original(ident)
            if ground is None:
                continue
            if not ground.say:
                message = Sentence(
                    "the point '{point}' rests on '{ground}', which must not be said (say: no)",
                    point=Mention(snippet.id),
                    ground=Mention(ident),
                )
                yield _problem(snippet, message, "rest it on something that may be said, or leave the point out")
            if scale.rank(ground.marking) > scale.rank(snippet.marking):
                message = Sentence(
                    "the point '{point}' is {below} and rests on '{ground}', which is {above}",
                    point=Mention(snippet.id),
                    below=scale.level(snippet.marking).id,
                    ground=Mention(ident),
                    above=scale.level(ground.marking).id,
                )
                yield _problem(snippet, message, "raise the marking of the point, or rest it on something lower")


def _problem(point: Snippet, message: str, hint: str) -> Problem:
    return error(message, point.file, point.line_number, rule=RULE, hint=hint, subject=point.id)
