"""The kinds of snippet, each with its own fields (FORMATS, "Every snippet")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from briefbook.model.dates import PartialDate, When
from briefbook.model.localised import Localised
from briefbook.model.snippet import Snippet
from briefbook.model.values import (
    Country,
    Number,
    Sources,
    Texts,
    Word,
    Words,
    Written,
    YesNo,
    as_list,
)

EXPECTED_MONTHS = "a range of months such as 1-10"


def _needs(condition: bool, what: str) -> None:
    if not condition:
        raise PydanticCustomError("needs", "", {"detail": "", "expected": what})


class Native(Written):
    """A name in its own script; `lang` is a BCP 47 tag."""

    lang: Word
    text: Word


class Post(Written):
    """A post somebody holds, in a country or a body; open where an end is missing. `to` is the last day in it."""

    title: Localised
    country: Country | None = None
    body: Word | None = None
    from_: When | None = Field(default=None, alias="from")
    to: When | None = None
    marking: Word | None = None


class Person(Snippet):
    """Somebody who is met or named."""

    kind: ClassVar[str] = "person"

    name: Localised | None = None
    native: Native | None = None
    honorific: Localised | None = None
    gender: Literal["male", "female"] | None = None
    pronunciation: Localised | None = None
    posts: Annotated[tuple[Post, ...], as_list] = ()
    picture: Word | None = None

    @model_validator(mode="before")
    @classmethod
    def _gender_by_letter(cls, data: Any) -> Any:
        letters = {"m": "male", "f": "female"}
        gender = data.get("gender") if isinstance(data, Mapping) else None
        return {**data, "gender": letters[gender]} if isinstance(gender, str) and gender in letters else data

    @property
    def label(self) -> Localised | None:
        return self.name or self.title

    @model_validator(mode="after")
    def _named(self) -> Person:
        _needs(self.label is not None, "a name")
        return self


class Member(Written):
    """A country's membership of a body; `as_` says in what quality (full member, observer)."""

    country: Country
    since: When | None = None
    until: When | None = None
    as_: Localised | None = Field(default=None, alias="as")
    marking: Word | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_country(cls, data: Any) -> Any:
        return {"country": data} if isinstance(data, str) else data


class Chair(Written):
    """Who chairs a body, a country or a person, and when."""

    country: Country | None = None
    person: Word | None = None
    from_: When | None = Field(default=None, alias="from")
    to: When | None = None
    marking: Word | None = None


class Outcome(Written):
    """Something agreed or promised; `by` says whose promise, `due` when, `status` how it stands."""

    bare: ClassVar[str] = "text"

    text: Localised
    by: Literal["ours", "theirs"] | None = None
    due: When | None = None
    status: Literal["open", "done", "overdue"] | None = None
    marking: Word | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_text(cls, data: Any) -> Any:
        is_bare = isinstance(data, str) or (isinstance(data, Mapping) and not data.keys() & cls.model_fields.keys())
        return {"text": data, "line_number": getattr(data, "line_number", 0)} if is_bare else data


Outcomes = Annotated[tuple[Outcome, ...], as_list]


class Session(Written):
    """One session of a body."""

    number: int | None = None
    date: When
    place: Localised | None = None
    known: When | None = None
    outcomes: Outcomes = ()
    marking: Word | None = None


class Body(Snippet):
    """An organisation, commission or other standing body."""

    kind: ClassVar[str] = "body"

    name: Localised | None = None
    acronym: Localised | None = None
    members: Annotated[tuple[Member, ...], as_list] = ()
    chairs: Annotated[tuple[Chair, ...], as_list] = ()
    mandate: Localised | None = None
    sessions: Annotated[tuple[Session, ...], as_list] = ()

    @property
    def label(self) -> Localised | None:
        return self.name or self.title

    @model_validator(mode="after")
    def _named(self) -> Body:
        _needs(self.label is not None or self.acronym is not None, "a name")
        return self


class KeyFigure(Written):
    """One figure of a country's card: what it measures, how much, of which year or day."""

    bare: ClassVar[str] = "value"

    name: Localised
    value: Localised
    unit: Localised | None = None
    date: When | None = None
    sources: Sources = ()
    marking: Word | None = None


def _key_figures(value: object) -> object:
    """Accept a list of figures, of figure snippets' ids, or a mapping from name to value."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Mapping):
        return tuple(_named_figure(name, one) for name, one in value.items())
    return value


def _named_figure(name: object, value: object) -> object:
    if isinstance(value, Mapping) and "value" in value:
        return {"name": name, **value}
    return {"name": name, "value": value}


class CountryProfile(Snippet):
    """A country as the minister should know it; `countries` names it."""

    kind: ClassVar[str] = "country"

    name: Localised | None = None
    capital: Localised | None = None
    population: Localised | None = None
    economy: Localised | None = None
    interest: Localised | None = None
    figures: Annotated[tuple[KeyFigure | str, ...], BeforeValidator(_key_figures)] = ()

    @property
    def label(self) -> Localised | None:
        return self.name or self.title


class Event(Written):
    """A dated event; its text is printed as typed, after its date."""

    date: When
    text: Localised
    known: When | None = None
    marking: Word | None = None
    sources: Sources = ()


Events = Annotated[tuple[Event, ...], as_list]


class Relations(Snippet):
    """Relations of two countries: when established, and their milestones."""

    kind: ClassVar[str] = "relations"

    established: When | None = None
    events: Events = ()

    @model_validator(mode="after")
    def _two(self) -> Relations:
        _needs(len(self.countries) == 2, "two countries")
        return self


class Named(Written):
    """Somebody who has no snippet: a name, perhaps with post and country or body."""

    name: Localised
    post: Localised | None = None
    country: Country | None = None
    body: Word | None = None
    marking: Word | None = None


Participant = Word | Named


def _participant(value: object) -> object:
    if isinstance(value, (str, Mapping, Named)):
        return value
    raise PydanticCustomError("person", "", {"detail": "", "expected": "a person's id or {name, post, country}"})


OnePerson = Annotated[Named | Word, BeforeValidator(_participant)]
Participants = Annotated[tuple[OnePerson, ...], as_list]

MEETING_FORMS = ("talks", "visit", "sidelines", "call", "video", "message")


class Meeting(Snippet):
    """A contact: talks, a visit, a meeting on the sidelines, a call, a video conference, a message."""

    kind: ClassVar[str] = "meeting"

    date: When
    form: Literal["talks", "visit", "sidelines", "call", "video", "message"] = "talks"
    participants: Participants = ()
    place: Localised | None = None
    occasion: Localised | None = None
    during: Word | None = None
    outcomes: Outcomes = ()

    @property
    def person_ids(self) -> frozenset[str]:
        """The ids of those participants who have a snippet."""
        return frozenset(p for p in self.participants if isinstance(p, str))


class Agreement(Snippet):
    """A signed (or planned) instrument; `count` when one entry stands for several, `parties` by country or body."""

    kind: ClassVar[str] = "agreement"

    name: Localised | None = None
    signed: When | None = None
    place: Localised | None = None
    signed_at: Word | None = None
    parties: Words = ()
    instrument: Localised | None = None
    count: Annotated[int, Field(ge=1)] | None = None
    in_force: When | bool | None = None
    status: Localised | None = None

    @model_validator(mode="before")
    @classmethod
    def _yes_in_force(cls, data: Any) -> Any:
        if isinstance(data, Mapping) and data.get("in_force") in ("yes", "no"):
            return {**data, "in_force": data["in_force"] == "yes"}
        return data

    @property
    def label(self) -> Localised | None:
        return self.name or self.title

    @model_validator(mode="after")
    def _named(self) -> Agreement:
        _needs(self.label is not None or self.instrument is not None, "a name")
        return self


_MONTHS = re.compile(r"(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?")


def _months(value: object) -> tuple[int, int]:
    if isinstance(value, tuple):
        return value
    match = _MONTHS.fullmatch(str(value).strip())
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 1 <= first <= last <= 12:
        raise PydanticCustomError("months", "", {"detail": "", "expected": EXPECTED_MONTHS})
    return first, last


class SeriesEntry(Written):
    """One year of a series. `months` bounds a part year (first and last month); `about` marks a rounded figure.

    `growth` is a percentage over the year before, given where it cannot be computed; text such as
    "over 45" is kept as typed.
    """

    year: Annotated[int, Field(ge=1, le=9999)]
    about: YesNo = False
    months: Annotated[tuple[int, int], BeforeValidator(_months)] | None = None
    growth: Number | Localised | None = Field(default=None, union_mode="left_to_right")
    published: When | None = None
    sources: Sources = ()
    marking: Word | None = None
    note: Localised | None = None

    @property
    def is_full_year(self) -> bool:
        """Whether it covers all twelve months."""
        return self.months is None or self.months == (1, 12)

    @property
    def period(self) -> When:
        """The year or the months it covers."""
        return _period(self.year, None if self.is_full_year else self.months)


@lru_cache(maxsize=4096)
def _period(year: int, months: tuple[int, int] | None) -> When:
    if months is None:
        return When(PartialDate(year))
    first, last = months
    return When(PartialDate(year, first), PartialDate(year, last) if last != first else None)


class TradeEntry(SeriesEntry):
    """Trade of one year, in the series' currency and unit: total, exports and imports of the reporter."""

    total: Number | None = None
    exports: Number | None = None
    imports: Number | None = None

    @model_validator(mode="after")
    def _has_a_figure(self) -> TradeEntry:
        _needs(any(v is not None for v in (self.total, self.exports, self.imports)), "total, exports or imports")
        return self

    @property
    def volume(self) -> Decimal | None:
        """Total trade: as given, else the sum of exports and imports, else None."""
        if self.total is not None or self.exports is None or self.imports is None:
            return self.total
        return self.exports + self.imports

    @property
    def balance(self) -> Decimal | None:
        """Exports less imports of the reporter, None if either is missing."""
        return None if self.exports is None or self.imports is None else self.exports - self.imports


class FigureEntry(SeriesEntry):
    """A measure of one year."""

    value: Number


def _by_year(bare: str) -> Any:
    def convert(value: object) -> object:
        if not isinstance(value, Mapping):
            if isinstance(value, (list, tuple)):
                return value
            raise PydanticCustomError("series", "", {"detail": "", "expected": "years: {2017: {...}, 2018: {...}}"})
        return tuple(_entry(year, entry, bare) for year, entry in value.items())

    return BeforeValidator(convert)


def _entry(year: object, entry: object, bare: str) -> object:
    if not isinstance(entry, Mapping):
        return {"year": year, bare: entry}
    return {"line_number": getattr(entry, "line_number", 0), **entry, "year": year}


class Trade(Snippet):
    """A trade series of two countries, the reporter first."""

    kind: ClassVar[str] = "trade"

    currency: Word = "USD"
    unit: Localised | None = None
    goods: Texts = ()
    series: Annotated[tuple[TradeEntry, ...], _by_year("total")]

    @model_validator(mode="after")
    def _two(self) -> Trade:
        _needs(len(self.countries) == 2, "two countries, the reporter first")
        return self


class Figure(Snippet):
    """A series of another measure: tourists, students, investment, diaspora."""

    kind: ClassVar[str] = "figure"

    measure: Localised
    unit: Localised | None = None
    currency: Word | None = None
    series: Annotated[tuple[FigureEntry, ...], _by_year("value")]


class Cooperation(Snippet):
    """An area of co-operation and what happened in it."""

    kind: ClassVar[str] = "cooperation"

    area: Localised | None = None
    events: Events = ()

    @property
    def label(self) -> Localised | None:
        return self.title or self.area


class Project(Snippet):
    """A joint project."""

    kind: ClassVar[str] = "project"

    name: Localised | None = None
    status: Localised | None = None
    parties: Words = ()
    since: When | None = None
    until: When | None = None

    @property
    def label(self) -> Localised | None:
        return self.name or self.title

    @model_validator(mode="after")
    def _named(self) -> Project:
        _needs(self.label is not None, "a name")
        return self


class Regional(Snippet):
    """A regional or international issue: our position in `text`, theirs, what to say and what to avoid.

    `about` is a country code, the id of a body or person, or words.
    """

    kind: ClassVar[str] = "regional"

    region: Localised | None = None
    about: Localised | None = None
    theirs: Localised | None = None
    lines: Texts = ()
    avoid: Texts = ()

    @property
    def label(self) -> Localised | None:
        return self.title or self.region


class Point(Snippet):
    """Something to say: an objective, a point to raise, an answer if asked, a press line."""

    kind: ClassVar[str] = "point"

    use: Literal["objective", "raise", "respond", "press"] = "raise"
    side: Literal["ours", "theirs"] = "ours"
    to: Word | None = None
    likelihood: Literal["certain", "possible", "unlikely"] | None = None
    rests_on: Words = ()


class Quote(Snippet):
    """Somebody's words, never rephrased."""

    kind: ClassVar[str] = "quote"

    by: OnePerson | None = None
    date: When | None = None
    occasion: Localised | None = None

    @model_validator(mode="after")
    def _has_words(self) -> Quote:
        _needs(self.text is not None, "the words, in text")
        return self


class Note(Snippet):
    """A text and nothing more (`kind: text`)."""

    kind: ClassVar[str] = "text"


KINDS: Mapping[str, type[Snippet]] = {
    cls.kind: cls
    for cls in (
        Person,
        Body,
        CountryProfile,
        Relations,
        Meeting,
        Agreement,
        Trade,
        Figure,
        Cooperation,
        Project,
        Regional,
        Point,
        Quote,
        Note,
    )
}
