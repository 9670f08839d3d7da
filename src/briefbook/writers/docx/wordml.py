"""The smallest pieces of WordprocessingML as text: what every part is made of, in the order the schema wants."""

from __future__ import annotations

import re

from briefbook.writers.plain import permitted

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}" xmlns:c="{C}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
EMU_PER_MM = 36000
TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4
_BREAKS = re.compile(r"([\t\n])")


def escaped(text: str) -> str:
    """The text as content of an element."""
    return _escaped(permitted(text))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """The text as the value of an attribute, in quotation marks; line ends become spaces."""
    words = " ".join(permitted(text).split())
    return '"' + _escaped(words).replace('"', "&quot;") + '"'


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * TWIPS_PER_POINT)


def twips_of_mm(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def words(text: str) -> str:
    """The content of a run: its text, with tabs and line ends as Word's own."""
    if text.isprintable():  # Tabs, line ends, and whatever a document may not contain are not.
        return _text(text) if text else ""
    parts = []
    for part in _BREAKS.split(permitted(text)):
        if part == "\t":
            parts.append("<w:tab/>")
        elif part == "\n":
            parts.append("<w:br/>")
        elif part:
            parts.append(_text(part))
    return "".join(parts)


def _text(text: str) -> str:
    # Word drops spaces at the ends unless it is told to keep them.
    keeps = ' xml:space="preserve"' if text[0] == " " or text[-1] == " " else ""
    return f"<w:t{keeps}>{_escaped(text)}</w:t>"


def run(content: str, properties: str = "") -> str:
    """A run of some content (see `words`) with its properties, "" if it has none."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>" if properties else f"<w:r>{content}</w:r>"


def paragraph(content: str, style: str, properties: str = "") -> str:
    """A paragraph in a style; `properties` are what follows the style's name in w:pPr."""
    return f"{paragraph_start(style, properties)}{content}</w:p>"


def paragraph_start(style: str, properties: str = "") -> str:
    """A paragraph up to its content."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'


def field(instruction: str, result: str, properties: str = "") -> str:
    """A complex field with the result Word shows until it computes its own."""
    return field_start(instruction, properties) + run(words(result), properties) + field_end(properties)


def field_start(instruction: str, properties: str = "") -> str:
    """The beginning of a field up to its result."""
    return (
        run('<w:fldChar w:fldCharType="begin"/>', properties)
        + run(f'<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText>', properties)
        + run('<w:fldChar w:fldCharType="separate"/>', properties)
    )


def field_end(properties: str = "") -> str:
    """The end of a field."""
    return run('<w:fldChar w:fldCharType="end"/>', properties)


def bookmark(number: int, name: str, content: str) -> str:
    """Some content under a name (at most 40 letters, digits and underscores)."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def root(tag: str, content: str) -> str:
    """A whole part whose root is an element of WordprocessingML."""
    return f"{DECLARATION}<w:{tag} {NAMESPACES}>{content}</w:{tag}>"
