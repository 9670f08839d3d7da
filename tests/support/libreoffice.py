"""LibreOffice as a second layout of Word files: with the fonts and the hyphenation that our own layout has."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

import pyphen

_TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
_DICTIONARIES = (("en-GB", "hyph_en_GB.dic"), ("ru-RU", "hyph_ru_RU.dic"))
_REGISTRY = (
    'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def laid_out_by_libreoffice(files: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """The Word files as tagged PDFs, all by one process; `folder` takes them and a profile of its own."""
    _write_profile(folder / "profile" / "user")
    environment = {**os.environ, "FONTCONFIG_FILE": str(_font_configuration(folder))}
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        _TAGGED,
    ]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, files)],
        env=environment,
        capture_output=True,
        timeout=600,
        check=True,
    )
    return {file: folder / f"{file.stem}.pdf" for file in files}


def _font_configuration(folder: Path) -> Path:
    """The system's fonts and those that come as Python packages."""
    places = {
        Path(place) / "files"
        for entry in entry_points(group="fontpkg.family")
        if (spec := find_spec(entry.value)) is not None
        for place in spec.submodule_search_locations or ()
    }
    rows = "".join(f"<dir>{place}</dir>" for place in sorted(places))
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{rows}'
        f"<cachedir>{folder / 'font-cache'}</cachedir></fontconfig>",
        "utf-8",
    )
    return path


def _write_profile(folder: Path) -> None:
    """A profile that hyphenates with the patterns that our own layout uses."""
    root = Path(pyphen.__file__).parent / "dictionaries"
    rows = "".join(_dictionary(language, (root / file).as_uri()) for language, file in _DICTIONARIES)
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><oor:items {_REGISTRY}>{rows}</oor:items>', "utf-8"
    )


def _dictionary(language: str, place: str) -> str:
    values = {"Locations": f"<it>{place}</it>", "Format": "DICT_HYPH", "Locales": f"<it>{language}</it>"}
    rows = "".join(
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>' for name, value in values.items()
    )
    return (
        '<item oor:path="/org.openoffice.Office.Linguistic/ServiceManager/Dictionaries">'
        f'<node oor:name="Hyph_{language}" oor:op="fuse">{rows}</node></item>'
    )
