"""Wording: a folder of YAML files a language (`resources/wording/<lang>/`), read to one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from string import Formatter
from typing import Any

from briefbook.model.localised import as_text
from briefbook.model.pattern import Pattern
from briefbook.model.problem import Problem, error, has_errors
from briefbook.model.wording import Wording
from briefbook.yaml12.source import read_mapping, shown_path

LARGEST = 1024 * 1024
FILES = ("language", "sentences", "terms", "dates", "countries", "places", "lists", "forms")
OPTIONAL = frozenset({"places", "lists", "forms"})
MONTHS = 12
_OF_A_DAY = ("day", "month", "month_gen", "month_prep", "year")
_OF_DATES = frozenset(
    {*_OF_A_DAY, *(f"{name}2" for name in _OF_A_DAY), "weekday", "date", "at", "until", "start", "end"}
)


def load_wording(folder: Path) -> tuple[Wording | None, tuple[Problem, ...]]:
    """Read a language's folder, and that of the language it borrows from.

    None when a needed file is missing or something in it cannot be used.
    """
    reader = _Reader(folder)
    about = reader.texts("language")
    lists = reader.lists("lists")
    wording = Wording(
        language=folder.name,
        locale=about.get("locale", folder.name),
        grammar=about.get("grammar", "plain"),
        quotes=(about.get("quote_open", "“"), about.get("quote_close", "”")),
        inner_quotes=(about.get("inner_quote_open", "‘"), about.get("inner_quote_close", "’")),
        borrows=about.get("borrows", ""),
        spaces_before=_of("spaces_before", about),
        spaces_after=_of("spaces_after", about),
        sentences=reader.patterns("sentences"),
        terms=reader.texts("terms"),
        dates=reader.dates(lists),
        countries=reader.forms("countries"),
        places=reader.forms("places"),
        lists=lists,
        forms=reader.forms("forms"),
    )
    problems = tuple(reader.problems)
    if wording.borrows and not has_errors(problems):
        lender, more = load_wording(folder.parent / wording.borrows)
        return (None if lender is None else _completed(wording, lender)), (*problems, *more)
    return (None if has_errors(problems) else wording), problems


def _of(name: str, texts: Mapping[str, str]) -> Mapping[str, str]:
    """The entries of a mapping inside a file of texts."""
    return {key.removeprefix(f"{name}."): words for key, words in texts.items() if key.startswith(f"{name}.")}


def _completed(wording: Wording, lender: Wording) -> Wording:
    """The wording with what it lacks from another language; rules about words, its lists, are never another's."""
    return replace(
        wording,
        sentences={**lender.sentences, **wording.sentences},
        terms={**lender.terms, **wording.terms},
        dates={**lender.dates, **wording.dates},
        countries={**lender.countries, **wording.countries},
    )


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def texts(self, name: str) -> Mapping[str, str]:
        """A file of `key: words`; mappings in it join their keys with a point."""
        found: dict[str, str] = {}
        self._flatten(name, "", self._mapping(name), found)
        return found

    def patterns(self, name: str) -> Mapping[str, tuple[Pattern, ...]]:
        """A file of `key: pattern` or `key: [pattern, ...]`."""
        found: dict[str, tuple[Pattern, ...]] = {}
        for key, value in self._mapping(name).items():
            texts = value if isinstance(value, list) else [value]
            parsed = (self._pattern(name, str(key), text) for text in texts)
            found[str(key)] = tuple(pattern for pattern in parsed if pattern is not None)
        return found

    def forms(self, name: str) -> Mapping[str, Mapping[str, str]]:
        """A file of `name: {form: words}`."""
        found: dict[str, Mapping[str, str]] = {}
        for key, value in self._mapping(name).items():
            if isinstance(value, Mapping):
                found[str(key)] = {str(form): as_text(words) or "" for form, words in value.items()}
            else:
                self._wrong(name, f"{key}: found one value, expected forms such as {{name: ..., gen: ...}}")
        return found

    def lists(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """A file of `key: [words, ...]`."""
        found: dict[str, tuple[str, ...]] = {}
        for key, value in self._mapping(name).items():
            if isinstance(value, list):
                found[str(key)] = tuple(as_text(one) or "" for one in value)
            else:
                self._wrong(name, f"{key}: found one value, expected a list of words")
        return found

    def dates(self, lists: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
        """How dates are written, each with slots that there are: those of every language and of its lists of months."""
        months = [key for key in lists if key.startswith("months_")]
        for key in months:
            if len(lists[key]) != MONTHS:
                self._wrong(
                    "lists", f"{key}: found {len(lists[key])} words, expected one for each of the twelve months"
                )
        own = {f"month_{key.removeprefix('months_')}{end}" for key in months for end in ("", "2")}
        texts = self.texts("dates")
        for key, text in texts.items():
            try:
                slots = {slot for _, slot, _, _ in Formatter().parse(text) if slot is not None}
            except ValueError as reason:
                self._wrong("dates", f"'{key}' cannot be read: {reason}")
                continue
            for slot in sorted(slots - _OF_DATES - own):
                known = ", ".join(f"{{{name}}}" for name in sorted(_OF_DATES | own))
                self._wrong("dates", f"'{key}': there is no {{{slot}}}; there are {known}")
        return texts

    def _mapping(self, name: str) -> Mapping[Any, Any]:
        path = self.folder / f"{name}.yaml"
        if name in OPTIONAL and not path.exists():
            return {}
        value, problems = read_mapping(path, LARGEST, "the wording of a language")
        self.problems.extend(problems)
        return value if isinstance(value, Mapping) else {}

    def _flatten(self, name: str, before: str, mapping: Mapping[Any, Any], found: dict[str, str]) -> None:
        for key, value in mapping.items():
            if isinstance(value, Mapping):
                self._flatten(name, f"{before}{key}.", value, found)
            elif (text := as_text(value)) is not None:
                found[f"{before}{key}"] = text
            else:
                self._wrong(name, f"{before}{key}: expected words")

    def _pattern(self, name: str, key: str, text: object) -> Pattern | None:
        try:
            return Pattern.parse(as_text(text) or "")
        except ValueError as reason:
            self._wrong(name, f"the sentence '{key}' cannot be read: {reason}")
            return None

    def _wrong(self, name: str, message: str) -> None:
        self.problems.append(error(message, shown_path(self.folder / f"{name}.yaml"), rule="wording"))
