"""What the edition in view sees, kept while nothing it depends on changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefbook.session.sight import Sight

if TYPE_CHECKING:
    from briefbook.gui.editor import Editor


class Seeing:
    """Holds the last `Sight`, whose answers are costly; rows may change under it. `first` may be made beforehand."""

    def __init__(self, editor: Editor, first: Sight | None = None) -> None:
        self._editor = editor
        self._sight = first
        self._seen_by: tuple[object, ...] = self._now() if first is not None else ()

    @property
    def sight(self) -> Sight:
        """The edition's view of the library now."""
        editor, seen_by = self._editor, self._now()
        is_same = len(self._seen_by) == len(seen_by) and all(
            one is other for one, other in zip(seen_by, self._seen_by, strict=True)
        )
        if self._sight is None or not is_same:
            self._sight, self._seen_by = Sight(editor.library, editor.state.header, editor.edition), seen_by
        return self._sight

    def _now(self) -> tuple[object, ...]:
        editor = self._editor
        header = editor.state.header
        return editor.library, header.visit, header.as_of, editor.edition
