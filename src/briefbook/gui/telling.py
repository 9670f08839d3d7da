"""Problems as sentences of the window, what is mentioned in them called as the briefing and its library call it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefbook.model.problem import Problem

if TYPE_CHECKING:  # The window is there before what its editor needs.
    from briefbook.gui.editor import Editor


def told_in(editor: Editor, problems: Iterable[Problem], *, has_lines: bool = False) -> str:
    """Problems one below the other: rows and snippets by title, markings, countries, languages by name."""
    from briefbook.session.problem_places import Placing  # What can be done about problems is large.
    from briefbook.session.telling import all_told

    name = Placing(editor.state, editor.titles, editor.tr).name
    return all_told(problems, editor.tr, name, has_lines=has_lines)
