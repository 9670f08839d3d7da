"""A library looked at without a visit: all its snippets at once, whole, on one day and in one language."""

from __future__ import annotations

from datetime import date

from briefbook.checks.material import Material
from briefbook.model.briefing import Briefing, Edition, Visit
from briefbook.model.dates import When
from briefbook.model.document import Document, Metadata
from briefbook.model.kinds import Named
from briefbook.model.library import Library
from briefbook.model.localised import Localised

_NOBODY = Named(name=Localised.plain("-"), post=Localised.plain("-"))


def material_of_library(library: Library, day: date, language: str) -> Material:
    """What the rules of a library look at; the visit that they need is one of nobody to nobody on that day."""
    visit = Visit(visitors=(_NOBODY,), host=_NOBODY, start=When.parse(day.isoformat()))
    briefing = Briefing(library=".", visit=visit)
    edition = Edition(name="library", marking=library.scale.highest.id)
    return Material(briefing, edition, library, library.snippets, Document(language, Metadata(""), ()), day, language)
