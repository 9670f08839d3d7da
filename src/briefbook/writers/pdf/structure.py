"""The structure tree: which marks on which pages make up each element (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefbook.model.pages import Element
from briefbook.writers.pdf.objects import PdfObjects, number, ref, text_string

KEPT_WHEN_EMPTY = frozenset({"TR", "TH", "TD", "LI", "Lbl", "LBody"})
_OWNERS = {"Scope": "Table", "ListNumbering": "List"}


class MarkedContent(NamedTuple):
    """A stretch of a page's content: the page's index and the number of the mark."""

    page: int
    mark: int


class Annotated(NamedTuple):
    """An annotation that belongs to an element: its page's index and its object."""

    page: int
    annotation: int


@dataclass(slots=True)
class _Node:
    kids: list[int | MarkedContent | Annotated] = field(default_factory=list)
    is_attached: bool = False
    box: tuple[float, float, float, float] | None = None


class StructureTree:
    """Gathers what the pen draws for each element, then writes the tree."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._elements = list(elements)
        self._nodes = [_Node() for _ in elements]
        self._nodes[0].is_attached = True
        self._marks: list[list[int]] = []
        self._annotated: list[int] = []

    def role(self, element: int) -> str:
        """The element's role."""
        return self._elements[element].role

    def begin_page(self) -> int:
        """Count a page: the key under which its marks are found."""
        self._marks.append([])
        return len(self._marks) - 1

    def mark(self, element: int) -> int:
        """A new mark on the present page for an element: its number."""
        marks = self._marks[-1]
        marks.append(element)
        self._attach(element)
        self._nodes[element].kids.append(MarkedContent(len(self._marks) - 1, len(marks) - 1))
        return len(marks) - 1

    def enclose(self, element: int, box: tuple[float, float, float, float]) -> None:
        """Note that an element covers a place on its page: left, bottom, right, top."""
        node = self._nodes[element]
        old = node.box or box
        node.box = (min(old[0], box[0]), min(old[1], box[1]), max(old[2], box[2]), max(old[3], box[3]))

    def annotate(self, element: int, annotation: int, page_count: int) -> int:
        """Make an annotation part of an element: the key by which it leads back."""
        self._attach(element)
        self._nodes[element].kids.append(Annotated(len(self._marks) - 1, annotation))
        self._annotated.append(element)
        return page_count + len(self._annotated) - 1

    def _attach(self, element: int) -> None:
        while not self._nodes[element].is_attached:
            self._nodes[element].is_attached = True
            parent = self._elements[element].parent
            self._nodes[parent].kids.append(element)
            element = parent

    def write(self, objects: PdfObjects, pages: Sequence[int]) -> int:
        """Write the tree: the number of its root. `pages` are the objects of the pages."""
        for index, element in enumerate(self._elements):
            if element.role in KEPT_WHEN_EMPTY:
                self._attach(index)
        for index in range(len(self._elements)):
            self._put_in_order(index)
        root = objects.reserve()
        places = [ref(page) for page in pages]
        numbers = {i: objects.reserve() for i, node in enumerate(self._nodes) if node.is_attached}
        for index, own in numbers.items():
            parent = self._elements[index].parent
            above = numbers[parent] if parent >= 0 else root
            objects.put(own, self._element(index, above, numbers, places))
        content = b"<</Type /StructTreeRoot /K [%s] /ParentTree %s /ParentTreeNextKey %d%s>>"
        tree = objects.add(self._parent_tree(objects, numbers))
        following = len(self._marks) + len(self._annotated)
        identities = self._identities(numbers)
        objects.put(root, content % (ref(numbers[0]), ref(tree), following, identities))
        return root

    def _element(self, index: int, above: int, numbers: dict[int, int], pages: Sequence[bytes]) -> bytes:
        element, node = self._elements[index], self._nodes[index]
        parts = [b"<</Type /StructElem /S /%s /P %s" % (element.role.encode(), ref(above))]
        if element.lang and element.parent >= 0:
            parts.append(b" /Lang " + text_string(element.lang))
        if element.alt:
            parts.append(b" /Alt " + text_string(element.alt))
        if element.identity:
            parts.append(b" /ID " + text_string(element.identity))
        if element.attributes or node.box:
            parts.append(_attributes(element, node.box))
        if node.kids:
            parts.append(b" /K [" + b" ".join([_kid(kid, numbers, pages) for kid in node.kids]) + b"]")
        return b"".join([*parts, b">>"])

    def _put_in_order(self, index: int) -> None:
        """Kids in the order of reading; words between elements become elements too.

        A program that takes an element's own words before those inside it then reads them in their order.
        """
        node = self._nodes[index]
        if len(node.kids) < 2:
            return
        elements = [kid for kid in node.kids if isinstance(kid, int)]
        if len(elements) == len(node.kids):
            node.kids = [*self._in_order_of_book(elements)]
        elif elements:
            node.kids = [self._wrapped(kid, index) if isinstance(kid, MarkedContent) else kid for kid in node.kids]

    def _in_order_of_book(self, elements: list[int]) -> list[int]:
        """Elements as they follow each other in the book. Notes stay behind what was drawn before them: they are read
        at the end of their page."""
        order: list[tuple[int, int, int]] = []
        latest = 0
        for element in elements:
            is_note = self._elements[element].role == "Note"
            latest = latest if is_note else max(latest, element)
            order.append((latest if is_note else element, int(is_note), element))
        return [element for _, _, element in sorted(order)]

    def _wrapped(self, content: MarkedContent, parent: int) -> int:
        """A new element of its own for some words of another."""
        self._elements.append(Element("Span", parent))
        self._nodes.append(_Node([content], is_attached=True))
        self._marks[content.page][content.mark] = len(self._elements) - 1
        return len(self._elements) - 1

    def _parent_tree(self, objects: PdfObjects, numbers: dict[int, int]) -> bytes:
        entries = []
        for key, marks in enumerate(self._marks):
            array = objects.add(b"[" + b" ".join(ref(numbers[element]) for element in marks) + b"]")
            entries.append(b"%d %s" % (key, ref(array)))
        first = len(self._marks)
        entries += [b"%d %s" % (first + i, ref(numbers[element])) for i, element in enumerate(self._annotated)]
        return b"<</Nums [" + b"\n".join(entries) + b"]>>"

    def _identities(self, numbers: dict[int, int]) -> bytes:
        named = [(e.identity, numbers[i]) for i, e in enumerate(self._elements) if e.identity and i in numbers]
        if not named:
            return b""
        pairs = b" ".join(text_string(name) + b" " + ref(own) for name, own in sorted(named))
        return b" /IDTree <</Names [" + pairs + b"]>>"


def _kid(kid: int | MarkedContent | Annotated, numbers: dict[int, int], pages: Sequence[bytes]) -> bytes:
    match kid:
        case MarkedContent():
            return b"<</Type /MCR /Pg %s /MCID %d>>" % (pages[kid.page], kid.mark)
        case Annotated():
            return b"<</Type /OBJR /Pg %s /Obj %s>>" % (pages[kid.page], ref(kid.annotation))
        case _:
            return ref(numbers[kid])


def _attributes(element: Element, box: tuple[float, float, float, float] | None) -> bytes:
    found = [b"<</O /%s /%s /%s>>" % (_OWNERS[k].encode(), k.encode(), v.encode()) for k, v in element.attributes]
    if element.role == "Figure" and box:
        found.append(b"<</O /Layout /BBox [%s]>>" % b" ".join(number(edge) for edge in box))
    return b" /A [" + b" ".join(found) + b"]" if found else b""
