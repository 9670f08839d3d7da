"""Shipped files are found in the source tree and inside an installed package."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import briefbook
from briefbook.storage.shipped import resources, templates

PACKAGE = Path(briefbook.__file__).parent


def test_source_tree_has_them_beside_src() -> None:
    assert resources() == PACKAGE.parent.parent / "resources"
    assert templates() == PACKAGE.parent.parent / "templates"


def test_installed_package_carries_them_inside(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE / "storage", tmp_path / "briefbook" / "storage")
    (tmp_path / "briefbook" / "__init__.py").touch()
    (tmp_path / "briefbook" / "shipped" / "resources").mkdir(parents=True)
    said = "from briefbook.storage.shipped import resources; print(resources())"
    done = subprocess.run([sys.executable, "-c", said], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(tmp_path / "briefbook" / "shipped" / "resources")
