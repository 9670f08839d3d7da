"""The benchmark of typing measures typing."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.material import write_material
from tests.benchmarks.preview import type_into


def test_every_key_is_measured(tmp_path: Path) -> None:
    strokes = list(type_into(write_material(tmp_path, pages=10), tmp_path / "recovery", keys=3))

    assert len(strokes) == 3
    assert all(stroke.clock > 0 and stroke.processor > 0 for stroke in strokes)
