"""What came of one snippet file, in the form in which it is kept: made anew it is the same snippet and problems."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from briefbook.library.kept_sentences import plain, sentence_of
from briefbook.library.references import Reference, references
from briefbook.library.snippet_codec import encoded
from briefbook.library.snippet_reading import Reading
from briefbook.library.vocabulary import Mention, marking_words, unknown_countries
from briefbook.model.problem import Problem, Severity
from briefbook.yaml12.validation import Place

_SEPARATOR = "\n"
_WRITER = json.JSONEncoder(check_circular=False, separators=(",", ":"))


class Record(NamedTuple):
    """A file's snippet and what is wrong in the file, wherever the library lies and whatever else is in it.

    `body` is the encoded snippet, None for a broken file. `notes` are the problems that the file has by itself and
    the ids the snippet had before, empty for most. What depends on the rest of the library is only named: `markings`
    and `ids` are the words, a line each; `lines` says where they stand.
    """

    kind: str = ""
    body: bytes | None = None
    notes: bytes = b""
    markings: str = ""
    ids: str = ""
    lines: bytes = b""

    def problems(self, file: str) -> tuple[Problem, ...]:
        """The problems that the file has by itself, with its name as it is now."""
        told = json.loads(self.notes)[0] if self.notes else ()
        return tuple(
            Problem(Severity(severity), sentence_of(message), file, line, rule, sentence_of(hint), subject)
            for severity, message, line, rule, hint, subject in told
        )

    @property
    def formerly(self) -> tuple[str, ...]:
        """The ids the snippet had before."""
        return tuple(json.loads(self.notes)[1]) if self.notes else ()

    @property
    def named_ids(self) -> tuple[str, ...]:
        """The ids of other snippets that it names, each once."""
        return tuple(self.ids.split(_SEPARATOR)) if self.ids else ()

    def marking_lines(self) -> tuple[Mention, ...]:
        """Every marking it names, with its line."""
        return tuple((word, line) for word, line in self._lines(0))

    def reference_lines(self) -> tuple[Reference, ...]:
        """Every id it names, with key and line."""
        return tuple((ident, key, line) for ident, key, line in self._lines(1))

    def _lines(self, which: int) -> list[list[Any]]:
        found: list[list[Any]] = json.loads(self.lines)[which] if self.lines else []
        return found


def record_of(reading: Reading, ident: str) -> Record:
    """What is kept of a reading."""
    snippet, mapping = reading.snippet, reading.mapping
    problems = reading.problems
    if snippet is None or mapping is None:
        return Record(notes=_notes(problems, ()))
    problems += tuple(unknown_countries(mapping, Place("", "", ident)))
    markings, named = marking_words(mapping), references(snippet, mapping)
    return Record(
        snippet.kind,
        encoded(snippet),
        _notes(problems, snippet.formerly),
        _joined(word for word, _ in markings),
        _joined(ident for ident, _, _ in named),
        _json([markings, named]) if markings or named else b"",
    )


def _notes(problems: tuple[Problem, ...], formerly: tuple[str, ...]) -> bytes:
    if not problems and not formerly:
        return b""
    told = [(p.severity.value, plain(p.message), p.line, p.rule, plain(p.hint), p.subject) for p in problems]
    return _json([told, formerly])


def _joined(words: Iterable[str]) -> str:
    return _SEPARATOR.join(dict.fromkeys(word.replace(_SEPARATOR, " ") for word in words))


def _json(value: object) -> bytes:
    return _WRITER.encode(value).encode()
