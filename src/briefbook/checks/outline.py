"""The sections and items an edition takes from its briefing, with the keys by which the document names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefbook.checks.material import Material
from briefbook.model.briefing import Item, Section


@dataclass(frozen=True, slots=True)
class OutlinedItem:
    """An item that `only` lets into the edition; `key` is its `Origin.item`."""

    key: str
    item: Item


@dataclass(frozen=True, slots=True)
class OutlinedSection:
    """A section that `only` and its marking let into the edition; `inner` are the keys of the sections inside it."""

    key: str
    section: Section
    items: tuple[OutlinedItem, ...]
    inner: tuple[OutlinedSection, ...]

    def walk(self) -> Iterator[OutlinedSection]:
        """This section and all inside it, in reading order."""
        yield self
        for section in self.inner:
            yield from section.walk()


def outline(material: Material) -> tuple[OutlinedSection, ...]:
    """The edition's sections in reading order, the nested after their parent."""
    top = _sections(material, material.briefing.sections, "s")
    return tuple(section for one in top for section in one.walk())


def outlined_items(material: Material) -> Iterator[OutlinedItem]:
    """All items of the edition in reading order."""
    for section in outline(material):
        yield from section.items


def _sections(material: Material, sections: tuple[Section, ...], prefix: str) -> tuple[OutlinedSection, ...]:
    found: list[OutlinedSection] = []
    for number, section in enumerate(sections, 1):
        key = section.id or f"{prefix}{number}"
        if not _is_in(material, section):
            continue
        items = tuple(
            OutlinedItem(item.id or f"{key}/i{index}", item)
            for index, item in enumerate(section.items, 1)
            if item.shown_in(material.edition.name)
        )
        found.append(OutlinedSection(key, section, items, _sections(material, section.sections, f"{key}.")))
    return tuple(found)


def _is_in(material: Material, section: Section) -> bool:
    if section.only and material.edition.name not in section.only:
        return False
    return section.marking is None or material.permits(section.marking)
