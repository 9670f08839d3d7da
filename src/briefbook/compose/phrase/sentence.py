"""Patterns filled with values: one sentence, or a phrase inside one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefbook.compose.phrase.value import NOTHING, Value, capitalised, marked, tidy, without_idle_commas
from briefbook.compose.scene import Scene
from briefbook.model.document import Inline, Inlines, Run
from briefbook.model.pattern import Choice, Group, Literal, Part, Pattern, Slot

Slots = Mapping[str, Value]
_STOPS = ".!?…"


class _MissingError(Exception):
    """A slot has nothing to say."""


class _UnformedError(Exception):
    """A form that the pattern asks for cannot be made."""


def sentence(key: str, slots: Slots, scene: Scene, fact: str = "") -> Inlines:
    """A full sentence of the language's patterns under `key`: the first that can be filled; () when none can."""
    return finished(phrase(key, slots, scene, fact))


def finished(words: Inlines) -> Inlines:
    """The words with a capital at the beginning and one full stop at the end."""
    words = capitalised(words)
    last = words[-1] if words else None
    if not isinstance(last, Run):
        return words
    before = last.text.removesuffix(".")
    if last.text.endswith(".") and before and before[-1] in _STOPS and before[-2:] != "..":
        return (*words[:-1], Run(before, last.bold, last.italic, last.lang, last.link, last.fact))
    return words


def phrase(key: str, slots: Slots, scene: Scene, fact: str = "") -> Inlines:
    """Words of the language's patterns under `key`, without capital; () when no pattern can be filled."""
    patterns = scene.wording.patterns(key)
    filled = _first(patterns, slots, forgiving=False)
    if filled is None:
        filled = _first(patterns, slots, forgiving=True)
    return marked(filled or (), fact)


def formed(key: str, slots: Slots, scene: Scene) -> Inlines | None:
    """Words of the patterns under `key` with every form they ask for; None when a form cannot be made."""
    return _first(scene.wording.patterns(key), slots, forgiving=False)


def _first(patterns: Iterable[Pattern], slots: Slots, *, forgiving: bool) -> Inlines | None:
    """The first pattern that can be filled, None when none can."""
    for pattern in patterns:
        filled = _try(pattern, slots, forgiving)
        if filled is not None:
            return _without_double_stop(tidy(without_idle_commas(filled)))
    return None


def _try(pattern: Pattern, slots: Slots, forgiving: bool) -> list[Inline] | None:
    try:
        return _fill(pattern.parts, slots, forgiving)
    except (_MissingError, _UnformedError):
        return None


def _fill(parts: tuple[Part, ...], slots: Slots, forgiving: bool) -> list[Inline]:
    filled: list[Inline] = []
    for part in parts:
        match part:
            case Literal():
                filled.append(Run(part.text))
            case Slot():
                filled.extend(_slot(part, slots, forgiving))
            case Choice():
                trait = slots.get(part.name, NOTHING).trait
                filled.append(Run(part.options.get(trait, part.options["other"])))
            case Group():
                filled.extend(_group(part, slots, forgiving))
    return filled


def _slot(slot: Slot, slots: Slots, forgiving: bool) -> Inlines:
    value = slots.get(slot.name, NOTHING)
    if not value.inlines:
        raise _MissingError(slot.name)
    form = value.form(slot.form)
    if form is None:
        if forgiving:
            return value.inlines
        raise _UnformedError(slot.name)
    return form


def _group(group: Group, slots: Slots, forgiving: bool) -> list[Inline]:
    """The first wording that can be filled; none when all lack something. A fact never goes for want of a form."""
    unformed = False
    for wording in group.wordings:
        try:
            return _fill(wording, slots, forgiving)
        except _MissingError:
            continue
        except _UnformedError:
            unformed = True
    if unformed:
        raise _UnformedError
    return []


def _without_double_stop(words: Inlines) -> Inlines:
    """A value that brings its own stop keeps it, the pattern's stop goes."""
    if len(words) < 2:
        return words
    last, before = words[-1], words[-2]
    if isinstance(last, Run) and isinstance(before, Run) and last.text == "." and before.text[-1:] in _STOPS:
        return words[:-1]
    return words
