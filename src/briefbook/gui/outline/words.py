"""What a row of the outline says in words: for the eye in few, for the ear in all."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from briefbook.gui.editor import Editor
from briefbook.gui.names import kind_name
from briefbook.gui.outline.lines import NOTHING_WAITS, OutlineLine, Waiting
from briefbook.gui.speech import marking_chip, marking_name, window_language
from briefbook.model.sentence import spoken
from briefbook.session.problem_places import Placing
from briefbook.session.sight import Absence
from briefbook.session.titles import words_in


class RowSpeech:
    """Says rows in the language of the window."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self.tr = editor.tr

    def reason(self, absence: Absence, *, is_whole: bool = False) -> str:
        """Why the edition leaves a row out; as a whole the editions that show it have their titles beside them."""
        names = ", ".join(self._edition(one, is_whole) for one in absence.editions)
        return self.tr(absence.why.value).format(editions=names)

    def _edition(self, name: str, is_whole: bool) -> str:
        """An edition as the reasons name it: they begin with a small letter, and so does the name."""
        edition = self._editor.session.briefing.edition(name)
        title = words_in(edition.title, self._editor.library, window_language()) if edition and is_whole else ""
        called = self.tr(name)
        return f"{called} (“{title}”)" if title else called

    def chip(self, marking: str) -> str:
        """A marking beside a title."""
        return marking_chip(self._editor.library.scale.level(marking))

    def short_chip(self, marking: str) -> str:
        """A marking where there is little room: its mark."""
        scale = self._editor.library.scale
        return scale.marks(window_language(), "")[scale.level(marking).id]

    def pages(self, pages: float) -> str:
        """The extent of a section; tenths of a page, never nothing."""
        rounded = max(round(pages, 1), 0.1)
        number = QLocale().toString(rounded, "f", 0 if rounded == int(rounded) else 1)
        return self.tr("{number} p.").format(number=number)

    def waiting(self, waiting: Waiting) -> str:
        """What is offered on a row: "2 new", "1 changed"."""
        counts = (("{count} new", waiting.new), ("{count} changed", waiting.changed))
        return " · ".join(self.tr(words).format(count=count) for words, count in counts if count)

    def spoken(self, line: OutlineLine) -> str:
        """All that a row shows, for a screen reader and as its tool tip."""
        row, tr = line.row, self.tr
        title = f"{line.number} {row.title}".strip() or tr("Untitled")
        parts = [f"{kind_name(row.kind, tr)}: {title}" if row.kind != "break" else tr("Page break")]
        if row.answers:
            parts.append(tr("Found: {count}").format(count=row.answers))
        if line.waiting != NOTHING_WAITS:
            parts.append(tr("In the library: {news}").format(news=self.waiting(line.waiting)))
        if row.marking:
            marking = marking_name(self._editor.library.scale.level(row.marking))
            parts.append(tr("Marking: {marking}").format(marking=marking))
        if row.absence is not None:
            parts.append(tr("Left out: {reason}").format(reason=self.reason(row.absence, is_whole=True)))
        if row.is_overridden:
            parts.append(tr("The words are this briefing's own"))
        name = Placing(self._editor.state, self._editor.titles, tr).name
        parts.extend(spoken(one, tr, name) for one in line.trouble)
        return "\n".join(parts)
