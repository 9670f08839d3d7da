"""What every snippet has, whatever its kind."""

# Without `from __future__ import annotations`: every kind evaluates what it inherits again if it is text.

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field, PlainValidator

from briefbook.model.dates import When
from briefbook.model.localised import Localised, validated_forms
from briefbook.model.values import Countries, Sources, Word, Words, Written, YesNo

LENGTHS = ("full", "short", "line")


class Validity(Written):
    """The days on which a snippet holds; open where an end is missing."""

    from_: When | None = Field(default=None, alias="from")
    to: When | None = None


class Snippet(Written):
    """One structured fact or text of the library. `id` is the stem of its file, never shown to a reader.

    `file` is the path as problems name it.
    """

    kind: ClassVar[str] = ""
    hidden: ClassVar[frozenset[str]] = frozenset({"line_number", "id", "file"})

    id: str = ""
    file: str = Field(default="", exclude=True, repr=False)
    title: Localised | None = None
    text: Localised | None = None
    short: Localised | None = None
    briefly: Localised | None = Field(default=None, alias="line")
    countries: Countries = ()
    topics: Words = ()
    marking: Word | None = None
    sources: Sources = ()
    valid: Validity | None = None
    known: When | None = None
    review: When | None = None
    owner: Localised | None = None
    note: Localised | None = None
    say: YesNo = True
    formerly: Words = ()
    forms: Annotated[Mapping[str, Mapping[str, str]], PlainValidator(validated_forms)] = Field(default_factory=dict)

    def own_words(self, length: str) -> Localised | None:
        """The author's own words nearest to a length: the length itself, then longer, then shorter ones."""
        wordings = {"full": self.text, "short": self.short, "line": self.briefly}
        order = {"full": ("full",), "short": ("short", "full"), "line": ("line", "short", "full")}[length]
        return next((wordings[name] for name in order if wordings[name] is not None), None)

    @property
    def label(self) -> Localised | None:
        """What the snippet is called: its name where its kind has one, else its title."""
        return self.title
