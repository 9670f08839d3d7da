"""Numbering: one outline for the headings, one set of bullets, and a fresh count for every numbered list."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefbook.writers.docx.wordml import root

LEVELS = 9
HEADING_LEVELS = 6
LIST_STYLES = 5
_INDENT = 360
_BULLETS = ("\u2022", "\u2013")


@dataclass(slots=True)
class Numbering:
    """The numberings of one document. `first_abstract` and `first_num` leave those of a base file alone.

    `styles` gives the ids of our heading and list styles; a style of a base file is not in it, it keeps its own.
    `self_numbered` are those of our styles that number their paragraphs without being told.
    """

    styles: dict[str, str]
    first_abstract: int = 0
    first_num: int = 1
    self_numbered: frozenset[str] = frozenset()
    _overrides: list[tuple[int, int]] = field(default_factory=list)

    @property
    def headings(self) -> int:
        """The numbering of the headings."""
        return self.first_num

    @property
    def bullets(self) -> int:
        """The numbering of all bulleted lists."""
        return self.first_num + 1

    def new_list(self, level: int, start: int) -> int:
        """A numbering for one numbered list that begins at `start`, nested `level` deep from 0."""
        self._overrides.append((min(level, LEVELS - 1), max(start, 0)))
        return self.first_num + 1 + len(self._overrides)

    def abstracts(self) -> str:
        """The three definitions."""
        kinds = (
            ("multilevel", "".join(map(self._heading_level, range(LEVELS)))),
            ("hybridMultilevel", "".join(map(self._bullet_level, range(LEVELS)))),
            ("multilevel", "".join(map(self._list_level, range(LEVELS)))),
        )
        parts = []
        for index, (kind, levels) in enumerate(kinds):
            number = self.first_abstract + index
            parts.append(
                f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x5B1EF000 + number:08X}"/>'
                f'<w:multiLevelType w:val="{kind}"/><w:tmpl w:val="{0x2B00C000 + number:08X}"/>{levels}</w:abstractNum>'
            )
        return "".join(parts)

    def nums(self) -> str:
        """The numberings themselves, those of numbered lists with their first number."""
        parts = [_num(self.headings, self.first_abstract), _num(self.bullets, self.first_abstract + 1)]
        for index, (level, start) in enumerate(self._overrides):
            restart = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            parts.append(_num(self.bullets + 1 + index, self.first_abstract + 2, restart))
        return "".join(parts)

    def xml(self) -> str:
        """The whole part, for a document without a base file."""
        return root("numbering", self.abstracts() + self.nums())

    def _linked(self, style: str) -> str:
        return f'<w:pStyle w:val="{self.styles[style]}"/>' if style in self.styles else ""

    def _heading_level(self, level: int) -> str:
        text = ".".join(f"%{n + 1}" for n in range(level + 1))
        style = self._linked(f"Heading{level + 1}") if level < HEADING_LEVELS else ""
        hanging = 480 + 120 * level
        return _level(level, "decimal", text, style, hanging, hanging)

    def _bullet_level(self, level: int) -> str:
        style = self._linked(list_style("ListBullet", level)) if level < LIST_STYLES else ""
        return _level(level, "bullet", _BULLETS[min(level, 1)], style, _INDENT * (level + 1), _INDENT)

    def _list_level(self, level: int) -> str:
        return _level(level, "decimal", f"%{level + 1}.", "", _INDENT * (level + 1), _INDENT)


def list_style(name: str, level: int) -> str:
    """The id of Word's list style for a depth from 0: `ListBullet`, `ListBullet2` ... `ListBullet5`."""
    depth = min(level + 1, LIST_STYLES)
    return name if depth == 1 else f"{name}{depth}"


def properties(num: int, level: int) -> str:
    """`w:numPr` of a paragraph; num 0 takes it out of any numbering."""
    return f'<w:numPr><w:ilvl w:val="{min(level, LEVELS - 1)}"/><w:numId w:val="{num}"/></w:numPr>'


def _level(level: int, kind: str, text: str, style: str, left: int, hanging: int) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{style}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def _num(number: int, abstract: int, content: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{content}</w:num>'


class OutlineCount:
    """Counts numbered headings as Word does, so that a number Word would not print can be told from one it would."""

    def __init__(self) -> None:
        self._counters = [0] * LEVELS

    def next(self, level: int) -> str:
        """The number Word gives to the next heading of a level from 1."""
        counters = self._counters
        counters[level - 1] += 1
        counters[level:] = [0] * (LEVELS - level)
        for above in range(level - 1):
            counters[above] = counters[above] or 1
        return ".".join(str(number) for number in counters[:level])

    def would_be(self, level: int, number: str) -> bool:
        """Whether the next heading of that level gets that number; counts on only if so."""
        before = list(self._counters)
        if self.next(level) == number:
            return True
        self._counters = before
        return False
