"""The fonts of one book: faces opened once, a font for every character, and what is missing."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from fontTools.unicodedata import script_name

from briefbook.model.pages import UsedFont
from briefbook.model.problem import Problem, error, warning
from briefbook.model.sentence import Phrase, Sentence
from briefbook.model.styles import ResolvedStyle
from briefbook.typeset.catalogue import Family, FontCatalogue
from briefbook.typeset.faces import Face
from briefbook.typeset.features import NAMES, features_of, probe_of

# Families for a script, the best first; other scripts are looked for under Noto's names.
FAMILIES = {
    "Latn": ("Noto Serif", "Noto Sans", "DejaVu Serif", "DejaVu Sans"),
    "Arab": ("Amiri", "Noto Naskh Arabic", "Noto Sans Arabic"),
    "Hebr": ("Noto Serif Hebrew", "Noto Sans Hebrew"),
    "Deva": ("Noto Serif Devanagari", "Noto Sans Devanagari"),
    "Hani": ("Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Sans CJK JP", "Droid Sans Fallback Full"),
    "Hira": ("Noto Serif CJK JP", "Noto Sans CJK JP", "Droid Sans Fallback Full"),
    "Kana": ("Noto Serif CJK JP", "Noto Sans CJK JP", "Droid Sans Fallback Full"),
    "Hang": ("Noto Serif CJK KR", "Noto Sans CJK KR", "Droid Sans Fallback Full"),
}
SYMBOLS = ("Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math", "Noto Emoji", "Symbola hint", "DejaVu Sans")
LAST_RESORT = ("DejaVu Serif", "DejaVu Sans", "Noto Serif", "Noto Sans", "Amiri")
# Packages that provide what the families above hold, by script.
PACKAGES = {
    "Arab": "fontpkg-amiri",
    "Deva": "fontpkg-noto-sans-devanagari",
    "Hani": "fonts-noto-cjk",
    "Hira": "fonts-noto-cjk",
    "Kana": "fonts-noto-cjk",
    "Hang": "fonts-noto-cjk",
}
IDEOGRAPHS_OF = {"ja": "Hira", "ko": "Hang"}
PICTOGRAPHS = "fonts-symbola"
REPLACEMENT = "\ufffd"


@dataclass
class Fonts:
    """Faces by need. A face is opened when the first of its characters is set."""

    catalogue: FontCatalogue
    problems: dict[str, Problem] = field(default_factory=dict)
    _faces: dict[object, Face] = field(default_factory=dict)
    _own: dict[tuple[str, bool, bool], Face] = field(default_factory=dict)
    _chosen: dict[tuple[str, bool, bool, str, str], Face | None] = field(default_factory=dict)

    def face(self, family: str, is_bold: bool, is_italic: bool) -> Face:
        """The face of a family, another one's (with a problem) if the family is not installed."""
        key = (family, is_bold, is_italic)
        found = self._own.get(key)
        if found is None:
            found = self._own[key] = self._open(self._family(family), is_bold, is_italic)
        return found

    def face_for(self, character: str, script: str, family: str, is_bold: bool, is_italic: bool) -> Face | None:
        """A face that has the character: the family's own if it can, else the best for the script; None if none has."""
        key = (family, is_bold, is_italic, script, character)
        if key not in self._chosen:
            self._chosen[key] = self._search(*key)
        return self._chosen[key]

    @staticmethod
    def script_in(script: str, language: str) -> str:
        """The script whose fonts hold a character's forms: ideographs have those of the language they are used in."""
        return IDEOGRAPHS_OF.get(language.partition("-")[0], script) if script == "Hani" else script

    def report_missing(self, character: str, script: str, text: str) -> None:
        """Note that no font has a character."""
        if character in self.problems:
            return
        name = unicodedata.name(character, f"U+{ord(character):04X}")
        shown = text if len(text) <= 40 else text[:39] + "…"
        package = PICTOGRAPHS if character >= "\U0001f000" and script not in PACKAGES else "fonts-noto-core"
        hint = Sentence("install a font that has it: {package}", package=PACKAGES.get(script, package))
        message = Sentence(
            "no installed font has '{character}' ({name}) in '{shown}'; a mark stands in its place",
            character=character,
            name=name,
            shown=shown,
        )
        self.problems[character] = warning(message, rule="glyph", hint=hint)

    def report_lacking(self, style: ResolvedStyle, language: str) -> None:
        """Note what a style asks of its font and the font has not for words of a language."""
        wanted = [tag for tag in features_of(style) if tag in NAMES and subject_of(style, tag) not in self.problems]
        for tag in wanted:
            face = self.face(style.family, style.bold, style.italic)
            if not face.gives(tag, *probe_of(tag, language)):
                message = Sentence(
                    "the font family '{family}' has no {feature} for this text; it is set without",
                    family=style.family,
                    feature=Phrase(NAMES[tag]),
                )
                hint = "name a family that has them, such as Vollkorn, or leave the wish out"
                self.problems[subject_of(style, tag)] = warning(message, rule="font-feature", hint=hint)

    def used(self) -> tuple[UsedFont, ...]:
        """The faces in the order of their indices, with what was shaped."""
        return tuple(face.used() for face in self._faces.values())

    def _family(self, name: str) -> Family:
        found = self.catalogue.family(name)
        if found is not None:
            return found
        package = "fontpkg-" + name.lower().replace(" ", "-")
        for substitute in ("PT Serif", *LAST_RESORT):
            other = self.catalogue.family(substitute)
            if other is not None:
                message = Sentence(
                    "the font family '{name}' is not installed; {substitute} stands in for it",
                    name=name,
                    substitute=substitute,
                )
                self.problems.setdefault(
                    name, error(message, rule="font", hint=Sentence("install it, e.g. {package}", package=package))
                )
                return other
        raise FileNotFoundError("no usable font is installed: fontpkg-pt-serif is missing")

    def _open(self, family: Family, is_bold: bool, is_italic: bool) -> Face:
        file = family.face(is_bold, is_italic)
        if file not in self._faces:
            self._faces[file] = Face(len(self._faces), file)
        return self._faces[file]

    def _search(self, family: str, is_bold: bool, is_italic: bool, script: str, character: str) -> Face | None:
        own = self.face(family, is_bold, is_italic)
        if character in own.letters:
            return own
        for name in candidates(script, family):
            found = self.catalogue.family(name)
            if found is None:
                continue
            if character in self._letters(found, is_bold, is_italic):
                return self._open(found, is_bold, is_italic)
        return None

    def _letters(self, family: Family, is_bold: bool, is_italic: bool) -> frozenset[str]:
        file = family.face(is_bold, is_italic)
        opened = self._faces.get(file)
        return opened.letters if opened else Face(-1, file).letters


def subject_of(style: ResolvedStyle, tag: str) -> str:
    """Under what a feature that a style's font lacks is noted."""
    return f"{style.family}: {tag}"


def candidates(script: str, family: str) -> tuple[str, ...]:
    """Names of families that may hold a script's characters, those in the manner of `family` first."""
    listed = FAMILIES.get(script)
    if listed is None:
        name = script_name(script, "").replace("_", " ")
        listed = (f"Noto Serif {name}", f"Noto Sans {name}")
    if "Sans" in family:
        listed = tuple(sorted(listed, key=lambda n: "Serif" in n))
    return (*listed, *FAMILIES["Latn"], *SYMBOLS, *LAST_RESORT)
