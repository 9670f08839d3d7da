"""Lines of words in a Qt document and back; which of its words stand for facts, and whether they are still whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextList,
    QTextListFormat,
)

from briefbook.gui.theme import GAP, GRID, Theme
from briefbook.model.text_lines import Span, TextLine

Spoken = Callable[[str], str]
"""What an expression says now."""

LIVE = int(QTextFormat.Property.UserProperty.value) + 1
"""Expression and a serial number: one value per occurrence, or two equal neighbours would be one."""
STYLES = {"bullet": QTextListFormat.Style.ListDisc, "number": QTextListFormat.Style.ListDecimal}
_BETWEEN = "\x1f"
_QUOTED = int(QTextFormat.Property.BlockQuoteLevel.value)
_LIVE_LOOKS = (
    LIVE,
    QTextFormat.Property.TextUnderlineStyle,
    QTextFormat.Property.TextUnderlineColor,
    QTextFormat.Property.TextToolTip,
)


class TextDocument:
    """The lines that a document shows. Words of facts are dotted; changed by a letter, they are facts no more."""

    def __init__(self, document: QTextDocument, describe: Spoken) -> None:
        """`describe` says what stands behind words of facts, when they are pointed at."""
        self._describe = describe
        self._document = document
        self._serial = 0
        self._expected: dict[str, str] = {}

    # --- showing ------------------------------------------------------------------------------------------------------

    def forget(self) -> None:
        """No words stand for facts any more: the document shows something else."""
        self._expected.clear()

    def says(self, spoken: Spoken) -> bool:
        """Whether all facts say what is shown."""
        return all(spoken(_expression(key)) == words for key, words in self._expected.items())

    def show(self, lines: Iterable[TextLine], spoken: Spoken, theme: Theme) -> None:
        """Put lines into the empty document."""
        self.forget()
        self.put(QTextCursor(self._document), lines, spoken, theme)

    def put(self, cursor: QTextCursor, lines: Iterable[TextLine], spoken: Spoken, theme: Theme) -> None:
        """Put lines at a cursor; words of a plain first line go on with the paragraph there."""
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for index, line in enumerate(lines):
            form = block_form(line.kind == "quotation", is_entry=line.kind in STYLES)
            is_empty = cursor.block().length() == 1
            if index or (line.kind != "paragraph" and not is_empty):
                cursor.insertBlock(form, QTextCharFormat())
            elif is_empty and (line.kind != "paragraph" or self._document.isEmpty()):
                cursor.setBlockFormat(form)
            if line.kind in STYLES:
                _put_into_list(cursor, line)
            for span in line.spans:
                self.insert(cursor, span, spoken, theme)
        cursor.endEditBlock()

    def insert(self, cursor: QTextCursor, span: Span, spoken: Spoken, theme: Theme) -> None:
        """Put the words of a span at a cursor."""
        form = QTextCharFormat()
        if span.bold:
            form.setFontWeight(QFont.Weight.Bold)
        form.setFontItalic(span.italic)
        if span.link:
            form.merge(link_form(span.link, theme))
        words = span.text
        if span.expression:
            words = spoken(span.expression)
            self._serial += 1
            key = f"{span.expression}{_BETWEEN}{self._serial}"
            self._expected[key] = words
            form.setProperty(LIVE, key)
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            form.setUnderlineColor(theme.colour("accent"))
            form.setToolTip(self._describe(span.expression))
        cursor.insertText(words, form)

    # --- reading ------------------------------------------------------------------------------------------------------

    def lines(self) -> Iterator[TextLine]:
        """What the document says; empty paragraphs are nothing."""
        return (_line(block) for block in blocks(self._document) if block.length() > 1 or list_of(block) is not None)

    def release_broken(self) -> None:
        """Words of facts that were touched become own words."""
        for key, pieces in self._live_pieces().items():
            words = "".join(piece.text() for piece in pieces)
            ends = [piece.position() + piece.length() for piece in pieces[:-1]]
            is_whole = ends == [piece.position() for piece in pieces[1:]]
            if is_whole and words == self._expected.get(key):
                continue
            self._expected.pop(key, None)
            for start, length in [(piece.position(), piece.length()) for piece in pieces]:
                cursor = QTextCursor(self._document)
                cursor.setPosition(start)
                cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(own_form(cursor.charFormat()))
        here = set(self._live_pieces())
        self._expected = {key: words for key, words in self._expected.items() if key in here}

    def _live_pieces(self) -> dict[str, list[QTextFragment]]:
        """The fragments that stand for a fact, by the occurrence they belong to."""
        pieces: dict[str, list[QTextFragment]] = {}
        for block in blocks(self._document):
            for fragment in fragments(block):
                key = fragment.charFormat().property(LIVE)
                if key:
                    pieces.setdefault(str(key), []).append(fragment)
        return pieces


def block_form(is_quoted: bool, *, is_entry: bool = False) -> QTextBlockFormat:
    """How a paragraph, a quotation or an entry of a list stands."""
    form = QTextBlockFormat()
    form.setBottomMargin(GRID / 2 if is_entry else GAP)
    if is_quoted:
        form.setProperty(_QUOTED, 1)
        form.setLeftMargin(4 * GRID)
    return form


def link_form(address: str, theme: Theme) -> QTextCharFormat:
    """How linked words look."""
    form = QTextCharFormat()
    form.setAnchor(True)
    form.setAnchorHref(address)
    form.setForeground(theme.colour("accent"))
    form.setFontUnderline(True)
    form.setToolTip(address)
    return form


def own_form(form: QTextCharFormat) -> QTextCharFormat:
    """The same looks, of words that stand for no fact."""
    own = QTextCharFormat(form)
    for name in _LIVE_LOOKS:
        own.clearProperty(name)
    return own


def is_live(form: QTextCharFormat) -> bool:
    """Whether words of this look stand for a fact."""
    return form.hasProperty(LIVE)


def is_quoted(block: QTextBlock) -> bool:
    """Whether a block is part of a quotation."""
    return bool(block.blockFormat().property(_QUOTED))


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """The blocks of a document, in order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """The pieces of a block that look alike, in order."""
    place = block.begin()
    while not place.atEnd():
        yield place.fragment()
        place += 1


def list_of(block: QTextBlock) -> QTextList | None:
    """The list that a block is in; Qt's own signature hides that there may be none."""
    found: QTextList | None = block.textList() if block.isValid() else None
    return found


def _put_into_list(cursor: QTextCursor, line: TextLine) -> None:
    before = cursor.block().previous()
    while (known := list_of(before)) is not None and known.format().indent() > line.level:
        before = before.previous()
    if known is not None and known.format().indent() == line.level and known.format().style() == STYLES[line.kind]:
        known.add(cursor.block())
        return
    form = QTextListFormat()
    form.setStyle(STYLES[line.kind])
    form.setIndent(line.level)
    cursor.createList(form)


def _expression(key: str) -> str:
    return key.partition(_BETWEEN)[0]


def _line(block: QTextBlock) -> TextLine:
    known = list_of(block)
    spans = tuple(_spans(block))
    if known is not None:
        is_bulleted = known.format().style() == QTextListFormat.Style.ListDisc
        return TextLine("bullet" if is_bulleted else "number", max(known.format().indent(), 1), spans)
    return TextLine("quotation", 1, spans) if is_quoted(block) else TextLine("paragraph", 0, spans)


def _spans(block: QTextBlock) -> Iterator[Span]:
    last_key = ""
    for fragment in fragments(block):
        form = fragment.charFormat()
        key = str(form.property(LIVE) or "")
        if key and key == last_key:
            continue
        last_key = key
        is_bold = form.fontWeight() >= QFont.Weight.DemiBold
        link = form.anchorHref() if form.isAnchor() else ""
        yield Span("" if key else fragment.text(), is_bold, form.fontItalic(), link, _expression(key))
