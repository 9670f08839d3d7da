"""Every state is reached and shown in two sizes, light and dark, in both languages, and on fine screens.

The pictures lie in `pictures/` beside the tests of the window, which git ignores, to be looked at by a person.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gui.driven.person import PICTURES
from tests.gui.looks.showing import show

SMALL, LARGE = (1280, 720), (1600, 1000)


@pytest.mark.whole
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
@pytest.mark.parametrize(("language", "look"), [("en", "light"), ("ru", "dark"), ("en", "dark"), ("ru", "light")])
def test_every_state_is_shown(size: tuple[int, int], scale: float, language: str, look: str, tmp_path: Path) -> None:
    width, height = (round(side * scale) for side in size)
    folder = PICTURES / f"{width}x{height}-{round(scale * 100)}-{language}-{look}"
    tmp_path.chmod(0o755)

    assert show((width, height), language, look, tmp_path, folder, scale=scale) == ""
