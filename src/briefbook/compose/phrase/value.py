"""What fills the slots of a sentence: words, the forms that can be made of them, and what choices depend on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from briefbook.model.document import Inline, Inlines, Run

FormOf = Callable[[str], Inlines | None]


def _no_form(_name: str) -> None:
    return None


@dataclass(frozen=True)
class Value:
    """Words for a slot. `form_of` makes a named form, None when it cannot; `trait` is what choices look at."""

    inlines: Inlines = ()
    form_of: FormOf = _no_form
    trait: str = "other"

    def form(self, name: str) -> Inlines | None:
        """The words in a form, "" for the plain one; None when the form cannot be made."""
        return self.inlines if not name else self.form_of(name)

    def with_fact(self, fact: str) -> Value:
        """The same value, its runs marked as worded from a snippet."""

        def form_of(name: str) -> Inlines | None:
            found = self.form_of(name)
            return None if found is None else marked(found, fact)

        return Value(marked(self.inlines, fact), form_of, self.trait)


NOTHING = Value()


def text(words: str, trait: str = "other") -> Value:
    """A value of plain words in the book's language, nothing for no words."""
    return Value((Run(words),) if words else (), trait=trait)


def marked(inlines: Inlines, fact: str) -> Inlines:
    """The inlines, those runs that come from no snippet yet marked as coming from one."""
    return tuple([i.of_fact(fact) if isinstance(i, Run) and not i.fact else i for i in inlines]) if fact else inlines


def tidy(inlines: Iterable[Inline]) -> Inlines:
    """The inlines, neighbouring runs set alike as one, empty runs gone."""
    result: list[Inline] = []
    for look, group in groupby(inlines, key=_look):
        if look is None:
            result.extend(group)
            continue
        runs = [inline for inline in group if isinstance(inline, Run) and inline.text]
        if runs:
            result.append(runs[0] if len(runs) == 1 else runs[0].saying("".join(run.text for run in runs)))
    return tuple(result)


def _look(inline: Inline) -> tuple[object, ...] | None:
    """What runs have in common that are set alike; None for what is no run."""
    if not isinstance(inline, Run):
        return None
    return inline.bold, inline.italic, inline.lang, inline.link, inline.fact


def without_idle_commas(inlines: Iterable[Inline]) -> list[Inline]:
    """The pieces, without the comma that closes an apposition where another sign follows it."""
    kept: list[Inline] = []
    for piece in inlines:
        before = kept[-1] if kept else None
        if isinstance(piece, Run) and piece.text and isinstance(before, Run) and before.text.endswith(","):
            follows = piece.text.lstrip()[:1]
            if follows in ",.;:)" and follows:
                kept[-1] = before.saying(before.text[:-1])
        if not isinstance(piece, Run) or piece.text:
            kept.append(piece)
    return kept


def capitalised(inlines: Inlines) -> Inlines:
    """The inlines beginning with a capital letter."""
    for index, inline in enumerate(inlines):
        if isinstance(inline, Run) and inline.text.strip():
            words = inline.text
            at = len(words) - len(words.lstrip("«“\"'‘( "))
            raised = replace(inline, text=words[:at] + words[at : at + 1].upper() + words[at + 1 :])
            return (*inlines[:index], raised, *inlines[index + 1 :])
    return inlines


def listed(values: Iterable[Value], comma: str, last: str) -> Value:
    """Values as a list in words (`A, B and C`); every form is the list of that form, None if one cannot be made."""
    kept = [value for value in values if value.inlines]
    if len(kept) == 1:
        return kept[0]

    def form_of(name: str) -> Inlines | None:
        forms = [value.form(name) for value in kept]
        made = [form for form in forms if form is not None]
        return _joined(made, comma, last) if len(made) == len(forms) else None

    return Value(_joined([value.inlines for value in kept], comma, last), form_of, "plural" if kept else "other")


def _joined(parts: list[Inlines], comma: str, last: str) -> Inlines:
    joined: list[Inline] = []
    for index, part in enumerate(parts):
        if index:
            joined.append(Run(last if index == len(parts) - 1 else comma))
        joined.extend(part)
    return tidy(without_idle_commas(joined))
