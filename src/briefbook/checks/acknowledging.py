"""Checks that somebody has seen and accepted: they stay silent until the text they were accepted for changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from briefbook.checks.material import Material
from briefbook.checks.outline import outline, outlined_items
from briefbook.checks.passages import fields_in, passages
from briefbook.model.briefing import Acknowledged, Item, SnippetItem
from briefbook.model.localised import Localised
from briefbook.model.problem import Problem
from briefbook.model.values import Written

_LENGTH = 16
_SHORTEST = 7
_NO_WORDS = {"id"}


@dataclass(frozen=True, slots=True)
class Accepted:
    """A problem that somebody has acknowledged, and the entry of the briefing that says so."""

    problem: Problem
    entry: Acknowledged


def fingerprint(text: str) -> str:
    """The hash by which a text is known again: the first 16 hexadecimal digits of SHA-256 over its trimmed UTF-8."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:_LENGTH]


def is_fingerprint_of(typed: str, text: str) -> bool:
    """Whether a typed hash is that of the text: SHA-256, SHA-1 or MD5 in hexadecimal, whole or its first digits."""
    wanted = typed.strip().lower().rpartition(":")[2]
    if len(wanted) < _SHORTEST:
        return False
    contents = {text.encode(), text.strip().encode(), f"{text.strip()}\n".encode()}
    algorithms = ("sha256", "sha1", "md5")
    digests = (hashlib.new(name, one, usedforsecurity=False) for name in algorithms for one in contents)
    return any(digest.hexdigest().startswith(wanted) for digest in digests)


def text_of_subject(subject: str, material: Material) -> str:
    """The words a problem's subject stands for: those of the item and its snippet, of the section, of the snippet.

    `subject` is the key of an item or a section, a snippet's id, or anything else for the briefing's visit.
    """
    for outlined in outline(material):
        if outlined.key == subject:
            return _words(outlined.section)
        for one in outlined.items:
            if one.key == subject:
                return _words_of_item(one.item, material)
    snippet = material.original(subject)
    return _words(snippet if snippet is not None else material.briefing.visit)


def acknowledged_hash(problem: Problem, material: Material) -> str:
    """The hash to write under `acknowledged` when somebody accepts a problem."""
    return fingerprint(text_of_subject(problem.subject, material))


def entry_accepting(problem: Problem, material: Material) -> Acknowledged | None:
    """The entry by which somebody accepted this very check for this very text."""
    for entry in material.briefing.acknowledged:
        is_same = entry.check == problem.rule and (entry.item or "") in _names_of(problem.subject, material)
        if is_same and entry.hash and _is_of(entry.hash, problem.subject, material):
            return entry
    return None


def parted(problems: Iterable[Problem], material: Material) -> tuple[tuple[Problem, ...], tuple[Accepted, ...]]:
    """The problems that nobody has accepted yet, and those that somebody has."""
    if not material.briefing.acknowledged:
        return tuple(problems), ()
    judged = [(problem, entry_accepting(problem, material)) for problem in problems]
    left = tuple(problem for problem, entry in judged if entry is None)
    return left, tuple(Accepted(problem, entry) for problem, entry in judged if entry is not None)


def _is_of(typed: str, subject: str, material: Material) -> bool:
    """Whether a hash is that of all a subject says, or of its text alone, as typed by hand."""
    alone = [one.source for one in passages(material) if one.subject == subject and one.field == "text"]
    return any(is_fingerprint_of(typed, text) for text in (text_of_subject(subject, material), *alone))


def _names_of(subject: str, material: Material) -> frozenset[str]:
    """The subject itself, and the keys of the items that show it when it is a snippet."""
    items = (one for one in outlined_items(material) if isinstance(one.item, SnippetItem))
    return frozenset({subject, *(one.key for one in items if _shows(one.item, subject))})


def _shows(item: Item, ident: str) -> bool:
    return isinstance(item, SnippetItem) and item.snippet == ident


def _words_of_item(item: Item, material: Material) -> str:
    words = _words(item)
    snippet = material.original(item.snippet) if isinstance(item, SnippetItem) else None
    return words + (_words(snippet) if snippet is not None else "")


def _words(value: Written) -> str:
    """All a value says, in a fixed order: so a changed figure, date or word of any language changes the hash."""
    lines = [f"{name}: {_told(text)}" for name, text, _ in fields_in(value)]
    return "\n".join((*lines, value.model_dump_json(exclude_defaults=True, exclude=_NO_WORDS, fallback=str)))


def _told(text: Localised) -> str:
    return " / ".join(f"{language}={said.text}" for language, said in text.words.items())
