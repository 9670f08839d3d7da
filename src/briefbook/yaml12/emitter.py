"""Plain data to YAML as a person would write it: block style, quotes only where needed, long texts as blocks.

A word that another reader (YAML 1.1) would take for a truth value, a number or a date stays bare only where our
own reader gives it back as it was and nobody is misled: `NO`, `on` and `09:30` are quoted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from briefbook.yaml12.schema import resolve

STEP = 2
_SAFE_START = re.compile(r"[^\W_]|[$(/«„“_.]")
_MISTAKEN = re.compile(
    r"(?:y|n|yes|no|on|off|true|false|null|~|[-+]?\.(?:inf|nan))$"
    r"|[-+]?[0-9][0-9_,.:eExXoOa-fA-F+-]*$|[-+]?\.[0-9]|=$|<<$",
    re.IGNORECASE,
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?:/[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def emit(value: object, indent: int = 0) -> str:
    """A mapping, list or scalar as block text, every line indented by `indent` columns and ended."""
    margin = " " * indent
    if isinstance(value, Mapping) and value:
        return "".join(_entry(f"{margin}{scalar(key)}:", one, indent, indent + STEP) for key, one in value.items())
    if _is_list(value) and value:
        return "".join(_item(one, indent) for one in value)  # type: ignore[attr-defined]
    return f"{margin}{inline(value)}\n"


def _entry(head: str, value: object, indent: int, inner: int) -> str:
    if isinstance(value, Mapping) and value:
        return f"{head}\n{emit(value, inner)}"
    if _is_list(value) and value:
        return f"{head}\n{emit(value, inner)}"
    if isinstance(value, str) and is_long(value):
        return f"{head} {literal(value, indent + STEP)}"
    return f"{head} {inline(value)}\n"


def _item(value: object, indent: int) -> str:
    """One item of a list; a mapping begins on the line of its dash."""
    margin = " " * indent
    if isinstance(value, (Mapping, list, tuple)) and value:
        body = emit(value, indent + STEP)
        return f"{margin}- {body[indent + STEP :]}"
    if isinstance(value, str) and is_long(value):
        return f"{margin}- {literal(value, indent + STEP)}"
    return f"{margin}- {inline(value)}\n"


def is_long(text: str) -> bool:
    """Whether a text has several lines and a literal block can hold it unchanged."""
    if _ESCAPED.search(text) or not text.strip() or text != text.rstrip(" \t\n") + "\n" * text.endswith("\n"):
        return False
    return "\n" in text


def literal(text: str, indent: int) -> str:
    """A literal block (`|`) after its key, the lines at `indent`."""
    lines = text.removesuffix("\n").split("\n")
    hint = str(STEP) if lines[0][:1] in (" ", "") else ""
    mark = f"|{hint}" if text.endswith("\n") else f"|{hint}-"
    margin = " " * indent
    return mark + "\n" + "".join(f"{margin}{line}\n" if line else "\n" for line in lines)


def inline(value: object) -> str:
    """A value on one line; collections in flow style."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(k, flow=True)}: {inline(v)}" for k, v in value.items()) + "}"
    if _is_list(value):
        return "[" + ", ".join(inline(one) for one in value) + "]"  # type: ignore[attr-defined]
    return scalar(value, flow=True)


def scalar(value: object, flow: bool = False) -> str:
    """A scalar as it is typed; ValueError for what no file of ours holds."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal() if value.is_finite():
            return format(value, "f") if "E" in str(value) else str(value)
        case float():
            return scalar(Decimal(repr(value)))
        case str():
            return _text(value, flow)
        case _:
            raise ValueError(f"no YAML for {type(value).__name__}")


def _text(text: str, flow: bool) -> str:
    if _DATE.fullmatch(text) or _is_bare(text, flow):
        return text
    if _ESCAPED.search(text) or "\n" in text or "\t" in text:
        return _double_quoted(text)
    return "'" + text.replace("'", "''") + "'"


def _is_bare(text: str, flow: bool) -> bool:
    """Whether the text means itself without quotes, for readers of YAML 1.1 and 1.2 alike."""
    if not text or text != text.strip() or not _SAFE_START.match(text) or text.startswith(("---", "...")):
        return False
    if _MISTAKEN.match(text) or resolve(text) is not text or _ESCAPED.search(text) or re.search(r"[\n\t]", text):
        return False
    if ": " in text or " #" in text or text.endswith(":"):
        return False
    return not (flow and any(mark in text for mark in ",[]{}:"))


def _double_quoted(text: str) -> str:
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return '"' + "".join(escapes.get(c) or (_escape(c) if _ESCAPED.match(c) else c) for c in text) + '"'


def _escape(character: str) -> str:
    return "\\uFFFD" if _SURROGATE.match(character) else f"\\u{ord(character):04X}"


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes))
