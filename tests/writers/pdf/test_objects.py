"""The file of a PDF: objects packed into streams, found again by a reader of somebody else's."""

from __future__ import annotations

import io

import pikepdf

from briefbook.writers.pdf.objects import PACKED, PdfObjects, ref


def _book(numbers: int) -> tuple[bytes, list[int]]:
    """A file whose catalog holds many numbers and a stream, and the numbers of those objects."""
    objects = PdfObjects()
    tree = objects.reserve()
    values = [objects.add(b"<</Value %d>>" % value) for value in range(numbers)]
    stream = objects.stream(b"words " * 100)
    objects.put(tree, b"<</Type /Pages /Kids [] /Count 0>>")
    content = b"<</Type /Catalog /Pages %s /Values [%s] /Words %s>>"
    catalog = objects.add(content % (ref(tree), b" ".join(map(ref, values)), ref(stream)))
    return objects.written(catalog, objects.add(b"<</Title (Book)>>")), values


def test_every_object_is_found_again_however_many_streams_hold_them() -> None:
    data, numbers = _book(2 * PACKED + 7)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        values = list(pdf.Root.Values.as_list())
        assert [int(one.Value) for one in values] == list(range(len(numbers)))
        assert [one.objgen[0] for one in values] == numbers
        assert pdf.Root.Words.read_bytes() == b"words " * 100
        assert str(pdf.docinfo.Title) == "Book"


def test_the_same_objects_give_the_same_file_and_others_another_identifier() -> None:
    identifiers = []
    for numbers in (5, 5, 6):
        with pikepdf.open(io.BytesIO(_book(numbers)[0])) as pdf:
            identifiers.append(bytes(pdf.trailer.ID[0]))
    assert _book(5)[0] == _book(5)[0]
    assert identifiers[0] == identifiers[1] != identifiers[2]
