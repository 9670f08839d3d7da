"""What the edition in view sees, kept while nothing it depends on changes."""

from __future__ import annotations

from briefbook.gui.editor import Editor
from briefbook.session.sight import Sight


class Seeing:
    """Holds the last `Sight`, whose answers are costly; rows may change under it."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self._sight: Sight | None = None
        self._seen_by: tuple[object, ...] = ()

    @property
    def sight(self) -> Sight:
        """The edition's view of the library now."""
        editor = self._editor
        header = editor.state.header
        seen_by = (editor.library, header.visit, header.as_of, editor.edition)
        is_same = len(self._seen_by) == len(seen_by) and all(
            one is other for one, other in zip(seen_by, self._seen_by, strict=True)
        )
        if self._sight is None or not is_same:
            self._sight, self._seen_by = Sight(editor.library, header, editor.edition), seen_by
        return self._sight
