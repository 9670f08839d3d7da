"""Search a written file for secrets."""

from __future__ import annotations

from collections.abc import Callable

from briefbook.model.problem import Problem, error
from briefbook.model.sentence import Sentence
from briefbook.proof.opening import texts_in
from briefbook.proof.secrets import Secrets
from briefbook.proof.words import Words, words_of

Vocabulary = Callable[[], bytes]


def leaks_in(name: str, data: bytes, secrets: Secrets, empty: Vocabulary) -> tuple[Problem, ...]:
    """An error for each place of the file that holds what its edition may not show; the words are not repeated.

    `empty` writes the same kind of file for a book without content: single words that are in there too (`Title`,
    `Table`) are the format's own vocabulary. It is asked only when nothing but single words was found, and never
    excuses a row of words, so that a writer that leaks cannot excuse itself.
    """
    if secrets.is_empty:
        return ()
    extension = name.rsplit(".", 1)[-1]
    hits: dict[str, set[Words]] = {}
    for found in texts_in(data, extension):
        runs = secrets.found_in(words_of(found.text))
        if runs:
            hits.setdefault(found.place, set()).update(runs)
    if not hits:
        return ()
    has_rows = any(len(run) > 1 for runs in hits.values() for run in runs)
    vocabulary = set() if has_rows else _vocabulary(empty, extension, secrets)
    return tuple(
        error(
            Sentence(
                "{name} would show what this edition may not: {count} run(s) of words above its marking",
                name=name,
                count=len(runs - vocabulary),
            ),
            rule="leak",
            hint=Sentence("found in {place}; nothing was written", place=place),
        )
        for place, runs in hits.items()
        if runs - vocabulary
    )


def parts_of(name: str, data: bytes) -> int:
    """In how many parts (pages, objects, parts of a package) a file is searched."""
    return sum(1 for _ in texts_in(data, name.rsplit(".", 1)[-1]))


def _vocabulary(empty: Vocabulary, extension: str, secrets: Secrets) -> set[Words]:
    return {run for one in texts_in(empty(), extension) for run in secrets.found_in(words_of(one.text))}
