"""What the rules look at: one edition of a briefing, the library, what the edition shows of it, the composed book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from briefbook.model.briefing import Briefing, Edition
from briefbook.model.document import Document
from briefbook.model.library import Library
from briefbook.model.marking import MarkingScale
from briefbook.model.snippet import Snippet


@dataclass(frozen=True, eq=False)
class Material:
    """One edition, ready to be judged; it equals itself alone.

    `shown` are the snippets the edition uses, by id, cut down to what it may see; `library` is whole, so that a rule
    can tell what was cut from what was never there. `section_pages` says how many pages a section takes, by its key
    (`s1.2`, or the section's own id); sections it does not name are not measured. `page_count` is that of the whole
    edition, `page_limit` what its template allows; None where nobody counted or nothing is limited.
    """

    briefing: Briefing
    edition: Edition
    library: Library
    shown: Mapping[str, Snippet]
    document: Document
    as_of: date
    language: str
    section_pages: Mapping[str, Decimal | float] = field(default_factory=dict)
    page_count: int | None = None
    page_limit: int | None = None

    @property
    def scale(self) -> MarkingScale:
        """The library's markings."""
        return self.library.scale

    @property
    def first_language(self) -> str:
        """The language of plain values."""
        return self.library.first_language

    @property
    def is_theirs(self) -> bool:
        """Whether the edition is meant to be handed to the other side."""
        return self.edition.for_ == "theirs"

    @property
    def pair(self) -> frozenset[str]:
        """The visit's two countries, our own in place of one that is not given; fewer where it is to a body."""
        visit = self.briefing.visit
        codes = [code for code in (visit.from_, visit.to) if code and len(code) == 2 and code.isupper()]
        home = self.library.settings.home
        return frozenset(codes if len(set(codes)) == 2 or home is None else [*codes, home])

    def permits(self, *markings: str | None) -> bool:
        """Whether something with all these markings is in the edition; None counts as the highest."""
        return self.scale.permits(self.scale.ceiling(self.edition.marking).id, markings)

    def original(self, ident: str) -> Snippet | None:
        """The snippet as the library has it, nothing cut."""
        return self.library.snippet(ident)

    def language_of(self, language: str) -> str:
        """A language's tag, the library's first for plain words."""
        return language or self.first_language
