"""Which grammar a language has."""

from __future__ import annotations

from briefbook.compose.phrase.english import EnglishGrammar
from briefbook.compose.phrase.grammar import Grammar, PlainGrammar
from briefbook.compose.phrase.tabular import TabularGrammar
from briefbook.compose.scene import Scene
from briefbook.model.wording import Wording


def grammar_of(wording: Wording) -> Grammar:
    """The grammar that the wording names."""
    match wording.grammar:
        case "english":
            return EnglishGrammar(wording)
        case "russian":
            from briefbook.compose.phrase.russian import RussianGrammar

            return RussianGrammar(wording)
        case "tables":
            return TabularGrammar(wording)
        case _:
            return PlainGrammar()


def grammar_in(scene: Scene) -> Grammar:
    """The grammar of the book's language, made once for an edition."""
    return scene.once(_own)


def _own(scene: Scene) -> Grammar:
    return grammar_of(scene.wording)
