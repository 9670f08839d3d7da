"""Sentences as plain data that a file of JSON holds, and back: they can still be said in another language."""

from __future__ import annotations

from typing import Any

from briefbook.model.sentence import FieldName, Listed, Mention, Phrase, Sentence, Together


def plain(value: Any) -> Any:
    """A sentence, or something that stands in one, as plain data; text that somebody wrote is itself."""
    match value:
        case Sentence():
            return {"pattern": value.pattern, "values": {name: plain(one) for name, one in value.values.items()}}
        case Phrase():
            return {"phrase": str(value)}
        case FieldName():
            return {"field": value.key, "place": value.place}
        case Mention():
            return {"mention": value.ident, "file": value.file, "line": value.line}
        case Listed():
            return {"together" if isinstance(value, Together) else "listed": [plain(one) for one in value]}
        case str() | int():
            return value
        case _:
            return str(value)


def sentence_of(data: Any) -> Any:
    """What `plain` made plain data of."""
    match data:
        case {"pattern": pattern, "values": values}:
            return Sentence(pattern, **{name: sentence_of(one) for name, one in values.items()})
        case {"phrase": words}:
            return Phrase(words)
        case {"field": key, "place": place}:
            return FieldName(key, place)
        case {"mention": ident, "file": file, "line": line}:
            return Mention(ident, file, line)
        case {"together": several}:
            return Together(map(sentence_of, several))
        case {"listed": several}:
            return Listed(map(sentence_of, several))
        case _:
            return data
