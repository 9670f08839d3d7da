"""Links that lead nowhere: addresses that are none, notes without words, places the book does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefbook.checks.material import Material
from briefbook.checks.passages import Passage, passages
from briefbook.checks.printed import inlines_of, runs_of
from briefbook.model.document import Heading, Origin, walk
from briefbook.model.problem import Correction, Problem, did_you_mean, warning
from briefbook.model.sentence import Sentence

RULE = "dead-link"
_SAFE = "https://"
_LINK = re.compile(r"(?<![!\\])\[[^\]\[]+\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)")
_ADDRESS = re.compile(r"https?://[^\s/]+\S*|mailto:[^\s@]+@[^\s@]+\.[^\s@]+", re.IGNORECASE)
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_DEFINITION = re.compile(r"^\s{0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)


def dead_links(material: Material) -> Iterator[Problem]:
    """A warning for every link whose address is none, every note reference without a note, every missing anchor."""
    anchors = {block.anchor for block in walk(material.document.blocks) if isinstance(block, Heading)}
    for passage in passages(material):
        yield from _addresses(passage, anchors)
        yield from _notes(passage)
    yield from _anchors(material, anchors)


def _addresses(passage: Passage, anchors: set[str]) -> Iterator[Problem]:
    """Links to no address; those inside a book are left alone where there is no book, only a library."""
    for match in _LINK.finditer(passage.source) if "](" in passage.source else ():
        target = match[1].strip("<>")
        if target.startswith("#") and (target[1:] in anchors or not anchors):
            continue
        if _ADDRESS.fullmatch(target) is None:
            message = Sentence("the link to '{target}' leads nowhere", target=target)
            hint = "links begin with https://, http:// or mailto:"
            right = f"]({_SAFE}{match[1]}" if target.startswith("www.") else ""
            yield _at(passage, message, hint, Correction(f"]({match[1]}", right, passage.language) if right else None)


def _notes(passage: Passage) -> Iterator[Problem]:
    defined = set(_DEFINITION.findall(passage.source))
    for name in dict.fromkeys(_REFERENCE.findall(passage.source)):
        if name not in defined:
            hint = did_you_mean(name, defined) or Sentence("write it below the paragraph: [^{name}]: ...", name=name)
            yield _at(passage, Sentence("the note [^{name}] has no words", name=name), hint)


def _at(passage: Passage, message: str, hint: str, correction: Correction | None = None) -> Problem:
    place = (passage.file, passage.line)
    return warning(message, *place, rule=RULE, hint=hint, subject=passage.subject, correction=correction)


def _anchors(material: Material, anchors: set[str]) -> Iterator[Problem]:
    for block in walk(material.document.blocks):
        for run in runs_of(inlines_of(block)):
            if run.link.startswith("#") and run.link[1:] not in anchors:
                origin: Origin = getattr(block, "origin", Origin())
                message = Sentence("'{words}' leads to a place that the book does not have", words=run.text)
                place = (origin.file or material.briefing.file, origin.line)
                hint = "the section it leads to is not in this edition; write it without the link"
                yield warning(message, *place, rule=RULE, hint=hint, subject=origin.item)
