"""`python -m tests.benchmarks.library_run LIBRARY`: what a library costs a process of its own, as JSON."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time, thread_time

from briefbook.library.full_text import FullText, Sought
from briefbook.library.loader import load_library

PHRASES = (
    "minister of energy",
    "liquefied natural gas",
    "соглашение о сотрудничестве",
    "газопроводы таможенных",
    "Karim gulhan",
    "land crossings 2015",
)
NARROWED = Sought("", ("meeting", "text"), ("PK",), ("energy",), ("OPEN",), since=733_000)
_CARDS = 50


def main() -> None:
    """Open the library, its index, and type some phrases letter by letter, without and with filters."""
    took: dict[str, float] = {}
    with _timed(took, "open"):
        library = load_library(Path(sys.argv[1]))
    took["open memory"] = _memory()
    with _timed(took, "index"):
        full_text = FullText(library)
    typed = [phrase[:length] for phrase in PHRASES for length in range(1, len(phrase) + 1)]
    for name, sought in (("search", Sought()), ("narrowed", NARROWED)):
        keys = [_key(full_text, replace(sought, words=words)) for words in typed]
        took[f"{name} p50"], took[f"{name} p95"] = median(keys), quantiles(keys, n=20)[-1]
    took["memory"] = _memory()
    print(json.dumps({"snippets": len(library.snippets), **took}))


def _key(full_text: FullText, sought: Sought) -> float:
    """Milliseconds of the processor for one key: other programs on the machine do not count."""
    began = thread_time()
    full_text.search(sought, _CARDS)
    return 1000 * (thread_time() - began)


@contextmanager
def _timed(took: dict[str, float], name: str) -> Iterator[None]:
    began, worked = perf_counter(), process_time()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    yield
    took[name] = perf_counter() - began
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    others = ended.ru_utime + ended.ru_stime - children.ru_utime - children.ru_stime
    took[f"{name} work"] = process_time() - worked + others


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
