"""Spaces that belong to a sign: French as it is typed, as it is printed, and where none belongs."""

from __future__ import annotations

import pytest

from briefbook.compose.typography import Typographer
from briefbook.model.document import Run, plain, text_of
from briefbook.storage.shipped import resources
from briefbook.storage.wording_file import load_wording

NARROW, WIDE = "\u202f", "\u00a0"


def typographer(language: str) -> Typographer:
    wording, _ = load_wording(resources() / "wording" / language)
    assert wording is not None
    return Typographer(wording)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Pourquoi attendre?", "Pourquoi attendre~?"),
        ("Pourquoi attendre ?", "Pourquoi attendre~?"),
        ("Pourquoi attendre~?", "Pourquoi attendre~?"),
        ("Vraiment ?! Oui !", "Vraiment~?! Oui~!"),
        ("trois sujets : l'énergie ; le climat", "trois sujets~: l’énergie~; le climat"),
        ('un "bon" accord', "un «_bon_» accord"),
        ("un «bon» accord", "un «_bon_» accord"),
        ("un « bon » accord", "un «_bon_» accord"),
        ('« dit "ici" »', "«_dit “ici”_»"),
        ('"Quand?"', "«_Quand~?_»"),
        ("(pourquoi ?)", "(pourquoi~?)"),
        ("à 11:00, ratio 2:1", "à 11:00, ratio 2:1"),
        ("voir https://exemple.fr/?q=a:b", "voir https://exemple.fr/?q=a:b"),
        ("le 1er mai, la 2e réunion, 5 %", "le 1er_mai, la 2e_réunion, 5_%"),
        ("? seul", "? seul"),
    ],
)
def test_french(typed: str, printed: str) -> None:
    shown = text_of(typographer("fr").set(plain(typed.replace("~", NARROW))))
    assert shown == printed.replace("~", NARROW).replace("_", WIDE)


def test_signs_beside_another_run_and_in_another_language_stay_apart() -> None:
    house = typographer("fr")
    assert text_of(house.set((Run("Attendre", bold=True), Run("?")))) == f"Attendre{NARROW}?"
    assert text_of(house.set((Run("Il a dit: "), Run("why not?", lang="en")))) == f"Il a dit{NARROW}: why not?"


def test_printing_twice_changes_nothing() -> None:
    house = typographer("fr")
    once = house.set(plain('Il dit: "oui" ; pourquoi?'))
    assert house.set(once) is once


@pytest.mark.parametrize("language", ["en", "ru"])
def test_other_languages_have_none(language: str) -> None:
    assert text_of(typographer(language).set(plain("«x» why ? yes: no; go!"))) == "«x» why ? yes: no; go!"
