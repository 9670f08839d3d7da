"""Rows of the sample by what they are."""

from __future__ import annotations

from briefbook.gui.editor import Editor
from briefbook.model.briefing import SnippetItem
from briefbook.session.titles import title_of


def key_of(editor: Editor, title: str) -> int:
    """The key of the row with that title, or of that snippet."""
    for key, node in editor.state.nodes.items():
        is_snippet = isinstance(node.value, SnippetItem) and node.value.snippet == title
        if is_snippet or (key and title_of(node.value, editor.library, "en") == title):
            return key
    raise KeyError(title)


def titles_below(editor: Editor, section: str) -> list[str]:
    """The titles of what a section holds."""
    node = editor.state.nodes[key_of(editor, section)]
    return [title_of(child.value, editor.library, "en") for child in node.children]
