"""The names of WordprocessingML, transitional and strict alike: they differ in the namespace only (ISO/IEC 29500)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of that name, and its first of the next, and so on."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


def value(element: etree._Element | None, *path: str) -> str | None:
    """The `val` at the end of a way through children."""
    return attribute(child(element, *path), "val")


def number(text: str | None) -> int | None:
    """A whole number, None for anything else."""
    return int(text) if text is not None and text.lstrip("-").isdecimal() and len(text) < 9 else None


def is_on(element: etree._Element | None, name: str) -> bool | None:
    """Whether a property is switched on (`<w:b/>`, `<w:b w:val="0"/>`); None when nothing is said of it."""
    found = child(element, name)
    if found is None:
        return None
    return (attribute(found, "val") or "1") not in ("0", "false", "off", "none")


def descendants(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Everything below of these names."""
    return (one for one in element.iter() if local(one) in names)
