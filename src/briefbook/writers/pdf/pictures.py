"""Pictures as image objects: JPEG as it is, everything else as samples, transparency as a mask."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from briefbook.model.pages import PlacedPicture
from briefbook.writers.pdf.objects import PdfObjects, ref

_SPACES = {"L": b"/DeviceGray", "RGB": b"/DeviceRGB"}


def add_picture(objects: PdfObjects, picture: PlacedPicture) -> int:
    """Embed a picture: the number of its image object."""
    with Image.open(BytesIO(picture.data)) as image:
        if picture.format == "jpeg" and image.mode in _SPACES:
            entries = _entries(image.size, _SPACES[image.mode]) + b" /Filter /DCTDecode"
            return objects.stream(picture.data, entries, is_compressed=False)
        return _samples(objects, image)


def _samples(objects: PdfObjects, image: Image.Image) -> int:
    mask = b""
    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
        number = objects.stream(alpha.tobytes(), _entries(alpha.size, _SPACES["L"]))
        mask = b" /SMask " + ref(number)
    grey = image.mode in {"1", "L", "I;16"}
    plain = image.convert("L" if grey else "RGB")
    return objects.stream(plain.tobytes(), _entries(plain.size, _SPACES[plain.mode]) + mask)


def _entries(size: tuple[int, int], space: bytes) -> bytes:
    entries = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %s /BitsPerComponent 8"
    return entries % (*size, space)
