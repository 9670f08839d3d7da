"""Takes the README's pictures of the window: `python -m tests.gui.looks.readme` in the root of the tree."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tests.gui.looks.showing import show

SHOWN = {"window": ("en", "light"), "window-dark-russian": ("ru", "dark")}
_DOCS = Path(__file__).parents[3] / "docs" / "pictures"
_SCREEN = (1600, 1000)
_COLOURS = 256


def main() -> int:
    """1 where a state could not be reached; what went wrong is said."""
    for name, (language, look) in SHOWN.items():
        with TemporaryDirectory() as folder:
            pictures = Path(folder) / "pictures"
            wrong = show(_SCREEN, language, look, Path(folder), pictures, "first_window", "trade_and_search")
            if wrong:
                print(wrong, file=sys.stderr)
                return 1
            with Image.open(pictures / "trade-and-search.png") as whole:
                alone = whole.convert("RGB")
        few = alone.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE)
        few.save(_DOCS / f"{name}.png", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
