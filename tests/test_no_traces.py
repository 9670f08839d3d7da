"""The tree holds nothing of the machine it was written on: no paths of a home, no hosts of a package registry."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
TRACES = {
    "a path of a machine": re.compile(r"(?<![\w.$}])/(?:home|root|work|tmp)/\w"),
    "the host of a package registry": re.compile(r"\b(?:pypi|npmjs|pythonhosted|debian)\.(?:org|com|net)\b"),
}


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def test_tree_holds_no_trace_of_a_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {what}: {line.strip()[:80]}"
        for path in _tracked()
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
        for what, pattern in TRACES.items()
        if pattern.search(line)
    ]

    assert found == []


def test_tree_holds_no_fonts() -> None:
    assert [
        path.name for path in _tracked() if path.suffix.lower() in {".ttf", ".otf", ".woff", ".woff2", ".pfb"}
    ] == []
