"""The programme and the delegations of a visit as tables: cells of words, and the verbs that change them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from briefbook.model.kinds import Named, Person
from briefbook.model.library import Library
from briefbook.model.sentence import Sentence
from briefbook.session.details import set_visit
from briefbook.session.state import Edited, State, refused
from briefbook.session.titles import snippet_title, words_in
from briefbook.session.words import with_words
from briefbook.storage.written_form import plain_words, written

PROGRAMME = ("date", "at", "until", "what", "place", "press", "status", "marking")
DELEGATIONS = ("side", "name", "post")
TableName = Literal["programme", "delegations"]
_WORDS = ("what", "place", "press", "status")

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Tongue:
    """In which language cells are read and written, and how a date is typed."""

    library: Library
    language: str
    read_date: Callable[[str], object]
    spoken_date: Callable[[Any], str]


def cells(state: State, table: TableName, tongue: Tongue) -> tuple[Cells, ...]:
    """What a table shows, row by row, in the order of PROGRAMME or DELEGATIONS."""
    visit, library, language = state.header.visit, tongue.library, tongue.language
    if table == "delegations":
        return tuple((side.of, *_told(who, tongue)) for side in visit.delegations for who in side.members)
    return tuple(
        (
            tongue.spoken_date(line.date) if line.date else "",
            line.at or "",
            line.until or "",
            *(words_in(words, library, language) for words in (line.what, line.place, line.press, line.status)),
            line.marking or "",
        )
        for line in visit.programme
    )


def _told(who: str | Named, tongue: Tongue) -> tuple[str, str]:
    library, language = tongue.library, tongue.language
    if isinstance(who, str):
        person = library.snippet(who)
        last = person.posts[-1] if isinstance(person, Person) and person.posts else None
        name = snippet_title(person, library, language) if person is not None else who
        return name, words_in(last.title, library, language) if last else ""
    return words_in(who.name, library, language), words_in(who.post, library, language)


def set_cell(state: State, table: TableName, row: int, name: str, text: str, tongue: Tongue) -> Edited:
    """Say something else in a cell; what cannot be understood is refused with the reason."""
    rows = _rows(state, table)
    if not 0 <= row < len(rows):
        return Edited(state)
    typed = text.strip()
    if table == "delegations":
        rows[row] = _member(rows[row], name, typed, tongue)
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
    """A new row before `row`: a line of the programme called `words`, or a member of that name of the side above."""
    rows = _rows(state, table)
    visit = state.header.visit
    before = rows[row - 1] if 0 < row <= len(rows) else None
    if table == "programme":
        day = before.get("date") if before else str(visit.start)
        new: dict[str, Any] = {"date": day, "what": words}
    else:
        new = {"side": before["side"] if before else visit.from_ or visit.to or "XX", "who": {"name": words}}
    return _set_rows(state, table, [*rows[:row], new, *rows[row:]])


def remove_rows(state: State, table: TableName, gone: Sequence[int]) -> Edited:
    """Take rows away."""
    rows = _rows(state, table)
    return _set_rows(state, table, [one for at, one in enumerate(rows) if at not in gone])


def move_row(state: State, table: TableName, row: int, step: int) -> Edited:
    """A row one place up (-1) or down (1): the order typed is kept, in delegations it is the precedence."""
    rows = _rows(state, table)
    if not (0 <= row < len(rows) and 0 <= row + step < len(rows)):
        return Edited(state)
    rows[row], rows[row + step] = rows[row + step], rows[row]
    return _set_rows(state, table, rows)


def _rows(state: State, table: TableName) -> list[dict[str, Any]]:
    data = written(state.header.visit)
    if table == "programme":
        lines = data.get("programme") or []
        return [dict(one) for one in (lines if isinstance(lines, list) else [lines])]
    sides = (data.get("delegations") or {}).items()
    return [
        {"side": side, "who": who}
        for side, members in sides
        for who in (members if isinstance(members, list) else [members])
    ]


def _set_rows(state: State, table: TableName, rows: Sequence[Mapping[str, Any]]) -> Edited:
    if table == "programme":
        lines = [{key: one for key, one in row.items() if one is not None} for row in rows]
        return set_visit(state, {"programme": lines or None})
    sides: dict[str, list[Any]] = {}
    for row in rows:
        sides.setdefault(row["side"], []).append(row["who"])
    return set_visit(state, {"delegations": sides or None})


def _words(state: State, row: int, name: str, typed: str, tongue: Tongue) -> Any:
    before = getattr(state.header.visit.programme[row], name)
    words = with_words(before, typed, tongue.language, tongue.library.first_language)
    return None if words is None else plain_words(words)


def _member(row: Mapping[str, Any], name: str, typed: str, tongue: Tongue) -> dict[str, Any]:
    """A member with another side, name or post; the name of a person of the library is that person."""
    if name == "side":
        return {**row, "side": typed.upper() if len(typed) == 2 else typed or row["side"]}
    who = row["who"]
    if name == "name":
        known = next((one.id for one in _people(tongue.library) if _is_called(one, typed, tongue)), None)
        return {**row, "who": known or {**(who if isinstance(who, dict) else {}), "name": typed or "?"}}
    if isinstance(who, str):
        who = {"name": _told(who, tongue)[0]}
    return {
        **row,
        "who": {**{key: one for key, one in who.items() if key != "post"}, **({"post": typed} if typed else {})},
    }


def _people(library: Library) -> tuple[Person, ...]:
    return library.of_kind(Person)


def _is_called(person: Person, name: str, tongue: Tongue) -> bool:
    return snippet_title(person, tongue.library, tongue.language).casefold() == name.casefold()
