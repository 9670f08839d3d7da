"""What phrasing may look at: the visible library, the visit, the language and its wording."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from briefbook.compose.view import View
from briefbook.model.briefing import Visit
from briefbook.model.document import Inlines, Origin
from briefbook.model.localised import Localised
from briefbook.model.problem import Problem, warning
from briefbook.model.sentence import LanguageCode, Sentence
from briefbook.model.wording import Wording

Answer = TypeVar("Answer")
Evaluate = Callable[[str], Inlines | None]
"""Words the expression of a text; None when it names what the edition may not see."""


@dataclass(frozen=True)
class Scene:
    """One edition's surroundings. `report` takes problems found on the way (each is kept once).

    `evaluation` makes what words the expressions of a text at a place, given the sentences that `facts` stands for;
    it is given here because expressions are worded with the very phrasing that meets them.

    `answers` go along to a scene that differs only in what it reports to; see `once`.
    """

    view: View
    visit: Visit
    language: str
    wording: Wording
    report: Callable[[Problem], None]
    evaluation: Callable[[Scene, Inlines, Origin], Evaluate] = field(repr=False)
    answers: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, question: Callable[[Scene], Answer]) -> Answer:
        """The answer to what every snippet may ask and is the same for all of the edition; it may report nothing."""
        if question not in self.answers:
            self.answers[question] = question(self)
        return cast(Answer, self.answers[question])

    def evaluate(self, facts: Inlines, origin: Origin) -> Evaluate:
        """What words the expressions of a text at a place."""
        return self.evaluation(self, facts, origin)

    @property
    def as_of(self) -> date:
        """The day on which everything is judged."""
        return self.view.as_of

    @property
    def first_language(self) -> str:
        """The library's first language, in which plain values are."""
        return self.view.first_language

    def words(self, value: Localised | None) -> tuple[str, str]:
        """The best text of a value and its language tag, "" when it is the book's own; ("", "") for none."""
        best = value.best(self.language, self.first_language) if value else None
        if best is None:
            return "", ""
        said, language = best
        return said.text, "" if language == self.language else language

    def briefing_words(self, value: Localised | None, file: str, line: int) -> tuple[str, str]:
        """The same for words of the briefing itself; a language that is missing is reported at their place."""
        words, language = self.words(value)
        if words and language:
            message = Sentence(
                "these words are not given in '{wanted}'; those in '{given}' are printed",
                wanted=LanguageCode(self.language),
                given=LanguageCode(language),
            )
            hint = Sentence("add '{language}: ...'", language=LanguageCode(self.language))
            self.report(warning(message, file, line, rule="language-missing", hint=hint))
        return words, language
