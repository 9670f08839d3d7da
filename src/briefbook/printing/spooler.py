"""Handing a finished PDF to the system's spooler as it is: type stays type, lines stay lines.

CUPS takes PDF (its own inner format since 2013), so nothing is drawn anew for the printer. `lp` is the command that
POSIX gives for it, and takes the file from its standard input.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from typing import Literal

Sides = Literal["one-sided", "two-sided-long-edge", "two-sided-short-edge"]
"""The words of IPP for how the sheets are turned over (RFC 8011, 5.2.8)."""
_PATIENCE = 60.0
"""Seconds after which a spooler that does not answer is given up."""


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What a printer is to do. `paper` is a size by its name (`A4`); `sides` None: what the printer does by itself."""

    printer: str
    title: str
    copies: int = 1
    sides: Sides | None = None
    paper: str = ""


class SpoolerError(Exception):
    """The spooler did not take the book; the message is what it said."""


def is_there() -> bool:
    """Whether there is a spooler that takes PDF."""
    return shutil.which("lp") is not None


def spool(pdf: bytes, order: PrintOrder) -> None:
    """Hand a book over. Pages are printed in the size they have. Raises SpoolerError when it is not taken."""
    command = ["lp", "-d", order.printer, "-n", str(order.copies), "-t", order.title, "-o", "print-scaling=none"]
    if order.sides is not None:
        command += ["-o", f"sides={order.sides}"]
    if order.paper:
        command += ["-o", f"media={order.paper}"]
    try:
        done = subprocess.run(command, input=pdf, capture_output=True, timeout=_PATIENCE, check=False)
    except OSError as wrong:
        raise SpoolerError(str(wrong)) from wrong
    except subprocess.TimeoutExpired as late:
        raise SpoolerError("the spooler does not answer") from late
    if done.returncode:
        raise SpoolerError(done.stderr.decode(errors="replace").strip() or "the spooler refused the book")
