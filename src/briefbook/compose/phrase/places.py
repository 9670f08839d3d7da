"""Countries, bodies and places as sentences name them, with their articles, prepositions and cases."""

from __future__ import annotations

from babel import Locale

from briefbook.compose.phrase.grammars import grammar_in
from briefbook.compose.phrase.telling import value_of, worded
from briefbook.compose.phrase.value import NOTHING, Value, text
from briefbook.compose.scene import Scene
from briefbook.model.document import Inlines, Run
from briefbook.model.kinds import Body
from briefbook.model.localised import Localised
from briefbook.model.problem import warning
from briefbook.model.sentence import LanguageCode, Sentence
from briefbook.model.snippet import Snippet

# --- countries -------------------------------------------------------------------------------------------------------


def country_value(code: str, scene: Scene, *, formal: bool = False) -> Value:
    """A country for a slot: its name in running text, its cases, `in` it and `to` it; `formal` takes the long name."""
    forms = scene.wording.country(code.upper())
    if not forms:
        return _unknown_country(code, scene)
    plain = forms["name"]
    long = forms.get("long", plain) if formal else plain

    def form_of(form: str) -> Inlines | None:
        if formal and (words := forms.get(f"long_{form}")):
            return (Run(words),)
        if form in forms and not (formal and "long" in forms):
            return (Run(forms[form]),)
        if form in ("the", "a"):
            return (Run(long),)
        made = grammar_in(scene).form(long, form, "place", "")
        return None if made is None else (Run(made),)

    return Value((Run(long),), form_of)


def _unknown_country(code: str, scene: Scene) -> Value:
    name = Locale.parse(scene.wording.locale).territories.get(code.upper(), code)
    scene.report(
        warning(
            Sentence(
                "the country '{code}' is not in the table of countries of '{language}'",
                code=code,
                language=LanguageCode(scene.language),
            ),
            rule="country",
            hint="use the two letters of ISO 3166-1",
        )
    )
    return text(name)


def country(code: str, scene: Scene) -> Inlines:
    """The country's name in running text (`the United Kingdom`)."""
    return country_value(code, scene).inlines


def country_adjective(code: str, scene: Scene) -> Inlines:
    """The adjective (`Pakistani`); where there is none, `of` and the name."""
    adjective = scene.wording.country(code.upper()).get("adjective", "")
    return (Run(adjective),) if adjective else of_country(code, scene)


def in_country(code: str, scene: Scene) -> Inlines:
    """`in Pakistan`, `на Кубе`."""
    return _in_form(country_value(code, scene), "in")


def of_country(code: str, scene: Scene) -> Inlines:
    """`of Pakistan`, `Пакистана`."""
    value = country_value(code, scene)
    return (Run(scene.wording.term_or("of", "")), *_in_form(value, "gen")) if value.inlines else ()


def _in_form(value: Value, form: str) -> Inlines:
    made = value.form(form)
    return value.inlines if made is None else made


# --- bodies and parties ----------------------------------------------------------------------------------------------


def body_value(body: Body, scene: Scene, *, brief: bool = False) -> Value:
    """A body for a slot; `brief` takes its acronym where it has one."""
    words = body.acronym if brief or body.label is None else body.label
    if brief and words is None:
        words = body.label
    forms = body.forms if words is body.label else None
    return value_of(words, scene, body, forms=forms).with_fact(body.id)


def is_country(word: str) -> bool:
    """Whether a party is written as a country's two letters rather than as the id of a body."""
    return len(word) == 2 and word.isascii() and word.isalpha() and word.isupper()


def party_value(of: str, scene: Scene) -> Value:
    """A country by its letters, a body by its id; nothing for a body that may not be seen."""
    if is_country(of) or (len(of) == 2 and scene.wording.country(of.upper())):
        return country_value(of, scene)
    found = scene.view.snippet(of)
    if isinstance(found, Body):
        return body_value(found, scene)
    if found is not None:
        return value_of(found.label, scene, found)
    return NOTHING if scene.view.library.snippet(of) is not None else text(of)


def party(of: str, scene: Scene) -> Inlines:
    """A country's or a body's name."""
    return party_value(of, scene).inlines


# --- places ----------------------------------------------------------------------------------------------------------


def place_value(words: Localised | None, scene: Scene, snippet: Snippet | None = None) -> Value:
    """A place for a slot: plain, `in` it, `to` it."""
    return value_of(words, scene, snippet, "place")


def place(words: Localised | None, scene: Scene) -> Inlines:
    """A place as it is typed."""
    found, lang = worded(words, scene)
    return (Run(found, lang=lang),) if found else ()


def kind_of_visit(scene: Scene) -> Inlines:
    """`Working visit`."""
    kind = scene.wording.term(f"visit.{scene.visit.kind}")
    return (Run(kind[:1].upper() + kind[1:]),)
