"""The programme and the delegations of a visit as tables: cells of words, and the verbs that change them. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from briefbook.model.sentence import Sentence
from briefbook.session.details import set_visit
from briefbook.session.state import Edited, State, refused
from briefbook.session.titles import words_in
from briefbook.session.visit_people import (
    Tongue,
    marking_told,
    marking_typed,
    party_told,
    party_typed,
    people_told,
    people_typed,
    person_told,
    with_name,
    with_party,
    with_post,
)
from briefbook.session.words import with_words
from briefbook.storage.written_form import plain_words, written

PROGRAMME = ("date", "at", "until", "what", "place", "with", "press", "status", "marking")
DELEGATIONS = ("side", "name", "post")
VISITORS = ("name", "post", "party")
TableName = Literal["programme", "delegations", "visitors"]
_WORDS = ("what", "place", "press", "status")

Cells = tuple[str, ...]


def cells(state: State, table: TableName, tongue: Tongue) -> tuple[Cells, ...]:
    """What a table shows, row by row, in the order of PROGRAMME, DELEGATIONS or VISITORS."""
    visit, library, language = state.header.visit, tongue.library, tongue.language
    if table == "delegations":
        return tuple(
            (party_told(side.of, tongue), *person_told(who, tongue)[:2])
            for side in visit.delegations
            for who in side.members
        )
    if table == "visitors":
        return tuple(person_told(who, tongue) for who in visit.visitors)
    return tuple(
        (
            tongue.spoken_date(line.date) if line.date else "",
            line.at or "",
            line.until or "",
            *(words_in(words, library, language) for words in (line.what, line.place)),
            people_told(line.with_, tongue),
            *(words_in(words, library, language) for words in (line.press, line.status)),
            marking_told(line.marking, tongue),
        )
        for line in visit.programme
    )


def set_cell(state: State, table: TableName, row: int, name: str, text: str, tongue: Tongue) -> Edited:
    """Say something else in a cell; what cannot be understood is refused with the reason."""
    rows = _rows(state, table)
    if not 0 <= row < len(rows):
        return Edited(state)
    typed = text.strip()
    if table == "delegations":
        rows[row] = _member(rows[row], name, typed, tongue)
    elif table == "visitors":
        rows[row] = {"who": _person(rows[row]["who"], name, typed, tongue)}
    elif name == "with":
        rows[row]["with"] = people_typed(typed, _listed(rows[row].get("with")), tongue)
    elif name == "marking":
        rows[row]["marking"] = marking_typed(typed, tongue)
    elif name == "date" and typed:
        try:
            rows[row]["date"] = str(tongue.read_date(typed))
        except ValueError:
            return refused(
                state,
                Sentence("'{typed}' is not a date that can be understood", typed=typed),
                "write it as 20 February 2018",
            )
    elif name in _WORDS:
        rows[row][name] = _words(state, row, name, typed, tongue)
    else:
        rows[row][name] = typed or None
    return _set_rows(state, table, rows)


def add_row(state: State, table: TableName, row: int, words: str) -> Edited:
    """A new row before `row`: a line of the programme called `words`, or somebody of that name, of the side above."""
    rows = _rows(state, table)
    visit = state.header.visit
    before = rows[row - 1] if 0 < row <= len(rows) else None
    if table == "programme":
        day = before.get("date") if before else str(visit.start)
        new: dict[str, Any] = {"date": day, "what": words}
    elif table == "visitors":
        new = {"who": {"name": words}}
    else:
        new = {"side": before["side"] if before else visit.from_ or visit.to or "XX", "who": {"name": words}}
    return _set_rows(state, table, [*rows[:row], new, *rows[row:]])


def remove_rows(state: State, table: TableName, gone: Sequence[int]) -> Edited:
    """Take rows away."""
    rows = _rows(state, table)
    return _set_rows(state, table, [one for at, one in enumerate(rows) if at not in gone])


def move_row(state: State, table: TableName, row: int, step: int) -> Edited:
    """A row one place up (-1) or down (1): the order is the precedence; the first of the visitors is the principal."""
    rows = _rows(state, table)
    if not (0 <= row < len(rows) and 0 <= row + step < len(rows)):
        return Edited(state)
    rows[row], rows[row + step] = rows[row + step], rows[row]
    return _set_rows(state, table, rows)


def _rows(state: State, table: TableName) -> list[dict[str, Any]]:
    data = written(state.header.visit)
    if table == "programme":
        return [dict(one) for one in _listed(data.get("programme"))]
    if table == "visitors":
        return [{"who": who} for who in _listed(data.get("visitors"))]
    sides = (data.get("delegations") or {}).items()
    return [{"side": side, "who": who} for side, members in sides for who in _listed(members)]


def _set_rows(state: State, table: TableName, rows: Sequence[Mapping[str, Any]]) -> Edited:
    if table == "programme":
        lines = [{key: one for key, one in row.items() if one is not None} for row in rows]
        return set_visit(state, {"programme": lines or None})
    if table == "visitors":
        return set_visit(state, {"visitors": [row["who"] for row in rows]})
    sides: dict[str, list[Any]] = {}
    for row in rows:
        sides.setdefault(row["side"], []).append(row["who"])
    return set_visit(state, {"delegations": sides or None})


def _words(state: State, row: int, name: str, typed: str, tongue: Tongue) -> Any:
    before = getattr(state.header.visit.programme[row], name)
    words = with_words(before, typed, tongue.language, tongue.library.first_language)
    return None if words is None else plain_words(words)


def _member(row: Mapping[str, Any], name: str, typed: str, tongue: Tongue) -> dict[str, Any]:
    """A member with another side, name or post."""
    if name == "side":
        return {**row, "side": party_typed(typed, tongue) or row["side"]}
    return {**row, "who": _person(row["who"], name, typed, tongue)}


def _person(who: Any, name: str, typed: str, tongue: Tongue) -> Any:
    match name:
        case "name":
            return with_name(who, typed, tongue)
        case "party":
            return with_party(who, typed, tongue)
        case _:
            return with_post(who, typed, tongue)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
