"""Composing lines: a broken line becomes runs of glyphs at their places, justified, in visual order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from briefbook.model.document import NOWHERE, Origin
from briefbook.model.pages import GlyphRun, Line
from briefbook.model.styles import ResolvedStyle
from briefbook.typeset.faces import EM
from briefbook.typeset.linebreaking import BrokenLine
from briefbook.typeset.scripts import has_right_to_left, visual_order
from briefbook.typeset.totalfit import EXPANSION, Measure
from briefbook.typeset.words import SUPERSCRIPT_RISE, SUPERSCRIPT_SIZE, Look, Piece, Word, WordSetter

Spanned = tuple[Look, float, float]
"""Words that are a link: their look, where they begin and end on the line."""


class Setting(NamedTuple):
    """How the lines of a paragraph are composed. Lengths in points; `base` is 1 in right-to-left books.

    `measure` is what they were broken to, `element_of` gives the structure element of a look.
    """

    style: ResolvedStyle
    x: float
    measure: Measure
    element_of: Callable[[Look], int]
    base: int = 0
    block: int = -1
    origin: Origin = NOWHERE


class _Give(NamedTuple):
    """How an even line gives: what is added to each space (thousandths of the size), and how broad its letters are."""

    space: float = 0.0
    breadth: float = 1.0


_NOTHING = _Give()


class _Atom(NamedTuple):
    """A piece of a word or a space at its place in the line (thousandths of the size)."""

    piece: Piece
    x: float
    extra: float


class _Stretch(NamedTuple):
    """What one run can draw: pieces of one font and look side by side, from `start` to `end` of the line."""

    font: int
    look: Look
    codes: str
    start: float
    end: float


class LineComposer:
    """Composes lines with the words of one book."""

    def __init__(self, setter: WordSetter) -> None:
        self._setter = setter

    def compose(
        self, broken: BrokenLine, setting: Setting, down: float, is_followed: bool
    ) -> tuple[Line, tuple[Spanned, ...]]:
        """The line with its baseline at `down`, its runs in reading order, and its stretches that are links.

        When more words follow, be it on the next line, a space stands at its end unless it ends inside a word:
        whoever takes the text out of the page wants it.
        """
        style, words = setting.style, broken.words
        if not words:
            return Line(down, (), "", setting.block, setting.origin), ()
        room = setting.measure.width - broken.width
        gaps = len(words) - 1
        is_even = style.align == "justify" and gaps > 0 and (room < 0 or not broken.is_last)
        give = _given(broken, room, setting.measure) if is_even else _NOTHING
        x = setting.x + (0.0 if is_even else _offset(style.align, room, setting.base) * style.size / EM)
        has_space = is_followed and not broken.is_parted
        space = self._space_between(words[0], words[-1]) if broken.is_uniform and broken.levels is None else None
        if space is not None:
            runs, links = _uniform(broken, setting, x, give, (space.codes, has_space))
        else:
            runs, links = self._mixed(broken, setting, x, give, has_space)
        text = " ".join([word.text for word in words])
        return Line(down, runs, text, setting.block, setting.origin), links

    def _space_between(self, first: Word, last: Word) -> Piece | None:
        """The space of words of one look; None if it comes from another font than they."""
        if not first.font == last.font >= 0:
            return None
        space = self._setter.space(first.pieces[0].look)
        return space if space.font == first.font else None

    def _mixed(
        self, broken: BrokenLine, setting: Setting, x: float, give: _Give, has_space: bool
    ) -> tuple[tuple[GlyphRun, ...], tuple[Spanned, ...]]:
        pieces, extras = self._pieces(broken, give.space, setting.base, has_space)
        stretches = _one_way(pieces, extras) if broken.levels is None else _both_ways(pieces, extras)
        scale = setting.style.size * give.breadth / EM
        links = [(s.look, x + s.start * scale, x + s.end * scale) for s in stretches if s.look.link]
        return tuple([_run(stretch, setting, x, give.breadth) for stretch in stretches]), tuple(links)

    def _pieces(self, broken: BrokenLine, extra: float, base: int, has_space: bool) -> tuple[list[Piece], list[float]]:
        """The pieces of words and spaces in logical order, and by how much each is stretched."""
        pieces: list[Piece] = []
        extras: list[float] = []
        last = len(broken.words) - 1
        for index, word in enumerate(broken.words):
            pieces.extend(word.pieces)
            extras.extend([0.0] * len(word.pieces))
            ends_line = index == last
            if not word.parts or (ends_line and not has_space):
                continue
            if ends_line:
                space = self._setter.space(_without_note(word.parts[-1].look))
                pieces.append(
                    space._replace(level=base, width=0.0, codes=_without_advance(space) if base else space.codes)
                )
                extras.append(0.0)
                continue
            following = broken.words[index + 1]
            look = _look_between(word, following)
            turns = base and _turns_leftwards(word, following)
            space = self._setter.turning_space(look) if turns else self._setter.space(look)
            pieces.append(space._replace(level=broken.levels[index]) if broken.levels is not None else space)
            extras.append(extra)
        return pieces, extras


def _uniform(
    broken: BrokenLine, setting: Setting, x: float, give: _Give, space: tuple[str, bool]
) -> tuple[tuple[GlyphRun, ...], tuple[Spanned, ...]]:
    """A line of one look: its words' codes joined by the space's (and its stretch), which may stand at the end too."""
    style, words = setting.style, broken.words
    look = words[0].pieces[0].look
    codes_of_space, is_at_end = space
    joint = f"{codes_of_space}>{-give.space:.1f}<" if give.space else codes_of_space
    codes = joint.join([word.codes for word in words])
    if is_at_end:
        codes += codes_of_space
    element = setting.element_of(look)
    run = GlyphRun(words[0].font, style.size, x, codes, element, style.colour, breadth=give.breadth)
    if not look.link:
        return (run,), ()
    width = (broken.width + give.space * (len(words) - 1)) * give.breadth
    return (run,), ((look, x, x + width * style.size / EM),)


def _given(broken: BrokenLine, room: float, measure: Measure) -> _Give:
    """How a line gives to fill the measure: its letters by a little, its spaces by the rest."""
    gaps = len(broken.words) - 1
    ratio = max(-1.0, min(measure.ratio(room, gaps), 1.0))
    breadth = round(1 + ratio * EXPANSION, 4)
    return _Give((measure.width / breadth - broken.width) / gaps, breadth)


def _turns_leftwards(word: Word, following: Word) -> bool:
    """Whether a word from left to right, a number for example, is followed by one from right to left."""
    has_words = bool(word.pieces and following.pieces)
    return has_words and not word.pieces[-1].level & 1 and bool(following.pieces[0].level & 1)


def _without_advance(space: Piece) -> str:
    """A space at the left end of a line from right to left: it is drawn first and must move nothing."""
    return f"{space.codes}>{space.width:.4g}<"


def _look_between(word: Word, following: Word) -> Look:
    """The look of the space between two words: neither a link nor a note goes on over it unless both have it."""
    look = word.parts[-1].look
    if not following.parts:
        return _without_note(look)
    return look if look == following.parts[0].look else _plain(look)


def _without_note(look: Look) -> Look:
    return look._replace(note="") if look.note else look


def _plain(look: Look) -> Look:
    return look._replace(link="", note="") if not look.is_plain else look


def _offset(align: str, room: float, base: int) -> float:
    if align == "centre":
        return room / 2
    return room if (align == "end") != bool(base) else 0.0


def _one_way(pieces: Sequence[Piece], extras: Sequence[float]) -> list[_Stretch]:
    """The stretches of a line without a change of direction."""
    stretches: list[_Stretch] = []
    codes: list[str] = []
    first = pieces[0] if pieces else None
    start = x = 0.0
    for piece, extra in zip(pieces, extras, strict=True):
        if first is not None and (piece.font != first.font or piece.look != first.look):
            stretches.append(_Stretch(first.font, first.look, "".join(codes), start, x))
            first, codes, start = piece, [], x
        codes.append(f"{piece.codes}>{-extra:.1f}<" if extra else piece.codes)
        x += piece.width + extra
    if first is not None:
        stretches.append(_Stretch(first.font, first.look, "".join(codes), start, x))
    return stretches


def _both_ways(pieces: Sequence[Piece], extras: Sequence[float]) -> list[_Stretch]:
    """The stretches of a line with words from right to left, in logical order as pdf.js and screen readers read them.

    Inside a right-to-left stretch the glyphs go from left to right, as every reader of PDF expects (see `Face.set`).
    """
    order = visual_order([piece.level for piece in pieces])
    widths = [pieces[i].width + extras[i] for i in order]
    places = dict(zip(order, accumulate(widths, initial=0.0), strict=False))
    atoms = [_Atom(piece, places[i], extras[i]) for i, piece in enumerate(pieces)]
    visual = {index: place for place, index in enumerate(order)}
    groups: list[list[int]] = []
    for stretch in _directional(atoms):
        alike: list[list[int]] = []
        for index in sorted(stretch, key=visual.__getitem__):
            previous = alike[-1][-1] if alike else -1
            touches = alike and visual[index] == visual[previous] + 1
            if touches and _is_alike(atoms[previous].piece, atoms[index].piece):
                alike[-1].append(index)
            else:
                alike.append([index])
        groups += sorted(chain.from_iterable(_as_read(group, atoms) for group in alike), key=min)
    return [_stretch([atoms[index] for index in group]) for group in groups]


def _as_read(group: list[int], atoms: Sequence[_Atom]) -> list[list[int]]:
    """The group, or what is in it one by one where no letter tells a reader to read it from right to left."""
    if any(has_right_to_left(atoms[index].piece.text) for index in group):
        return [group]
    return [[index] for index in group]


def _stretch(group: Sequence[_Atom]) -> _Stretch:
    first, last = group[0], group[-1]
    codes = "".join([a.piece.codes + (f">{-a.extra:.1f}<" if a.extra else "") for a in group])
    return _Stretch(first.piece.font, first.piece.look, codes, first.x, last.x + last.piece.width + last.extra)


def _directional(atoms: Sequence[_Atom]) -> list[list[int]]:
    """Indices of atoms by direction; numbers and spaces inside right-to-left words go with them."""
    stretches: list[tuple[bool, list[int]]] = []
    for index, atom in enumerate(atoms):
        level = atom.piece.level
        is_rtl = bool(level & 1) or (level > 0 and not any(c.isalpha() for c in atom.piece.text))
        if stretches and stretches[-1][0] == is_rtl:
            stretches[-1][1].append(index)
        else:
            stretches.append((is_rtl, [index]))
    return [indices for _, indices in stretches]


def _is_alike(one: Piece, other: Piece) -> bool:
    return one.font == other.font and one.look == other.look


def _run(stretch: _Stretch, setting: Setting, x: float, breadth: float) -> GlyphRun:
    style = setting.style
    element = setting.element_of(stretch.look)
    place = x + stretch.start * style.size * breadth / EM
    if stretch.look.note:
        size, rise = style.size * SUPERSCRIPT_SIZE, style.size * SUPERSCRIPT_RISE
        return GlyphRun(stretch.font, size, place, stretch.codes, element, style.colour, rise, breadth)
    return GlyphRun(stretch.font, style.size, place, stretch.codes, element, style.colour, breadth=breadth)
