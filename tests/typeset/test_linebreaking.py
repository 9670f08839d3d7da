"""Breaking paragraphs into lines."""

from __future__ import annotations

from briefbook.model.document import Inlines, LineBreak, Run
from briefbook.model.styles import DEFAULTS
from briefbook.typeset.catalogue import FontCatalogue
from briefbook.typeset.fonts import Fonts
from briefbook.typeset.hyphenation import breaks_of
from briefbook.typeset.linebreaking import BrokenLine, LineBreaker
from briefbook.typeset.totalfit import Measure
from briefbook.typeset.words import WordSetter
from tests.support.documents import LOREM, RUSSIAN

BODY = DEFAULTS["body"]
WIDTH = 160 * 72 / 25.4


def lines_of(
    inlines: Inlines, language: str = "en", width: float = WIDTH, is_justified: bool = True
) -> list[BrokenLine]:
    setter = WordSetter(Fonts(FontCatalogue()))
    measure = Measure(width * 1000 / BODY.size, 244.0, True, is_justified)
    segments = setter.segments(inlines, BODY, language)
    return [line for segment in segments for line in LineBreaker(setter).lines(segment, measure)]


def words(line: BrokenLine) -> str:
    return " ".join(word.text for word in line.words)


def rejoined(lines: list[BrokenLine]) -> str:
    """The text of lines with the hyphens at their ends taken away."""
    parts = [words(line)[:-1] if words(line).endswith("-") and line.is_parted else words(line) + " " for line in lines]
    return "".join(parts).strip()


def test_lines_hold_all_words_and_fit_the_measure() -> None:
    lines = lines_of((Run(LOREM * 5),))

    assert rejoined(lines).replace("-", "") == (LOREM * 5).strip().replace("-", "")
    limit = WIDTH * 1000 / BODY.size
    assert all(line.width - (len(line.words) - 1) * 244 * 0.26 <= limit * 1.021 for line in lines)


def test_russian_words_are_parted_by_russian_patterns() -> None:
    ends = [words(line) for line in lines_of((Run(RUSSIAN * 6),), "ru", 55 * 72 / 25.4)]

    assert any(end.endswith("-") for end in ends)
    assert all(not end.endswith(("ъ-", "ь-")) or end[-3] not in "аеиоуыэюя" for end in ends)


def test_english_leaves_two_and_three_letters_and_russian_two_and_two() -> None:
    english = breaks_of("representation", "en", True)
    russian = breaks_of("сотрудничество", "ru", True)

    assert [position for position, _ in english] and [position for position, _ in russian]
    assert all(2 <= position <= 14 - 3 and has_hyphen for position, has_hyphen in english)
    assert all(2 <= position <= 14 - 2 and has_hyphen for position, has_hyphen in russian)
    assert [position for position, _ in breaks_of("дороги", "ru", True)] == [2, 4]


def test_words_may_be_parted_after_a_hyphen_without_another() -> None:
    assert (8, False) in breaks_of("counter-terrorism", "en", False)


def test_soft_hyphen_shows_only_where_it_parts() -> None:
    lines = lines_of((Run("meet\u00ading " * 40),), width=70 * 72 / 25.4)

    assert all("\u00ad" not in words(line) for line in lines)
    assert {w for line in lines for w in words(line).split()} <= {"meeting", "meet-", "ing"}


def test_no_break_space_keeps_words_on_one_line() -> None:
    lines = lines_of((Run("Mr\u00a0Lavrov " * 40),), width=60 * 72 / 25.4)

    assert all(words(line).split()[0].startswith("Mr") for line in lines)


def test_forced_line_end_begins_a_new_line_that_is_not_stretched() -> None:
    lines = lines_of((Run("one"), LineBreak(), Run("two")))

    assert [words(line) for line in lines] == ["one", "two"]
    assert all(line.is_last for line in lines)


def test_word_of_many_lines_is_cut_as_if_it_were_shorter() -> None:
    letters = "VAfijToWA/klm-" * 120
    short, long = lines_of((Run(letters[:900]),)), lines_of((Run(letters + " and more"),))
    full = len(short) - 5
    cut = [[word.codes for word in line.words] for line in long]
    assert cut[:full] == [[word.codes for word in line.words] for line in short][:full]
    assert "".join(words(line) for line in long) == letters + " and more"
    assert all(line.width <= WIDTH * 1000 / BODY.size + 0.01 for line in long)


def test_word_longer_than_the_line_is_cut() -> None:
    lines = lines_of((Run("x" * 5000),))

    assert "".join(words(line) for line in lines) == "x" * 5000
    assert all(line.width <= WIDTH * 1000 / BODY.size for line in lines)


def test_total_fit_leaves_fewer_loose_lines_than_greedy() -> None:
    text = " ".join(RUSSIAN.split()[i % 23] for i in range(0, 700, 3))

    def loose(lines: list[BrokenLine]) -> int:
        limit = WIDTH * 1000 / BODY.size
        return sum((limit - line.width) / max(len(line.words) - 1, 1) > 122 for line in lines if not line.is_last)

    even, quick = lines_of((Run(text),), "ru"), lines_of((Run(text),), "ru", is_justified=False)

    assert loose(even) <= loose(quick)


def test_bold_letters_inside_a_word_do_not_part_it() -> None:
    lines = lines_of((Run("Khawaja "), Run("Asif", bold=True), Run(", minister")), width=400)

    assert [words(line) for line in lines] == ["Khawaja Asif, minister"]
