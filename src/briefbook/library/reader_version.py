"""Which program made something of a file: what another one made of it is not believed."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import briefbook.library
import briefbook.model
import briefbook.yaml12

_ROOMS = (briefbook.model, briefbook.yaml12, briefbook.library)
_PACKAGES = ("babel", "pydantic", "pydantic_core", "yaml", "tantivy")


@cache
def reader_version() -> str:
    """Changes with everything that has a say in what a file becomes: our own code, Python, the libraries we read with.

    Another version reads the files itself: it may find problems that this one does not know.
    """
    told = [platform.python_version(), sys.byteorder, *map(_installed, _PACKAGES)]
    for room in _ROOMS:
        for folder in sorted(room.__path__):
            with os.scandir(folder) as entries:
                files = sorted((e.name, e.stat()) for e in entries if e.name.endswith(".py"))
            told += [f"{name} {status.st_size} {status.st_mtime_ns}" for name, status in files]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def _installed(package: str) -> str:
    """Changes when another version of a package is installed; to ask for the version itself takes much longer."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return package
    status = Path(spec.origin).stat()
    return f"{spec.origin} {status.st_size} {status.st_mtime_ns} {status.st_ino}"
