"""The writer of PDF: pages become a tagged file that keeps PDF/A-2a and PDF/UA-1."""

from __future__ import annotations

from collections.abc import Sequence

from briefbook.model.document import Document
from briefbook.model.pages import LinkArea, Page, Pages, PlacedPicture
from briefbook.writers.pdf.content import PagePen
from briefbook.writers.pdf.fonts import add_font
from briefbook.writers.pdf.metadata import add_info, add_output_intent, add_xmp
from briefbook.writers.pdf.objects import PdfObjects, byte_string, number, ref, text_string
from briefbook.writers.pdf.outline import add_outline, destination
from briefbook.writers.pdf.structure import StructureTree

_PRINTED = 4


def write_pdf(pages: Pages, document: Document) -> bytes:
    """The file's content. Same pages and metadata, same bytes; no origin, fact or file name gets into it."""
    return _Writer(pages, document).written()


class _Writer:
    """Writes one file."""

    def __init__(self, pages: Pages, document: Document) -> None:
        self._pages = pages
        self._document = document
        self._objects = PdfObjects()
        self._tree = StructureTree(pages.elements)
        self._numbers = [self._objects.reserve() for _ in pages.pages]
        self._page_tree = self._objects.reserve()
        self._resources = self._objects.reserve()
        self._pictures: dict[bytes, int] = {}

    def written(self) -> bytes:
        objects = self._objects
        for number_of_page, page in zip(self._numbers, self._pages.pages, strict=True):
            self._page(number_of_page, page)
        kids = b" ".join(ref(n) for n in self._numbers)
        objects.put(self._page_tree, b"<</Type /Pages /Count %d /Kids [%s]>>" % (len(self._numbers), kids))
        fonts = b" ".join(b"/F%d %s" % (i, ref(add_font(objects, used))) for i, used in enumerate(self._pages.fonts))
        images = b" ".join(b"/I%d %s" % (n, ref(n)) for n in self._pictures.values())
        objects.put(self._resources, b"<</Font <<%s>> /XObject <<%s>>>>" % (fonts, images))
        return objects.written(self._catalog(), add_info(objects, self._document))

    def _page(self, own: int, page: Page) -> None:
        key = self._tree.begin_page()
        pen = PagePen(self._pages.height, self._tree, self._picture_name)
        content, links = pen.drawn(page)
        stream = self._objects.stream(content)
        box = (number(self._pages.width), number(self._pages.height))
        head = b"<</Type /Page /Parent %s /MediaBox [0 0 %s %s]" % (ref(self._page_tree), *box)
        tail = b" /Resources %s /Contents %s /StructParents %d /Tabs /S" % (ref(self._resources), ref(stream), key)
        self._objects.put(own, head + tail + self._annotations(links, own) + b">>")

    def _picture_name(self, picture: PlacedPicture) -> str:
        from briefbook.writers.pdf.pictures import add_picture  # Most books have none, and Pillow is large.

        if picture.data not in self._pictures:
            self._pictures[picture.data] = add_picture(self._objects, picture)
        return f"I{self._pictures[picture.data]}"

    def _annotations(self, links: Sequence[LinkArea], page: int) -> bytes:
        made = [made for link in links if (made := self._link(link, page)) is not None]
        return b" /Annots [" + b" ".join(ref(n) for n in made) + b"]" if made else b""

    def _link(self, link: LinkArea, page: int) -> int | None:
        """The annotation of a link; None when it leads to a place that the book does not have."""
        height = self._pages.height
        if link.target.startswith("#"):
            place = self._pages.destinations.get(link.target[1:])
            if place is None:
                return None
            action = b"/Dest " + destination(place, self._numbers, height)
        else:
            action = b"/A <</S /URI /URI %s>>" % byte_string(link.target)
        own = self._objects.reserve()
        key = self._tree.annotate(link.element, own, len(self._numbers))
        corners = (link.x, height - link.y - link.height, link.x + link.width, height - link.y)
        rect = b" ".join(number(edge) for edge in corners)
        entries = (
            b"<</Type /Annot /Subtype /Link /Rect [%s] /F %d /Border [0 0 0] /P %s %s /Contents %s /StructParent %d>>"
        )
        self._objects.put(own, entries % (rect, _PRINTED, ref(page), action, text_string(link.words), key))
        return own

    def _catalog(self) -> int:
        objects, pages = self._objects, self._pages
        tree = self._tree.write(objects, self._numbers)
        outline = add_outline(objects, pages.outline, pages.destinations, self._numbers, pages.height)
        bookmarks = b" /Outlines %s /PageMode /UseOutlines" % ref(outline) if outline is not None else b""
        return objects.add(
            b"<</Type /Catalog /Pages %s /Lang %s /MarkInfo <</Marked true>> /StructTreeRoot %s /Metadata %s "
            b"/OutputIntents [%s] /ViewerPreferences <</DisplayDocTitle true>>%s>>"
            % (
                ref(self._page_tree),
                text_string(self._document.language),
                ref(tree),
                ref(add_xmp(objects, self._document)),
                ref(add_output_intent(objects)),
                bookmarks,
            )
        )
