"""A mapping of a file to a model's value: wrong values as problems in plain words, unknown keys as warnings.

It stands here because both the library and the storage of briefings and templates need it, and they may not know
each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from briefbook.model.problem import Problem, did_you_mean, error
from briefbook.model.sentence import FieldName, Listed, Phrase, Sentence, either
from briefbook.model.values import Written
from briefbook.yaml12.expectations import Mistake, expected
from briefbook.yaml12.keys import unknown_keys
from briefbook.yaml12.lined import LinedMapping, Step, locate, steps

M = TypeVar("M", bound=Written)
_LONGEST_FOUND = 60
_FIRST_YEAR = 1000


@dataclass(frozen=True, slots=True)
class Validated(Generic[M]):
    """A model's value, None when something in the mapping is wrong; and everything noticed."""

    value: M | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """What is read: the file as problems name it, what it is ("the meeting"), the id of the snippet if it is one."""

    file: str
    what: str
    subject: str = ""


def validate(
    model: type[M], mapping: Mapping[Any, Any], place: Place, given: Mapping[str, Any] | None = None
) -> Validated[M]:
    """Make a model's value of a mapping read from a file.

    `given` are fields that do not come from the file (its path, the id); the same names in the file are unknown keys.
    """
    problems = [
        unknown.as_problem(place.file, place.subject) for unknown in unknown_keys(model, mapping, locate(mapping, ()))
    ]
    hidden = model.hidden if isinstance(mapping, LinedMapping) else ()
    data = {key: value for key, value in mapping.items() if key not in hidden}
    data.update(given or {}, line_number=locate(mapping, ()))
    try:
        return Validated(model.model_validate(data), tuple(problems))
    except ValidationError as wrong:
        problems.extend(_problems(_mistakes(wrong, mapping), mapping, place))
        return Validated(None, tuple(problems))


def _mistakes(wrong: ValidationError, mapping: object, before: tuple[Step, ...] = ()) -> list[Mistake]:
    """Pydantic's errors with paths of the file instead of the model's; errors inside errors unfolded."""
    found: list[Mistake] = []
    for one in wrong.errors(include_url=False):
        location = (*before, *one["loc"])
        inner = one.get("ctx", {}).get("error")
        if isinstance(inner, ValidationError):
            found.extend(_mistakes(inner, mapping, location))
        else:
            found.append(_mistake(one, location, mapping))
    return found


def _mistake(one: ErrorDetails, location: tuple[Step, ...], mapping: object) -> Mistake:
    path = tuple(step for step, _, _ in steps(mapping, location))
    missing = str(location[-1]) if one["type"] == "missing" and location else ""
    return Mistake(path, one["type"], one.get("ctx", {}), one["input"], missing)


def _problems(mistakes: list[Mistake], mapping: object, place: Place) -> Iterable[Problem]:
    """One problem a place: what a union's members expect is joined, and the deepest mistake says most."""
    by_path: dict[tuple[tuple[Step, ...], str], list[Mistake]] = {}
    for one in mistakes:
        if not any(_says_more(other, one) for other in mistakes):
            by_path.setdefault((one.path, one.missing), []).append(one)
    for (path, missing), same in by_path.items():
        line = locate(mapping, path)
        yield _problem(same, missing, path, line, place)


def _says_more(other: Mistake, one: Mistake) -> bool:
    """Whether another mistake lies inside the same value, so that this one is only a union's other member."""
    if other is one or other.path[: len(one.path)] != one.path or one.missing:
        return False
    is_inside = len(other.path) > len(one.path) or bool(other.missing)
    return is_inside and not one.is_about_whole


def _problem(same: list[Mistake], missing: str, path: tuple[Step, ...], line: int, place: Place) -> Problem:
    where = _named(path)
    owner = where or Phrase(place.what)
    if missing:
        message: str = Sentence("{owner} needs '{missing}'", owner=owner, missing=FieldName(missing))
        return error(message, place.file, line, rule="missing", subject=place.subject)
    wanted = either(tuple(dict.fromkeys(filter(None, (expected(one) for one in same)))))
    first = same[0]
    rule = "value" if not first.is_about_whole else "missing"
    if first.is_about_whole and not first.detail:
        message = Sentence("{owner} needs {wanted}", owner=owner, wanted=wanted)
        return error(message, place.file, line, rule=rule, subject=place.subject)
    found = first.detail or Sentence("found {found}", found=_shown(first.found))
    message = Sentence("{owner}: {found}, expected {wanted}", owner=owner, found=found, wanted=wanted)
    hint = did_you_mean(str(first.found), first.words)
    return error(message, place.file, line, rule=rule, hint=hint, subject=place.subject)


def _named(path: tuple[Step, ...]) -> Listed:
    """A path as a person reads it: `posts 2, from`; positions count from 1."""
    parts: list[FieldName] = []
    for step in path:
        if isinstance(step, int) and step < _FIRST_YEAR and parts:
            parts[-1] = FieldName(f"{parts[-1]}", step + 1)
        else:
            parts.append(FieldName(str(step)))
    return Listed(parts)


def _shown(value: object) -> str:
    """What stands in the file, short."""
    if value is None:
        return Phrase("nothing")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        keys = Listed(f"'{key}'" for key in list(value)[:4])
        return Sentence("a mapping with {keys}", keys=keys) if keys else Phrase("an empty mapping")
    if isinstance(value, (list, tuple)):
        return Phrase("a list" if value else "an empty list")
    text = " ".join(str(value).split())
    return f"'{text}'" if len(text) <= _LONGEST_FOUND else f"'{text[:_LONGEST_FOUND]}…'"
