"""The benchmark of starts compares with the bare window; a start pays for nothing it does not show."""

from __future__ import annotations

import subprocess
import sys

from tests.benchmarks.processes import Run
from tests.benchmarks.start import Start, table


def test_starts_are_compared_by_their_medians() -> None:
    bare = Start(tuple(Run(seconds, 0.2, 50.0) for seconds in (0.4, 0.5, 9.0)), "bare window")
    ours = Start(tuple(Run(seconds, 0.4, 50.0) for seconds in (0.9, 1.0, 1.1)), "first page")

    rows = table([bare, ours])

    assert rows[-1] == "| first page | 1.00 | 2.0 | 0.40 | 2.0 |"


def test_window_is_there_before_what_makes_its_pages_is_imported() -> None:
    heavy = ("pydantic", "reportlab", "yaml", "fontTools", "briefbook.compose", "briefbook.typeset")
    program = (
        "import sys; import briefbook.gui.application, briefbook.gui.program, briefbook.gui.main_window;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
