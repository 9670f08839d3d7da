"""Damaged and hostile files: whatever they hold, only problems come of it; nothing outside is read, written, called."""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefbook.build import Order, build
from briefbook.readers.docx.reading import read_docx
from briefbook.readers.html.reading import read_html
from briefbook.session.session import Surroundings, open_session
from briefbook.storage.lock_file import lock_path
from briefbook.storage.shipped import resources
from briefbook.storage.wording_file import load_wording
from tests.support.books import png
from tests.support.marked_world import whole_world

EXAMPLES = settings().max_examples // 4
NOW = datetime(2018, 2, 19, 12)
SECRET_WORDS = "these words stand in a file beside the library"
NASTY = (
    b"\x00", b"\xff\xfe", b"- " * 300, b"[" * 400, b"{" * 400, b"&a [*a, *a]", b"!!python/object/apply:os.system [ls]",
    b"{{ ().__class__ }}", b"{{ 9**9**9 }}", b"../../outside/secret.png", b"<!ENTITY x SYSTEM 'file:///etc/passwd'>",
    b"1e999999", b"9999-99-99", b"\xe2\x80\xae", b"|\n", b"# ", b"'", b'"', b": ", b"\t",
    b"![x](../outside/secret.png)",
    b"%", b"\\", b"*" * 200, b"`" * 200, b"[^1]: [^1]", b"> " * 200, b"|a|b|\n|-|-|\n" * 40, b"A" * 70_000,
)  # fmt: skip


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole world with a template, a Word base, a lock and work that was not saved, and a secret outside."""
    root = tmp_path_factory.mktemp("honest")
    (root / "outside").mkdir()
    (root / "outside" / "secret.png").write_bytes(png(7))
    (root / "outside" / "secret.yaml").write_text(f"kind: text\nmarking: OPEN\ntext: {SECRET_WORDS}\n")
    inside = root / "inside"
    inside.mkdir()
    visit = whole_world().write(inside)
    (base,) = build(Order(visit, editions=("press",), formats=("docx",))).written
    house = inside / "house"
    house.mkdir()
    (house / "template.yaml").write_text("template: 1\ninherits: visit-brief\nheader: {start: '{title}'}\n")
    base.rename(house / "base.docx")
    visit.write_text(visit.read_text("utf-8").replace('"visit-brief"', '"house"'), encoding="utf-8")
    shutil.copytree(resources() / "wording" / "en", inside / "wording" / "en")
    session = open_session(visit, Surroundings(inside / "state", lambda: NOW)).session
    assert session is not None
    assert lock_path(visit).exists()
    return root


class Watch:
    """What Python opens and calls while it is on, seen by an audit hook; hooks cannot be taken away again."""

    def __init__(self) -> None:
        self.is_on = False
        self.inside = ""
        self.wrong: list[str] = []
        sys.addaudithook(self)

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.is_on:
            return
        if event == "open" and isinstance(arguments[0], str | bytes):
            path, mode = os.path.realpath(os.fsdecode(arguments[0])), arguments[1]
            writes = isinstance(mode, str) and any(letter in mode for letter in "wax+")
            is_outside = "/outside/" in path or (writes and not path.startswith(self.inside) and path != os.devnull)
            if is_outside:
                self.wrong.append(f"opened {path}")
        elif event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec"):
            self.wrong.append(event)


@pytest.fixture(scope="module")
def watch() -> Iterator[Watch]:
    seen = Watch()
    yield seen
    seen.is_on = False


def damage(data: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, lost, doubled, or something nasty put in."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(5):
            case 0:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[at : at + chance.randint(1, 80)]
            case 2:
                changed[at:at] = changed[at : at + chance.randint(1, 200)]
            case 3:
                changed[at:at] = chance.choice(NASTY)
            case _:
                del changed[at:]
    return bytes(changed)


def wander(folder: Path, chance: random.Random) -> None:
    """Damage up to three files, or put a link that leads out in the place of one."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in chance.sample(files, chance.randint(1, 3)):
        if chance.random() < 0.15 and "library" in path.parts:
            path.unlink()
            path.symlink_to(folder.parent / "outside" / ("secret.png" if path.suffix == ".png" else "secret.yaml"))
        else:
            path.write_bytes(damage(path.read_bytes(), chance))


@settings(max_examples=EXAMPLES, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(chance=st.randoms(use_true_random=False))
def test_damaged_files_give_problems_and_nothing_leaves_the_folder(
    chance: random.Random, honest: Path, watch: Watch
) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder) / "copy"
        shutil.copytree(honest, root)
        wander(root / "inside", chance)
        visit = root / "inside" / "visit.yaml"
        watch.inside, watch.wrong, watch.is_on = os.path.realpath(root), [], True
        try:
            built = build(Order(visit, root / "out", ("press",), ("docx", "txt")))
            opened = open_session(visit, Surroundings(root / "inside" / "state", lambda: NOW))
            load_wording(root / "inside" / "wording" / "en")
            read_docx(root / "inside" / "house" / "base.docx")
            read_html(damage(b"<table><tr><td>a<p>b</table>&amp;<ul><li>c", chance).decode("utf-8", "replace"))
        finally:
            watch.is_on = False
        assert watch.wrong == []
        if opened.session is not None:
            opened.session.close()
        for problem in (*built.problems, *opened.problems):
            assert problem.message
        for path in built.written:
            assert path.parent == root / "out"
            assert SECRET_WORDS.encode() not in path.read_bytes()
