"""The passes in order: from a briefing and a library to one edition's document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

from briefbook.compose.evaluation import evaluator
from briefbook.compose.frame import Frame, parts_after, parts_before
from briefbook.compose.furniture import furniture
from briefbook.compose.kept_blocks import KeptBlocks
from briefbook.compose.kept_items import Around, KeptItems, Show
from briefbook.compose.noting import with_place_for_notes
from briefbook.compose.numbering import stretches, with_heading_numbers, with_note_numbers
from briefbook.compose.page_markings import Weights, weights_of
from briefbook.compose.phrase.visit import visit_title
from briefbook.compose.present import as_lead, merged, neighbours_joined, sections_merged
from briefbook.compose.references import Sections, with_caption_numbers, with_references
from briefbook.compose.scene import Scene
from briefbook.compose.section_starts import sections_started
from briefbook.compose.select import Chosen, Part, Report, markings_of, seen, selected
from briefbook.compose.short_citations import with_short_citations
from briefbook.compose.stage import FindPicture, Stage
from briefbook.compose.statements import own_blocks
from briefbook.compose.typography import typographic
from briefbook.compose.unread_expressions import without_expressions
from briefbook.compose.view import View
from briefbook.compose.visible_visit import visible_visit
from briefbook.compose.visit_names import check_names, check_principals
from briefbook.model.briefing import BreakItem, Briefing, Edition, SnippetItem
from briefbook.model.direction import is_right_to_left
from briefbook.model.document import (
    Block,
    Document,
    Heading,
    Inlines,
    Metadata,
    Origin,
    PageBreak,
    plain,
    text_of,
)
from briefbook.model.library import Library
from briefbook.model.localised import Localised
from briefbook.model.problem import Problem, did_you_mean, error, warning
from briefbook.model.sentence import Listed, MarkingWord, Sentence
from briefbook.model.snippet import Snippet
from briefbook.model.template import Template
from briefbook.model.wording import Wording


@dataclass(frozen=True)
class Materials:
    """What a briefing is composed from, besides itself. `kept` is from earlier states of it, if there were any."""

    library: Library
    template: Template
    wording: Wording
    picture: FindPicture
    kept: KeptItems | None = None


@dataclass(frozen=True)
class Composed:
    """One edition: its document (None when it had to be refused), the problems, and the snippets asked for.

    `shown` are the snippets it shows, by id, cut down to what it may see.
    """

    document: Document | None
    template: Template
    problems: tuple[Problem, ...]
    used: frozenset[str] = frozenset()
    shown: Mapping[str, Snippet] = field(default_factory=dict)


@dataclass
class _Problems:
    found: dict[Problem, None] = field(default_factory=dict)

    def __call__(self, problem: Problem) -> None:
        self.found.setdefault(problem)


def compose(briefing: Briefing, edition: Edition, language: str, materials: Materials) -> Composed:
    """Compose one edition. Everything above its ceiling or unknown on its day is gone before a word is phrased."""
    problems = _Problems()
    kept = materials.kept or KeptItems()
    scene = _scene(briefing, edition, language, materials, problems)
    view = kept.view(scene.view)
    scene = replace(scene, view=view, visit=visible_visit(briefing.visit, view))
    check_principals(briefing, materials.library, problems)
    if problems.found:
        return Composed(None, materials.template, tuple(problems.found))
    check_names(briefing, materials.library, problems)
    _check_ceiling(briefing, edition, materials.library, problems)
    internal = materials.template.internal and edition.for_ != "theirs"
    stage = Stage(scene, materials.template, materials.picture, internal, briefing.file)
    kept.begin(stage, briefing, edition)
    parts = selected(briefing, edition.name, scene.view, problems, kept.part)
    body = sections_merged(kept.section(part, stage, _section(kept)) for part in parts)
    title = _title(briefing, edition, scene)
    frame = Frame(briefing, edition, scene, stage, title, parts)
    weights = weights_of(edition, materials.template, scene)
    shown = _weighed(_trimmed(body), weights, kept.blocks)
    snippets = tuple([entry.snippet for entry in frame.entries()])
    before, after = _around(frame, weights, snippets, kept)
    starts = edition.section_starts or materials.template.section_starts
    whole = with_place_for_notes((*before, *shown, *after), stage)
    blocks = _numbered(sections_started(whole, starts), frame, kept.blocks)
    if not body:
        message = Sentence(
            "the edition '{edition}' has no content: nothing in the sections may be shown in it", edition=edition.name
        )
        problems(warning(message, briefing.file, edition.line_number, rule="empty-edition"))
    document = _document(briefing, edition, scene, title, blocks, materials)
    shown_snippets = {snippet.id: snippet for snippet in snippets}
    used = _used(briefing) | shown_snippets.keys()
    return Composed(document, materials.template, tuple(problems.found), used, shown_snippets)


def _section(kept: KeptItems) -> Callable[[Part, Stage], tuple[Block, ...]]:
    """How the blocks of a section are made, its items as they are kept."""
    return lambda part, stage: merged(_part(part, 1, stage, kept.shown))


def _weighed(blocks: tuple[Block, ...], weights: Weights | None, kept: KeptBlocks) -> tuple[Block, ...]:
    if weights is None:
        return blocks
    return tuple([kept.weighed.of(one, None, partial(weights.block, one, weights.lowest)) for one in blocks])


def _around(frame: Frame, weights: Weights | None, snippets: tuple[Snippet, ...], kept: KeptItems) -> Around:
    """What the template puts before and after the sections that show these snippets, as it is printed."""

    def make(report: Report) -> Around:
        scene = replace(frame.scene, report=report)
        told = replace(frame, scene=scene, stage=replace(frame.stage, scene=scene))
        return typographic(parts_before(told, weights), scene), typographic(parts_after(told, weights), scene)

    return kept.around(frame.briefing, frame.title, snippets, frame.scene.report, make)


def _numbered(blocks: tuple[Block, ...], frame: Frame, kept: KeptBlocks) -> tuple[Block, ...]:
    """The blocks with everything counted that depends on the whole book."""
    template, scene = frame.stage.template, frame.scene
    if template.headings == "numbered":
        blocks = with_heading_numbers(blocks, kept)
    if template.captions == "numbered":
        blocks = with_caption_numbers(blocks, scene.wording.term, kept)
    shown = {one.section.id: section_anchor(one) for part in frame.parts for one in part.walk() if one.section.id}
    ids = tuple(section.id for section in frame.briefing.walk() if section.id)
    blocks = with_references(blocks, Sections(ids, shown), scene.report, kept)
    if template.notes != "foot-by-section":
        return with_note_numbers(with_short_citations(blocks, kept), kept)
    parts = [with_short_citations(one, kept) for one in stretches(blocks)]
    return tuple(chain.from_iterable(with_note_numbers(one, kept, scope=f"{n}") for n, one in enumerate(parts)))


def _scene(
    briefing: Briefing, edition: Edition, language: str, materials: Materials, report: Callable[[Problem], None]
) -> Scene:
    principals = (briefing.visit.principal, briefing.visit.host)
    view = View(
        materials.library,
        materials.library.scale.ceiling(edition.marking).id,
        briefing.as_of_for(edition),
        frozenset(materials.library.id_now(who) for who in principals if isinstance(who, str)),
        for_theirs=edition.for_ == "theirs",
    )
    return Scene(view, briefing.visit, language, materials.wording, report, evaluator)


def _check_ceiling(briefing: Briefing, edition: Edition, library: Library, report: Callable[[Problem], None]) -> None:
    if edition.marking is not None and not library.scale.knows(edition.marking):
        ids = [level.id for level in library.scale.levels]
        lowest = library.scale.lowest.id
        message = Sentence(
            "'{marking}' is not a marking of the library; the edition is made for {lowest}",
            marking=edition.marking,
            lowest=MarkingWord(lowest),
        )
        hint = did_you_mean(edition.marking, ids) or Sentence(
            "the markings are {known}", known=Listed(map(MarkingWord, ids))
        )
        report(error(message, briefing.file, edition.line_number, rule="marking", hint=hint))


# --- sections --------------------------------------------------------------------------------------------------------


def _part(part: Part, level: int, stage: Stage, show: Show) -> list[Block]:
    """A section's blocks: page breaks that come first stand before the heading, an empty section leaves nothing."""
    breaks, items = _leading_breaks(part.items)
    joined = neighbours_joined(items, stage.template)
    content = [block for chosen in joined for block in show(chosen, level + 1, stage)]
    inner = [block for one in part.parts for block in _part(one, level + 1, stage, show)]
    lead = typographic(_section_lead(part, stage), stage.scene)
    if not inner and all(isinstance(block, PageBreak) for block in content) and (part.section.items or not lead):
        return []
    return [
        *(PageBreak(chosen.origin) for chosen in breaks),
        *typographic(_heading(part, level, stage), stage.scene),
        *lead,
        *content,
        *inner,
    ]


def _leading_breaks(items: tuple[Chosen, ...]) -> tuple[tuple[Chosen, ...], tuple[Chosen, ...]]:
    count = 0
    while count < len(items) and isinstance(items[count].item, BreakItem):
        count += 1
    return items[:count], items[count:]


def _heading(part: Part, level: int, stage: Stage) -> tuple[Block, ...]:
    text, lang = stage.scene.briefing_words(part.section.title, stage.file, part.section.line_number)
    if not text or stage.template.headings == "none":
        return ()
    origin = Origin(part.key, file=stage.file, line=part.section.line_number)
    return (Heading(min(level, 6), plain(text, lang), section_anchor(part), origin=origin),)


def section_anchor(part: Part) -> str:
    """Where links to a section lead."""
    return "s-" + part.key.replace("/", "-")


def _section_lead(part: Part, stage: Stage) -> tuple[Block, ...]:
    view, lead, marking = stage.scene.view, part.section.lead, part.section.marking
    words = seen(lead, view, marking)
    highest = view.library.scale.higher(*markings_of(lead, view, marking)) if lead and words else ""
    origin = Origin(part.key, marking=highest, file=stage.file, line=part.section.line_number)
    return as_lead(own_blocks(words, origin, stage.scene))


def _trimmed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body without page breaks at its very beginning and end, where they would only leave an empty page."""
    kept = list(blocks)
    while kept and isinstance(kept[-1], PageBreak):
        kept.pop()
    while kept and isinstance(kept[0], PageBreak):
        kept.pop(0)
    return tuple(kept)


# --- the whole -------------------------------------------------------------------------------------------------------


def _title(briefing: Briefing, edition: Edition, scene: Scene) -> Inlines:
    """The title of the edition, else of the briefing, else made from the visit."""
    origin = Origin("", file=briefing.file, line=briefing.line_number)
    for words in (edition.title, briefing.title):
        text, lang = scene.briefing_words(_unless_above(words, scene), briefing.file, briefing.line_number)
        if text:
            return without_expressions(plain(text, lang), origin, scene)
    return without_expressions(visit_title(scene), origin, scene)


def _unless_above(words: Localised | None, scene: Scene) -> Localised | None:
    """Titles always print unless a language's words carry a marking of their own."""
    return seen(words, scene.view, scene.view.library.scale.lowest.id)


def _document(
    briefing: Briefing, edition: Edition, scene: Scene, title: Inlines, blocks: tuple[Block, ...], materials: Materials
) -> Document:
    issuer, _ = scene.words(seen(briefing.issuer, scene.view, scene.view.library.scale.lowest.id))
    return Document(
        language=scene.language,
        # the day the edition is true on, so that the same input gives the same bytes
        metadata=Metadata(text_of(title), author=issuer, created=scene.as_of),
        blocks=blocks,
        furniture=furniture(briefing, edition, scene, text_of(title), materials.template),
        direction="rtl" if is_right_to_left(scene.language) else "ltr",
        words=tuple(sorted(materials.wording.fixed_words().items())),
        notes_at="foot" if materials.template.notes == "none" else materials.template.notes,
    )


def _used(briefing: Briefing) -> frozenset[str]:
    """The ids the briefing names itself."""
    named = {i.snippet for s in briefing.walk() for i in s.items if isinstance(i, SnippetItem)}
    people = (*briefing.visit.visitors, briefing.visit.host)
    return frozenset(named | {who for who in people if isinstance(who, str)})
