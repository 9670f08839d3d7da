"""Refuses a pair of Qt and Python that is known to crash (docs/decisions/0002)."""

from __future__ import annotations

BROKEN_FROM = (6, 12)
SOUND_PYTHON = (3, 12)


def bad_pair(python: tuple[int, int], qt: tuple[int, int]) -> str:
    """A sentence that says what to install when this PySide6 aborts on this Python; "" when the two go together."""
    if python < SOUND_PYTHON and qt >= BROKEN_FROM:
        return (
            f"PySide6 {qt[0]}.{qt[1]} crashes on Python {python[0]}.{python[1]}. Install Python 3.12 or newer, or "
            "PySide6-Essentials and PySide6-Addons 6.11.3; `make setup` does the right thing. The command line works."
        )
    return ""
