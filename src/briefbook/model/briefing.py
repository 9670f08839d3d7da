"""A briefing: the visit, the ordered sections, the editions (FORMATS, "A briefing")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BeforeValidator, Field, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from briefbook.model.dates import When
from briefbook.model.kinds import OnePerson, Participants
from briefbook.model.localised import Localised
from briefbook.model.sentence import Listed, Sentence
from briefbook.model.values import Countries, Number, Texts, Word, Words, Written, YesNo, as_list

FORMAT_VERSION = 1
Presentation = Literal["joined", "list", "table", "card", "timeline"]
Length = Literal["full", "short", "line"]
Layout = Literal["a4", "two-up", "booklet", "large"]
"""How an edition's PDF is made ready for the printer (docs/command-line.md)."""
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
SectionStarts = Literal["anywhere", "new-page", "right-hand"]
"""Where the sections of the first level begin."""
SECTION_STARTS: tuple[SectionStarts, ...] = get_args(SectionStarts)

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{1,2}[:.]\d{2}))?(?::\d{2})?")


def _clock(value: object) -> str:
    match = _TIME.fullmatch(str(value).strip())
    if match is None:
        raise PydanticCustomError("time", "", {"detail": "", "expected": "a time of day such as 09:30"})
    return f"{int(match[1]):02d}:{match[2]}"


Clock = Annotated[str, BeforeValidator(_clock)]


class Moment(Written):
    """A day and perhaps a time of day (`HH:MM`), local civil time."""

    day: date
    at: str | None = None

    @classmethod
    def parse(cls, value: object) -> Moment:
        """Read `2018-02-19` or `2018-02-19 10:39`; PydanticCustomError for anything else."""
        if isinstance(value, Moment):
            return value
        match = _MOMENT.fullmatch(str(value).strip())
        try:
            if match is None:
                raise ValueError
            return cls(day=date.fromisoformat(match[1]), at=_clock(match[2]) if match[2] else None)
        except ValueError:
            expected = "a day, with a time if known: 2018-02-19 10:39"
            raise PydanticCustomError("moment", "", {"detail": "", "expected": expected}) from None

    def as_datetime(self) -> datetime:
        """The moment as a naive datetime, midnight when no time is known."""
        return datetime.fromisoformat(f"{self.day.isoformat()}T{self.at or '00:00'}")


MomentValue = Annotated[Moment, PlainValidator(Moment.parse)]


class ProgrammeLine(Written):
    """One line of the programme; the order typed is kept."""

    date: When | None = None
    at: Clock | None = None
    until: Clock | None = None
    what: Localised
    place: Localised | None = None
    with_: Participants = Field(default=(), alias="with")
    press: Localised | None = None
    status: Localised | None = None
    marking: Word | None = None


def _delegations(value: object) -> object:
    if value is None:
        return ()
    if not isinstance(value, Mapping):
        if isinstance(value, tuple):
            return value
        expected = "delegations by country: {PK: [...], RU: [...]}"
        raise PydanticCustomError("delegations", "", {"detail": "", "expected": expected})
    return tuple({"of": side, "members": members} for side, members in value.items())


class Delegation(Written):
    """One side's delegation, in order of precedence; `of` is a country code or the id of a body."""

    of: Word
    members: Participants = ()


VISIT_KINDS = ("state", "official", "working", "private", "transit")


class Visit(Written):
    """Who comes, to whom, when, where and why. The principal visitor comes first."""

    kind: Literal["state", "official", "working", "private", "transit"] = "working"
    visitors: Participants
    host: OnePerson
    from_: Word | None = Field(default=None, alias="from")
    to: Word | None = None
    place: Localised | None = None
    start: When
    end: When | None = None
    invited_by: OnePerson | None = None
    purpose: Localised | None = None
    agenda: Texts = ()
    programme: Annotated[tuple[ProgrammeLine, ...], as_list] = ()
    delegations: Annotated[tuple[Delegation, ...], BeforeValidator(_delegations)] = ()

    @model_validator(mode="after")
    def _someone_comes(self) -> Visit:
        if not self.visitors:
            raise PydanticCustomError("visitors", "", {"detail": "", "expected": "at least one visitor"})
        if self.last < self.first:
            wrong = {"detail": "it ends before it begins", "expected": "an end after the start"}
            raise PydanticCustomError("visit", "", wrong)
        return self

    @property
    def principal(self) -> OnePerson:
        """The first visitor."""
        return self.visitors[0]

    @property
    def first(self) -> date:
        """The visit's first day."""
        return self.start.first

    @property
    def last(self) -> date:
        """The visit's last day."""
        return (self.end or self.start).last


class Query(Written):
    """What a `find` item looks for; countries: all of them must be in the snippet. `use` is that of points.

    `without` are ids of snippets that are no answer.
    """

    kind: Annotated[tuple[Word, ...], as_list] = ()
    countries: Countries = ()
    topics: Words = ()
    people: Words = ()
    use: Words = ()
    from_: When | None = Field(default=None, alias="from")
    to: When | None = None
    order: Literal["newest", "oldest"] = "newest"
    limit: Annotated[int, Field(ge=0)] | None = None
    without: Words = ()


class Item(Written):
    """An entry of a section; exactly one of snippet, find, text, picture, break says what it is."""

    what: ClassVar[str] = ""

    id: Word | None = None
    marking: Word | None = None
    title: Localised | None = None
    length: Length | None = None
    lead: Localised | None = None
    as_: Presentation | None = Field(default=None, alias="as")
    only: Words = ()
    chart: Literal["bars", "lines"] | None = None

    def shown_in(self, edition: str) -> bool:
        """Whether `only` lets it into the edition."""
        return not self.only or edition in self.only


class SnippetItem(Item):
    """A snippet by id; `text` replaces its wording in this briefing only, `base` is the wording it replaced."""

    what: ClassVar[str] = "snippet"

    snippet: Word
    text: Localised | None = None
    base: Localised | None = None


class FindItem(Item):
    """Whatever in the library answers a query."""

    what: ClassVar[str] = "find"

    find: Query


class TextItem(Item):
    """Free words of this briefing."""

    what: ClassVar[str] = "text"

    text: Localised


class PictureItem(Item):
    """A picture; the path is relative to the library, then to the briefing. `alt` is for who cannot see it."""

    what: ClassVar[str] = "picture"

    picture: Word
    alt: Localised | None = None
    caption: Localised | None = None
    width: Number | None = None


class BreakItem(Item):
    """A forced break."""

    what: ClassVar[str] = "break"

    break_: Literal["page"] = Field(alias="break")


ITEM_TYPES: Mapping[str, type[Item]] = {t.what: t for t in (SnippetItem, FindItem, PictureItem, BreakItem, TextItem)}


def _item(value: object) -> object:
    if isinstance(value, Item):
        return value
    expected = Sentence("an item with one of {kinds}", kinds=Listed(ITEM_TYPES))
    if not isinstance(value, Mapping):
        raise PydanticCustomError("item", "", {"detail": "", "expected": expected})
    for key, kind in ITEM_TYPES.items():
        if key in value:
            return kind.model_validate(value)
    raise PydanticCustomError("item", "", {"detail": "", "expected": expected})


OneItem = Annotated[Item, BeforeValidator(_item)]


class Watch(Written):
    """A query that filled a section when it was begun: what it finds later is offered, what is in `seen` is not.

    The other fields are those of the items it makes.
    """

    find: Query
    seen: Words = ()
    as_: Presentation | None = Field(default=None, alias="as")
    length: Length | None = None
    chart: Literal["bars", "lines"] | None = None


class Section(Written):
    """A titled part of the book, with items and sections inside it. `budget` is in pages."""

    title: Localised | None = None
    id: Word | None = None
    lead: Localised | None = None
    items: Annotated[tuple[OneItem, ...], as_list] = ()
    sections: Annotated[tuple[Section, ...], as_list] = ()
    budget: Number | None = None
    from_: Localised | None = Field(default=None, alias="from")
    due: When | None = None
    state: Literal["asked", "received", "cleared"] | None = None
    only: Words = ()
    marking: Word | None = None
    watch: Annotated[tuple[Watch, ...], as_list] = ()

    def walk(self) -> Iterator[Section]:
        """This section and all inside it, in reading order."""
        yield self
        for inner in self.sections:
            yield from inner.walk()


class Edition(Written):
    """One output of the briefing; None means: as the briefing says."""

    name: str = ""
    marking: Word | None = None
    title: Localised | None = None
    template: Word | None = None
    language: Word | None = None
    as_of: When | None = None
    layout: Layout | None = None
    copies: Annotated[tuple[Localised, ...], as_list] = ()
    for_: Literal["theirs", "ours"] | None = Field(default=None, alias="for")
    paragraph_marks: YesNo | None = None
    section_starts: SectionStarts | None = None

    hidden: ClassVar[frozenset[str]] = frozenset({"line_number", "name"})


_FILE_NAME = re.compile(r"[^/\\:*?\"<>|\x00-\x1f\x7f]{1,60}")
"""What may stand in a file's name on every system."""


def _editions(value: object) -> object:
    if value is None:
        return ()
    if isinstance(value, Mapping):
        return tuple(_edition(str(name), fields) for name, fields in value.items())
    if isinstance(value, tuple):
        return value
    raise PydanticCustomError("editions", "", {"detail": "", "expected": "editions by name: {full: {marking: ...}}"})


def _edition(name: str, fields: object) -> object:
    if not _FILE_NAME.fullmatch(name) or name.strip(" .") == "":
        detail = Sentence("the name '{name}' cannot be part of a file's name", name=name[:40])
        expected = "editions with short names of letters, digits and hyphens"
        raise PydanticCustomError("editions", "", {"detail": detail, "expected": expected})
    if fields is not None and not isinstance(fields, Mapping):
        raise PydanticCustomError(
            "editions", "", {"detail": "", "expected": "editions by name: {full: {marking: ...}}"}
        )
    return {"line_number": getattr(fields, "line_number", 0), **(fields or {}), "name": name}


class Draft(Written):
    """A working state: its number and when it was saved; its presence makes every page say DRAFT."""

    number: int
    saved: MomentValue | None = None


class Acknowledged(Written):
    """A check somebody has seen and accepted, on a day; it returns when the text changes."""

    item: Word | None = None
    check: Word
    hash: Word | None = None
    who: Word | None = None
    why: Localised | None = None
    day: When | None = None


class Briefing(Written):
    """One YAML file: the visit, the sections, the editions. `path` is the file, `file` as problems name it."""

    hidden: ClassVar[frozenset[str]] = frozenset({"line_number", "path", "file"})

    path: Path = Field(default=Path(), exclude=True)
    file: str = Field(default="", exclude=True)
    briefing: int = FORMAT_VERSION
    library: Word
    template: Word = "visit-brief"
    language: Word | None = None
    title: Localised | None = None
    reference: Word | None = None
    issuer: Localised | None = None
    issued: MomentValue | None = None
    prepared: Localised | None = None
    cleared: Localised | None = None
    contact: Localised | None = None
    visit: Visit
    as_of: When | None = None
    sections: Annotated[tuple[Section, ...], as_list] = ()
    editions: Annotated[tuple[Edition, ...], BeforeValidator(_editions)] = ()
    draft: Draft | None = None
    acknowledged: Annotated[tuple[Acknowledged, ...], as_list] = ()
    issues: Any = None

    @property
    def name(self) -> str:
        """The stem of its file, with which the names of its outputs begin."""
        return self.path.stem

    def edition(self, name: str) -> Edition | None:
        """The edition of that name."""
        return next((e for e in self.editions if e.name == name), None)

    @property
    def all_editions(self) -> tuple[Edition, ...]:
        """The editions to build: those listed, else one called `full` with the lowest marking."""
        return self.editions or (Edition(name="full"),)

    def as_of_for(self, edition: Edition) -> date:
        """The day on which everything in the edition is judged."""
        when = edition.as_of or self.as_of
        return when.last if when else self.visit.first

    def walk(self) -> Iterator[Section]:
        """All sections in reading order, the nested after their parent."""
        for section in self.sections:
            yield from section.walk()
