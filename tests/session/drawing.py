"""Outlines as pictures: a state is drawn as indented lines, and a picture is made into a state."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from briefbook.model.briefing import BreakItem, Briefing, SnippetItem, TextItem
from briefbook.model.localised import Localised
from briefbook.session.state import State, state_of
from briefbook.session.tree import Node
from briefbook.yaml12.reader import read
from briefbook.yaml12.validation import Place, validate

HEADER = {"library": "library", "visit": {"visitors": ["khawaja-asif"], "host": "sergey-lavrov", "start": "2018-02-20"}}


def state_from(yaml: str) -> State:
    """The state of a briefing whose sections are these, as YAML."""
    typed = {**HEADER, "sections": read(dedent(yaml).encode(), "visit.yaml").value}
    found = validate(Briefing, typed, Place("visit.yaml", "the briefing"), {"path": Path("visit.yaml")})
    assert found.value is not None, found.problems
    return state_of(found.value, typed)


def state_drawn(picture: str) -> State:
    """The state of a picture: capitals are sections, small letters text items."""
    return state_from(_yaml(dedent(picture).strip("\n").split("\n")))


def _yaml(lines: list[str]) -> str:
    """Each line as a row; deeper lines below it are its items and sections."""
    yaml: list[str] = []
    index = 0
    while index < len(lines):
        name = lines[index].strip()
        below = index + 1
        while below < len(lines) and lines[below].startswith(" "):
            below += 1
        inner = [line[2:] for line in lines[index + 1 : below]]
        yaml.append(f"- title: {name}")
        items = [line.strip() for line in inner if not line.startswith(" ") and line.strip().islower()]
        sections = [line for line in inner if line.startswith(" ") or not line.strip().islower()]
        yaml.append(f"  items: [{', '.join(f'{{text: {item}}}' for item in items)}]")
        if sections:
            yaml.append("  sections:")
            yaml.extend("    " + line for line in _yaml(sections).split("\n"))
        index = below
    return "\n".join(yaml)


def drawn(state: State) -> str:
    """The picture of a state, selected rows with a star."""

    def lines(node: Node, depth: int) -> list[str]:
        star = "*" if node.key in state.selection else ""
        below = [line for child in node.children for line in lines(child, depth + 1)]
        return [f"{'  ' * depth}{_name(node)}{star}", *below]

    return "\n".join(line for child in state.root.children for line in lines(child, 0))


def _name(node: Node) -> str:
    match node.value:
        case TextItem() as item:
            return _plain(item.text)
        case SnippetItem() as item:
            return item.snippet
        case BreakItem():
            return "---"
        case value:
            return _plain(value.title)


def _plain(words: Localised | None) -> str:
    return next(words.texts()) if words else ""


def picture(text: str) -> str:
    """A picture as it stands in a test."""
    return dedent(text).strip("\n")


def key(state: State, name: str) -> int:
    """The key of the first row of that name."""
    return next(node.key for node in state.root.walk() if _name(node) == name)


def keys(state: State, *names: str) -> tuple[int, ...]:
    """The keys of rows by their names."""
    return tuple(key(state, name) for name in names)
