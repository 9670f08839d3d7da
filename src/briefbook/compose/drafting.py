"""Make a new briefing: the template's skeleton filled from the library, what was found written as items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pydantic import ValidationError

from briefbook.compose.queries import found, is_meeting_of
from briefbook.compose.view import View
from briefbook.model.briefing import Query
from briefbook.model.dates import When
from briefbook.model.kinds import Person
from briefbook.model.library import Library
from briefbook.model.localised import Localised
from briefbook.model.snippet import Snippet
from briefbook.model.template import Template

_LOOKS = ("as", "length", "chart")


@dataclass(frozen=True)
class NewVisit:
    """What an officer says when a briefing is begun. Countries are ISO codes, people ids of the library."""

    visitor: str
    host: str
    start: str
    end: str | None = None
    from_: str | None = None
    to: str | None = None
    place: str | None = None
    kind: str = "working"
    language: str | None = None


def drafted(visit: NewVisit, library: Library, library_path: str, template: Template, as_of: date) -> dict[str, Any]:
    """A briefing as plain data in the order of FORMATS, its queries answered from all the library knows on `as_of`.

    Sections that the library has nothing for stay, empty, so that the officer sees what is still to be written.
    """
    filler = _Filler(visit, library, View(library, library.scale.highest.id, as_of))
    fields: dict[str, Any] = {
        "briefing": 1,
        "library": library_path,
        "template": template.name,
        "language": visit.language or library.first_language,
        "draft": {"number": 1},
        "visit": filler.visit_fields(),
        "sections": [filler.section(section) for section in template.skeleton],
        "editions": _editions(library),
    }
    return fields


def _editions(library: Library) -> dict[str, Any]:
    scale = library.scale
    return {
        "full": {"marking": scale.highest.id},
        "press": {"marking": scale.lowest.id, "template": "press-comment"},
    }


class _Filler:
    def __init__(self, visit: NewVisit, library: Library, view: View) -> None:
        self.visit = visit
        self.library = library
        self.view = view
        self.theirs = visit.from_ or self._country_of(visit.visitor)
        self.ours = visit.to or self._country_of(visit.host)
        self.first = When.parse(visit.start).first
        self.last = When.parse(visit.end or visit.start).last
        self.seen: set[str] = set()
        if self.theirs == library.settings.home:
            self.ours, self.theirs = self.theirs, self.ours

    def visit_fields(self) -> dict[str, Any]:
        visit = self.visit
        fields = {
            "kind": visit.kind,
            "visitors": [visit.visitor],
            "host": visit.host,
            "from": visit.from_ or self._country_of(visit.visitor),
            "to": visit.to or self._country_of(visit.host),
            "place": self._place(visit.place),
            "start": visit.start,
            "end": visit.end if visit.end != visit.start else None,
        }
        return {name: value for name, value in fields.items() if value}

    def _place(self, typed: str | None) -> Any:
        """The place in every language in which the library names it already, else as typed."""
        if typed is None:
            return None
        for snippet in self.library.snippets.values():
            known = getattr(snippet, "place", None)
            if isinstance(known, Localised) and typed in (said.text for said in known.words.values()):
                words: dict[str, Any] = {lang: said.text for lang, said in known.words.items() if lang}
                forms = {lang: dict(cases) for lang, cases in known.forms.items()}
                if words:
                    return {**words, "forms": forms} if forms else words
        return typed

    def _country_of(self, ident: str) -> str | None:
        """The country of the post somebody holds on the day, else of the last one."""
        person = self.library.snippet(ident)
        if not isinstance(person, Person):
            return None
        day = self.view.as_of
        held = [post for post in person.posts if post.country and (post.from_ is None or post.from_.first <= day)]
        current = [post for post in held if post.to is None or post.to.last >= day]
        return next((post.country for post in (*current, *reversed(held))), None)

    def section(self, skeleton: Mapping[str, Any]) -> dict[str, Any]:
        filled: dict[str, Any] = {}
        for key, value in skeleton.items():
            if key == "items":
                watched: list[dict[str, Any]] = []
                filled["items"] = [item for one in value or () for item in self._items(one, watched)]
                if watched:
                    filled["watch"] = watched
            elif key == "sections":
                filled["sections"] = [self.section(one) for one in value or ()]
            else:
                filled[key] = self._put_in(value)
        return filled

    def _items(self, item: Mapping[str, Any], watched: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """What stands in the briefing for one item of the skeleton: a query becomes the snippets it found.

        The query goes to `watched`, so that what it finds later can be offered.
        """
        asked = self._put_in(dict(item))
        if "find" not in asked:
            return [asked]
        find = asked.pop("find")
        try:
            query = Query.model_validate(find)
        except ValidationError:
            return []
        limit = query.limit
        everything = found(query.model_copy(update={"limit": None}), self.view)
        answers = [s for s in everything if s.id not in self.seen and not self._is_this_visit(s)][:limit]
        self.seen |= {snippet.id for snippet in answers}
        looks = {name: asked[name] for name in _LOOKS if name in asked}
        watched.append({"find": find, **({"seen": [one.id for one in answers]} if answers else {}), **looks})
        return [{"snippet": snippet.id, **asked} for snippet in answers]

    def _is_this_visit(self, snippet: Snippet) -> bool:
        return is_meeting_of(snippet, (self.visit.visitor, self.visit.host), self.first, self.last)

    def _put_in(self, value: Any) -> Any:
        """The value with $ours, $theirs and the like put in; what stays unknown is left out of lists."""
        names = {
            "$ours": self.ours,
            "$theirs": self.theirs,
            "$principal": self.visit.visitor,
            "$host": self.visit.host,
            "$eve": str(self.first - timedelta(days=1)),
            "$lowest": self.library.scale.lowest.id,
        }
        if isinstance(value, str):
            return names.get(value, value)
        if isinstance(value, Mapping):
            return {key: self._put_in(one) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return [put for one in value if (put := self._put_in(one)) is not None]
        return value
