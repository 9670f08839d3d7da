"""What the models of user-written files share: a frozen base that knows its line, and the types of common fields."""

# Without `from __future__ import annotations`: every kind evaluates what it inherits again if it is text.

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from briefbook.model.dates import When
from briefbook.model.localised import Localised, as_text


class Written(BaseModel):
    """A value read from a mapping in a user's file; unknown keys are ignored here and reported by the reader.

    `line_number` is where the mapping begins, from 1 (0 when it was not read from a file). Readers hand mappings
    that carry an attribute `line_number`.
    """

    model_config = ConfigDict(
        frozen=True, extra="ignore", populate_by_name=True, arbitrary_types_allowed=True, defer_build=True
    )

    hidden: ClassVar[frozenset[str]] = frozenset({"line_number"})
    bare: ClassVar[str] = ""
    """The key whose localised value may stand alone for the whole."""

    line_number: int = Field(default=0, exclude=True, repr=False)

    @model_validator(mode="before")
    @classmethod
    def _take_line(cls, data: Any) -> Any:
        line = getattr(data, "line_number", None)
        return {**data, "line_number": line} if line is not None and isinstance(data, Mapping) else data

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """The keys a file may use for it."""
        return tuple(info.alias or name for name, info in cls.model_fields.items() if name not in cls.hidden)


def _listed(value: object) -> object:
    if value is None:
        return ()
    return value if isinstance(value, (list, tuple)) else (value,)


def _word(value: object) -> str:
    text = as_text(value)
    if text is None or not text.strip():
        raise PydanticCustomError("word", "", {"detail": "", "expected": "a word or short text"})
    return text.strip()


def _country(value: object) -> str:
    text = as_text(value)
    if text is None or len(text.strip()) != 2 or not text.strip().isalpha() or not text.isascii():
        raise PydanticCustomError(
            "country", "", {"detail": "", "expected": "a country as two letters of ISO 3166-1, such as PK"}
        )
    return text.strip().upper()


def _number(value: object) -> Decimal:
    expected = {"detail": "", "expected": "a number, digits with a point for decimals"}
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, str, float)):
        raise PydanticCustomError("number", "", expected)
    try:
        number = Decimal(str(value).replace("\u00a0", "").replace(" ", "").replace("_", ""))
    except InvalidOperation:
        raise PydanticCustomError("number", "", expected) from None
    if not number.is_finite() or abs(number.adjusted()) > 30:
        raise PydanticCustomError("number", "", expected)
    return number


def _yes(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in {"yes", "no", "true", "false"}:
        return value.lower() in {"yes", "true"}
    raise PydanticCustomError("yes", "", {"detail": "", "expected": "yes or no"})


Word = Annotated[str, BeforeValidator(_word)]
Country = Annotated[str, BeforeValidator(_country)]
Number = Annotated[Decimal, BeforeValidator(_number)]
YesNo = Annotated[bool, BeforeValidator(_yes)]
Words = Annotated[tuple[Word, ...], BeforeValidator(_listed)]
Countries = Annotated[tuple[Country, ...], BeforeValidator(_listed)]
Texts = Annotated[tuple[Localised, ...], BeforeValidator(_listed)]
as_list = BeforeValidator(_listed)


SourceType = Literal["document", "official", "statistics", "press", "other"]


class Source(Written):
    """Where a fact comes from; `type` sorts the list of sources at the end of a book."""

    title: Localised | None = None
    date: When | None = None
    url: Word | None = None
    page: Word | None = None
    type: SourceType | None = None
    marking: Word | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_title(cls, data: Any) -> Any:
        return {"title": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.title is None and self.url is None:
            raise PydanticCustomError("source", "", {"detail": "", "expected": "a source with a title or a url"})
        return self


Sources = Annotated[tuple[Source, ...], as_list]
