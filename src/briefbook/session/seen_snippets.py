"""What the snippets of a briefing said when it was saved last: kept in the user's own folder, to be compared with."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from briefbook.library.snippet_codec import decoded, encoded
from briefbook.model.library import Library
from briefbook.model.snippet import Snippet
from briefbook.storage.atomic import OutputError, write_atomically

_PRIVATE = 0o700
_ENDING = ".seen.json"
_LARGEST = 64 * 1024 * 1024


def seen_file(folder: Path, briefing: Path) -> Path:
    """The file of a briefing in the folder of unsaved work."""
    name = hashlib.sha256(os.path.realpath(briefing).encode(errors="surrogateescape")).hexdigest()[:20]
    return folder / f"{name}{_ENDING}"


def keep_seen(file: Path, library: Library, idents: Iterable[str]) -> None:
    """Keep what snippets say now. It is a convenience: where it cannot be written, nothing is said of it."""
    known = {ident: library.snippets.get(ident) for ident in sorted(idents)}
    data = {ident: one and [one.file, encoded(one).decode("utf-8", "surrogatepass")] for ident, one in known.items()}
    with suppress(OSError):
        file.parent.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        file.parent.chmod(_PRIVATE)
    with suppress(OutputError):
        write_atomically(file, json.dumps(data).encode("utf-8", "surrogatepass"))


def seen_before(file: Path) -> Mapping[str, Snippet | None]:
    """What was kept; nothing where there is no such file, or another version of the program wrote it."""
    try:
        if file.stat().st_size > _LARGEST:
            return {}
        data = json.loads(file.read_bytes())
        return {
            ident: one and decoded(one[1].encode("utf-8", "surrogatepass"), ident, one[0])
            for ident, one in data.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return {}
