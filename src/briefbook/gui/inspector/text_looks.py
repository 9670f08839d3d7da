"""Lists, quotations and links, put on the selected words of an editor or taken off."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextListFormat

from briefbook.gui.inspector.text_document import STYLES, block_form, is_quoted, link_form, list_of
from briefbook.gui.theme import Theme
from briefbook.model.text_lines import LineKind

LIST_STARTS: dict[str, LineKind] = {"-": "bullet", "*": "bullet", "•": "bullet", "1.": "number", "1)": "number"}
"""What is typed before a blank, at a line's start, to begin a list."""


def toggle_list(cursor: QTextCursor, kind: LineKind) -> None:
    """Make the lines of the selection a list of this kind, or no list any more."""
    known = list_of(cursor.block())
    if known is not None and known.format().style() == STYLES[kind]:
        end_list(cursor)
        return
    form = QTextListFormat()
    form.setStyle(STYLES[kind])
    form.setIndent(1)
    cursor.createList(form)


def end_list(cursor: QTextCursor) -> None:
    """Take the lines of the selection out of their lists."""
    for block in _chosen(cursor):
        known = list_of(block)
        if known is not None:
            known.remove(block)
            form = QTextBlockFormat(block.blockFormat())
            form.setIndent(0)
            QTextCursor(block).setBlockFormat(form)


def deepen_list(cursor: QTextCursor, by: int) -> bool:
    """Put the lines of the selection deeper into their list, or less deep; False when they are in none."""
    known = list_of(cursor.block())
    if known is None:
        return False
    form = QTextListFormat(known.format())
    level = form.indent() + by
    if level >= 1:
        form.setIndent(level)
        before = list_of(cursor.block().previous())
        if before is not None and before.format().indent() == level and before.format().style() == form.style():
            before.add(cursor.block())
        else:
            cursor.createList(form)
    return True


def toggle_quotation(cursor: QTextCursor) -> None:
    """Make the lines of the selection a quotation, or plain paragraphs again."""
    wanted = not is_quoted(cursor.block())
    end_list(cursor)
    for block in _chosen(cursor):
        QTextCursor(block).setBlockFormat(block_form(wanted))


def linked_words(cursor: QTextCursor) -> QTextCursor:
    """The selection, else the whole link that the cursor stands in, else the word."""
    found = QTextCursor(cursor)
    if found.hasSelection():
        return found
    if not cursor.charFormat().isAnchor():
        found.select(QTextCursor.SelectionType.WordUnderCursor)
        return found
    address, block = cursor.charFormat().anchorHref(), cursor.block()
    place = block.begin()
    while not place.atEnd():
        piece = place.fragment()
        if piece.charFormat().anchorHref() == address and piece.contains(max(cursor.position() - 1, block.position())):
            found.setPosition(piece.position())
            found.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
        place += 1
    return found


def set_link(cursor: QTextCursor, address: str, theme: Theme) -> None:
    """Lead the selected words to an address; without one they lead nowhere any more."""
    if address:
        cursor.mergeCharFormat(link_form(address, theme))
        return
    plain = QTextCharFormat(cursor.charFormat())
    plain.setAnchor(False)
    plain.setAnchorHref("")
    plain.setFontUnderline(False)
    plain.clearForeground()
    plain.setToolTip("")
    cursor.setCharFormat(plain)


def _chosen(cursor: QTextCursor) -> Iterator[QTextBlock]:
    """The blocks of the selection."""
    start, end = sorted((cursor.anchor(), cursor.position()))
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() <= end:
        yield block
        block = block.next()
