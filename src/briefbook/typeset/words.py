"""Words: the inlines of a paragraph cut at spaces and shaped, each word once for the whole book."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from briefbook.model.document import Inlines, LineBreak, NoteRef, PageField, Run
from briefbook.model.styles import ResolvedStyle
from briefbook.typeset.faces import EM, RIGHT_TO_LEFT_MARK, Face, is_right_to_left
from briefbook.typeset.features import Features, features_of
from briefbook.typeset.fonts import REPLACEMENT, Fonts
from briefbook.typeset.hyphenation import SOFT_HYPHEN
from briefbook.typeset.scripts import bidi_levels, has_right_to_left, scripts_of

SPACE, TIED = 0, 1
"""What follows a word: a space at which the line may end, or a no-break space."""
NO_BREAK_SPACE = "\u00a0"
SUPERSCRIPT_SIZE = 0.64
SUPERSCRIPT_RISE = 0.36

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff9-\uffff\ud800-\udfff]")
_NEEDS_CARE = re.compile(
    "[^\x20-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u20cf\u2100-\u22ff]|\u00ad"
)
_TOKENS = re.compile(f"([ {NO_BREAK_SPACE}])")
_JOINERS = frozenset("\u200c\u200d")
_SPACES = str.maketrans(dict.fromkeys("\t\n\r\v\f\u2028\u2029\x85", " "))


class Look(NamedTuple):
    """What sets a word apart from its neighbours. `link` and `note` are "" for plain words."""

    family: str
    is_bold: bool
    is_italic: bool
    language: str
    link: str = ""
    note: str = ""
    features: Features = ()

    @property
    def is_plain(self) -> bool:
        """Whether the words need no element of their own in the structure (apart from their language)."""
        return not self.link and not self.note


class Part(NamedTuple):
    """Characters of one look inside a word; `levels` are their bidi levels, "" while all are 0."""

    look: Look
    text: str
    levels: tuple[int, ...] = ()


_Parts = tuple[Part, ...]


class Piece(NamedTuple):
    """Shaped characters of one font and direction. `width` is in thousandths of the paragraph's size."""

    font: int
    codes: str
    width: float
    text: str
    look: Look
    level: int = 0


@dataclass(slots=True, eq=False)
class Word:
    """What stands between two spaces; never changed once it is shaped.

    A word of one piece has its `font` and `codes` at hand; others have -1 and "".
    """

    text: str
    parts: tuple[Part, ...]
    pieces: tuple[Piece, ...]
    width: float
    font: int = -1
    codes: str = ""


@dataclass(slots=True)
class Segment:
    """The words up to a forced end of line. `joins[i]` follows word i; levels are those of the joins, if any is odd.

    A uniform segment has one look and one font, and a piece a word.
    """

    words: list[Word] = field(default_factory=list)
    joins: list[int] = field(default_factory=list)
    levels: list[int] | None = None
    is_uniform: bool = False


class WordSetter:
    """Sets words in the fonts of one book and keeps them."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._words: dict[Look, dict[str, Word]] = {}
        self._spaces: dict[Look, Piece] = {}
        self._turning_spaces: dict[Look, Piece] = {}

    def segments(self, inlines: Inlines, style: ResolvedStyle, language: str, base: int = 0) -> list[Segment]:
        """The words of a paragraph, one segment for each forced line; `base` is 1 in right-to-left books."""
        if len(inlines) == 1 and isinstance(inlines[0], Run):
            simple = self._one_run(inlines[0], style, language, base)
            if simple is not None:
                return [simple]
        raw = self._raw_segments(inlines, style, language)
        return [self._segment(parts, joins, base) for parts, joins in raw]

    def word(self, parts: tuple[Part, ...]) -> Word:
        """The shaped word of some parts."""
        if len(parts) == 1 and not parts[0].levels:
            look, text, _ = parts[0]
            kept = self._words.setdefault(look, {})
            found = kept.get(text)
            if found is None:
                found = kept[text] = self._shaped(parts)
            return found
        return self._shaped(parts)

    def space(self, look: Look) -> Piece:
        """The space that goes with a look."""
        found = self._spaces.get(look)
        if found is None:
            face = self._fonts.face(look.family, look.is_bold, look.is_italic)
            codes, width = face.set(" ", features=look.features) if " " in face.letters else ("", EM / 4)
            found = self._spaces[look] = Piece(face.index, codes, width, " ", look)
        return found

    def turning_space(self, look: Look) -> Piece:
        """The space between words from left to right and those from right to left that go on the line.

        It stands for a space and a mark of direction: without that pdftotext takes it to the words before.
        """
        found = self._turning_spaces.get(look)
        if found is None:
            space = self.space(look)
            face = self._fonts.face(look.family, look.is_bold, look.is_italic)
            codes = face.standing_for(" " + RIGHT_TO_LEFT_MARK, space.codes)
            found = self._turning_spaces[look] = space._replace(codes=codes)
        return found

    def _one_run(self, run: Run, style: ResolvedStyle, language: str, base: int) -> Segment | None:
        """The quick way for words of one look without anything unusual; None if they want the long way."""
        text = run.text
        if base or not (_is_plain(text) or _is_easy(text)):
            return None
        look = _look(run, style, language)
        kept = self._words.setdefault(look, {})
        text = text.upper() if style.caps else text
        words: list[Word] = []
        joins: list[int] = []
        for tied in text.split(NO_BREAK_SPACE):
            if joins:
                joins[-1] = TIED
            tokens = tied.split()
            words += [kept.get(token) or self.word((Part(look, token),)) for token in tokens]
            joins += [SPACE] * len(tokens)
        return Segment(words, joins, None, _is_in_one_font(words))

    def _segment(self, raw: list[_Parts], joins: list[int], base: int) -> Segment:
        text = " ".join([part.text for parts in raw for part in parts])
        if not base and not has_right_to_left(text):
            words = [self.word(parts) for parts in raw]
            is_uniform = _is_in_one_font(words) and len({word.pieces[0].look for word in words}) == 1
            return Segment(words, joins, None, is_uniform and not words[0].pieces[0].look.note)
        levels = bidi_levels(" ".join(["".join([part.text for part in parts]) for parts in raw]), base)
        words, space_levels, at = [], [], 0
        for parts in raw:
            levelled = []
            for look, characters, _ in parts:
                levelled.append(Part(look, characters, tuple(levels[at : at + len(characters)])))
                at += len(characters)
            words.append(self.word(tuple(levelled)))
            space_levels.append(levels[at] if at < len(levels) else base)
            at += 1
        return Segment(words, joins, space_levels)

    def _raw_segments(
        self, inlines: Inlines, style: ResolvedStyle, language: str
    ) -> list[tuple[list[_Parts], list[int]]]:
        """The parts of words and what follows each, for each forced line."""
        segments: list[tuple[list[_Parts], list[int]]] = [([], [])]
        is_open = False
        for inline in inlines:
            words, joins = segments[-1]
            match inline:
                case LineBreak():
                    segments.append(([], []))
                    is_open = False
                case NoteRef():
                    look = Look(style.family, style.bold, False, language, note=inline.note.key)
                    is_open = _add_part(words, joins, (Part(look, str(inline.number)),), is_open)
                case PageField():
                    pass
                case Run():
                    text = _cleaned(inline.text)
                    look = _look(inline, style, language)
                    is_open = self._add_run(words, joins, text.upper() if style.caps else text, look, is_open)
        return segments

    def _add_run(self, words: list[_Parts], joins: list[int], text: str, look: Look, is_open: bool) -> bool:
        """Add a run's words; `is_open`: its first joins the word before. The answer says the same of its last."""
        kept = self._words.setdefault(look, {})
        for token in _TOKENS.split(text):
            if token == " ":
                is_open = False
            elif token == NO_BREAK_SPACE:
                is_open = False
                if joins:
                    joins[-1] = TIED
            elif token:
                known = kept.get(token)
                parts = known.parts if known is not None else (Part(look, token),)
                if is_open:
                    is_open = _add_part(words, joins, parts, is_open)
                else:
                    words.append(parts)
                    joins.append(SPACE)
                    is_open = True
        return is_open

    def _shaped(self, parts: tuple[Part, ...]) -> Word:
        pieces = tuple([piece for part in parts for piece in self._pieces(part)])
        text = "".join([part.text for part in parts]).replace(SOFT_HYPHEN, "")
        if len(pieces) == 1:
            return Word(text, parts, pieces, pieces[0].width, pieces[0].font, pieces[0].codes)
        return Word(text, parts, pieces, sum(piece.width for piece in pieces))

    def _pieces(self, part: Part) -> Iterator[Piece]:
        look, text, levels = part
        face = self._fonts.face(look.family, look.is_bold, look.is_italic)
        if not levels and not _NEEDS_CARE.search(text) and face.letters.issuperset(text):
            script = "Cyrl" if "\u0400" <= text[0] <= "\u052f" else "Latn"
            yield self._piece(face.index, face.set(text, script, look.language, False, look.features), text, look)
            return
        for run, script, level in _runs(text, levels):
            yield from self._fallback_pieces(run, script, level, look)

    def _fallback_pieces(self, text: str, script: str, level: int, look: Look) -> Iterator[Piece]:
        """Characters of one script and level, a piece for each face that they need."""
        chosen: list[tuple[int, str]] = []
        faces = {}
        for cluster in _clusters(text, keeps_joiners=script not in {"Latn", "Cyrl", "Grek"}):
            shown, face = self._with_face(cluster, script, look, text)
            faces[face.index] = face
            if chosen and chosen[-1][0] == face.index:
                chosen[-1] = (face.index, chosen[-1][1] + shown)
            else:
                chosen.append((face.index, shown))
        is_rtl = bool(level & 1)
        for index, shown in chosen:
            tag = "Arab" if is_rtl and not is_right_to_left(script) else script
            shaped = faces[index].set(shown, tag, look.language, is_rtl, look.features)
            yield self._piece(index, shaped, shown, look, level)

    def _with_face(self, cluster: str, script: str, look: Look, text: str) -> tuple[str, Face]:
        fonts, style = self._fonts, (look.family, look.is_bold, look.is_italic)
        script = fonts.script_in(script, look.language)
        shown = cluster
        face = fonts.face_for(cluster[0], script, *style)
        if face is None:
            fonts.report_missing(cluster[0], script, text)
            face = fonts.face_for(REPLACEMENT, script, *style)
            return (REPLACEMENT, face) if face else ("?", fonts.face(*style))
        for mark in cluster[1:]:
            if mark in face.letters or mark in _JOINERS:
                continue
            other = fonts.face_for(mark, script, *style)
            if other is not None and cluster[0] in other.letters:
                face = other
            else:
                fonts.report_missing(mark, script, text)
                shown = shown.replace(mark, "")
        return "".join(c for c in shown if c in face.letters), face

    @staticmethod
    def _piece(font: int, shaped: tuple[str, float], text: str, look: Look, level: int = 0) -> Piece:
        codes, width = shaped
        return Piece(font, codes, width * SUPERSCRIPT_SIZE if look.note else width, text, look, level)


def _is_in_one_font(words: list[Word]) -> bool:
    """Whether every word is one piece, and all of one font."""
    fonts = {word.font for word in words}
    return len(fonts) == 1 and -1 not in fonts


def look_of(style: ResolvedStyle, language: str) -> Look:
    """The look of plain words in a style."""
    return Look(style.family, style.bold, style.italic, language, features=features_of(style))


def _look(run: Run, style: ResolvedStyle, language: str) -> Look:
    is_italic = run.italic != style.italic
    features = features_of(style)
    return Look(style.family, run.bold or style.bold, is_italic, run.lang or language, run.link, features=features)


def _add_part(words: list[_Parts], joins: list[int], parts: _Parts, is_open: bool) -> bool:
    if is_open and words:
        words[-1] = (*words[-1], *parts)
    else:
        words.append(parts)
        joins.append(SPACE)
    return True


def _is_plain(text: str) -> bool:
    """Whether there is nothing in a text but the printed characters of ASCII."""
    return text.isascii() and text.isprintable()


def _is_easy(text: str) -> bool:
    """Whether every character is shaped alone and none is dropped."""
    return not (_NEEDS_CARE.search(text) or _CONTROL.search(text))


def _cleaned(text: str) -> str:
    if _is_plain(text):
        return text
    text = text.translate(_SPACES)
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))


def _runs(text: str, levels: tuple[int, ...]) -> Iterator[tuple[str, str, int]]:
    """Stretches of one script and one level: characters, script, level."""
    scripts = scripts_of(text)
    own = levels or (0,) * len(text)
    edges = [0, *(i for i in range(1, len(text)) if (scripts[i], own[i]) != (scripts[i - 1], own[i - 1])), len(text)]
    for start, end in pairwise(edges):
        yield text[start:end], scripts[start], own[start]


def _clusters(text: str, keeps_joiners: bool) -> Iterator[str]:
    """Characters with the marks that follow them; invisible ones are dropped where they shape nothing."""
    cluster = ""
    for character in text:
        category = unicodedata.category(character)
        if category in {"Cf", "Cc", "Cs"} and not (keeps_joiners and character in _JOINERS):
            continue
        if cluster and (category in {"Mn", "Me", "Mc"} or character in _JOINERS):
            cluster += character
            continue
        if cluster:
            yield cluster
        cluster = "" if character in _JOINERS else character
    if cluster:
        yield cluster
