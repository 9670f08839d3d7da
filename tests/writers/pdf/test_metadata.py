"""What a PDF says of its colours."""

from __future__ import annotations

from PIL import ImageCms

from briefbook.writers.pdf.metadata import add_output_intent
from briefbook.writers.pdf.objects import PdfObjects

DATE = slice(24, 36)


class Kept(PdfObjects):
    """Objects that remember what was put into their streams."""

    def __init__(self) -> None:
        super().__init__()
        self.contents: list[bytes] = []

    def stream(self, content: bytes, entries: bytes = b"", is_compressed: bool = True) -> int:
        self.contents.append(content)
        return super().stream(content, entries, is_compressed)


def test_profile_is_that_of_the_standard_with_a_fixed_date() -> None:
    objects = Kept()

    add_output_intent(objects)

    (profile,) = objects.contents
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert profile[: DATE.start] == made[: DATE.start]
    assert profile[DATE.stop :] == made[DATE.stop :]
    assert profile[DATE] == b"\x07\xce\0\x01\0\x01\0\0\0\0\0\0"
