"""Single pages for the screen: drawn by the pen that prints, in a file of one page without tags."""

from __future__ import annotations

from briefbook.model.pages import Element, Line, Page, Pages, PlacedPicture
from briefbook.writers.pdf.content import PagePen
from briefbook.writers.pdf.fonts import add_font
from briefbook.writers.pdf.objects import PdfObjects, number, ref
from briefbook.writers.pdf.pictures import add_picture
from briefbook.writers.pdf.structure import StructureTree


def write_page(pages: Pages, page_number: int) -> bytes:
    """Page `page_number` (from 1) as a file of its own: every glyph, line and picture where the book prints it.

    It carries only the fonts that the page uses, cut as the book cuts them. Its elements need not make a tree.
    """
    page = pages.pages[page_number - 1]
    objects = PdfObjects()
    pictures: dict[bytes, int] = {}

    def picture_name(picture: PlacedPicture) -> str:
        if picture.data not in pictures:
            pictures[picture.data] = add_picture(objects, picture)
        return f"I{pictures[picture.data]}"

    content, _ = PagePen(pages.height, _Untagged(), picture_name).drawn(page)
    fonts = b" ".join(b"/F%d %s" % (i, ref(add_font(objects, pages.fonts[i]))) for i in _fonts_on(page))
    images = b" ".join(b"/I%d %s" % (n, ref(n)) for n in pictures.values())
    stream = objects.stream(content)
    own, tree = objects.reserve(), objects.reserve()
    head = b"<</Type /Page /Parent %s /MediaBox [0 0 %s %s] /Contents %s"
    tail = b" /Resources <</Font <<%s>> /XObject <<%s>>>>>>" % (fonts, images)
    objects.put(own, head % (ref(tree), number(pages.width), number(pages.height), ref(stream)) + tail)
    objects.put(tree, b"<</Type /Pages /Count 1 /Kids [%s]>>" % ref(own))
    return objects.written(objects.add(b"<</Type /Catalog /Pages %s>>" % ref(tree)), objects.add(b"<<>>"))


def _fonts_on(page: Page) -> list[int]:
    return sorted({run.font for thing in page.things if isinstance(thing, Line) for run in thing.runs})


class _Untagged(StructureTree):
    """In the place of the structure of a book: takes every mark and keeps none."""

    def __init__(self) -> None:
        super().__init__((Element("Document", -1),))

    def role(self, element: int) -> str:
        return "Span"

    def mark(self, element: int) -> int:
        return 0

    def enclose(self, element: int, box: tuple[float, float, float, float]) -> None:
        """Nothing to note."""
