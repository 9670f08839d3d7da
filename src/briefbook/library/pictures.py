"""Pictures made safe to embed: inside the given folders, bounded in size, upright, without metadata."""

from __future__ import annotations

import io
import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefbook.model.picture import LoadedPicture
from briefbook.model.problem import Problem, error, warning
from briefbook.model.sentence import Phrase, Sentence, of_program
from briefbook.yaml12.source import read_bounded

if TYPE_CHECKING:
    from PIL import Image

LARGEST_FILE = 60 * 1024 * 1024
MOST_PIXELS = 60_000_000
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")
_READ = "PNG, JPEG, GIF, WebP, TIFF and BMP can be used"
_TOO_MANY_PIXELS = "it has more than 60 million pixels"
_SMALLER = "make it smaller; at 300 dpi a page has 9 million"
_JPEG_QUALITY = 92

Loaded = tuple[LoadedPicture | None, tuple[Problem, ...]]


def load_picture(name: str, folders: tuple[Path, ...], file: str = "", line: int = 0) -> Loaded:
    """The picture of that path under the first of the folders (or its `media`) that has it.

    Neither the path nor a link may leave the folder. JPEG stays JPEG, everything else becomes PNG; the same file
    gives the same bytes. `file` and `line` are where the picture is asked for; problems stand there.
    """
    path = _find(name, folders)
    if path is None:
        return None, (_missing(name, folders, file, line),)
    data = read_bounded(path, LARGEST_FILE, file)
    if isinstance(data, Problem):
        message = Sentence("the picture '{name}' cannot be used: {reason}", name=name, reason=of_program(data.message))
        return None, (error(message, file, line, rule="picture", hint=data.hint),)
    return _decoded(data, name, file, line)


def _find(name: str, folders: tuple[Path, ...]) -> Path | None:
    if not name or "\x00" in name:
        return None
    for folder in folders:
        for place in (folder / name, folder / "media" / name):
            if _is_within(place, folder) and _exists(place):
                return place
    return None


def _is_within(path: Path, folder: Path) -> bool:
    try:
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
    except (OSError, ValueError):
        return False


def _missing(name: str, folders: tuple[Path, ...], file: str, line: int) -> Problem:
    leaves = name.replace("\x00", "") and any(_exists(folder / name) for folder in folders if "\x00" not in name)
    if leaves:
        message = Sentence("the picture '{name}' lies outside the library and the briefing's folder", name=name)
        return error(message, file, line, rule="picture", hint="copy it into the library's media folder")
    message = Sentence("there is no picture '{name}' in the library or beside the briefing", name=name)
    return error(message, file, line, rule="picture", hint="check the path; it is relative to the library")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _decoded(data: bytes, name: str, file: str, line: int) -> Loaded:
    """Pillow is imported here: most books have no picture."""
    from PIL import Image, UnidentifiedImageError

    def refused(reason: str, hint: str = "") -> Loaded:
        return None, (
            error(
                Sentence("the picture '{name}' cannot be used: {reason}", name=name, reason=reason),
                file,
                line,
                rule="picture",
                hint=hint,
            ),
        )

    if _is_svg(data):
        return refused(Phrase("SVG is a drawing, not a picture"), "save it as PNG")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    return refused(Phrase(_TOO_MANY_PIXELS), _SMALLER)
                return _embedded(image), _lost_frames(image, name, file, line)
    except Image.DecompressionBombError:
        return refused(Phrase(_TOO_MANY_PIXELS), _SMALLER)
    except UnidentifiedImageError:
        return refused(Phrase("it is no picture that can be read"), _READ)
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, MemoryError):
        return refused(Phrase("the file is damaged or cut short"), "save it again")
    except Exception as wrong:  # a decoder of foreign bytes fails in ways nobody lists
        return refused(Sentence("the file is damaged ({kind})", kind=type(wrong).__name__), "save it again")


def _is_svg(data: bytes) -> bool:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith(b"<") and b"<svg" in data[:4096].lower()


def _lost_frames(image: Image.Image, name: str, file: str, line: int) -> tuple[Problem, ...]:
    if getattr(image, "n_frames", 1) <= 1:
        return ()
    return (
        warning(
            Sentence("of the moving picture '{name}' only the first frame is printed", name=name),
            file,
            line,
            rule="picture",
        ),
    )


def _embedded(image: Image.Image) -> LoadedPicture:
    """The picture's pixels written anew, so that nothing else of the file remains.

    It is turned upright in its place: of the largest picture each copy takes 230 MiB.
    """
    from PIL import ImageOps

    kind: Literal["png", "jpeg"] = "jpeg" if image.format == "JPEG" else "png"
    image.load()
    ImageOps.exif_transpose(image, in_place=True)
    plain = _plain(image, kind)
    buffer = io.BytesIO()
    if kind == "jpeg":
        plain.save(buffer, "JPEG", quality=_JPEG_QUALITY, subsampling=0, exif=b"", icc_profile=None)
    else:
        plain.save(buffer, "PNG", compress_level=6, exif=b"", icc_profile=None)
    return LoadedPicture(buffer.getvalue(), kind, plain.size)


def _plain(image: Image.Image, kind: Literal["png", "jpeg"]) -> Image.Image:
    """A copy in a mode both formats hold, without the dictionary of extras that Pillow would write again."""
    if kind == "jpeg":
        mode = image.mode if image.mode in ("L", "RGB") else "RGB"
    elif image.has_transparency_data:
        mode = "RGBA"
    else:
        mode = image.mode if image.mode in ("1", "L", "RGB") else "L" if image.mode.startswith("I") else "RGB"
    source = image.point(lambda v: v / 256) if image.mode.startswith("I") else image
    copy = source.convert(mode)
    copy.info = {}
    return copy
