"""`python -m tests.benchmarks.preview`: from a key typed in a long book to the changed page, all but the screen."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

from briefbook.build import load_sources
from briefbook.session.changes import set_words
from briefbook.session.moves import Place
from briefbook.session.preview import LiveBook, Preview, page_pdf
from briefbook.session.rows import insert_text
from briefbook.session.session import Session, Surroundings, open_session
from tests.benchmarks.material import write_material

TYPED = "The ministers will want to speak about this at some length, and so it is typed here word by word, "


@dataclass(frozen=True)
class Stroke:
    """What one key cost, in milliseconds: on the clock, and of the processor."""

    clock: float
    processor: float


def main() -> None:
    """Type into the middle of a book and print the median and the 95th percentile."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.preview", description=__doc__)
    parser.add_argument("--pages", type=int, default=300, help="about how long the book is")
    parser.add_argument("--keys", type=int, default=60)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="briefbook-bench-") as scratch:
        path = write_material(Path(scratch), asked.pages)
        strokes = list(type_into(path, Path(scratch) / "recovery", asked.keys))
    for name, times in (
        ("on the clock", [stroke.clock for stroke in strokes]),
        ("of the processor", [stroke.processor for stroke in strokes]),
    ):
        print(f"{name}: median {median(times):.0f} ms, 95th percentile {quantiles(times, n=20)[-1]:.0f} ms")


def type_into(path: Path, recovery: Path, keys: int) -> Iterator[Stroke]:
    """Type so many keys into a new item in the middle of a briefing: compose, lay out, write the pages that changed."""
    opened, (sources, _) = open_session(path, Surroundings(recovery)), load_sources(path)
    assert opened.session is not None
    assert sources is not None
    session, preview = opened.session, Preview(sources)
    section = session.state.root.sections[len(session.state.root.sections) // 2].key
    with session.edit("Type"):
        session.apply(insert_text, Place(section, 0), TYPED[:1], "OPEN")
    (key,) = session.state.selection
    book = _composed(preview, session)
    for length in range(2, keys + 2):
        began, worked = perf_counter(), process_time()
        with session.edit("Type", str(key)):
            session.apply(set_words, key, (TYPED * 9)[:length], "en", "en")
        after = _composed(preview, session)
        for number in changed_pages(book, after)[:2]:
            page_pdf(after, number)
        book = after
        yield Stroke(1000 * (perf_counter() - began), 1000 * (process_time() - worked))
    session.close()


def changed_pages(before: LiveBook, after: LiveBook) -> list[int]:
    """The numbers of the pages that are not the same objects as before."""
    kept = {id(page) for page in before.pages.pages}
    return [number for number, page in enumerate(after.pages.pages, 1) if id(page) not in kept]


def _composed(preview: Preview, session: Session) -> LiveBook:
    briefing = session.briefing
    return preview.compose(briefing, briefing.all_editions[0].name)


if __name__ == "__main__":
    main()
