"""The small Markdown of texts as lines that an editor can show, and back.

Reading is that of the printed book (`compose.markup`), so that what is seen is what prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefbook.compose.markup import EXPRESSION, Text, blocks_of
from briefbook.model.document import Block, Inline, Inlines, LineBreak, ListBlock, Paragraph, Quotation, Run
from briefbook.model.text_lines import FORCED_BREAK, LineKind, Span, TextLine

_BLANKS = " " + FORCED_BREAK
_HELD = "\ue010"
_SPECIAL = re.compile(r"\[(?!\^)|[\\*<`]|(?<!\w)_|_(?!\w)|(?<=\{)\{")
_ADDRESS = re.compile(r"[\s()<>\\]")
_BEGINNING = re.compile(r"^([ \t]*)(>|(?:[-+]|#{1,6}|\d{1,9}[.)])(?=\s|$))", re.MULTILINE)


class _Beyond(Exception):
    """The text holds something that lines cannot show."""


def read_lines(text: str) -> tuple[TextLine, ...] | None:
    """The lines of a text; None when it holds tables, notes or other things that only its source can show."""
    blocks = blocks_of(Text(text), lambda expression: (Run(_HELD, fact=_on_one_line(expression)),))
    try:
        return tuple(line for block in blocks for line in _lines(block, "paragraph", 0))
    except _Beyond:
        return None


def _on_one_line(expression: str) -> str:
    return " ".join(line.strip() for line in expression.splitlines()).strip()


def _lines(block: Block, kind: LineKind, level: int) -> Iterator[TextLine]:
    match block:
        case Paragraph():
            yield TextLine(kind, level, _spans(block.inlines))
        case ListBlock() if kind != "quotation":
            for item in block.items:
                yield from _entry(item.blocks, "number" if block.ordered else "bullet", level + 1)
        case Quotation() if kind == "paragraph":
            for inner in block.blocks:
                yield from _lines(inner, "quotation", 1)
        case _:
            raise _Beyond


def _entry(blocks: tuple[Block, ...], kind: LineKind, level: int) -> Iterator[TextLine]:
    """A list's entry: its words, then perhaps a list inside it."""
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) != (index == 0):
            raise _Beyond
        yield from _lines(block, kind, level)


def _spans(inlines: Inlines) -> tuple[Span, ...]:
    spans: list[Span] = []
    for inline in inlines:
        one = _span(inline)
        last = spans[-1] if spans else None
        if last and not last.expression and not one.expression and replace(last, text="") == replace(one, text=""):
            spans[-1] = replace(last, text=last.text + one.text)
        else:
            spans.append(one)
    return tuple(spans)


def _span(inline: Inline) -> Span:
    match inline:
        case Run(fact=expression) if expression:
            return Span("", inline.bold, inline.italic, inline.link, expression)
        case Run():
            return Span(inline.text, inline.bold, inline.italic, inline.link)
        case LineBreak():
            return Span(FORCED_BREAK)
        case _:
            raise _Beyond


# --- writing ---------------------------------------------------------------------------------------------------------


def written_lines(lines: Iterable[TextLine]) -> str:
    """The text whose lines these are."""
    parts: list[str] = []
    numbers: dict[int, int] = {}
    before: TextLine | None = None
    for line in lines:
        is_list = line.kind in ("bullet", "number")
        if not is_list or before is None or before.kind not in ("bullet", "number"):
            numbers.clear()
        for deeper in [level for level in numbers if level > line.level]:
            del numbers[deeper]
        numbers[line.level] = numbers.get(line.level, 0) + 1
        if before is not None:
            parts.append(_between(before, line))
        parts.append(_written(line, numbers[line.level]))
        before = line
    return "".join(parts).strip("\n")


def _between(before: TextLine, line: TextLine) -> str:
    lists = {"bullet", "number"}
    if before.kind in lists and line.kind in lists:
        return "\n"
    return "\n>\n" if before.kind == line.kind == "quotation" else "\n\n"


def _written(line: TextLine, number: int) -> str:
    words = _guarded(_inline(_markable(tuple(_parted(line.spans)))))
    match line.kind:
        case "bullet" | "number":
            indent = "   " * (line.level - 1)
            mark = "-  " if line.kind == "bullet" else f"{number}. "
            return indent + mark + words.replace("\n", "\n" + " " * (len(indent) + len(mark)))
        case "quotation":
            return "> " + words.replace("\n", "\n> ")
        case _:
            return words


def _parted(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, expressions that were typed as words as spans of their own."""
    for span in spans:
        for at, part in enumerate(EXPRESSION.split(span.text)):
            if at % 2:
                yield replace(span, text="", expression=_on_one_line(part))
            elif part or span.expression:
                yield replace(span, text=part)


def has_new_expression(lines: Iterable[TextLine]) -> bool:
    """Whether words among the lines are an expression that was typed."""
    return any(EXPRESSION.search(span.text) for line in lines for span in line.spans)


def _markable(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans, without bold and italic where they cannot be written (a mark between a letter and a full stop)."""
    if not any(span.bold or span.italic for span in spans):
        return spans
    again = read_lines(_guarded(_inline(spans)))
    if again is not None and _said(one for line in again for one in line.spans) == _said(spans):
        return spans
    return tuple(replace(span, bold=False, italic=False) for span in spans)


def _said(spans: Iterable[Span]) -> str:
    return " ".join("".join(span.text or _HELD for span in spans).split())


def _guarded(words: str) -> str:
    """Words no line of which is mistaken for a list, a quotation or a heading."""
    return _BEGINNING.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", words)


def _inline(spans: Iterable[Span]) -> str:
    """The words of a line with their marks; blanks where a mark begins or ends stand outside it."""
    parts: list[str] = []
    open_marks: list[str] = []
    for span in (*_tidied(spans), Span("")):
        wanted = _marks(span)
        while open_marks and open_marks != wanted[: len(open_marks)]:
            parts.append(open_marks.pop())
        for mark in wanted[len(open_marks) :]:
            open_marks.append(mark)
            parts.append("[" if mark.startswith("](") else mark)
        if span.expression:
            parts.append(f"{{{{ {span.expression} }}}}")
        else:
            continues = span.text.startswith("{") and parts and parts[-1].endswith("{")
            parts.append(("\\" if continues else "") + _escaped(span.text))
    return "".join(parts)


def _marks(span: Span) -> list[str]:
    marks = [f"]({_ADDRESS.sub(_encoded, span.link)})"] if span.link else []
    return marks + (["**"] if span.bold else []) + (["*"] if span.italic else [])


def _encoded(found: re.Match[str]) -> str:
    """A character that would end or change an address, as RFC 3986 (2.1) writes it."""
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _tidied(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans without blanks and breaks at the line's ends, and none at the ends of marked words."""
    whole = _stripped([span for span in spans if span.text or span.expression])
    nothing = Span("")
    for before, span, after in zip([nothing, *whole], whole, [*whole[1:], nothing], strict=False):
        if span.expression or not (span.bold or span.italic):
            yield span
            continue
        core = span.text.strip(_BLANKS)
        start = len(span.text) - len(span.text.lstrip(_BLANKS)) if core else len(span.text)
        for text, neighbour in ((span.text[:start], before), (core, span), (span.text[start + len(core) :], after)):
            if text:
                bold, italic = span.bold and neighbour.bold, span.italic and neighbour.italic
                yield replace(span, text=text, bold=bold, italic=italic)


def _stripped(spans: list[Span]) -> list[Span]:
    """The spans without blanks and breaks at the two ends of the line."""
    while spans and not spans[0].expression and not spans[0].text.strip(_BLANKS):
        spans = spans[1:]
    while spans and not spans[-1].expression and not spans[-1].text.strip(_BLANKS):
        spans = spans[:-1]
    if spans and not spans[0].expression:
        spans[0] = replace(spans[0], text=spans[0].text.lstrip(_BLANKS))
    if spans and not spans[-1].expression:
        spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip(_BLANKS))
    return spans


def _escaped(words: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", words).replace(FORCED_BREAK, "\\\n")
