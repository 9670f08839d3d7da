"""A library: its settings and its snippets, as read; what could not be read stands beside them as problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import model_validator

from briefbook.model.localised import Localised
from briefbook.model.marking import DEFAULT_SCALE, Marking, MarkingScale
from briefbook.model.problem import Problem
from briefbook.model.snippet import Snippet
from briefbook.model.values import Country, Texts, Word, Words, Written, as_list

AnySnippet = TypeVar("AnySnippet", bound=Snippet)
MARKINGS_UNKNOWN = "markings-unknown"
"""The rule of the problem that a library's markings could not be read: nothing may be printed from it, since a word
of its scale may stand above the ceiling that the default scale gives."""


class MarkingEntry(Written):
    """A marking as library.yaml gives it: a word, or `{id, en, ru}`; `short` is its mark before paragraphs."""

    id: Word
    names: Localised
    short: Localised | None = None

    @model_validator(mode="before")
    @classmethod
    def _with_names(cls, data: Any) -> Any:
        if isinstance(data, Mapping) and "names" not in data and "id" in data:
            names = {key: value for key, value in data.items() if key not in ("id", "short")}
            return {"id": data["id"], "names": names or data["id"], "short": data.get("short")}
        return data if isinstance(data, Mapping) else {"id": data, "names": data}

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        return ()


class LibrarySettings(Written):
    """The content of library.yaml."""

    name: Localised = Localised.plain("Library")
    languages: Annotated[tuple[Word, ...], as_list] = ("en",)
    home: Country | None = None
    markings: Annotated[tuple[MarkingEntry, ...], as_list] = ()
    briefings: Words = ()
    forbidden: Texts = ()

    @property
    def scale(self) -> MarkingScale:
        """The library's markings, a lowest and a highest when it lists none."""
        if not self.markings:
            return DEFAULT_SCALE
        return MarkingScale(tuple(Marking(m.id, m.names, m.short) for m in self.markings))


@dataclass(frozen=True)
class Library:
    """The snippets of a folder by id. `broken` holds the ids of files that could not be read, with their problems;

    `renamed` leads from former ids to present ones. Problems of readable files (warnings) are in `problems`.
    `kinds` gives the ids of each kind where they are known without looking at the snippets, which may be many.
    """

    root: Path
    settings: LibrarySettings = field(default_factory=LibrarySettings)
    snippets: Mapping[str, Snippet] = field(default_factory=dict)
    broken: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, Sequence[str]] | None = field(default=None, compare=False, repr=False)

    @property
    def first_language(self) -> str:
        """The language of plain values."""
        return self.settings.languages[0] if self.settings.languages else "en"

    @cached_property
    def scale(self) -> MarkingScale:
        """The library's markings."""
        return self.settings.scale

    @property
    def media(self) -> Path:
        """The folder of pictures."""
        return self.root / "media"

    def snippet(self, ident: str) -> Snippet | None:
        """The snippet of that id, or of one that had it formerly."""
        found = self.snippets.get(ident)
        return self.snippets.get(self.renamed.get(ident, "")) if found is None else found

    def id_now(self, ident: str) -> str:
        """The id as it is today: what was renamed is still meant by what it was called (FORMATS, `formerly`)."""
        return ident if ident in self.snippets else self.renamed.get(ident, ident)

    def idents(self, kinds: Sequence[str] = ()) -> Sequence[str]:
        """The ids of the snippets of some kinds, of all when none is named; no snippet is looked at."""
        if not kinds:
            return tuple(self.snippets)
        return tuple(ident for kind in dict.fromkeys(kinds) for ident in self._idents_by_kind.get(kind, ()))

    def of_kind(self, kind: type[AnySnippet]) -> tuple[AnySnippet, ...]:
        """All snippets of a kind; no other is looked at."""
        found = (self.snippets[ident] for ident in self._idents_by_kind.get(kind.kind, ()))
        return tuple(one for one in found if isinstance(one, kind))

    @cached_property
    def _idents_by_kind(self) -> Mapping[str, Sequence[str]]:
        if self.kinds is not None:
            return self.kinds
        found: dict[str, list[str]] = {}
        for ident, snippet in self.snippets.items():
            found.setdefault(snippet.kind, []).append(ident)
        return found
