"""The structure tree under construction: elements by index, each after its parent."""

from __future__ import annotations

from briefbook.model.pages import Element

ROOT = 0


class Structure:
    """Grows the tree; languages are given only where they differ from the parent's."""

    def __init__(self, language: str) -> None:
        self._elements = [Element("Document", -1, language)]
        self._languages = [language]

    def add(
        self,
        role: str,
        parent: int,
        *,
        language: str = "",
        alt: str = "",
        identity: str = "",
        attributes: tuple[tuple[str, str], ...] = (),
    ) -> int:
        """A new element as the last child of its parent: its index."""
        own = language or self._languages[parent]
        shown = "" if own == self._languages[parent] else own
        self._elements.append(Element(role, parent, shown, alt, identity, attributes))
        self._languages.append(own)
        return len(self._elements) - 1

    def language(self, element: int) -> str:
        """The language that holds in an element."""
        return self._languages[element]

    def set_box(self, element: int, box: tuple[float, float, float, float]) -> None:
        """Where a figure stands on its page: left, top, right, bottom."""
        self._elements[element] = self._elements[element]._replace(box=box)

    def elements(self) -> tuple[Element, ...]:
        """The tree so far."""
        return tuple(self._elements)
