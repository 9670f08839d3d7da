"""Russian cases: the leading agreeing words of a noun phrase, names where the rule is sure, places.

Only the head of a phrase and the words that agree with it change; what follows stands in a case already
(`Министр иностранных дел`, `72-я сессия Генеральной Ассамблеи ООН`). Capitals are kept.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pymorphy3
from pytrovich.enums import Case, Gender, NamePart
from pytrovich.maker import PetrovichDeclinationMaker

from briefbook.compose.phrase.grammar import Sort
from briefbook.model.wording import Wording

_CASES = {"gen": "gent", "dat": "datv", "acc": "accs", "ins": "ablt", "prep": "loct"}
_NAME_CASES = {
    "gen": Case.GENITIVE,
    "dat": Case.DATIVE,
    "acc": Case.ACCUSATIVE,
    "ins": Case.INSTRUMENTAL,
    "prep": Case.PREPOSITIONAL,
}
_SHORT_NAME = 2
"""Letters of names that are family names elsewhere (`Ли`, `Ян`)."""
_PREPOSITIONS = {"in": "prep", "to": "acc"}
_GENDERS = {"masc": "masc", "femn": "fem", "neut": "neut"}
_ORDINAL = re.compile(r"(\d+)-(я|й|е|ая|ый|ое)")
_ORDINAL_ENDINGS = {
    "femn": {"gent": "й", "datv": "й", "accs": "ю", "ablt": "й", "loct": "й"},
    "masc": {"gent": "го", "datv": "му", "accs": "й", "ablt": "м", "loct": "м"},
    "neut": {"gent": "го", "datv": "му", "accs": "е", "ablt": "м", "loct": "м"},
}
_VO = re.compile(r"[ВФ][бвгджзклмнпрстфхцчшщь]", re.IGNORECASE)
_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
_AGREEING = frozenset({"ADJF", "PRTF"})


class RussianGrammar:
    """Cases by pymorphy3 and pytrovich, as far as they are sure."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def form(self, words: str, form: str, sort: Sort, gender: str) -> str | None:
        """Words in a case (`gen`, `dat`, `acc`, `ins`, `prep`), a place with its preposition (`in`, `to`)."""
        if form in ("the", "a", "nom"):
            return words
        if form in _PREPOSITIONS:
            inflected = self.form(words, _PREPOSITIONS[form], sort, gender)
            return None if inflected is None else self._with_preposition(words, inflected)
        if form not in _CASES or not words:
            return None
        if sort == "name":
            return _name(words, form, gender)
        if sort == "place":
            return _place(words, form) or _noun_phrase(words, form)
        return _noun_phrase(words, form)

    def trait(self, words: str) -> str:
        """The gender of the head of a noun phrase, `plural` for several."""
        head = _head(words)
        if head is None:
            return "other"
        if head.tag.number == "plur":
            return "plural"
        return _GENDERS.get(str(head.tag.gender), "other")

    def around(self, form: str, inflected: str) -> tuple[str, str] | None:
        """The case and the preposition of `in` and `to`."""
        case = _PREPOSITIONS.get(form)
        return None if case is None else (case, "во" if _VO.match(inflected) else "в")

    def counted(self, unit: str, number: Decimal) -> str:
        """A unit of one noun, typed as after five (`студентов`): `21 студент`, `2 студента`, `1,5 студента`."""
        noun = next((p for p in _analyser().parse(unit) if {"NOUN", "gent", "plur"} in p.tag), None)
        if noun is None or not _analyser().word_is_known(unit):
            return unit
        is_whole = number == number.to_integral_value()
        single = noun.inflect({"nomn", "sing"} if is_whole else {"gent", "sing"})
        if single is None:
            return unit
        return _like(unit, single.make_agree_with_number(abs(int(number))).word if is_whole else single.word)

    def joined(self, words: str) -> str:
        return words

    def _with_preposition(self, words: str, inflected: str) -> str:
        first = _WORD.match(words)
        na = {word.lower() for word in self._wording.words("places_na")}
        if first is not None and first[0].lower() in na:
            return f"на {inflected}"
        return f"{'во' if _VO.match(inflected) else 'в'} {inflected}"


@lru_cache(maxsize=1)
def _analyser() -> Any:
    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=1)
def _petrovich() -> PetrovichDeclinationMaker:
    return PetrovichDeclinationMaker()


# --- noun phrases ----------------------------------------------------------------------------------------------------


def _parses(word: str) -> list[Any]:
    """The nominative readings of a known word; of a compound, those of the gender of its last part."""
    if not _is_known(word):
        return []
    found = [p for p in _analyser().parse(word) if p.tag.case == "nomn"]
    if "-" not in word or _analyser().word_is_known(word):
        return found
    gender = next((p.tag.gender for p in _parses(word.rsplit("-", 1)[-1])), None)
    return [p for p in found if p.tag.gender == gender]


@lru_cache(maxsize=4096)
def _is_known(word: str) -> bool:
    """Whether the dictionary knows the word; of one with hyphens, whether it knows its last part."""
    return bool(_analyser().word_is_known(word)) or _analyser().word_is_known(word.rsplit("-", 1)[-1])


def _noun(word: str) -> Any | None:
    """The reading of a word as a noun in the nominative."""
    return next((p for p in _parses(word) if p.tag.POS == "NOUN"), None)


def _agreeing(word: str) -> list[Any]:
    return [p for p in _parses(word) if p.tag.POS in _AGREEING]


def _split(words: str) -> tuple[list[str], str, str] | None:
    """A phrase as the words that agree with its head, the head, and the rest as it stands; None if unsure."""
    before: list[str] = []
    rest = words
    while rest:
        token, space, after = rest.partition(" ")
        bare = token.rstrip(",;:»)")
        if not bare or bare[0] in "«„\"'(":
            return None
        joins = bare == "и" and bool(before) and bool(_agreeing(after.partition(" ")[0]))
        if joins or _ORDINAL.fullmatch(bare) or (_agreeing(bare) and not _is_substantive(bare, after)):
            before.append(token)
            rest = after
            continue
        if _noun(bare) is None:
            return None
        return before, bare, token[len(bare) :] + space + after
    return None


def _is_substantive(word: str, after: str) -> bool:
    """Whether a word that could agree is itself the head, such as `управляющий делами`, `заведующий`."""
    noun = _noun(word)
    following = after.split(" ", maxsplit=1)[0].rstrip(",")
    return noun is not None and not (following and (following == "и" or _noun(following) or _agreeing(following)))


@lru_cache(maxsize=4096)
def _head(words: str) -> Any | None:
    parts = _split(words)
    if parts is None:
        return None
    before, head, _ = parts
    readings = [p for p in _parses(head) if p.tag.POS == "NOUN"]
    fitting = [p for p in readings if all(_agrees(word, p) for word in before)]
    return fitting[0] if fitting else None


def _agrees(word: str, head: Any) -> bool:
    if word == "и" or _ORDINAL.fullmatch(word):
        return True
    for p in _agreeing(word):
        if p.tag.number == head.tag.number and (head.tag.number == "plur" or p.tag.gender == head.tag.gender):
            return True
    return False


@lru_cache(maxsize=2048)
def _noun_phrase(words: str, form: str) -> str | None:
    if _is_acronym(words):
        return words
    parts, head = _split(words), _head(words)
    if parts is None or head is None:
        return None
    case = _CASES[form]
    inflected = head.inflect({case, head.tag.number})
    if inflected is None:
        return None
    before = [_inflected_agreeing(word, head, case) for word in parts[0]]
    if any(word is None for word in before):
        return None
    return " ".join([*(word or "" for word in before), _like(parts[1], inflected.word)]) + parts[2].rstrip(" ")


def _is_acronym(words: str) -> bool:
    """ШОС, ООН, БРИКС: an acronym is not inflected in official style."""
    return len(words) > 1 and words.isupper() and words.isalpha()


def _inflected_agreeing(word: str, head: Any, case: str) -> str | None:
    if word == "и":
        return word
    gender, number = str(head.tag.gender), head.tag.number
    ordinal = _ORDINAL.fullmatch(word)
    if ordinal:
        ending = _ORDINAL_ENDINGS.get(gender, {}).get(case)
        return f"{ordinal[1]}-{ending}" if ending else None
    for p in _agreeing(word):
        if p.tag.number != number or (number != "plur" and p.tag.gender != head.tag.gender):
            continue
        wanted = {case, number} if number == "plur" else {case, number, gender}
        if case == "accs" and (number == "plur" or gender == "masc"):
            wanted.add(str(head.tag.animacy))
        inflected = p.inflect(wanted)
        return _like(word, inflected.word) if inflected else None
    return None


def _like(model: str, word: str) -> str:
    """A word with the capitals of its model, part by part."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    parts = zip(model.split("-"), word.split("-"), strict=False)
    return "-".join(w[:1].upper() + w[1:] if m[:1].isupper() else w for m, w in parts)


# --- places ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=2048)
def _place(words: str, form: str) -> str | None:
    """A single name of a place: by the dictionary, else by its ending (Rosental, § 149–150)."""
    if not _WORD.fullmatch(words) or not words[0].isupper():
        return None
    if _analyser().word_is_known(words):
        geographic = [p for p in _analyser().parse(words) if "Geox" in p.tag and p.tag.case == "nomn"]
        inflected = geographic[0].inflect({_CASES[form], geographic[0].tag.number}) if geographic else None
        return _like(words, inflected.word) if inflected else None
    return _place_by_ending(words, form)


def _place_by_ending(words: str, form: str) -> str | None:
    last, before = words[-1].lower(), words[-2:-1].lower()
    if last in "иоуэею":
        return words
    if last in _CONSONANTS:
        ins = "ем" if last in "жцчшщ" else "ом"
        return words + {"gen": "а", "dat": "у", "acc": "", "ins": ins, "prep": "е"}[form]
    if words.endswith("ия"):
        return words[:-1] + {"gen": "и", "dat": "и", "acc": "ю", "ins": "ей", "prep": "и"}[form]
    if last == "а" and before in _CONSONANTS:
        soft = before in "гжкхчшщ"
        endings = {"gen": "и" if soft else "ы", "dat": "е", "acc": "у", "ins": "ой", "prep": "е"}
        if before in "жцчшщ":
            endings["ins"] = "ей"
        return words[:-1] + endings[form]
    return None


# --- names -----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=2048)
def _name(words: str, form: str, gender: str) -> str | None:
    """A person's name, word by word; None when the gender is unknown or a word is not clearly declined or not."""
    parts = words.split(" ")
    gender = gender or _gender_of(parts)
    if gender not in ("male", "female"):
        return None
    if _may_be_east_asian(parts):
        return None
    last = len(parts) - 1
    inflected = [_name_word(part, form, gender, index == last and last > 0) for index, part in enumerate(parts)]
    if any(part is None for part in inflected):
        return None
    return " ".join(part or "" for part in inflected)


def _may_be_east_asian(parts: list[str]) -> bool:
    """Short words (Ким Чен Ын, Дин Сюэсян, Ван И): which of them decline is not a matter of rule."""
    if len(parts) >= 3:
        return all(len(part) <= 5 for part in parts)
    first = parts[0]
    return len(parts) == 2 and len(first) <= 4 and first[-1] in _CONSONANTS + "йь" and _first_name(first) is None


def _gender_of(parts: list[str]) -> str:
    """Whose name it is, where the first name is known to be of men or of women alone; "" if nobody can say."""
    first = parts[0] if len(parts) > 1 else ""
    if len(first) <= _SHORT_NAME or not _analyser().word_is_known(first):
        return ""
    names = {str(p.tag.gender) for p in _analyser().parse(first) if "Name" in p.tag and p.tag.case == "nomn"}
    return {"masc": "male", "femn": "female"}.get(names.pop(), "") if len(names) == 1 else ""


def _first_name(word: str) -> Any | None:
    """The reading of a word as a first name that the dictionary knows."""
    if not _analyser().word_is_known(word):
        return None
    return next((p for p in _analyser().parse(word) if "Name" in p.tag and p.tag.case == "nomn"), None)


def _name_word(word: str, form: str, gender: str, is_surname: bool) -> str | None:
    if "." in word or (word.islower() and len(word) <= 4):
        return word
    if "-" in word or not _WORD.fullmatch(word):
        return None
    last = word[-1].lower()
    if last in "оуэеиыюё" or word.endswith(("ых", "их")):
        return word
    if gender == "female" and last in _CONSONANTS + "йь":
        return word if last != "ь" else None
    known = None if is_surname else _first_name(word)
    if known is not None and known.tag.gender == ("masc" if gender == "male" else "femn"):
        inflected = known.inflect({_CASES[form], "sing"})
        return _like(word, inflected.word) if inflected else None
    part = NamePart.LASTNAME if is_surname else NamePart.FIRSTNAME
    if last in _CONSONANTS and not is_surname:
        return _masculine(word, form)
    if last == "а" and word[-2:-1].lower() in "аеиоуыэюя":
        return None
    sex = Gender.MALE if gender == "male" else Gender.FEMALE
    return str(_petrovich().make(part, sex, _NAME_CASES[form], word))


def _masculine(word: str, form: str) -> str:
    """A man's first name that ends in a consonant (`Хаваджа`, `Хаваджем`)."""
    ins = "ем" if word[-1].lower() in "жцчшщ" else "ом"
    return word + {"gen": "а", "dat": "у", "acc": "а", "ins": ins, "prep": "е"}[form]
