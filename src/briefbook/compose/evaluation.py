"""The functions that expressions may use: what the visible library says of trade, people, countries, meetings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NoReturn, TypeVar

from briefbook.compose.expressions import (
    ExpressionError,
    Facet,
    Function,
    NotVisibleError,
    Scope,
    Value,
    evaluate,
)
from briefbook.compose.facets import countries_of
from briefbook.compose.phrase import figures, people, places
from briefbook.compose.phrase.dates import date_text
from briefbook.compose.phrase.facts import last_met, last_met_sentence, sentences
from briefbook.compose.phrase.numbers import number_text
from briefbook.compose.phrase.visit import visit_sentence
from briefbook.compose.scene import Scene
from briefbook.compose.sentences import joined_sentences
from briefbook.model.dates import When
from briefbook.model.document import Inlines, Origin, Run
from briefbook.model.kinds import Figure, Meeting, Person, Trade
from briefbook.model.problem import did_you_mean, error, warning
from briefbook.model.sentence import Sentence
from briefbook.model.snippet import Snippet

AnySnippet = TypeVar("AnySnippet", bound=Snippet)
BROKEN: Inlines = (Run("[?]", bold=True),)


def evaluator(scene: Scene, facts: Inlines, origin: Origin) -> Callable[[str], Inlines | None]:
    """A function that words one expression, so that nobody reads a gap.

    A mistake is reported and shows as [?]. An expression that has no words, such as the growth of a part year, is
    reported and takes its paragraph with it; `facts` alone may stand for nothing.
    """
    scope = Scope(_functions(scene), _values(scene, facts), lambda number: number_text(number, scene))

    def worded(source: str) -> Inlines | None:
        shown = f"{{{{ {' '.join(source.split())[:60]} }}}}"
        try:
            words = evaluate(source, scope)
        except NotVisibleError:
            return None
        except ExpressionError as mistake:
            message = Sentence(
                "the expression '{expression}' is wrong: {mistake}", expression=shown, mistake=mistake.sentence
            )
            scene.report(error(message, origin.file, origin.line, rule="expression", subject=origin.snippet))
            return BROKEN
        if words or source.strip() == "facts":
            return words
        message = Sentence(
            "the expression '{expression}' has no words here; its paragraph is left out", expression=shown
        )
        scene.report(warning(message, origin.file, origin.line, rule="expression", subject=origin.snippet))
        return None

    return worded


def _functions(scene: Scene) -> dict[str, Function]:
    return {
        "trade": lambda first, second: _trade(scene, _word(first), _word(second)),
        "figure": lambda measure, country: _figure(scene, _word(measure), _word(country)),
        "person": lambda ident: _person(scene, _word(ident)),
        "country": lambda code: _country(scene, _word(code)),
        "meeting": lambda ident: _meeting(_known(scene, _word(ident), Meeting), scene),
        "snippet": lambda ident: _snippet(_known(scene, _word(ident), Snippet), scene),
        "date": lambda text: _date(scene, _word(text)),
        "section": lambda ident: _section(_word(ident)),
    }


def _values(scene: Scene, facts: Inlines) -> dict[str, Callable[[], Value]]:
    def met() -> Value:
        meeting = last_met(scene)
        if meeting is None:
            raise NotVisibleError
        return replace(_meeting(meeting, scene), words=lambda: last_met_sentence(scene))

    return {
        "facts": lambda: Facet(lambda: facts, {}),
        "last_met": met,
        "visit": lambda: Facet(lambda: visit_sentence(scene), {}),
    }


def _word(value: Value) -> str:
    if not isinstance(value, str):
        raise ExpressionError("this function takes words in quotes")
    return value


def _known(scene: Scene, ident: str, kind: type[AnySnippet]) -> AnySnippet:
    """The visible snippet of that id; NotVisibleError when there is one that may not be seen."""
    found = scene.view.of(kind, ident)
    if found is not None:
        return found
    library = scene.view.library
    if library.snippet(ident) is not None or ident in library.broken:
        raise NotVisibleError
    hint = did_you_mean(ident, library.snippets)
    if hint:
        raise ExpressionError("the library has no '{ident}'; {hint}", ident=ident, hint=hint)
    raise ExpressionError("the library has no '{ident}'", ident=ident)


def _trade(scene: Scene, first: str, second: str) -> Facet:
    pair = {first.upper(), second.upper()}
    candidates = [trade for trade in scene.view.all(Trade) if set(trade.countries) == pair]
    candidates.sort(key=lambda trade: trade.countries != (first.upper(), second.upper()))
    if not candidates:
        missing = ExpressionError("the library has no trade of {first} and {second}", first=first, second=second)
        _refuse(scene, Trade, lambda s: set(s.countries) == pair, missing)
    trade = candidates[0]
    return Facet(
        lambda: figures.latest_words(trade, scene),
        {
            "latest": lambda: figures.latest_words(trade, scene),
            "before": lambda: figures.before_words(trade, scene),
            "growth": lambda: figures.growth_words(trade, scene),
            "exports": lambda: figures.exports_words(trade, scene),
            "imports": lambda: figures.imports_words(trade, scene),
            "balance": lambda: figures.balance_words(trade, scene),
            "year": lambda: figures.period_words(trade, scene),
        },
    )


def _figure(scene: Scene, measure: str, country: str) -> Facet:
    def fits(snippet: Snippet) -> bool:
        is_measured = isinstance(snippet, Figure) and measure.casefold() in map(str.casefold, snippet.measure.texts())
        return is_measured and country.upper() in countries_of(snippet, scene.view.library)

    found = [figure for figure in scene.view.all(Figure) if fits(figure)]
    if not found:
        missing = ExpressionError(
            "the library has no figure '{measure}' of {country}", measure=measure, country=country
        )
        _refuse(scene, Figure, fits, missing)
    return Facet(
        lambda: figures.latest_words(found[0], scene),
        {
            "latest": lambda: figures.latest_words(found[0], scene),
            "before": lambda: figures.before_words(found[0], scene),
            "growth": lambda: figures.growth_words(found[0], scene),
            "year": lambda: figures.period_words(found[0], scene),
        },
    )


def _refuse(scene: Scene, kind: type[Snippet], fits: Callable[[Snippet], bool], missing: ExpressionError) -> NoReturn:
    """Say that something is missing, unless it is there and may only not be seen."""
    if any(fits(snippet) for snippet in scene.view.library.of_kind(kind)):
        raise NotVisibleError
    raise missing


def _person(scene: Scene, ident: str) -> Facet:
    person = _known(scene, ident, Person)
    return Facet(
        lambda: people.name_with_post(person, scene),
        {
            "name": lambda: people.name(person, scene),
            "post": lambda: people.post_on(person, scene.as_of, scene),
            "native": lambda: people.native(person),
        },
    )


def _country(scene: Scene, code: str) -> Facet:
    return Facet(
        lambda: places.country(code, scene),
        {
            "name": lambda: places.country(code, scene),
            "adjective": lambda: places.country_adjective(code, scene),
            "in": lambda: places.in_country(code, scene),
            "of": lambda: places.of_country(code, scene),
        },
    )


def _meeting(meeting: Meeting, scene: Scene) -> Facet:
    return Facet(
        lambda: _joined(meeting, scene),
        {
            "date": lambda: _fact(date_text(meeting.date, scene), meeting),
            "place": lambda: places.place(meeting.place, scene),
            "text": lambda: _joined(meeting, scene),
        },
    )


def _snippet(snippet: Snippet, scene: Scene) -> Facet:
    return Facet(lambda: _joined(snippet, scene), {"text": lambda: _joined(snippet, scene)})


def _joined(snippet: Snippet, scene: Scene) -> Inlines:
    return joined_sentences(sentences(snippet, scene))


def _fact(words: str, snippet: Snippet) -> Inlines:
    return (Run(words, fact=snippet.id),)


def _section(ident: str) -> Facet:
    """A section's number; it is filled in when the whole book is numbered."""
    reference: Inlines = (Run(ident, counts="section"),)
    return Facet(lambda: reference, {})


def _date(scene: Scene, text: str) -> str:
    try:
        return date_text(When.parse(text), scene)
    except ValueError:
        raise ExpressionError("'{text}' is not a date", text=text) from None
