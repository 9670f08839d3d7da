"""Write a document as a Word file."""

from __future__ import annotations

from pathlib import Path

from briefbook.model.document import Cover, Document, Note
from briefbook.model.page_numbers import PageNumbers
from briefbook.model.problem import Problem, error
from briefbook.model.sentence import Sentence
from briefbook.model.styles import resolved
from briefbook.model.template import Template
from briefbook.writers.docx.body import Body
from briefbook.writers.docx.charts import ChartParts
from briefbook.writers.docx.fixed_parts import add_properties
from briefbook.writers.docx.frame import Frame, OwnFrame
from briefbook.writers.docx.geometry import Geometry
from briefbook.writers.docx.notes import NoteKind, note_kind
from briefbook.writers.docx.opc import BrokenPackage
from briefbook.writers.docx.sections import Furnisher, Sections
from briefbook.writers.docx.story import NoteCollector, Story
from briefbook.writers.docx.styles import Looks
from briefbook.writers.docx.wordml import bookmark, field, paragraph, run, words

Written = tuple[bytes, tuple[Problem, ...]]


def write_docx(document: Document, template: Template, numbers: PageNumbers) -> Written:
    """The bytes of a Word file: the same for the same input.

    `numbers` are the pages of our own layout; Word shows them until it counts its own. Problems concern tables too
    wide for Word and the template's base file: one that cannot be read is an error, the file is made without it.
    """
    looks = resolved(template)
    path = template.base_docx
    problems: tuple[Problem, ...] = ()
    if path is not None:
        try:
            return _written(document, template, numbers, _ministry_frame(document, template, looks, path), looks)
        except (BrokenPackage, OSError) as reason:
            problems = (_broken(path, reason),)
    own = OwnFrame.of(document, looks, _geometry(document, template, looks), bookmark_names(document))
    data, found = _written(document, template, numbers, own, looks)
    return data, (*problems, *found)


def _ministry_frame(document: Document, template: Template, looks: Looks, path: Path) -> Frame:
    from briefbook.writers.docx.ministry import MinistryFrame

    geometry, base = _geometry(document, template, looks), (path.read_bytes(), str(path))
    return MinistryFrame.of(document, looks, geometry, bookmark_names(document), base)


def _broken(path: Path, reason: Exception) -> Problem:
    message = Sentence("the template's Word file cannot be used: {reason}", reason=reason)
    hint = "open it in Word and save it again as .docx, or take it out of the template's folder"
    return error(message, str(path), rule="base-broken", hint=hint)


def _geometry(document: Document, template: Template, looks: Looks) -> Geometry:
    geometry = Geometry.of(template)
    return geometry.with_marking(looks["marking"].leading) if document.furniture.marking else geometry


def _written(document: Document, template: Template, numbers: PageNumbers, frame: Frame, looks: Looks) -> Written:
    package = frame.package
    has_cover = any(isinstance(block, Cover) for block in document.blocks)
    furnisher = Furnisher(package, document, frame.names, numbers.total)
    sections = Sections(*frame.sections(furnisher, has_cover), note_kind(document))
    story = Story(
        package.document,
        frame.names,
        document.language,
        NoteCollector(note_kind(document), frame.first_note),
        numbers.total,
    )
    is_rtl = document.direction == "rtl"
    charts = ChartParts(package, template.charts, looks["table"].family, is_rtl)
    body = Body(
        document,
        story,
        package,
        frame.geometry,
        frame.numbering,
        numbers,
        charts,
        bold_styles(looks),
        sections,
        has_numbers=any(heading.number for heading in document.headings()),
        table_size=looks["table"].size,
        numbers_directly=frame.numbers_directly,
    )
    text = body.xml()
    listed, apart = _notes(story, frame)
    problems = frame.close(text + listed, sections.last(), apart)
    add_properties(package, document.metadata, document.language)
    return package.to_bytes(), (*problems, *body.problems)


def _notes(story: Story, frame: Frame) -> tuple[str, str]:
    """The notes in the order of their numbers: those listed in the text, those that stand in a part of their own."""
    assert story.notes is not None
    kind, first = story.notes.kind, story.notes.first_id
    if kind.is_listed:
        below = Story(story.part, story.names, story.language)
        return "".join(_listed_note(note, number, below, kind) for number, note in enumerate(story.notes.notes, 1)), ""
    inner = Story(frame.notes_part(), frame.names, story.language)
    return "", "".join(_note(note, number, inner, kind) for number, note in enumerate(story.notes.notes, first))


def _note(note: Note, number: int, story: Story, kind: NoteKind) -> str:
    mark = run(f"<w:{kind.tag}Ref/>", f'<w:rStyle w:val="{story.names.style(kind.reference_style)}"/>')
    return f'<w:{kind.tag} w:id="{number}">{_note_paragraph(mark, note, story, kind)}</w:{kind.tag}>'


def _listed_note(note: Note, number: int, story: Story, kind: NoteKind) -> str:
    """A note as a paragraph of the text; Word counts it, and the references repeat its number."""
    style = f'<w:rStyle w:val="{story.names.style(kind.reference_style)}"/>'
    counted = field("SEQ Note \\* ARABIC", str(number), style)
    return _note_paragraph(bookmark(story.names.next_bookmark(), f"_RefNote{number}", counted), note, story, kind)


def _note_paragraph(mark: str, note: Note, story: Story, kind: NoteKind) -> str:
    return paragraph(mark + run(words(" ")) + story.runs(note.inlines), story.names.style(kind.text_style))


def bookmark_names(document: Document) -> dict[str, str]:
    """A bookmark for each heading's anchor: short, of letters and digits, saying nothing of where it came from."""
    anchors = dict.fromkeys(heading.anchor for heading in document.headings() if heading.anchor)
    return {anchor: f"_Toc{number:08d}" for number, anchor in enumerate(anchors, 1)}


_ROLES_OF_LOOKS = {
    "lead": "Lead",
    "quotation": "Quote",
    "attribution": "Attribution",
    "caption": "Caption",
    "source": "Source",
    "headline": "Headline",
    "dateline": "Date",
    "cover-title": "Title",
    "cover-subtitle": "Subtitle",
    "cover-meta": "CoverDetails",
    "cover-marking": "CoverMarking",
    "signature": "Signature",
}


def bold_styles(looks: Looks) -> frozenset[str]:
    """The ids of the styles that are bold already."""
    names = {style for look, style in _ROLES_OF_LOOKS.items() if looks[look].bold}
    if "Caption" in names:
        names.add("CaptionBelow")
    for level in range(1, 7):
        if looks[f"heading-{min(level, 4)}"].bold:
            names |= {f"Heading{level}", f"Subheading{level}"}
    return frozenset(names | ({"TOCHeading"} if looks["heading-1"].bold else set()))
