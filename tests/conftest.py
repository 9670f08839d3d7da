"""What holds for every test: a home of its own, and examples that are found again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

# No deadlines: a test's verdict never depends on a clock. The tests are the same on every run; the soak roams.
settings.register_profile("tests", deadline=None, max_examples=50, print_blob=True, derandomize=True)
settings.register_profile("soak", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("tests")


COUNTED = ("kills", "damaged files")
"""What a test may record that the summary of a run tells."""


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Cache, state and settings of the program go to a folder of the run, never to the user's."""
    with pytest.MonkeyPatch.context() as environment:
        for name in ("CACHE", "STATE", "CONFIG", "DATA"):
            environment.setenv(f"XDG_{name}_HOME", str(tmp_path_factory.mktemp(name.lower())))
        yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many examples of a sort a run has seen, where a test recorded it."""
    for report in terminalreporter.stats.get("passed", ()):
        for name, value in report.user_properties:
            if name in COUNTED:
                terminalreporter.write_line(f"{report.nodeid}: {value} {name}")
