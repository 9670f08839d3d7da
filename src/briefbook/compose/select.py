"""From the briefing's sections to what an edition shows: items resolved to visible snippets, the rest gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefbook.compose.queries import found
from briefbook.compose.view import View
from briefbook.model.briefing import (
    BreakItem,
    Briefing,
    FindItem,
    Item,
    PictureItem,
    Section,
    SnippetItem,
    TextItem,
)
from briefbook.model.document import Origin
from briefbook.model.kinds import KINDS, Person
from briefbook.model.localised import Localised, Said
from briefbook.model.problem import Problem, did_you_mean, error, warning
from briefbook.model.sentence import Listed, Phrase, Sentence
from briefbook.model.snippet import Snippet


@dataclass(frozen=True, slots=True)
class Entry:
    """One snippet to show, with the words this briefing puts in place of its own, if any."""

    snippet: Snippet
    origin: Origin
    words: Localised | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """An item an edition shows. `entries` are its snippets; none for free text, a picture or a break."""

    item: Item
    origin: Origin
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A section an edition shows, with what is left in it."""

    section: Section
    key: str
    items: tuple[Chosen, ...]
    parts: tuple[Part, ...]

    def walk(self) -> Iterator[Part]:
        """This part and all inside it, in reading order."""
        yield self
        for part in self.parts:
            yield from part.walk()


Report = Callable[[Problem], None]
Keep = Callable[[Section, str, Report, Callable[[Report], Part | None]], Part | None]
"""Gives what an edition shows of a section that has a key: as it was, or chosen now."""


def _anew(_section: Section, _key: str, report: Report, choose: Callable[[Report], Part | None]) -> Part | None:
    return choose(report)


def selected(briefing: Briefing, edition: str, view: View, report: Report, keep: Keep = _anew) -> tuple[Part, ...]:
    """The sections of an edition. Sections and items that it may not see are not there, without a trace.

    Reports snippets that do not exist or could not be read, and words in `only` that name no edition. `keep` may
    give a section as it was chosen before.
    """

    def chosen(section: Section, key: str) -> Part | None:
        return keep(section, key, report, lambda tell: _Chooser(briefing, edition, view, tell).part(section, key))

    keyed = ((section, section.id or f"s{number}") for number, section in enumerate(briefing.sections, 1))
    return tuple(part for section, key in keyed if (part := chosen(section, key)) is not None)


def seen(words: Localised | None, view: View, marking: str | None) -> Localised | None:
    """A briefing's own words as far as the edition sees them; `marking` is that of what they stand in.

    A language's own marking counts where what it stands in has none, else the higher of the two.
    """
    if words is None:
        return None
    kept = {lang: said for lang, said in words.words.items() if view.permits(effective(said, marking, view))}
    return words.only(kept)


def markings_of(words: Localised, view: View, marking: str | None) -> tuple[str | None, ...]:
    """The markings of a briefing's own words as far as the edition sees them, inside something marked."""
    found = (effective(said, marking, view) for said in words.words.values())
    return tuple(one for one in found if view.permits(one))


def effective(said: Said, marking: str | None, view: View) -> str | None:
    """The marking of one language's words inside something marked."""
    if said.marking is None or marking is None:
        return said.marking or marking
    return view.library.scale.higher(marking, said.marking)


class _Chooser:
    def __init__(self, briefing: Briefing, edition: str, view: View, report: Report) -> None:
        self.briefing = briefing
        self.edition = edition
        self.view = view
        self.report = report
        self.editions = {e.name for e in briefing.all_editions}

    def part(self, section: Section, key: str) -> Part | None:
        """What the edition shows of a section, None for one that is not in it."""
        self._check_only(section.only, section.line_number)
        if section.only and self.edition not in section.only:
            return None
        if section.marking is not None and not self.view.permits(section.marking):
            return None
        items = self._items(section, key)
        keyed = ((inner, inner.id or f"{key}.{number}") for number, inner in enumerate(section.sections, 1))
        parts = tuple(part for inner, own in keyed if (part := self.part(inner, own)) is not None)
        made = Part(section, key, items, parts)
        return made if self._has_content(made) else None

    def _has_content(self, part: Part) -> bool:
        """Whether the section stays: it shows something besides page breaks, or never held more than its lead."""
        if part.parts or any(not isinstance(chosen.item, BreakItem) for chosen in part.items):
            return True
        section = part.section
        lead = seen(section.lead, self.view, section.marking)
        return not section.items and not section.sections and lead is not None

    def _items(self, section: Section, key: str) -> tuple[Chosen, ...]:
        chosen: list[Chosen] = []
        for number, item in enumerate(section.items, 1):
            self._check_only(item.only, item.line_number)
            if item.shown_in(self.edition):
                one = self._chosen(item, item.id or f"{key}/i{number}")
                if one is not None:
                    chosen.append(one)
        return tuple(chosen)

    def _check_only(self, only: tuple[str, ...], line: int) -> None:
        for name in only:
            if name not in self.editions:
                hint = did_you_mean(name, self.editions) or Sentence(
                    "the editions are {known}", known=Listed(map(Phrase, sorted(self.editions)))
                )
                self.report(
                    warning(
                        Sentence("'only' names no edition of this briefing: '{name}'", name=name),
                        self.briefing.file,
                        line,
                        rule="only",
                        hint=hint,
                    )
                )

    def _origin(self, item: Item, key: str, marking: str | None, snippet: str = "") -> Origin:
        return Origin(key, snippet, self.view.library.scale.level(marking).id, self.briefing.file, item.line_number)

    def _chosen(self, item: Item, key: str) -> Chosen | None:
        match item:
            case SnippetItem():
                entry = self._entry(item, key)
                return Chosen(item, entry.origin, (entry,)) if entry else None
            case FindItem():
                return self._found(item, key)
            case TextItem():
                if seen(item.text, self.view, item.marking) is None:
                    return None
                return Chosen(item, self._origin(item, key, self._weight(item, item.marking)))
            case PictureItem():
                if not self.view.permits(item.marking):
                    return None
                scale = self.view.library.scale
                weight = scale.higher(item.marking, self._weight(item, item.marking))
                return Chosen(item, self._origin(item, key, weight))
            case _:
                is_kept_back = item.marking is not None and not self.view.permits(item.marking)
                return None if is_kept_back else Chosen(item, self._origin(item, key, item.marking))

    def _weight(self, item: Item, marking: str | None, ident: str = "") -> str:
        """The highest marking of what the edition sees of an item: its own words, and the snippet's parts."""
        texts = (getattr(item, name, None) for name in ("title", "lead", "text", "alt", "caption"))
        own = (one for text in texts if text is not None for one in markings_of(text, self.view, marking))
        snippet = (marking, self.view.weight(ident)) if ident else ()
        return self.view.library.scale.higher(self.view.library.scale.lowest.id, *snippet, *own)

    def _entry(self, item: SnippetItem, key: str) -> Entry | None:
        library = self.view.library
        original = library.snippet(item.snippet)
        if original is None:
            self._report_missing(item)
            return None
        visible = self.view.snippet(original.id)
        marking = library.scale.within(original.marking, item.marking)
        if visible is None or not self.view.permits(marking):
            return None
        words = seen(item.text, self.view, marking)
        return Entry(visible, self._origin(item, key, self._weight(item, marking, original.id), original.id), words)

    def _report_missing(self, item: SnippetItem) -> None:
        library = self.view.library
        if item.snippet in library.broken:
            message = Sentence("snippet '{snippet}' could not be read and is left out", snippet=item.snippet)
            hint = "see what its file says"
            for problem in library.broken[item.snippet]:
                self.report(problem)
        else:
            message = Sentence("the library has no snippet '{snippet}'; it is left out", snippet=item.snippet)
            hint = did_you_mean(item.snippet, library.snippets)
        self.report(error(message, self.briefing.file, item.line_number, rule="missing-snippet", hint=hint))

    def _check_people(self, item: FindItem) -> None:
        library = self.view.library
        for who in item.find.people:
            if library.snippet(who) is None and who not in library.broken:
                message = Sentence("'find' asks for an unknown person '{who}'", who=who)
                hint = did_you_mean(who, [person.id for person in library.of_kind(Person)])
                self.report(error(message, self.briefing.file, item.line_number, rule="unknown-person", hint=hint))

    def _found(self, item: FindItem, key: str) -> Chosen | None:
        for kind in item.find.kind:
            if kind not in KINDS:
                hint = did_you_mean(kind, KINDS) or Sentence("the kinds are {kinds}", kinds=Listed(map(Phrase, KINDS)))
                message = Sentence("'find' asks for an unknown kind '{kind}'", kind=kind)
                self.report(error(message, self.briefing.file, item.line_number, rule="unknown-kind", hint=hint))
        self._check_people(item)
        scale = self.view.library.scale
        entries = []
        for snippet in found(item.find, self.view):
            marking = scale.within(snippet.marking, item.marking)
            if self.view.permits(marking):
                origin = self._origin(item, key, self._weight(item, marking, snippet.id), snippet.id)
                entries.append(Entry(snippet, origin))
        if not entries:
            return None
        return Chosen(item, self._origin(item, key, scale.higher(*(e.origin.marking for e in entries))), tuple(entries))
