"""Readings of texts are kept, so that a book checked again costs its changed words."""

from briefbook.checks.reading.keeping import kept


def test_a_text_is_read_once_in_each_language() -> None:
    read: list[tuple[str, str]] = []

    @kept
    def words(text: str, language: str) -> tuple[str, ...]:
        read.append((text, language))
        return tuple(text.split())

    assert words("a word", "en") == words("a word", "en") == ("a", "word")
    words("a word", "ru")
    assert read == [("a word", "en"), ("a word", "ru")]
