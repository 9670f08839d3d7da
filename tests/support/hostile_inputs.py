"""Files made to fill the memory of whoever reads them, and a process that reads them and says what it took.

Run as a program with a folder: each input is read in a process of its own, whose address space may grow by `ALLOWED`
and no more. A line of JSON for each says how it ended and by how many bytes the resident memory grew.
"""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from briefbook.build import Order, build
from briefbook.library.loader import load_library
from briefbook.library.pictures import load_picture
from briefbook.readers.docx.reading import read_docx
from briefbook.readers.html.reading import read_html
from briefbook.storage.recovery import left_behind
from tests.support.folders import write_library, write_visit

MIB = 1024 * 1024
ALLOWED = 768 * MIB
LONGEST = 120
"""Seconds of processor time after which a reader counts as hanging."""
_BOMB = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]" for n in range(12))
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
    f'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>'
)


def texts() -> Mapping[str, bytes]:
    """What a YAML file may hold."""
    head = b"kind: text\nmarking: OPEN\ntext: |\n  "
    return {
        "aliases that unfold without end": f"kind: text\ntext: Words\n{_BOMB}\n".encode(),
        "lists inside lists": b"kind: text\ntext: " + b"[" * 500_000,
        "mappings inside mappings": b"kind: text\nnote: " + b"{a: " * 250_000,
        "a long list": b"kind: text\ntopics: [" + b"a," * 490_000 + b"]",
        "many keys": b"".join(b"k%d: 1\n" % n for n in range(90_000)),
        "fifty megabytes": b"kind: text\ntext: " + b"a" * (50 * MIB),
        "quotes inside quotes": head + b"> " * 300_000,
        "lists of signs": head + b"* - + " * 100_000,
        "brackets of links": head + b"[" * 500_000,
        "bold that never ends": head + b"**a " * 200_000,
        "notes of notes": head + b"[^1]: [^1] " * 60_000,
        "a wide table": head + b"|a" * 200_000 + b"|\n  " + b"|-" * 200_000 + b"|",
        "expressions": head + b"{{ 9**9**9 }} {{ 'a' * 300000000 }} {{ [0] * 10**9 }} " * 5_000,
        "brackets of expressions": head + b"{{ " + b"(" * 200_000,
    }


def pictures() -> Mapping[str, Callable[[], bytes]]:
    """Pictures that claim to be larger than they are, or unpack to more."""
    return {
        "a huge PNG": lambda: _png(60_000, 60_000),
        "a long PNG": lambda: _png(2_000_000_000, 1),
        "a PNG as large as may be": lambda: _png(7_700, 7_700, _zeros(23_101)),
        "the same with transparency": lambda: _png(7_700, 7_700, _zeros(30_801), colours=6),
        "the same of sixteen bits": lambda: _png(7_700, 7_700, _zeros(61_601), colours=6, bits=16),
        "a PNG with packed words": lambda: _png(4, 4, extra=_packed(b"zTXt")),
        "a PNG with a packed profile": lambda: _png(4, 4, extra=_packed(b"iCCP")),
        "a huge GIF": lambda: b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0xF0, 0, 0) + bytes(64),
        "a huge BMP": lambda: b"BM" + struct.pack("<IHHI", 54, 0, 0, 54)
        + struct.pack("<IiiHHIIiiII", 40, 60_000, 60_000, 1, 24, 0, 0, 0, 0, 0, 0),
        "a huge TIFF": lambda: _tiff(100_000, 100_000),
        "fifty megabytes of nothing": lambda: bytes(50 * MIB),
    }  # fmt: skip


def word_files() -> Mapping[str, Callable[[], bytes]]:
    """Word files that unpack to more than anybody needs."""
    paragraph = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    return {
        "a part of a gigabyte": lambda: word_file(b"<a>" + b" " * 30, 1024 * MIB),
        "spaces up to the limit": lambda: word_file(b"<a>", 31 * MIB, b"</a>"),
        "paragraphs up to the limit": lambda: word_file(_document(paragraph * (30 * MIB // len(paragraph)))),
        "paragraphs beyond it": lambda: word_file(_document(paragraph * (180 * MIB // len(paragraph)))),
        "tables inside tables": lambda: word_file(_document(b"<w:tbl><w:tr><w:tc>" * 20_000)),
        "entities of entities": lambda: word_file(_laughs()),
        "many parts": lambda: word_file(_document(paragraph), more={f"word/{n}.xml": b"<a/>" for n in range(20_000)}),
        "no zip at all": lambda: bytes(49 * MIB),
    }


def word_file(start: bytes, spaces: int = 0, end: bytes = b"", more: Mapping[str, bytes] | None = None) -> bytes:
    """A Word file whose text is the two ends with so many spaces between them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(start)
            for _ in range(spaces // MIB):
                part.write(b" " * MIB)
            part.write(end)
        for name, content in (more or {}).items():
            package.writestr(name, content)
    return out.getvalue()


def _document(body: bytes) -> bytes:
    return f'<w:document xmlns:w="{_W}"><w:body>'.encode() + body + b"</w:body></w:document>"


def _laughs() -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    return f'<!DOCTYPE d [{levels}]><w:document xmlns:w="{_W}"><w:body>&l11;</w:body></w:document>'.encode()


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _packed(kind: bytes) -> bytes:
    """A chunk of 300 KiB that unpacks to 300 MiB."""
    return _chunk(kind, b"k\0\0" + zlib.compress(bytes(300 * MIB)))


def _zeros(width: int) -> bytes:
    """The packed bytes of a black picture of 7,700 lines."""
    return zlib.compress(bytes(width * 7_700))


def _png(width: int, height: int, data: bytes = b"", extra: bytes = b"", *, colours: int = 2, bits: int = 8) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + extra + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _tiff(width: int, height: int) -> bytes:
    entries = ((256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, height), (279, 99))
    tags = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(entries)) + tags + bytes(4)


# --- the process that reads them -------------------------------------------------------------------------------------

Action = Callable[[], object]


def actions(folder: Path, names: Sequence[str]) -> Iterator[tuple[str, Action]]:
    """What is done with the inputs of these names, every one where there are none; the files are written on the way."""
    for kind, contents, prepare in (
        ("snippet", _held(texts()), _snippet),
        ("book", _held(books()), _book),
        ("briefing", _held(texts()), _briefing),
        ("unsaved work", _held(texts()), _unsaved),
        ("picture", pictures(), _picture),
        ("dropped Word file", word_files(), _dropped),
        ("Word template", word_files(), _template),
        ("clipboard", _held(clipboards()), _clipboard),
    ):
        for number, (what, make) in enumerate(contents.items()):
            name = f"{kind}, {what}"
            if not names or name in names:
                here = folder / f"{kind.replace(' ', '-')}-{number}"
                here.mkdir()
                yield name, prepare(here, make())


def _held(contents: Mapping[str, bytes]) -> Mapping[str, Callable[[], bytes]]:
    return {name: partial(bytes, content) for name, content in contents.items()}


def books() -> Mapping[str, bytes]:
    """The texts that are snippets and so come into a book."""
    return {name: content for name, content in texts().items() if b"marking" in content}


def clipboards() -> Mapping[str, bytes]:
    """Rich text as browsers and Word hand it over."""
    return {
        "divisions": b"<div>" * 700_000,
        "words": b"a" * 50 * MIB,
        "cells": b"<table><tr>" + b"<td>a" * 300_000,
    }


def _visit(folder: Path) -> Path:
    return write_visit(folder, "- {title: Notes, items: [{snippet: hostile}, {text: Words., marking: OPEN}]}")


def _snippet(folder: Path, content: bytes) -> Action:
    library = write_library(folder / "library", {})
    (library / "hostile.yaml").write_bytes(content)
    return partial(load_library, library)


def _book(folder: Path, content: bytes) -> Action:
    visit = _visit(folder)
    (folder / "library" / "hostile.yaml").write_bytes(content)
    return partial(build, Order(visit, editions=("full",), formats=("txt",)))


def _briefing(folder: Path, content: bytes) -> Action:
    (folder / "visit.yaml").write_bytes(content)
    return partial(build, Order(folder / "visit.yaml", formats=("txt",)))


def _unsaved(folder: Path, content: bytes) -> Action:
    (folder / "a.b.recovery.yaml").write_bytes(content)
    return partial(left_behind, folder)


def _picture(folder: Path, content: bytes) -> Action:
    (folder / "picture.png").write_bytes(content)
    return partial(load_picture, "picture.png", (folder,))


def _dropped(folder: Path, content: bytes) -> Action:
    (folder / "dropped.docx").write_bytes(content)
    return partial(read_docx, folder / "dropped.docx")


def _template(folder: Path, content: bytes) -> Action:
    visit = _visit(folder)
    visit.write_text(visit.read_text("utf-8").replace("template: visit-brief", "template: house"), "utf-8")
    (folder / "house").mkdir()
    (folder / "house" / "template.yaml").write_text("template: 1\ninherits: visit-brief\n")
    (folder / "house" / "base.docx").write_bytes(content)
    return partial(build, Order(visit, editions=("full",), formats=("docx",)))


def _clipboard(_: Path, content: bytes) -> Action:
    return partial(read_html, content.decode())


def measured(action: Action) -> tuple[str, int]:
    """How an action ends in a process of its own, and by how many bytes its resident memory grew."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        before = _resident()
        limit = _address_space() + ALLOWED
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        try:
            action()
            ended = "read"
        except MemoryError:
            ended = "MemoryError"
        except BaseException as wrong:
            ended = f"{type(wrong).__name__}: {wrong}"[:200]
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        os.write(writing, json.dumps([ended, max(most - before, 0)]).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if not said:
        killed = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else str(status)
        return f"ended by {killed}", 0
    ended, grown = json.loads(said)
    return str(ended), int(grown)


def _resident() -> int:
    return _status("VmRSS:")


def _address_space() -> int:
    return _status("VmSize:")


def _status(key: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(key))


def main(folder: Path, *names: str) -> None:
    """Read the hostile inputs of these names, every one where there are none, and tell of each."""
    for name, action in actions(folder, names):
        ended, grown = measured(action)
        print(json.dumps({"input": name, "ended": ended, "grown": grown}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
