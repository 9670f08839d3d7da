"""Content controls around the items of a briefing, by which a returned file can be compared with what was sent.

LibreOffice drops the tag of a plain block control and flattens its first paragraph; of a building block ("Quick
Parts") it keeps both, so the tag stands as the category too. A bookmark from the first paragraph to the last is a
second anchor for programs that take the control away.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256

from briefbook.writers.docx.story import Names

_FIRST_ID = 2000
_TAG_LENGTH = 12
_WORDS = re.compile(r">([^<]+)<")
_BEGINNING = re.compile(r"<w:p>(?:<w:pPr>.*?</w:pPr>)?", re.DOTALL)
_END = "</w:p>"


@dataclass(slots=True)
class Controls:
    """Makes the controls of one document.

    A tag is made from the words inside alone: it says neither which snippet they came from nor where the item stands,
    so that nothing betrays items that an edition leaves out.
    """

    names: Names
    _tags: Counter[str] = field(default_factory=Counter)

    def around(self, content: str) -> str:
        """The paragraphs and tables of an item in a control of their own; as they are where there is no paragraph."""
        beginning, end = _BEGINNING.search(content), content.rfind(_END)
        if beginning is None or end < beginning.end():
            return content
        tag, number = self._tag(content), self.names.next_bookmark()
        start = f'<w:bookmarkStart w:id="{number}" w:name="_bs{tag}"/>'
        marked = content[: beginning.end()] + start + content[beginning.end() : end]
        marked += f'<w:bookmarkEnd w:id="{number}"/>' + content[end:]
        return (
            f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/><w:id w:val="{_FIRST_ID + self._tags.total()}"/><w:docPartObj>'
            f'<w:docPartGallery w:val="Quick Parts"/><w:docPartCategory w:val="{tag}"/></w:docPartObj></w:sdtPr>'
            f"<w:sdtContent>{marked}</w:sdtContent></w:sdt>"
        )

    def _tag(self, content: str) -> str:
        words = " ".join(_WORDS.findall(content))
        tag = sha256(words.encode()).hexdigest()[:_TAG_LENGTH]
        self._tags[tag] += 1
        return tag if self._tags[tag] == 1 else f"{tag}n{self._tags[tag]}"
