"""Whoever wants a hidden line in a lower edition plants it anywhere: asked for by name in every word that is open."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefbook.build import Order, build
from briefbook.proof.opening import texts_in
from tests.support.marked_world import HIGHEST, World, whole_world

SECRET = "smolderwick"
"""A word, and the id, of a snippet that only the full edition may show."""
FORMATS = ("docx", "pdf", "txt", "md")


def asking_world() -> World:
    """The whole world with an expression that asks for the secret in every word of both languages."""
    world = whole_world()
    made = copy.deepcopy({"snippets": world.snippets, "briefing": world.briefing})
    _ask(made["snippets"])
    _ask(made["briefing"])
    hidden = {"kind": "text", "marking": HIGHEST, "title": SECRET, "text": f"The {SECRET} stays here. Ωψ ҖҢ."}
    return World({**made["snippets"], SECRET: hidden}, made["briefing"])


def _ask(value: Any) -> None:
    for held in value if isinstance(value, list) else value.values():
        if (
            isinstance(held, dict)
            and held.keys() == {"en", "ru"}
            and all(isinstance(one, str) for one in held.values())
        ):
            held.update({language: f"{words} {{{{ snippet('{SECRET}') }}}}" for language, words in held.items()})
        elif isinstance(held, dict | list):
            _ask(held)


def unpacked(name: str, data: bytes) -> Iterator[str]:
    """Everything that can be read in a file: as the proof reads it, and its parts and streams as they are."""
    yield from (found.text for found in texts_in(data, name.rpartition(".")[2]))
    contents = [data]
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            contents += [*(package.read(part) for part in package.namelist())]
    if name.endswith(".pdf"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            contents += [bytes(one.read_bytes()) for one in pdf.objects if _is_readable(one)]
    for content in contents:
        yield from (content.decode(code, "ignore") for code in ("utf-8", "utf-16-le", "utf-16-be"))


def _is_readable(one: Any) -> bool:
    return isinstance(one, pikepdf.Stream) and one.get("/Filter") in (None, "/FlateDecode")


@pytest.mark.parametrize(("language", "template"), [("en", "visit-brief"), ("ru", "press-comment"), ("ru", "one-page")])
def test_a_hidden_snippet_asked_for_everywhere_is_shown_nowhere(tmp_path: Path, language: str, template: str) -> None:
    world = asking_world()
    world.briefing["template"] = template
    visit = world.write(tmp_path)

    built = build(Order(visit, tmp_path / "out", ("press",), FORMATS, language))

    assert not built.refused
    assert {path.suffix[1:] for path in built.written} == set(FORMATS)
    for path in built.written:
        assert [text for text in unpacked(path.name, path.read_bytes()) if SECRET in text.casefold()] == []


def test_what_the_full_edition_showed_before_leaves_nothing_in_a_lower_one(tmp_path: Path) -> None:
    """Fonts are cut down to the letters of an edition: those of the one made before must not be among them."""
    world = asking_world()
    visit = world.write(tmp_path)

    alone = build(Order(visit, tmp_path / "alone", ("press",), ("docx", "pdf"))).written
    after = build(Order(visit, tmp_path / "after", ("full", "press"), ("docx", "pdf"))).written

    files = {path.name: path.read_bytes() for path in after}
    assert [path.name for path in alone if files[path.name] != path.read_bytes()] == []
