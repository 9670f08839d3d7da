"""What showing items needs besides the items: the scene, the house format, pictures, whose eyes it is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefbook.compose.audience import for_outside
from briefbook.compose.scene import Scene
from briefbook.model.picture import LoadedPicture
from briefbook.model.problem import Problem
from briefbook.model.snippet import Snippet
from briefbook.model.template import Template

FindPicture = Callable[[str, int], tuple[LoadedPicture | None, tuple[Problem, ...]]]


@dataclass(frozen=True)
class Stage:
    """What showing items needs: the scene, the house format, a way to get a picture; `file` is the briefing's."""

    scene: Scene
    template: Template
    picture: FindPicture
    internal: bool
    file: str

    @property
    def has_notes(self) -> bool:
        """Whether sources appear as notes."""
        return self.template.notes != "none"

    def face(self, snippet: Snippet) -> Snippet:
        """The snippet as this book shows it: in one for outside eyes, without what is written for our side."""
        return snippet if self.internal else for_outside(snippet)
