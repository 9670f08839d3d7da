"""What a row of the outline says in words: for the eye in few, for the ear in all."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from briefbook.gui.editor import Tr
from briefbook.gui.names import kind_name
from briefbook.gui.outline.lines import OutlineLine
from briefbook.model.sentence import spoken as spoken_sentence
from briefbook.session.sight import Absence


def reason(absence: Absence, tr: Tr) -> str:
    """Why the edition leaves a row out."""
    return tr(absence.why.value).format(editions=", ".join(tr(one) for one in absence.editions))


def page_words(pages: float, tr: Tr) -> str:
    """The extent of a section; tenths of a page, never nothing."""
    rounded = max(round(pages, 1), 0.1)
    number = QLocale().toString(rounded, "f", 0 if rounded == int(rounded) else 1)
    return tr("{number} p.").format(number=number)


def spoken(line: OutlineLine, tr: Tr) -> str:
    """All that a row shows, for a screen reader and as its tool tip."""
    row = line.row
    title = f"{line.number} {row.title}".strip() or tr("Untitled")
    parts = [f"{kind_name(row.kind, tr)}: {title}" if row.kind != "break" else tr("Page break")]
    if row.marking:
        parts.append(tr("Marking: {marking}").format(marking=row.marking))
    if row.absence is not None:
        parts.append(tr("Left out: {reason}").format(reason=reason(row.absence, tr)))
    if row.is_overridden:
        parts.append(tr("The words are this briefing's own"))
    parts.extend(spoken_sentence(one, tr) for one in line.trouble)
    return "\n".join(parts)
