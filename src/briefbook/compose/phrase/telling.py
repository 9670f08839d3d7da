"""How a snippet's fields become values for sentences: worded in the book's language, inflected, reported when not."""

from __future__ import annotations

from collections.abc import Mapping

from briefbook.compose.phrase.grammar import Sort
from briefbook.compose.phrase.grammars import grammar_in
from briefbook.compose.phrase.value import NOTHING, Value
from briefbook.compose.scene import Scene
from briefbook.model.document import Run
from briefbook.model.localised import Localised
from briefbook.model.problem import Problem, Severity, warning
from briefbook.model.sentence import LanguageCode, Mention, Sentence
from briefbook.model.snippet import Snippet

_UNREPORTED = frozenset({"the", "a", "nom"})


def worded(value: Localised | None, scene: Scene, snippet: Snippet | None = None) -> tuple[str, str]:
    """The best words of a value in one line and their language tag ("" for the book's own); a fallback is reported."""
    words, lang = as_written(value, scene, snippet)
    return " ".join(words.split()), lang


def as_written(value: Localised | None, scene: Scene, snippet: Snippet | None = None) -> tuple[str, str]:
    """The same with the lines in which they were typed, which a text's paragraphs and notes rest on."""
    words, lang = scene.words(value)
    if lang and words.strip():
        _report_fallback(lang, scene, snippet)
    return words, lang


def _report_fallback(lang: str, scene: Scene, snippet: Snippet | None) -> None:
    file, line = (snippet.file, snippet.line_number) if snippet is not None else ("", 0)
    ident = snippet.id if snippet is not None else ""
    pattern = (
        "some words of '{snippet}' are not given in '{wanted}'; those in '{given}' are printed"
        if ident
        else "some words of the briefing are not given in '{wanted}'; those in '{given}' are printed"
    )
    message = Sentence(pattern, snippet=Mention(ident), wanted=LanguageCode(scene.language), given=LanguageCode(lang))
    hint = Sentence("add '{language}: ...' to its names and texts", language=LanguageCode(scene.language))
    scene.report(warning(message, file, line, rule="language-missing", hint=hint, subject=ident))


def plain_value(value: Localised | None, scene: Scene, snippet: Snippet | None = None) -> Value:
    """Words as they are typed, never inflected."""
    words, lang = worded(value, scene, snippet)
    words = words.rstrip(".") if words.count(".") == 1 else words
    return Value((Run(words, lang=lang),)) if words else NOTHING


def value_of(
    value: Localised | None,
    scene: Scene,
    snippet: Snippet | None = None,
    sort: Sort = "noun",
    gender: str = "",
    forms: Mapping[str, Mapping[str, str]] | None = None,
) -> Value:
    """Words that sentences may inflect. The author's forms win, then the tables, then the grammar where it is sure."""
    words, lang = worded(value, scene, snippet)
    if not words or value is None:
        return NOTHING
    grammar = grammar_in(scene)
    inflector = _Inflector(words, lang, scene, snippet, sort, gender)
    given = {**(forms or {}).get(scene.language, {}), **value.forms.get(scene.language, {})}

    def form_of(form: str) -> tuple[Run, ...] | None:
        made = inflector.form(form, given)
        return None if made is None else (Run(made, lang=lang),)

    return Value((Run(words, lang=lang),), form_of, "other" if lang else grammar.trait(words))


class _Inflector:
    def __init__(self, words: str, lang: str, scene: Scene, snippet: Snippet | None, sort: Sort, gender: str) -> None:
        self.words = words
        self.lang = lang
        self.scene = scene
        self.snippet = snippet
        self.sort: Sort = sort
        self.gender = gender
        self.grammar = grammar_in(scene)

    def form(self, form: str, given: Mapping[str, str]) -> str | None:
        """The words in a form, None (and a hint for the author) when nobody is sure."""
        if form in given:
            return given[form]
        case = self.grammar.around(form, self.words)
        if case is not None and case[0] in given:
            inflected = given[case[0]]
            around = self.grammar.around(form, inflected)
            return f"{around[1]} {inflected}" if around else inflected
        if self.lang:
            return self.words if form in _UNREPORTED else None
        if self.sort == "place" and (known := self.scene.wording.place(self.words)).get(form):
            return known[form]
        made = self.grammar.form(self.words, form, self.sort, self.gender)
        if made is None:
            self._report(form)
        return made

    def _report(self, form: str) -> None:
        snippet = self.snippet
        message = Sentence(
            "the cases of '{words}' in '{language}' are not certain; it is printed uninflected",
            words=self.words,
            language=LanguageCode(self.scene.language),
        )
        asked = ", ".join(f"{case}: ..." for case in self.scene.wording.words("cases") or (form,))
        hint = f"give them: forms: {{{self.scene.language}: {{{asked}}}}}"
        if self.sort == "name" and not self.gender:
            hint = "say the person's gender, or " + hint
        file, line = (snippet.file, snippet.line_number) if snippet is not None else ("", 0)
        ident = snippet.id if snippet is not None else ""
        self.scene.report(Problem(Severity.HINT, message, file, line, "forms", hint, ident))
