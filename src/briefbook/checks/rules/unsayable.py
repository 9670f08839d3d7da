"""Text of a snippet that must not be said (`say: no`) in a point, a press line, or an edition for the other side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from briefbook.checks.material import Material
from briefbook.checks.passages import Passage, fields_in, passages
from briefbook.checks.printed import printed_texts
from briefbook.model.kinds import Person, Point
from briefbook.model.localised import Localised
from briefbook.model.problem import Problem, error
from briefbook.model.sentence import Mention, Sentence
from briefbook.model.snippet import Snippet

RULE = "not-to-be-said"
HINT = "write it without these words"
RUN = 5
_ARTICLES = frozenset({"the", "a", "an"})
_WORD = re.compile(r"\w+")

_Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    what: str
    file: str
    line: int
    subject: str


def unsayable_text(material: Material) -> Iterator[Problem]:
    """An error for every run of five words of a `say: no` snippet where the other side would hear or read it.

    A name, post or title of something that may be said counts as one word: to name it is no secret. Nor is what a
    source's title says, or a snippet that may be said and is not in the edition.
    """
    unsayable = [snippet for snippet in material.library.snippets.values() if not snippet.say]
    if not unsayable:
        return
    reader = _Reader(material)
    secrets = {run: one.id for one in unsayable for text in _told(one) for run in reader.runs(text)}
    for text, place in _heard(material):
        told = next((run for run in reader.runs(text) if run in secrets and not reader.is_free(run)), None)
        if told is not None:
            message = Sentence(
                "{where} has words of '{snippet}', which must not be said: '{words}'",
                where=place.what,
                snippet=Mention(secrets[told]),
                words=" ".join(told),
            )
            yield error(message, place.file, place.line, rule=RULE, hint=HINT, subject=place.subject)


class _Reader:
    """Reads texts as runs of words, names and titles of what may be said taken as one word each."""

    def __init__(self, material: Material) -> None:
        self.sayable = [one for one in material.library.snippets.values() if one.say]
        self.shown = frozenset(material.shown)
        self.names: dict[str, list[_Run]] = {}
        for name in {_words(text) for label in map(_labels, self.sayable) for one in label for text in one.texts()}:
            if len(name) > 1:
                self.names.setdefault(name[0], []).append(name)
        for names in self.names.values():
            names.sort(key=len, reverse=True)

    def is_free(self, run: _Run) -> bool:
        """Whether a run, an article before or after it left aside, is said elsewhere by what may be said."""
        bare = run[run[0] in _ARTICLES : RUN - (run[-1] in _ARTICLES)]
        return bare in self._free

    @cached_property
    def _free(self) -> frozenset[_Run]:
        titles = [source.title for one in self.sayable for source in one.sources if source.title is not None]
        texts = [text for title in titles for text in title.texts()]
        others = (one for one in self.sayable if one.id not in self.shown and not isinstance(one, Point))
        texts += [text for one in others for text in _told(one)]
        sizes = range(RUN - 2, RUN + 1)
        return frozenset(run for text in texts for size in sizes for run in self.runs(text, size))

    def runs(self, text: str, size: int = RUN) -> Iterator[_Run]:
        """Every run of so many words of a text."""
        words = self._read(_words(text))
        return (tuple(words[index : index + size]) for index in range(len(words) - size + 1))

    def _read(self, words: _Run) -> list[str]:
        found: list[str] = []
        index = 0
        while index < len(words):
            names = self.names.get(words[index], ())
            name = next((one for one in names if words[index : index + len(one)] == one), (words[index],))
            found.append(" ".join(name))
            index += len(name)
        return found


def _labels(snippet: Snippet) -> tuple[Localised, ...]:
    posts = tuple(post.title for post in snippet.posts) if isinstance(snippet, Person) else ()
    return posts if snippet.label is None else (snippet.label, *posts)


def _told(snippet: Snippet) -> Iterator[str]:
    """What a snippet says, its name and title apart."""
    return (one for name, text, _ in fields_in(snippet) if name != "title" for one in text.texts())


def _heard(material: Material) -> Iterator[tuple[str, _Place]]:
    if material.is_theirs:
        for text, origin in printed_texts(material.document):
            file, line = origin.file or material.briefing.file, origin.line
            what = Sentence("the edition '{edition}', meant for the other side,", edition=material.edition.name)
            yield text, _Place(what, file, line, origin.snippet or origin.item)
        return
    for passage in passages(material):
        if isinstance(passage.snippet, Point) and passage.snippet.say:
            yield passage.source, _Place(_kind(passage), passage.file, passage.line, passage.subject)


def _kind(passage: Passage) -> str:
    snippet = passage.snippet
    is_press = isinstance(snippet, Point) and snippet.use == "press"
    pattern = "the press line '{point}'" if is_press else "the point '{point}'"
    return Sentence(pattern, point=Mention(snippet.id if snippet else passage.subject))


def _words(text: str) -> _Run:
    return tuple(_WORD.findall(text.casefold().replace("ё", "е")))
