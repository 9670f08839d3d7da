"""What a template puts around the sections: cover, contents, headline, visit, programme, people, sources, clearance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from briefbook.compose.citing import source_words, sources_of
from briefbook.compose.facets import people_in
from briefbook.compose.furniture import draft_words
from briefbook.compose.page_markings import Weights
from briefbook.compose.phrase import people, places
from briefbook.compose.phrase.cards import fact_table
from briefbook.compose.phrase.dates import date_text, day_text, time_span
from briefbook.compose.phrase.facts import last_met_sentence
from briefbook.compose.phrase.tables import table
from briefbook.compose.phrase.value import tidy
from briefbook.compose.phrase.visit import visit_dates, visit_title
from briefbook.compose.scene import Scene
from briefbook.compose.select import Entry, Part, seen
from briefbook.compose.stage import Stage
from briefbook.compose.statements import own_blocks
from briefbook.model.briefing import Briefing, Edition, Moment, ProgrammeLine, Visit
from briefbook.model.dates import When
from briefbook.model.document import (
    Block,
    Cell,
    Column,
    Contents,
    Cover,
    Heading,
    Inlines,
    LineBreak,
    ListBlock,
    ListItem,
    Origin,
    Paragraph,
    Row,
    Run,
    Table,
    plain,
    text_of,
)
from briefbook.model.kinds import Named, Person
from briefbook.model.localised import Localised
from briefbook.model.values import SourceType


@dataclass(frozen=True)
class Frame:
    """What the parts around the sections are made from."""

    briefing: Briefing
    edition: Edition
    scene: Scene
    stage: Stage
    title: Inlines
    parts: tuple[Part, ...]

    def words(self, value: Localised | None, marking: str | None = None) -> tuple[str, str]:
        """The briefing's own words as far as the edition sees them; unmarked ones count as `marking` says."""
        return self.visible_words(seen(value, self.scene.view, marking))

    def visible_words(self, value: Localised | None) -> tuple[str, str]:
        """Words that the edition sees anyway, such as those of the visit."""
        return self.scene.briefing_words(value, self.briefing.file, self.briefing.visit.line_number)

    def entries(self) -> Iterator[Entry]:
        """The snippets that the sections show, in reading order."""
        for part in self.parts:
            for one in part.walk():
                for chosen in one.items:
                    yield from chosen.entries

    @property
    def open_marking(self) -> str:
        """The lowest marking, which what always prints has."""
        return self.scene.view.library.scale.lowest.id


Maker = Callable[[Frame], tuple[Block, ...]]


def parts_before(frame: Frame, weights: Weights | None = None) -> tuple[Block, ...]:
    """The blocks that the template puts before the sections; `weights` where pages or paragraphs are marked."""
    return _made(frame, frame.stage.template.before, weights)


def parts_after(frame: Frame, weights: Weights | None = None) -> tuple[Block, ...]:
    """The blocks that the template puts after the sections, as `parts_before` gives those before."""
    return _made(frame, frame.stage.template.after, weights)


def _made(frame: Frame, names: tuple[str, ...], weights: Weights | None) -> tuple[Block, ...]:
    makers = _makers()
    blocks: list[Block] = []
    for name in names:
        made = makers[name](frame)
        if weights is not None:
            made = weights.weighed(made, weights.of_part(name, (entry.snippet.id for entry in frame.entries())))
        blocks.extend(made)
    return tuple(blocks)


def _makers() -> Mapping[str, Maker]:
    return {
        "cover": _cover,
        "contents": _contents,
        "headline": _headline,
        "visit": _visit,
        "programme": _programme,
        "people": _people,
        "delegations": _delegations,
        "clearance": _clearance,
        "sources": _sources,
    }


def _heading(frame: Frame, term: str, anchor: str) -> Block:
    return Heading(1, plain(frame.scene.wording.term(term)), anchor, origin=Origin(anchor))


# --- front -----------------------------------------------------------------------------------------------------------


def _cover(frame: Frame) -> tuple[Block, ...]:
    scene, briefing = frame.scene, frame.briefing
    term = scene.wording.term
    meta: list[Inlines] = []
    if briefing.reference:
        meta.append(plain(f"{term('reference')}: {briefing.reference}"))
    issuer, lang = frame.words(briefing.issuer, frame.open_marking)
    if issuer:
        meta.append(plain(issuer, lang))
    if briefing.issued:
        meta.append(plain(moment_text(briefing.issued, scene)))
    meta.append(plain(term("true_as_of").format(date=day_text(scene.as_of, scene))))
    meta.extend(_distribution(frame))
    if briefing.draft:
        meta.append((Run(draft_words(briefing, scene), bold=True),))
    blocks: list[Block] = [Paragraph(frame.title, role="cover-title")]
    if frame.title != visit_title(scene):
        subtitle = (*places.kind_of_visit(scene), Run(" · "), *visit_dates(scene), *_place_after(scene))
        blocks.append(Paragraph(subtitle, role="cover-subtitle"))
    blocks += [Paragraph(words, role="cover-meta") for words in meta]
    return (Cover(tuple(blocks)),)


def _distribution(frame: Frame) -> Iterator[Inlines]:
    """Who receives the copies of the edition, as far as it may name them."""
    visible = (seen(one, frame.scene.view, frame.open_marking) for one in frame.edition.copies)
    names = [name for one in visible if (name := frame.scene.words(one)[0])]
    if names:
        yield plain(frame.scene.wording.term("distribution").format(recipients="; ".join(names)))


def _place_after(scene: Scene) -> Inlines:
    words = places.place(scene.visit.place, scene)
    return (Run(" · "), *words) if words else ()


def _contents(frame: Frame) -> tuple[Block, ...]:
    levels = frame.stage.template.contents_levels
    return (Contents(plain(frame.scene.wording.term("contents")), levels),) if levels else ()


def _headline(frame: Frame) -> tuple[Block, ...]:
    issued = frame.briefing.issued
    when = moment_text(issued, frame.scene) if issued else day_text(frame.scene.as_of, frame.scene)
    return (Paragraph(frame.title, role="headline"), Paragraph(plain(when), role="dateline"))


def moment_text(moment: Moment, scene: Scene) -> str:
    """`19 February 2018, 10:39`."""
    day = day_text(moment.day, scene)
    return f"{day}, {moment.at}" if moment.at else day


# --- the visit -------------------------------------------------------------------------------------------------------


def _visit(frame: Frame) -> tuple[Block, ...]:
    scene, visit = frame.scene, frame.scene.visit
    rows: list[tuple[str, Inlines]] = [
        ("visitor", _several(tuple(_person_words(who, scene) for who in visit.visitors if _is_named(who, scene)))),
        ("host", _person_words(visit.host, scene)),
        ("kind_of_visit", places.kind_of_visit(scene)),
        ("dates", visit_dates(scene)),
        ("place", places.place(visit.place, scene)),
    ]
    if visit.invited_by is not None and _is_named(visit.invited_by, scene):
        inviter = visit.invited_by
        named = _person_words(inviter, scene) if isinstance(inviter, Named) else people.name(inviter, scene)
        rows.append(("invited_by", named))
    rows.append(("last_met", last_met_sentence(scene)))
    rows.append(("purpose", _own(frame, visit.purpose)))
    rows.append(("agenda", _several(tuple(_own(frame, point) for point in visit.agenda))))
    return (_heading(frame, "the_visit", "f-visit"), _facts(rows, scene))


def _own(frame: Frame, words: Localised | None) -> Inlines:
    """A briefing's own words in a cell."""
    blocks = own_blocks(words, _origin(frame), frame.scene)
    return _several(tuple(block.inlines for block in blocks if isinstance(block, Paragraph)))


def _origin(frame: Frame) -> Origin:
    return Origin("visit", file=frame.briefing.file, line=frame.briefing.visit.line_number)


def _several(lines: tuple[Inlines, ...]) -> Inlines:
    kept = [line for line in lines if line]
    return tuple(inline for index, line in enumerate(kept) for inline in ((LineBreak(),) if index else ()) + line)


def _facts(rows: list[tuple[str, Inlines]], scene: Scene) -> Table:
    return fact_table((plain(scene.wording.term(label)), words) for label, words in rows)


def _person_words(who: str | Named, scene: Scene) -> Inlines:
    found = _resolved(who, scene)
    return people.name_with_post(found, scene) if found is not None else ()


def _resolved(who: str | Named, scene: Scene) -> Person | Named | None:
    """The visible person; the visit names nobody else that the edition may not see."""
    return scene.view.of(Person, who) if isinstance(who, str) else who


def _is_named(who: str | Named, scene: Scene) -> bool:
    return _resolved(who, scene) is not None


def _programme(frame: Frame) -> tuple[Block, ...]:
    lines = frame.scene.visit.programme
    if not lines:
        return ()
    scene, term = frame.scene, frame.scene.wording.term
    days = _days_of(frame.scene.visit)
    several_days = len(days) > 1
    columns = (
        (Column(weight=2), "time"),
        (Column(weight=4), "what"),
        (Column(weight=3), "place"),
        (Column(weight=3), "with"),
    )
    rows = [_programme_row(line, frame, several_days) for line in lines]
    kept = [i for i in range(len(columns)) if any(row[i] for row in rows)]
    header = Row(tuple(Cell(plain(term(columns[i][1])), is_header=True) for i in kept))
    body = tuple(Row(tuple(Cell(row[i]) for i in kept)) for row in rows)
    made = Table(tuple(columns[i][0] for i in kept), body, (header,))
    only = None if several_days else days[0]
    caption = plain(date_text(only, scene, weekday=True)) if only is not None else ()
    return (_heading(frame, "programme", "f-programme"), *_day_line(caption), made)


def _days_of(visit: Visit) -> tuple[When | None, ...]:
    """The days of the programme, each once; a line without one has the visit's, if that is one day, else none."""
    its_own = visit.start if visit.first == visit.last else None
    return tuple({str(day): day for day in (line.date or its_own for line in visit.programme)}.values())


def _day_line(words: Inlines) -> tuple[Block, ...]:
    return (Paragraph(words, role="lead", keep_with_next=True),) if words else ()


def _programme_row(line: ProgrammeLine, frame: Frame, with_day: bool) -> tuple[Inlines, ...]:
    scene = frame.scene
    when: list[Inlines] = []
    if with_day and line.date is not None:
        when.append(plain(date_text(line.date, scene)))
    if line.at:
        when.append(plain(time_span(line.at, line.until, scene)))
    what = [plain(*frame.visible_words(line.what))]
    for label, words in (("press", line.press), ("status", line.status)):
        text, lang = _programme_word(label, words, frame)
        if text:
            what.append(tidy((Run(f"{scene.wording.term(label)}: "), Run(text, lang=lang))))
    with_ = _several(tuple(people.name(who, scene) for one in line.with_ if (who := _resolved(one, scene)) is not None))
    place = places.place(line.place, scene)
    return _several(tuple(when)), _several(tuple(what)), place, with_


def _programme_word(label: str, words: Localised | None, frame: Frame) -> tuple[str, str]:
    """One of the words a programme knows in every language (`confirmed`), else the words as typed."""
    typed, _ = frame.scene.words(words)
    known = frame.scene.wording.term_or(f"{label}.{typed}", "")
    return (known, "") if known else frame.visible_words(words)


# --- after the sections ----------------------------------------------------------------------------------------------


def _people(frame: Frame) -> tuple[Block, ...]:
    """Everybody named in the book who has a snippet: name, native script, pronunciation, post on the day."""
    found = tuple(dict.fromkeys(person.id for person in _named_people(frame)))
    persons = tuple(person for ident in found if (person := frame.scene.view.of(Person, ident)) is not None)
    if not persons:
        return ()
    return (_heading(frame, "people", "f-people"), table(persons, frame.scene))


def _named_people(frame: Frame) -> Iterator[Person]:
    scene, visit = frame.scene, frame.scene.visit
    idents = [*visit.visitors, visit.host, visit.invited_by]
    idents += [member for delegation in visit.delegations for member in delegation.members]
    idents += [who for line in visit.programme for who in line.with_]
    for entry in frame.entries():
        idents += people_in(entry.snippet)
    for ident in idents:
        person = scene.view.of(Person, ident) if isinstance(ident, str) else None
        if person is not None:
            yield person


def _delegations(frame: Frame) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for delegation in frame.scene.visit.delegations:
        members = tuple(words for who in delegation.members if (words := _person_words(who, frame.scene)))
        if members:
            of = delegation.of
            name = places.party(of, frame.scene)
            blocks.append(Paragraph((*_bold(name),), role="lead", keep_with_next=True))
            items = tuple(ListItem((Paragraph(words),)) for words in members)
            blocks.append(ListBlock(items, ordered=True))
    return (_heading(frame, "delegations", "f-delegations"), *blocks) if blocks else ()


def _bold(words: Inlines) -> Inlines:
    return tuple(Run(i.text, bold=True, lang=i.lang) if isinstance(i, Run) else i for i in words)


def _sources(frame: Frame) -> tuple[Block, ...]:
    """Every source of what the sections show, once: by type where the library says types, then by title."""
    found: dict[str, Inlines] = {}
    types: dict[str, SourceType] = {}
    for entry in frame.entries():
        for source in sources_of(entry.snippet, whole_series=True):
            words = source_words(source, frame.scene)
            text = text_of(words)
            found.setdefault(text, words)
            if source.type is not None:
                types.setdefault(text, source.type)
    if not found:
        return ()
    groups = ((one, [text for text in found if types.get(text, "other") == one]) for one in get_args(SourceType))
    blocks = [block for one, texts in groups for block in _sources_of_type(one, texts, found, frame, bool(types))]
    return (_heading(frame, "sources", "f-sources"), *blocks)


def _sources_of_type(
    one: SourceType, texts: list[str], found: Mapping[str, Inlines], frame: Frame, is_named: bool
) -> Iterator[Block]:
    if not texts:
        return
    if is_named:
        term = frame.scene.wording.term(f"source.{one}")
        yield Paragraph(plain(term), role="lead", keep_with_next=True)
    yield ListBlock(tuple(ListItem((Paragraph(found[text]),)) for text in sorted(texts, key=str.casefold)))


def _clearance(frame: Frame) -> tuple[Block, ...]:
    briefing = frame.briefing
    rows: list[tuple[str, Inlines]] = []
    said = {"prepared_by": briefing.prepared, "cleared_by": briefing.cleared, "contact": briefing.contact}
    for label, words in said.items():
        text, lang = frame.words(words, frame.open_marking)
        rows.append((label, plain(text, lang)))
    made = _facts(rows, frame.scene)
    return (_heading(frame, "clearance", "f-clearance"), made) if made.rows else ()
