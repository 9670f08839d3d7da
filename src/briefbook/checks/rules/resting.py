"""Points that rest on what must not be said, or may not be seen where the point is."""

from __future__ import annotations

from collections.abc import Iterator

from briefbook.checks.material import Material
from briefbook.model.kinds import Point
from briefbook.model.problem import Problem, error
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
                message = f"the point '{snippet.id}' rests on '{ident}', which must not be said (say: no)"
                yield _problem(snippet, message, "rest it on something that may be said, or leave the point out")
            if scale.rank(ground.marking) > scale.rank(snippet.marking):
                above, below = scale.level(ground.marking).id, scale.level(snippet.marking).id
                message = f"the point '{snippet.id}' is {below} and rests on '{ident}', which is {above}"
                yield _problem(snippet, message, "raise the marking of the point, or rest it on something lower")


def _problem(point: Snippet, message: str, hint: str) -> Problem:
    return error(message, point.file, point.line_number, rule=RULE, hint=hint, subject=point.id)
