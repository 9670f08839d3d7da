"""Where what is worked out from a library is kept: the user's cache, for nobody else to read, disposable any time."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from pathlib import Path

from platformdirs import user_cache_path

_PRIVATE = 0o700


def cache_folder(root: Path) -> Path | None:
    """The folder of one library's cache, made if need be; None where nothing can be kept.

    It may hold what is marked highest, so nobody but the user may look into it.
    """
    place = hashlib.sha256(os.path.realpath(root).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    folder = user_cache_path("briefbook", appauthor=False) / "libraries" / place
    try:
        folder.mkdir(_PRIVATE, parents=True, exist_ok=True)
        for private in (folder.parent, folder):
            private.chmod(_PRIVATE)
    except OSError:
        return None
    return folder


def forget(folder: Path, pattern: str, but: str) -> None:
    """Delete files and folders of a cache folder by their names, except one; what cannot be deleted stays."""
    for path in folder.glob(pattern):
        if path.name != but:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with contextlib.suppress(OSError):
                    path.unlink()
