"""Build a briefing: load, compose, lay out, write. Nothing is written until every file of the order is ready."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from briefbook.compose.composer import Composed, Materials, compose
from briefbook.compose.kept_items import KeptItems
from briefbook.library.loader import load_library
from briefbook.library.pictures import load_picture
from briefbook.model.briefing import Briefing, Edition
from briefbook.model.document import Document, Metadata
from briefbook.model.library import Library
from briefbook.model.page_numbers import PageNumbers
from briefbook.model.pages import Pages
from briefbook.model.picture import LoadedPicture
from briefbook.model.problem import Problem, did_you_mean, error, has_errors, in_order
from briefbook.model.template import Template
from briefbook.model.wording import Wording
from briefbook.storage.atomic import write_atomically
from briefbook.storage.briefing_file import load_briefing
from briefbook.storage.shipped import resources
from briefbook.storage.template_file import find_template, load_template
from briefbook.storage.wording_file import load_wording

FORMATS = ("docx", "pdf", "txt", "md")
DEFAULT_FORMATS = ("docx", "pdf")
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: which editions (none named: all), which formats, in which language (None: the edition's own)."""

    briefing: Path
    output: Path | None = None
    editions: tuple[str, ...] = ()
    formats: tuple[str, ...] = DEFAULT_FORMATS
    language: str | None = None

    @property
    def folder(self) -> Path:
        """Where the files go: beside the briefing unless said otherwise."""
        return self.output or self.briefing.parent

    def file_name(self, edition: str, extension: str) -> str:
        """`<briefing>-<edition>[.<lang>].<ext>` (FORMATS, "The command line")."""
        language = f".{self.language}" if self.language else ""
        return f"{self.briefing.stem}-{edition}{language}.{extension}"


@dataclass(frozen=True, slots=True)
class BuiltEdition:
    """One edition made ready: its document, its pages if a format wanted them, and the content of its files by name."""

    edition: str
    document: Document
    pages: Pages | None
    files: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Built:
    """What came of an order. `written` are the files; none when the order was refused."""

    written: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
    editions: tuple[BuiltEdition, ...] = ()
    refused: bool = False

    @property
    def is_clean(self) -> bool:
        """Whether nothing that the book uses was wrong."""
        return not self.refused and not has_errors(self.problems)


@dataclass
class Sources:
    """Everything a build reads, each once."""

    briefing: Briefing
    library: Library
    problems: list[Problem] = field(default_factory=list)
    templates: dict[str, Template | None] = field(default_factory=dict)
    wordings: dict[str, Wording | None] = field(default_factory=dict)
    pictures: dict[str, tuple[LoadedPicture | None, tuple[Problem, ...]]] = field(default_factory=dict)

    def template(self, name: str, line: int) -> Template | None:
        """The template of that name, read once; None (and problems) when there is none or it is broken."""
        if name not in self.templates:
            folder, problems = find_template(name, self.briefing.path.parent, self.library.root)
            self.problems.extend(_at(p, self.briefing.file, line) for p in problems)
            self.templates[name] = None
            if folder is not None:
                self.templates[name], problems = load_template(folder)
                self.problems.extend(problems)
        return self.templates[name]

    def wording(self, language: str) -> Wording | None:
        """The wording of a language, read once; None (and a problem) when Briefbook does not speak it."""
        if language not in self.wordings:
            spoken = languages_spoken()
            if language in spoken:
                self.wordings[language], problems = load_wording(resources() / "wording" / language)
                self.problems.extend(problems)
            else:
                hint = "it speaks " + ", ".join(spoken)
                message = f"Briefbook has no wording for the language '{language}'"
                self.problems.append(error(message, self.briefing.file, rule="language", hint=hint))
                self.wordings[language] = None
        return self.wordings[language]

    def picture(self, name: str, line: int) -> tuple[LoadedPicture | None, tuple[Problem, ...]]:
        """A picture of the library or beside the briefing, read once."""
        if name not in self.pictures:
            folders = (self.library.root, self.briefing.path.parent)
            self.pictures[name] = load_picture(name, folders, self.briefing.file, line)
        return self.pictures[name]


def _at(problem: Problem, file: str, line: int) -> Problem:
    return (
        problem if problem.file else Problem(problem.severity, problem.message, file, line, problem.rule, problem.hint)
    )


def languages_spoken() -> tuple[str, ...]:
    """The languages a book can be written in: those with a folder of wording."""
    return tuple(sorted(folder.name for folder in (resources() / "wording").iterdir() if folder.is_dir()))


def load_sources(path: Path) -> tuple[Sources | None, tuple[Problem, ...]]:
    """The briefing and its library; None when the briefing or the library's own settings cannot be used."""
    briefing, problems = load_briefing(path)
    if briefing is None:
        return None, problems
    library = load_library(path.parent / briefing.library)
    unread = tuple(problem for problem in library.problems if problem.rule.startswith("input-"))
    if unread:
        return None, (*problems, *unread)
    return Sources(briefing, library, list(problems)), problems


def build(order: Order, progress: Progress = lambda _step: None) -> Built:
    """Build what is ordered. Files appear whole or not at all; problems say what was left out or refused.

    Raises OutputError when a file cannot be written; nothing of what was there before is then harmed.
    """
    with collector_at_rest():
        progress(f"Reading {order.briefing.name}")
        sources, problems = load_sources(order.briefing)
        if sources is None:
            return Built(problems=in_order(problems), refused=True)
        editions, problems = _chosen_editions(order, sources.briefing)
        if problems:
            return Built(problems=in_order((*sources.problems, *problems)), refused=True)
        made: list[BuiltEdition] = []
        found: list[Problem] = []
        used: set[str] = set()
        for edition in editions:
            progress(f"Composing {edition.name}")
            composed = compose_edition(sources, edition, order.language)
            if composed is None or composed.document is None:
                found.extend(composed.problems if composed else ())
                return Built(problems=_all_problems(sources, found, used), refused=True)
            used |= composed.used
            one, problems = made_ready(order, edition, composed.document, composed.template, progress)
            found.extend((*composed.problems, *problems))
            progress(f"Proving {edition.name}")
            leaks = proved(sources, edition, composed, one)
            if leaks:
                return Built(problems=_all_problems(sources, [*found, *leaks], used), refused=True)
            made.append(one)
        written = _write(order, made, progress)
        return Built(written, _all_problems(sources, found, used), tuple(made))


def compose_edition(
    sources: Sources, edition: Edition, language: str | None = None, kept: KeptItems | None = None
) -> Composed | None:
    """The document of one edition; None when its template or its language is not to be had.

    `kept` is that of earlier states of a briefing being edited.
    """
    briefing = sources.briefing
    tongue = language or edition.language or briefing.language or sources.library.first_language
    template = sources.template(edition.template or briefing.template, edition.line_number)
    wording = sources.wording(tongue)
    if template is None or wording is None:
        return None
    materials = Materials(sources.library, template, wording, sources.picture, kept)
    return compose(briefing, edition, tongue, materials)


def _all_problems(sources: Sources, found: list[Problem], used: set[str]) -> tuple[Problem, ...]:
    """Everything that was noticed; faults in library files that the book does not use are warnings."""
    library = sources.library
    beside = [p.softened() if p.subject not in used else p for p in library.problems]
    beside += [p.softened() for problems in library.broken.values() for p in problems if p not in found]
    return in_order((*sources.problems, *found, *beside))


def _chosen_editions(order: Order, briefing: Briefing) -> tuple[tuple[Edition, ...], tuple[Problem, ...]]:
    known = {edition.name: edition for edition in briefing.all_editions}
    problems = tuple(
        error(
            f"this briefing has no edition '{name}'",
            briefing.file,
            rule="edition",
            hint=did_you_mean(name, known) or "it has " + ", ".join(known),
        )
        for name in order.editions
        if name not in known
    )
    names = order.editions or tuple(known)
    return tuple(known[name] for name in dict.fromkeys(names) if name in known), problems


def made_ready(
    order: Order, edition: Edition, document: Document, template: Template, progress: Progress
) -> tuple[BuiltEdition, tuple[Problem, ...]]:
    """The content of every file of an edition. Writers are imported when a format asks for them."""
    problems: list[Problem] = []
    files: dict[str, bytes] = {}
    pages: Pages | None = None
    if {"pdf", "docx"} & set(order.formats):
        from briefbook.typeset.layout import lay_out

        progress(f"Laying out {edition.name}")
        pages, found = lay_out(document, template)
        problems.extend(found)
    for extension in dict.fromkeys(order.formats):
        name = order.file_name(edition.name, extension)
        progress(f"Writing {name}")
        files[name], found = _written(extension, document, template, pages)
        problems.extend(found)
    return BuiltEdition(edition.name, document, pages, files), tuple(problems)


def proved(sources: Sources, edition: Edition, composed: Composed, made: BuiltEdition) -> tuple[Problem, ...]:
    """Open every file of an edition again and search it for what the edition may not show; an error for each leak."""
    from briefbook.proof.inventory import pieces_of_briefing, pieces_of_library
    from briefbook.proof.permitted import words_from_facts, words_of_house, words_of_principals
    from briefbook.proof.search import leaks_in
    from briefbook.proof.secrets import secrets_of

    briefing, library, document = sources.briefing, sources.library, made.document
    wording = sources.wording(document.language)
    assert wording is not None
    principals = [who for who in (briefing.visit.principal, briefing.visit.host) if isinstance(who, str)]
    permitted = (
        *words_of_house(wording, composed.template),
        *words_from_facts(document),
        *words_of_principals(library, principals),
        *made.files,
    )
    pieces = (
        *pieces_of_library(library, for_theirs=edition.for_ == "theirs"),
        *pieces_of_briefing(briefing, library),
    )
    secrets = secrets_of(pieces, library.scale, library.scale.ceiling(edition.marking).id, permitted)
    problems: list[Problem] = []
    for name, content in made.files.items():
        extension = name.rsplit(".", 1)[-1]
        problems.extend(leaks_in(name, content, secrets, partial(_empty_file, extension, document, composed)))
    return tuple(problems)


def _empty_file(extension: str, document: Document, composed: Composed) -> bytes:
    """The file of a book without content: what is in it is the format's own vocabulary."""
    from briefbook.typeset.layout import lay_out

    empty = Document(document.language, Metadata("", created=document.metadata.created), ())
    pages, _ = lay_out(empty, composed.template)
    return _written(extension, empty, composed.template, pages)[0]


def _written(
    extension: str, document: Document, template: Template, pages: Pages | None
) -> tuple[bytes, tuple[Problem, ...]]:
    match extension:
        case "pdf":
            from briefbook.writers.pdf.writer import write_pdf

            assert pages is not None
            return write_pdf(pages, document), ()
        case "docx":
            from briefbook.writers.docx.writer import write_docx

            assert pages is not None
            return write_docx(document, template, PageNumbers(pages.page_of, len(pages.pages)))
        case "txt":
            from briefbook.writers.text import write_text

            return write_text(document), ()
        case "md":
            from briefbook.writers.markdown import write_markdown

            return write_markdown(document), ()
        case _:
            raise ValueError(extension)


def _write(order: Order, made: list[BuiltEdition], progress: Progress) -> tuple[Path, ...]:
    written: list[Path] = []
    for edition in made:
        for name, content in edition.files.items():
            path = order.folder / name
            write_atomically(path, content)
            written.append(path)
    progress("Done")
    return tuple(written)


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Python's garbage collector off for a while: a build makes many values and no rubbish in circles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
