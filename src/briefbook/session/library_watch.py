"""A library that changes while it is open: another officer saves, a folder syncs."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

from watchfiles import Change, watch

from briefbook.build import Sources
from briefbook.library.folder import ENDINGS
from briefbook.library.loader import load_library
from briefbook.library.shelf import says_the_same

_TOGETHER = 300
"""Milliseconds in which changes are told as one: a sync writes many files, and one file in pieces."""
_QUIET = 50
_LOOK_UP = 400
"""Milliseconds after which the thread looks whether it should end."""
_POLLING = 700
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp")
_REMOTE = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "fuse.davfs", "fuse.rclone"})
_MOUNTS = Path("/proc/self/mounts")


class LibraryWatch:
    """Watches until it is closed. `changed` is called on a thread of its own.

    It is called once when the watching has begun, since something may have changed after the library was read, and
    then after every change. A file that is written in pieces is told again when the rest has come.
    """

    def __init__(self, root: Path, changed: Callable[[bool], None]) -> None:
        """`changed` is told whether pictures are among what changed."""
        self._root = root
        self._changed = changed
        self._stop = Event()
        self._thread = Thread(target=self._run, name="briefbook-watch", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the watching; a call under way may still come."""
        self._stop.set()

    def _run(self) -> None:
        has_begun = False
        with contextlib.suppress(OSError, RuntimeError):  # The folder has gone, or the system has no watches left.
            for changes in watch(
                self._root,
                watch_filter=_concerns,
                debounce=_TOGETHER,
                step=_QUIET,
                stop_event=self._stop,
                rust_timeout=_LOOK_UP,
                yield_on_timeout=True,
                force_polling=is_remote(self._root) or None,
                poll_delay_ms=_POLLING,
                ignore_permission_denied=True,
            ):
                if not self._stop.is_set() and (changes or not has_begun):
                    has_begun = True
                    self._changed(any(_may_hold_pictures(path) for _, path in changes))


def refreshed(sources: Sources, *, has_new_pictures: bool = False) -> Sources | None:
    """The sources with the library as its files say it now, of which only those that changed are read.

    None when it says the same as before, as after a save of one's own, or when its folder is not to be had just now.
    """
    library = load_library(sources.library.root, before=sources.library)
    if any(problem.rule.startswith("input-") for problem in library.problems):
        return None
    if says_the_same(library, sources.library):
        return replace(sources, pictures={}) if has_new_pictures else None
    return replace(sources, library=library, pictures={})


def _concerns(_change: Change, path: str) -> bool:
    """Whether a library has to do with a file; hidden ones are what programs write on the way to the real one."""
    name = path.replace("\\", "/").rpartition("/")[2]
    return not name.startswith(".") and (name.lower().endswith((*ENDINGS, *_PICTURES)) or "." not in name)


def _may_hold_pictures(path: str) -> bool:
    """Whether it is a picture, or a folder: what came with a new folder may not be told by itself."""
    return path.lower().endswith(_PICTURES) or "." not in Path(path).name


def is_remote(path: Path, mounts: Path = _MOUNTS) -> bool:
    """Whether a path lies on a disk of another machine, whose changes the system does not tell: it must be polled."""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
        whole = path.resolve()
    except OSError:
        return False
    holding = [fields for line in lines if len(fields := line.split()) > 2 and whole.is_relative_to(_place(fields[1]))]
    return bool(holding) and max(holding, key=lambda fields: len(_place(fields[1])))[2] in _REMOTE


def _place(written: str) -> str:
    """The place of a mount; spaces in it are written as \\040 (proc(5))."""
    return written.replace("\\040", " ")
