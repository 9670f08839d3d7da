"""Documents built by hand for tests of typesetting and writing."""

from __future__ import annotations

from briefbook.model.document import Block, Document, Furniture, Heading, ListBlock, ListItem, Metadata, Paragraph, Run

LOREM = (
    "The two ministers discussed the state of bilateral relations and agreed to continue regular consultations on "
    "regional questions, including the situation in Afghanistan, counter-terrorism and economic co-operation. "
)
RUSSIAN = (
    "Министры обсудили состояние двусторонних отношений и договорились продолжать регулярные консультации по "
    "региональным вопросам, включая положение в Афганистане, борьбу с терроризмом и экономическое сотрудничество. "
)


def document(
    *blocks: Block, language: str = "en", furniture: Furniture | None = None, title: str = "A book"
) -> Document:
    """A document of some blocks."""
    return Document(language, Metadata(title), blocks, furniture or Furniture())


def paragraph(text: str, **given: object) -> Paragraph:
    """A body paragraph of one run."""
    return Paragraph((Run(text),), **given)  # type: ignore[arg-type]


def heading(text: str, level: int = 1, number: str = "", anchor: str = "") -> Heading:
    """A heading whose anchor is its words unless said otherwise."""
    return Heading(level, (Run(text),), anchor or text.lower().replace(" ", "-"), number)


def bullets(*texts: str, ordered: bool = False) -> ListBlock:
    """A list with a paragraph an item."""
    return ListBlock(tuple(ListItem((paragraph(text),)) for text in texts), ordered)
