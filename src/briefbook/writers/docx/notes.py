"""Footnotes and endnotes: a part, styles and separators of their own, and otherwise alike (ECMA-376 part 1, 17.11)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefbook.model.document import Document, NoteRef
from briefbook.writers.docx.wordml import run


@dataclass(frozen=True, slots=True)
class NoteKind:
    """Footnotes or endnotes. `tag` is the name of one, `format` what the settings say of their numbers.

    Listed notes are paragraphs at the end of the text, to whose numbers fields in the text refer.
    """

    tag: str
    text_style: str
    reference_style: str
    format: str
    is_ruled: bool
    in_all: bool = True
    is_listed: bool = False

    @property
    def part(self) -> str:
        """The name of their part."""
        return self.tag + "s"

    def properties(self) -> str:
        """Their element of the settings, which names the separators."""
        separators = "".join(f'<w:{self.tag} w:id="{number}"/>' for number in (-1, 0))
        return f"<w:{self.tag}Pr>{self.format}{separators}</w:{self.tag}Pr>"

    def of_section(self, *, is_last: bool) -> str:
        """Their element of a section, "" for none.

        What the settings say holds for sections that say nothing (ECMA-376-1, 17.11.11). LibreOffice hears sections
        only, and counts every note as 0 if it hears of a restart before it has read the last heading.
        """
        return f"<w:{self.tag}Pr>{self.format}</w:{self.tag}Pr>" if self.format and (is_last or self.in_all) else ""

    def separators(self) -> str:
        """The two notes that hold what stands above notes and above their continuation."""
        return self._separator(-1, "separator") + self._separator(0, "continuationSeparator")

    def _separator(self, number: int, kind: str) -> str:
        line = 'w:line="240" w:lineRule="auto"' if self.is_ruled else 'w:line="20" w:lineRule="exact"'
        spacing = f'<w:pPr><w:spacing w:before="0" w:after="0" {line}/></w:pPr>'
        rule = run(f"<w:{kind}/>") if self.is_ruled else ""
        return f'<w:{self.tag} w:type="{kind}" w:id="{number}"><w:p>{spacing}{rule}</w:p></w:{self.tag}>'


FOOTNOTES = NoteKind("footnote", "FootnoteText", "FootnoteReference", "", is_ruled=True)
FOOTNOTES_BY_SECTION = replace(FOOTNOTES, format='<w:numRestart w:val="eachSect"/>', in_all=False)
# Word puts endnotes at the end of the document, and counts them in small Roman numbers unless it is told.
_IN_FIGURES = '<w:numFmt w:val="decimal"/>'
ENDNOTES = NoteKind("endnote", "EndnoteText", "EndnoteReference", _IN_FIGURES, is_ruled=False)
# LibreOffice sets endnotes on a page of their own that has no header: a marked book would have a page without marking.
LISTED = replace(FOOTNOTES, text_style=ENDNOTES.text_style, reference_style=ENDNOTES.reference_style, is_listed=True)


def note_kind(document: Document) -> NoteKind:
    """What the notes of a document are in Word.

    Contents that Word makes anew leave out the number of an endnote in a heading, but not that of a listed note.
    """
    if document.notes_at == "end":
        has_noted_heading = any(isinstance(one, NoteRef) for head in document.headings() for one in head.inlines)
        return LISTED if document.furniture.marking and not has_noted_heading else ENDNOTES
    return FOOTNOTES_BY_SECTION if document.notes_at == "foot-by-section" else FOOTNOTES


def note_kinds(document: Document) -> tuple[NoteKind, ...]:
    """The kinds of notes that a file for the document has to know: Word asks for footnotes in any case."""
    kind = note_kind(document)
    return (kind,) if kind.tag == FOOTNOTES.tag else (FOOTNOTES, kind)
