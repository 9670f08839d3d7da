"""The words of one paragraph of a Word file: what stands on paper, without what was deleted, hidden or computed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from briefbook.model.text_lines import FORCED_BREAK, Span
from briefbook.readers.docx.names import attribute, is_on, local
from briefbook.readers.docx.styles import Styles
from briefbook.readers.passages import NOTE_MARK, Spans, merged, safe_link

_GONE = ("del", "moveFrom", "rPr", "pPr", "Fallback", "rt", "sdtPr", "ruby")
_PICTURES = ("drawing", "pict", "object")
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"((?:https?://|mailto:)[^"\s]+)"', re.IGNORECASE)
_SIGNS = {"tab": " ", "cr": FORCED_BREAK, "noBreakHyphen": "\u2011", "softHyphen": "", "ptab": " "}
_LONGEST_CODE = 2000
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(slots=True)
class _Field:
    """A field being read: first its code, then the result that was printed last (ISO/IEC 29500-1, 17.16.18)."""

    code: str = ""
    is_result: bool = False


class Runs:
    """Reads one paragraph. `spans` are its words, `notes` the ids of notes called, `boxes` text boxes hung into it."""

    def __init__(self, styles: Styles, addresses: Mapping[str, str]) -> None:
        self._styles = styles
        self._addresses = addresses
        self._link = ""
        self._fields: list[_Field] = []
        self.spans: list[Span] = []
        self.notes: list[str] = []
        self.boxes: list[etree._Element] = []
        self.pictures = 0

    def read(self, paragraph: etree._Element) -> Spans:
        """The words of a paragraph, neighbours set alike put together."""
        self._walk(paragraph)
        return merged(self.spans)

    def _walk(self, element: etree._Element) -> None:
        for one in element:
            name = local(one)
            if name in _GONE:
                continue
            if name == "r":
                self._run(one)
            elif name == "hyperlink":
                self._linked(self._addresses.get(attribute(one, "id") or "", ""), one)
            elif name == "fldSimple":
                self._linked(_address(attribute(one, "instr") or ""), one)
            else:
                self._walk(one)

    def _linked(self, address: str, element: etree._Element) -> None:
        before, self._link = self._link, address or self._link
        self._walk(element)
        self._link = before

    def _run(self, run: etree._Element) -> None:
        properties = next((one for one in run if local(one) == "rPr"), None)
        if is_on(properties, "vanish"):
            return
        bold, italic = self._styles.looks(properties)
        for one in run:
            words = self._words(one)
            if words:
                self.spans.append(Span(words, bold, italic, self._link or self._field_link))

    def _words(self, element: etree._Element) -> str:
        name = local(element)
        if name in ("fldChar", "instrText"):
            self._field(name, element)
        elif name in (*_PICTURES, "AlternateContent"):
            self._hung(element)
        elif self._is_in_code:
            pass
        elif name == "t":
            return _PRIVATE.sub("", element.text or "")
        elif name == "br":
            return FORCED_BREAK if attribute(element, "type") in (None, "textWrapping") else " "
        elif name in ("footnoteReference", "endnoteReference"):
            self.notes.append(f"{name[:-9]} {attribute(element, 'id')}")
            return NOTE_MARK
        elif name == "sym":
            return _sign(attribute(element, "char"))
        return _SIGNS.get(name, "")

    # --- fields -------------------------------------------------------------------------------------------------------

    @property
    def _is_in_code(self) -> bool:
        return any(not field.is_result for field in self._fields)

    @property
    def _field_link(self) -> str:
        """The address of the innermost hyperlink field whose result is being read."""
        addresses = (_address(field.code) for field in reversed(self._fields) if field.is_result)
        return next((address for address in addresses if address), "")

    def _field(self, name: str, element: etree._Element) -> None:
        if name == "instrText":
            if self._fields and not self._fields[-1].is_result:
                self._fields[-1].code = (self._fields[-1].code + (element.text or ""))[:_LONGEST_CODE]
            return
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].is_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    # --- what hangs in a paragraph ------------------------------------------------------------------------------------

    def _hung(self, element: etree._Element) -> None:
        """A text box is read after the paragraph; a picture is counted."""
        inside = [one for one in element.iter() if local(one) in ("txbxContent", "blip", "imagedata", "chart")]
        shown = [one for one in inside if not any(local(above) == "Fallback" for above in one.iterancestors())]
        boxes = [one for one in shown or inside if local(one) == "txbxContent"]
        self.boxes.extend(boxes)
        self.pictures += any(local(one) != "txbxContent" for one in shown or inside)


def _address(code: str) -> str:
    found = _HYPERLINK.match(code)
    return safe_link(found[1]) if found else ""


def _sign(code: str | None) -> str:
    try:
        sign = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""
    return _PRIVATE.sub("•", sign) if sign.isprintable() or _PRIVATE.match(sign) else ""
