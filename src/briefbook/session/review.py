"""What is wrong in the edition in view: what reading, composing and laying it out found, and what the checks say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from briefbook.checks.acknowledging import Accepted, acknowledged_hash
from briefbook.checks.material import Material
from briefbook.checks.running import judged
from briefbook.model.library import Library
from briefbook.model.problem import Problem, in_order
from briefbook.session.checking import material_of, without_echo
from briefbook.session.preview import LiveBook
from briefbook.session.problem_places import printed_snippets


@dataclass(frozen=True)
class Review:
    """The problems of an edition; `book` is the one that was looked at.

    `acknowledged` are those that somebody has seen and accepted. `material` is what the checks looked at, None for an
    edition that was refused; `judged` is what they say: only that can be accepted, the rest is broken or missing.
    `printed` are the snippets that the book prints, with the rows that show them.
    """

    book: LiveBook | None = None
    problems: tuple[Problem, ...] = ()
    acknowledged: tuple[Accepted, ...] = ()
    judged: frozenset[Problem] = field(default_factory=frozenset)
    material: Material | None = None
    printed: tuple[tuple[str, int], ...] = ()

    def hash_of(self, problem: Problem) -> str:
        """The hash of the text for which a problem would be acknowledged, "" where there is none."""
        return acknowledged_hash(problem, self.material) if self.material is not None else ""


NOTHING_REVIEWED = Review()


def review(book: LiveBook, library: Library, before_each: Callable[[], object] = lambda: None) -> Review:
    """What is wrong in a live book; its problems lead to rows by their lines.

    `before_each` is called before every rule; what it raises ends the work.
    """
    briefing = book.briefing
    if briefing is None or book.template is None:
        return Review(book, book.problems)
    edition = briefing.edition(book.edition) or briefing.all_editions[0]
    material = material_of(briefing, edition, library, book.shown, book.document, book.template, book.pages)
    verdict = judged(material, before_each=before_each)
    problems = in_order((*without_echo(book.problems, verdict.problems), *verdict.problems))
    printed = printed_snippets(book.document)
    return Review(book, problems, verdict.acknowledged, frozenset(verdict.problems), material, printed)
