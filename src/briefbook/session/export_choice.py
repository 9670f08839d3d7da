"""What was chosen in the last export of a briefing, to be offered at the next. A password is never part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from briefbook.build import DEFAULT_FORMATS, FORMATS, Order
from briefbook.model.briefing import LAYOUTS, SECTION_STARTS, Briefing, Layout, SectionStarts
from briefbook.production.protection import Protection


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Editions by name, folder, formats; language, layout and where sections begin (None: as each edition says)."""

    editions: tuple[str, ...]
    folder: str
    formats: tuple[str, ...] = DEFAULT_FORMATS
    language: str | None = None
    layout: Layout | None = None
    section_starts: SectionStarts | None = None
    may_print: bool = True
    may_copy: bool = False
    advises_reading: bool = False

    def as_data(self) -> dict[str, Any]:
        """Plain data, to be kept as JSON."""
        return asdict(self)

    def order(self, briefing: Path, password: str) -> Order:
        """What is to be built."""
        return Order(
            briefing,
            Path(self.folder.strip()).expanduser(),
            self.editions,
            self.formats,
            self.language,
            self.layout,
            self.section_starts,
            protection=Protection(password, self.may_print, self.may_copy, self.advises_reading),
        )


def choice_of(data: Any, briefing: Briefing, otherwise: ExportChoice) -> ExportChoice:
    """The choice that was kept, as far as it can still be made; `otherwise` for what is missing or is no more."""
    if not isinstance(data, Mapping):
        return otherwise
    names = tuple(one.name for one in briefing.all_editions)
    folder = data.get("folder")
    return ExportChoice(
        _known(data.get("editions"), names) or otherwise.editions,
        folder if isinstance(folder, str) and folder.strip() else otherwise.folder,
        _known(data.get("formats"), FORMATS) or otherwise.formats,
        _text(data.get("language")),
        next((one for one in LAYOUTS if one == data.get("layout")), None),
        next((one for one in SECTION_STARTS if one == data.get("section_starts")), None),
        data.get("may_print") is not False,
        data.get("may_copy") is True,
        data.get("advises_reading") is True,
    )


def _known(given: Any, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if isinstance(given, list) and name in given)


def _text(given: Any) -> str | None:
    return given if isinstance(given, str) else None
