"""A changed form as the data of a snippet's file: only what was changed is written otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from itertools import pairwise
from typing import Any

from briefbook.model.sentence import Sentence
from briefbook.session.fact_form import Path

_BARE_FIELDS = {"outcomes": "text", "members": "country", "sources": "title", "series": "total", "figures": "value"}


class Refused(Exception):
    """A change that would lose something; `sentence` says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def with_fact(data: Mapping[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """The data of a snippet's file with one value changed, everything else as it was typed; None takes it away.

    Raises Refused for a year that another entry has.
    """
    changed = _copied(data, path)
    holder: Any = _holder(changed, path, data)
    key = _key(holder, path[-1])
    if value is None:
        _take(holder, key)
        if len(path) == 2 and not holder:
            del changed[str(path[0])]
    elif path[-1] == "year" and isinstance(changed[str(path[0])], dict):
        changed[str(path[0])] = _under_another_year(changed[str(path[0])], int(path[1]), value)
    else:
        holder[key] = value
    return changed


def with_row(data: Mapping[str, Any], path: Path, entry: Any) -> dict[str, Any]:
    """The data with one entry more at the end of a list; one with a `year` stands under it where years are keys.

    Raises Refused for a year that another entry has.
    """
    changed = _copied(data, path)
    holder, name = _holder(changed, path, data), path[-1]
    rows = holder.get(name)
    if isinstance(rows, dict):
        bare = dict(entry)
        year = bare.pop("year")
        if year in rows:
            raise Refused(Sentence("{year} is there already", year=year))
        holder[name] = _in_order({**rows, year: bare})
    else:
        holder[name] = [*_as_list(rows), entry]
    return changed


def without_row(data: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """The data without the entry that a path leads to."""
    changed = _copied(data, path)
    holder, name, at = _holder(changed, path[:-1], data), path[-2], int(path[-1])
    rows = holder[name]
    if isinstance(rows, dict):
        del rows[list(rows)[at]]
    else:
        holder[name] = rows = [row for number, row in enumerate(_as_list(rows)) if number != at]
    if not rows:
        del holder[name]
    return changed


def with_row_moved(data: Mapping[str, Any], path: Path, by: int) -> dict[str, Any]:
    """The data with an entry `by` places further down (up: negative); years stay in their order."""
    changed = _copied(data, path)
    holder, name, at = _holder(changed, path[:-1], data), path[-2], int(path[-1])
    if isinstance(holder[name], dict):
        return changed
    rows = _as_list(holder[name])
    rows.insert(max(at + by, 0), rows.pop(at))
    holder[name] = rows
    return changed


def _copied(data: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """A copy to be changed; figures that stand under their names become entries, which have room for more."""
    changed: dict[str, Any] = deepcopy(dict(data))
    figures = changed.get("figures")
    if path[0] == "figures" and isinstance(figures, dict):
        changed["figures"] = [
            {"name": name, **(one if isinstance(one, dict) and "value" in one else {"value": one})}
            for name, one in figures.items()
        ]
    return changed


def _holder(changed: dict[str, Any], path: Path, data: Mapping[str, Any]) -> Any:
    """What the last step of a path is a key of; bare values on the way become entries, missing ones are made."""
    holder: Any = changed
    for step, following in pairwise(path):
        key = _key(holder, step)
        held = holder[key] if isinstance(key, int) or key in holder else None
        if held is None:
            holder[key] = [] if isinstance(following, int) else {}
        elif not isinstance(held, dict | list):
            holder[key] = [held] if isinstance(following, int) else {_bare_name(path, data): held}
        elif isinstance(held, dict) and isinstance(following, int) and step != "series":
            holder[key] = [held]
        holder = holder[key]
    return holder


def _take(holder: Any, key: Any) -> None:
    if isinstance(holder, dict):
        holder.pop(key, None)
    else:
        del holder[key]


def _under_another_year(rows: dict[Any, Any], at: int, year: Any) -> dict[Any, Any]:
    before = list(rows)[at]
    if year != before and year in rows:
        raise Refused(Sentence("{year} is there already", year=year))
    bare = rows[before]
    if isinstance(bare, dict):
        bare.pop("year", None)
    return _in_order({year if key == before else key: row for key, row in rows.items()})


def _in_order(rows: dict[Any, Any]) -> dict[Any, Any]:
    return {year: rows[year] for year in sorted(rows, key=str)}


def _as_list(rows: Any) -> list[Any]:
    if rows is None:
        return []
    return list(rows) if isinstance(rows, list) else [rows]


def _key(holder: Any, step: str | int) -> Any:
    """A step as a key of what was typed: entries may stand in a list, or in a mapping by year."""
    return list(holder)[step] if isinstance(step, int) and isinstance(holder, Mapping) else step


def _bare_name(path: Path, data: Mapping[str, Any]) -> str:
    """Which field an entry has that was typed as a bare value."""
    name = next((str(step) for step in reversed(path[:-1]) if isinstance(step, str)), "")
    return "value" if name == "series" and data.get("kind") == "figure" else _BARE_FIELDS.get(name, "text")
