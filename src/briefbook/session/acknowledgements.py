"""Acknowledging a check, and taking that back: pure verbs on a state (FORMATS, "A briefing")."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefbook.checks.acknowledging import fingerprint
from briefbook.model.briefing import Acknowledged, Section
from briefbook.model.dates import PartialDate, When
from briefbook.model.localised import Localised
from briefbook.model.problem import Problem
from briefbook.session.state import Edited, State, refused
from briefbook.session.tree import changed


def acknowledge(state: State, problem: Problem, text_hash: str, who: str, why: str, day: date) -> Edited:
    """Write down that somebody has seen a problem and accepts it on a day for the text of this hash.

    Own words without an id are given one, so that they are known again wherever they are moved. Without a name and a
    reason it is refused.
    """
    if not who.strip() or not why.strip():
        return refused(state, "an acknowledgement needs a name and a reason", "write who accepts it, and why")
    state, item = _named(state, problem.subject)
    entry = Acknowledged(
        item=item or None,
        check=problem.rule,
        hash=text_hash,
        who=who.strip(),
        why=Localised.plain(why.strip()),
        day=When(PartialDate.of(day)),
    )
    kept = tuple(one for one in state.header.acknowledged if (one.item, one.check) != (entry.item, entry.check))
    return Edited(_with_entries(state, (*kept, entry)))


def withdraw(state: State, entry: Acknowledged) -> Edited:
    """Take an acknowledgement back; the problem is there again."""
    return Edited(_with_entries(state, tuple(one for one in state.header.acknowledged if one != entry)))


def _with_entries(state: State, entries: tuple[Acknowledged, ...]) -> State:
    return replace(state, header=state.header.model_copy(update={"acknowledged": entries}))


def _named(state: State, subject: str) -> tuple[State, str]:
    """The state in which a row has an id of its own, and that id; a subject that is no row stays as it is."""
    key = state.positions.get(subject)
    if key is None or state.nodes[key].value.id is not None:
        return state, subject
    taken = {node.value.id for node in state.root.walk()}
    what = "section" if isinstance(state.nodes[key].value, Section) else "item"
    names = (f"{what}-{fingerprint(f'{subject} {number}')[:6]}" for number in range(len(taken) + 1))
    ident = next(name for name in names if name not in taken)
    root = changed(state.root, key, lambda node: replace(node, value=node.value.model_copy(update={"id": ident})))
    return state.with_root(root), ident
