"""Open a written file again: every text in it, with the place it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A text and where in the file it stands (`word/document.xml`, `page 3`, `metadata`)."""

    place: str
    text: str


def texts_in(data: bytes, extension: str) -> Iterator[Found]:
    """Every text of a file of the formats that Briefbook writes. What opens a format is imported when one is opened."""
    match extension:
        case "docx" | "xlsx":
            from briefbook.proof.office_file import texts_of_office_file

            yield from (Found(place, text) for place, text in texts_of_office_file(data))
        case "pdf":
            from briefbook.proof.pdf_file import texts_of_pdf

            yield from (Found(place, text) for place, text in texts_of_pdf(data))
        case _:
            yield Found("text", data.decode("utf-8", "replace"))
