"""Where fonts are: the font packages of this Python and the system's font folders, by family name."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as hb

from briefbook.model.pages import FontFile

PACKAGE_GROUP = "fontpkg.family"
REGULAR_WEIGHT, BOLD_WEIGHT = 400.0, 700.0
_SUFFIXES = (".ttf", ".ttc", ".otf")
_Place = tuple[Path, int]
"""A font file, and the index of a face in it."""
_PLAIN_STYLES = {"": "", "regular": "", "bold": "b", "italic": "i", "bolditalic": "bi", "oblique": "i"}


@dataclass(frozen=True, slots=True)
class Family:
    """The faces of one family that text is set in; `faces` by "", "b", "i" and "bi", never empty."""

    name: str
    faces: dict[str, FontFile]

    def face(self, is_bold: bool, is_italic: bool) -> FontFile:
        """The face wanted, else the nearest that there is."""
        wanted = "b" * is_bold + "i" * is_italic
        for style in (wanted, "b" * is_bold, "", "i" * is_italic):
            if style in self.faces:
                return self.faces[style]
        return next(iter(self.faces.values()))


class FontCatalogue:
    """The families that can be found. Folders are read when a name asks for them, each once."""

    def __init__(self, folders: tuple[Path, ...] | None = None) -> None:
        self._folders = system_folders() if folders is None else folders
        self._families: dict[str, Family | None] = {}

    def family(self, name: str) -> Family | None:
        """The family of that name (in any case, with or without spaces), or None if it is not installed."""
        key = _key(name)
        if key not in self._families:
            files = self._packages.get(key) or self._files.get(key) or []
            self._families[key] = _family_of(name, files)
        return self._families[key]

    @cached_property
    def _packages(self) -> dict[str, list[_Place]]:
        found: dict[str, list[_Place]] = {}
        for entry in entry_points(group=PACKAGE_GROUP):
            spec = find_spec(entry.value)
            for folder in (spec.submodule_search_locations if spec else None) or ():
                files = sorted(p for p in (Path(folder) / "files").glob("*") if p.suffix.lower() in _SUFFIXES)
                found.setdefault(_key(entry.name), []).extend((path, 0) for path in files)
        return found

    @cached_property
    def _files(self) -> dict[str, list[_Place]]:
        """The system's font files by the family in their names, as in `NotoSerif-BoldItalic.ttf`.

        A collection holds several families, each under its own name.
        """
        found: dict[str, list[_Place]] = {}
        for path in sorted(_font_files(self._folders)):
            if path.suffix.lower() == ".ttc":
                for index, name in enumerate(_families_in(path)):
                    found.setdefault(_key(name), []).append((path, index))
                continue
            family, _, style = path.stem.replace("[", "-[").partition("-")
            if style.startswith("[") or _key(style) in _PLAIN_STYLES:
                found.setdefault(_key(family), []).append((path, 0))
        return found


def system_folders() -> tuple[Path, ...]:
    """The folders in which this system keeps fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", str(home)))
        return (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft/Windows/Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    shared = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return (*shared, home / ".local/share/fonts", home / ".fonts")


def _font_files(folders: tuple[Path, ...]) -> Iterator[Path]:
    for folder in folders:
        for parent, _, names in os.walk(folder):
            yield from (Path(parent) / name for name in names if name.lower().endswith(_SUFFIXES))


def _key(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())


def _families_in(path: Path) -> list[str]:
    """The names of the families in a collection, by the index of their face; none if it cannot be read."""
    try:
        blob = hb.Blob.from_file_path(str(path))
        faces = (hb.Face(blob, index) for index in range(hb.Face(blob).count))
        return [face.get_name(hb.OTNameIdPredefined.FONT_FAMILY) or "" for face in faces]
    except (OSError, hb.HarfBuzzError):
        return []


def _family_of(name: str, files: list[_Place]) -> Family | None:
    faces: dict[str, FontFile] = {}
    for place in files:
        faces.update({k: v for k, v in _faces_of(*place).items() if k not in faces})
    return Family(name, faces) if faces else None


def _faces_of(path: Path, index: int) -> dict[str, FontFile]:
    """The faces in a file by style; none if it has no outlines that can be embedded (TrueType's or CFF's)."""
    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)), index)
        is_embeddable = not {"glyf", "CFF "}.isdisjoint(face.table_tags)
    except (OSError, hb.HarfBuzzError):
        return {}
    if not is_embeddable:
        return {}
    axes = {axis.tag: axis for axis in face.axis_infos}
    italic = "i" if "italic" in path.stem.lower() or "oblique" in path.stem.lower() else ""
    if "wght" not in axes:
        bold = "b" if "bold" in path.stem.lower() else ""
        return {bold + italic: FontFile(str(path), index)}
    others = tuple((tag, float(a.default_value)) for tag, a in axes.items() if tag != "wght")
    return {
        style + italic: FontFile(str(path), index, (("wght", min(weight, float(axes["wght"].max_value))), *others))
        for style, weight in (("", REGULAR_WEIGHT), ("b", BOLD_WEIGHT))
    }
