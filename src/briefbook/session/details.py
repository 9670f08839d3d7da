"""What concerns the whole briefing: its details, the visit, the editions, draft or finished. Pure verbs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from briefbook.model.briefing import Briefing, Draft, Edition, Visit
from briefbook.model.sentence import FieldName, Listed, Sentence
from briefbook.session.changes import with_fields
from briefbook.session.state import Edited, State, refused
from briefbook.session.tree import Node
from briefbook.storage.written_form import written
from briefbook.yaml12.validation import Place as Where
from briefbook.yaml12.validation import validate

_ELSEWHERE = frozenset({"briefing", "sections", "visit", "editions", "draft"})


def set_details(state: State, fields: Mapping[str, Any]) -> Edited:
    """Change title, language, template, as_of and the like; plain data by the keys of files, None removes."""
    wrong = _ELSEWHERE & set(fields)
    if wrong:
        return refused(state, Sentence("{names} cannot be changed here", names=Listed(map(FieldName, sorted(wrong)))))
    header, problems = with_fields(state.header, fields, Where(state.header.file, "the briefing"))
    if not isinstance(header, Briefing):
        return Edited(state, problems)
    return Edited(_with_header(state, header), problems)


def set_visit(state: State, fields: Mapping[str, Any]) -> Edited:
    """Change fields of the visit; plain data by the keys of files, None removes one."""
    visit, problems = with_fields(state.header.visit, fields, Where(state.header.file, "the visit"))
    if not isinstance(visit, Visit):
        return Edited(state, problems)
    return Edited(_with_header(state, state.header.model_copy(update={"visit": visit})), problems)


def set_edition(state: State, name: str, fields: Mapping[str, Any]) -> Edited:
    """Change fields of an edition, or make it when there is none of that name."""
    where = Where(state.header.file, f"the edition '{name}'")
    old = state.header.edition(name)
    if old is None:
        data = {key: one for key, one in fields.items() if one is not None}
        found = validate(Edition, data, where, {"name": name})
        new, problems = found.value, found.problems
    else:
        changed, problems = with_fields(old, fields, where)
        new = changed if isinstance(changed, Edition) else None
    if new is None or not name.strip():
        return Edited(state, problems) if problems else refused(state, "an edition needs a name")
    editions = state.header.editions
    others = tuple(new if one is old else one for one in editions) if old else (*editions, new)
    return Edited(_with_editions(state, others), problems)


def remove_edition(state: State, name: str) -> Edited:
    """Take an edition away. Rows shown in it only are shown in no edition any more, which `check` tells."""
    left = tuple(edition for edition in state.header.editions if edition.name != name)
    if len(left) == len(state.header.editions):
        return refused(state, Sentence("there is no edition '{name}'", name=name))
    if not left:
        return refused(state, "a briefing needs an edition", "make another one first")
    return Edited(_with_editions(state, left))


def rename_edition(state: State, old: str, new: str) -> Edited:
    """Give an edition another name, in the rows shown in it only too."""
    names = [edition.name for edition in state.header.editions]
    if old not in names or not new.strip():
        return refused(
            state, Sentence("there is no edition '{old}'", old=old) if new.strip() else "an edition needs a name"
        )
    if new in names:
        return Edited(state) if new == old else refused(state, Sentence("there is an edition '{new}' already", new=new))
    renamed = (e.model_copy(update={"name": new}) if e.name == old else e for e in state.header.editions)
    return Edited(_with_editions(state, tuple(renamed)).with_root(_shown_under(state.root, old, new)))


def _shown_under(node: Node, old: str, new: str) -> Node:
    children = tuple(_shown_under(child, old, new) for child in node.children)
    if old not in node.value.only:
        return node if children == node.children else replace(node, children=children)
    only = tuple(new if name == old else name for name in node.value.only)
    return replace(node, value=node.value.model_copy(update={"only": only}), children=children)


def finish(state: State) -> Edited:
    """Declare the briefing finished: its pages say DRAFT no more."""
    return Edited(_with_header(state, state.header.model_copy(update={"draft": None})))


def reopen(state: State) -> Edited:
    """Make a draft of the briefing again; its number and time are set when it is saved."""
    if state.header.draft is not None:
        return Edited(state)
    return Edited(_with_header(state, state.header.model_copy(update={"draft": Draft(number=1)})))


def _with_editions(state: State, editions: tuple[Edition, ...]) -> State:
    return _with_header(state, state.header.model_copy(update={"editions": editions}))


def _with_header(state: State, header: Briefing) -> State:
    return state if written(header) == written(state.header) else replace(state, header=header)
