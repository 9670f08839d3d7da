"""Build a briefing: load, compose, lay out, write. Nothing is written until every file of the order is ready."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from briefbook.compose.composer import Composed, Materials, compose
from briefbook.compose.kept_items import KeptItems
from briefbook.library.file_records import Progress as Reading
from briefbook.library.loader import silent, told_in_words
from briefbook.library.pictures import load_picture
from briefbook.model.briefing import Briefing, Edition, Layout, SectionStarts
from briefbook.model.document import Document
from briefbook.model.library import MARKINGS_UNKNOWN, Library
from briefbook.model.pages import Pages
from briefbook.model.picture import LoadedPicture
from briefbook.model.problem import Problem, did_you_mean, error, has_errors, in_order, warning
from briefbook.model.sentence import LanguageCode, Listed, Phrase, Sentence
from briefbook.model.template import Template
from briefbook.model.wording import Wording
from briefbook.production.files import Book, Wanted, made_file
from briefbook.production.protection import UNPROTECTED, Protection
from briefbook.production.stock import Stock
from briefbook.storage.atomic import write_together
from briefbook.storage.briefing_file import load_briefing
from briefbook.storage.shipped import resources
from briefbook.storage.template_file import find_template, load_template

FORMATS = ("docx", "pdf", "txt", "md")
DEFAULT_FORMATS = ("docx", "pdf")
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: which editions (none named: all), which formats, in which language and layout, where sections
    begin (None: the edition's own), whether each edition is given a certificate, and how its files are protected."""

    briefing: Path
    output: Path | None = None
    editions: tuple[str, ...] = ()
    formats: tuple[str, ...] = DEFAULT_FORMATS
    language: str | None = None
    layout: Layout | None = None
    section_starts: SectionStarts | None = None
    with_certificate: bool = False
    protection: Protection = UNPROTECTED

    @property
    def folder(self) -> Path:
        """Where the files go: beside the briefing unless said otherwise."""
        return self.output or self.briefing.parent

    @property
    def has_pages(self) -> bool:
        """Whether a format is ordered that needs the book laid out."""
        return not {"pdf", "docx"}.isdisjoint(self.formats)

    def file_name(self, edition: str, extension: str, layout: Layout | None = None) -> str:
        """`<briefing>-<edition>[.<lang>][.<layout>].<ext>` (FORMATS, "The command line")."""
        parts = (f"{self.briefing.stem}-{edition}", self.language, layout, extension)
        return ".".join(part for part in parts if part)

    def files(self, edition: Edition) -> tuple[Wanted, ...]:
        """The files of an edition; a layout is a matter of PDF alone."""
        wanted: list[Wanted] = []
        for extension in dict.fromkeys(self.formats):
            layout = (self.layout or edition.layout) if extension == "pdf" else None
            wanted.append(Wanted(self.file_name(edition.name, extension, layout), extension, layout))
        return tuple(wanted)

    def certificate_name(self, edition: str) -> str:
        """The certificate is named as the order says, whatever layout the edition itself has."""
        return self.file_name(edition, "certificate.json", self.layout)


@dataclass(frozen=True, slots=True)
class BuiltEdition:
    """One edition, made ready and proven: its document, its pages if a format wanted them, its files by name."""

    edition: str
    document: Document
    pages: Pages | None
    files: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of one edition: None where it was refused, the problems, and the ids of the snippets it asked for."""

    edition: BuiltEdition | None = None
    problems: tuple[Problem, ...] = ()
    used: frozenset[str] = frozenset()


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
    stock: Stock = field(default_factory=Stock)

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
                wording, problems = self.stock.wording(language)
                self.wordings[language] = wording
                self.problems.extend(problems)
                if wording is not None and wording.borrows:
                    self.problems.append(self._borrowed(wording))
            else:
                hint = Sentence("it speaks {languages}", languages=Listed(spoken))
                message = Sentence(
                    "Briefbook has no wording for the language '{language}'", language=LanguageCode(language)
                )
                self.problems.append(error(message, self.briefing.file, rule="language", hint=hint))
                self.wordings[language] = None
        return self.wordings[language]

    def _borrowed(self, wording: Wording) -> Problem:
        language, lender = wording.language, wording.borrows
        message = Sentence(
            "the wording of '{language}' is not complete: sentences from facts are in '{lender}'",
            language=LanguageCode(language),
            lender=LanguageCode(lender),
        )
        hint = "give the snippets and the visit words of their own in the book's language"
        return warning(message, self.briefing.file, rule="language", hint=hint)

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


def load_sources(
    path: Path, reading: Reading = silent, stock: Stock | None = None
) -> tuple[Sources | None, tuple[Problem, ...]]:
    """The briefing and its library; None when the briefing or the library's own settings cannot be used.

    `stock` is what was read for other briefings.
    """
    briefing, problems = load_briefing(path)
    if briefing is None:
        return None, problems
    library = (stock or Stock()).library(path.parent / briefing.library, reading)
    unread = tuple(problem for problem in library.problems if problem.rule.startswith("input-"))
    if unread:
        return None, (*problems, *unread)
    return Sources(briefing, library, list(problems), stock=stock or Stock()), problems


def build(order: Order, progress: Progress = lambda _step: None, stock: Stock | None = None) -> Built:
    """Build what is ordered. Files appear whole or not at all; problems say what was left out or refused.

    `stock` is what was read for other briefings, and is added to.

    Raises OutputError when a file cannot be written; nothing of what was there before is then harmed.
    """
    with collector_at_rest():
        progress(f"Reading {order.briefing.name}")
        sources, problems = load_sources(order.briefing, told_in_words(progress), stock)
        if sources is None:
            return Built(problems=in_order(problems), refused=True)
        editions, problems = _chosen_editions(order, sources.briefing)
        problems += _why_markings_are_unknown(sources.library)
        if problems:
            return Built(problems=in_order((*sources.problems, *problems)), refused=True)
        made: list[BuiltEdition] = []
        found: list[Problem] = []
        used: set[str] = set()
        for edition in editions:
            attempt = make_edition(order, sources, edition, progress)
            found.extend(attempt.problems)
            used |= attempt.used
            if attempt.edition is None:
                return Built(problems=_all_problems(sources, found, used), refused=True)
            made.append(attempt.edition)
        written = _write(order, made, progress)
        return Built(written, _all_problems(sources, found, used), tuple(made))


def make_edition(order: Order, sources: Sources, edition: Edition, progress: Progress) -> Attempt:
    """Compose an edition, make its files, search them for what it may not show, certify them if that is ordered.

    What proves and certifies is imported here, so that a window opens without it.
    """
    from briefbook.production.proving import Origins, prove

    progress(f"Composing {edition.name}")
    if order.section_starts:
        edition = edition.model_copy(update={"section_starts": order.section_starts})
    composed = compose_edition(sources, edition, order.language)
    if composed is None or composed.document is None:
        return Attempt(problems=composed.problems if composed else ())
    book = Book(composed.document, composed.template, _recipients(edition, composed.document, sources.library))
    files, problems = _made_files(order, edition, book, progress)
    shown = book if order.has_pages else None
    problems = (*composed.problems, *problems, *_warnings(sources, edition, composed, shown))
    wording = sources.wording(composed.document.language)
    assert wording is not None
    progress(f"Proving {edition.name}")
    pieces = sources.stock.pieces(sources.library, for_theirs=edition.for_ == "theirs")
    origins = Origins(sources.briefing, edition, sources.library, wording, pieces)
    proof = prove(origins, book, files)
    problems = (*problems, *proof.remarks)
    if proof.leaks:
        return Attempt(None, (*problems, *proof.leaks), composed.used)
    sealed = {wanted: order.protection.put_on(content, wanted.extension) for wanted, content in files.items()}
    if order.protection.password:
        opened = {one: order.protection.taken_off(content, one.extension) for one, content in sealed.items()}
        leaks = prove(origins, book, opened).leaks
        if leaks:
            return Attempt(None, (*problems, *leaks), composed.used)
    named = {wanted.name: content for wanted, content in sealed.items()}
    if order.with_certificate:
        from briefbook.production.certificate import Files, certificate

        named[order.certificate_name(edition.name)] = certificate(
            origins, book, composed.used, proof, Files(files, sealed)
        )
    pages = book.laid[0] if order.has_pages else None
    return Attempt(BuiltEdition(edition.name, composed.document, pages, named), problems, composed.used)


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


def _why_markings_are_unknown(library: Library) -> tuple[Problem, ...]:
    """What is wrong with library.yaml when its markings could not be read: nobody knows what an edition may show."""
    wrong = tuple(problem for problem in library.problems if problem.rule in ("settings", MARKINGS_UNKNOWN))
    return wrong if any(problem.rule == MARKINGS_UNKNOWN for problem in wrong) else ()


def _chosen_editions(order: Order, briefing: Briefing) -> tuple[tuple[Edition, ...], tuple[Problem, ...]]:
    known = {edition.name: edition for edition in briefing.all_editions}
    problems = tuple(
        error(
            Sentence("this briefing has no edition '{name}'", name=name),
            briefing.file,
            rule="edition",
            hint=did_you_mean(name, known) or Sentence("it has {known}", known=Listed(map(Phrase, known))),
        )
        for name in order.editions
        if name not in known
    )
    names = order.editions or tuple(known)
    return tuple(known[name] for name in dict.fromkeys(names) if name in known), problems


def _made_files(
    order: Order, edition: Edition, book: Book, progress: Progress
) -> tuple[dict[Wanted, bytes], tuple[Problem, ...]]:
    problems: list[Problem] = []
    files: dict[Wanted, bytes] = {}
    if order.has_pages:
        progress(f"Laying out {edition.name}")
        problems.extend(book.laid[1])
    for wanted in order.files(edition):
        progress(f"Writing {wanted.name}")
        files[wanted], found = made_file(book, wanted)
        problems.extend(found)
    return files, tuple(dict.fromkeys(problems))


def _warnings(sources: Sources, edition: Edition, composed: Composed, laid_out: Book | None) -> tuple[Problem, ...]:
    """What the checks say of a book even where nobody asks them: that it is out of date, or has too many pages."""
    from briefbook.checks.judgement import RULES_OF_A_BUILD, verdict
    from briefbook.checks.material import Material

    assert composed.document is not None
    briefing, document = sources.briefing, composed.document
    material = Material(
        briefing,
        edition,
        sources.library,
        composed.shown,
        document,
        briefing.as_of_for(edition),
        document.language,
        page_count=laid_out.laid[0].count if laid_out is not None else None,
        page_limit=composed.template.pages,
    )
    return verdict(material, RULES_OF_A_BUILD).problems


def _recipients(edition: Edition, document: Document, library: Library) -> tuple[str, ...]:
    """Who receives the numbered copies; nobody's words where they are marked above the edition's ceiling."""
    ceiling = library.scale.ceiling(edition.marking).id
    words: list[str] = []
    for recipient in edition.copies:
        said = recipient.best(document.language, library.first_language)
        is_permitted = said is not None and (
            said[0].marking is None or library.scale.permits(ceiling, (said[0].marking,))
        )
        words.append(said[0].text if said is not None and is_permitted else "")
    return tuple(words)


def _write(order: Order, made: list[BuiltEdition], progress: Progress) -> tuple[Path, ...]:
    files = files_of(order, made)
    write_together(files)
    progress("Done")
    return tuple(files)


def files_of(order: Order, made: Iterable[BuiltEdition]) -> dict[Path, bytes]:
    """The files of some editions where the order wants them."""
    return {order.folder / name: content for edition in made for name, content in edition.files.items()}


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
