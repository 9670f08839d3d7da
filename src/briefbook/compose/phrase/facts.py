"""A snippet phrased from its facts: the sentences of every kind."""

from __future__ import annotations

from briefbook.compose.phrase.agreements import agreement_sentences
from briefbook.compose.phrase.background import (
    cooperation_sentences,
    country_sentences,
    point_sentences,
    project_sentences,
    quote_sentences,
    regional_sentences,
    relations_sentences,
)
from briefbook.compose.phrase.bodies import body_sentences
from briefbook.compose.phrase.figures import series_sentences
from briefbook.compose.phrase.meetings import last_met, last_met_sentence, meeting_sentences
from briefbook.compose.phrase.persons import person_sentences
from briefbook.compose.scene import Scene
from briefbook.model.document import Inlines
from briefbook.model.kinds import (
    Agreement,
    Body,
    Cooperation,
    CountryProfile,
    Figure,
    Meeting,
    Person,
    Point,
    Project,
    Quote,
    Regional,
    Relations,
    Trade,
)
from briefbook.model.snippet import Snippet

__all__ = ["last_met", "last_met_sentence", "sentences"]


def sentences(snippet: Snippet, scene: Scene, length: str = "full") -> tuple[Inlines, ...]:
    """What the snippet's facts say on the book's day, each a full sentence; () when it has none but its own words.

    `length` is full, short or line: shorter lengths say the first things only. The snippet is one that the scene's
    view gave, so that nothing is in it that the edition may not see.
    """
    match snippet:
        case Meeting():
            return meeting_sentences(snippet, scene, length)
        case Person():
            return person_sentences(snippet, scene, length)
        case Body():
            return body_sentences(snippet, scene, length)
        case Trade() | Figure():
            return series_sentences(snippet, scene, length)
        case Agreement():
            return agreement_sentences(snippet, scene, length)
        case _:
            return _background(snippet, scene, length)


def _background(snippet: Snippet, scene: Scene, length: str) -> tuple[Inlines, ...]:
    match snippet:
        case CountryProfile():
            return country_sentences(snippet, scene, length)
        case Relations():
            return relations_sentences(snippet, scene, length)
        case Cooperation():
            return cooperation_sentences(snippet, scene, length)
        case Project():
            return project_sentences(snippet, scene, length)
        case Regional():
            return regional_sentences(snippet, scene, length)
        case Point():
            return point_sentences(snippet, scene, length)
        case Quote():
            return quote_sentences(snippet, scene, length)
        case _:
            return ()
