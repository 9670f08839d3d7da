"""What the processes of a batch are given to begin with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefbook.build import Order
from briefbook.cli.beforehand import read_for
from briefbook.production.stock import Stock
from tests.support.folders import write_visit

SECTIONS = """
- title: Objectives
  items:
    - {text: Words that everybody may read., marking: OPEN}
"""
NOTES_MISSED = """
import sys
from pathlib import Path
from briefbook.build import Order, build
from briefbook.cli.beforehand import import_for
from briefbook.production.stock import Stock

formats = tuple(sys.argv[2].split(","))
import_for(formats)
before = set(sys.modules)
assert build(Order(Path(sys.argv[1]), formats=formats), stock=Stock()).is_clean
print(*sorted(name for name in sys.modules.keys() - before if name.startswith("briefbook.")))
"""


@pytest.mark.parametrize("formats", ["docx,pdf", "txt,md"])
def test_a_build_imports_nothing_more(tmp_path: Path, formats: str) -> None:
    visit = write_visit(tmp_path, SECTIONS)
    done = subprocess.run(
        [sys.executable, "-c", NOTES_MISSED, str(visit), formats], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_library_is_in_stock_afterwards_and_a_broken_briefing_harms_nothing(tmp_path: Path) -> None:
    visit, stock, steps = write_visit(tmp_path, SECTIONS), Stock(), list[str]()
    read_for(Order(visit), stock, steps.append)
    first = stock.library(visit.parent / "library", lambda _done, _of: None)
    assert stock.library(visit.parent / "library", lambda _done, _of: None) is first
    visit.write_text("briefing: [", "utf-8")
    read_for(Order(visit), stock, steps.append)
    read_for(Order(tmp_path / "missing.yaml"), stock, steps.append)
