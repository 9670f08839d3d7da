"""The options that protect files. A password is never an argument: every process of a computer sees those of all."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from briefbook.cli.exits import Exit, stop
from briefbook.production.protection import Protection

ALLOWED = ("print", "copy")
_OPTION = "--password-file"


def protection(password_file: Path | None, allow: str | None, read_only: bool) -> Protection:
    """What the options ask for; `password_file` is read, `-` asked for at the terminal or read from a pipe."""
    if password_file is None:
        if allow is not None:
            raise typer.BadParameter(f"only an encrypted PDF forbids anything; add {_OPTION}", param_hint="--allow")
        return Protection(advises_reading=read_only)
    allowed = _allowed(allow)
    return Protection(_password(password_file), "print" in allowed, "copy" in allowed, read_only)


def _allowed(text: str | None) -> frozenset[str]:
    if text is None:
        return frozenset({"print"})
    named = frozenset(part.strip().lower() for part in text.split(",")) - {"", "none"}
    for one in sorted(named - set(ALLOWED)):
        raise typer.BadParameter(f"'{one}' cannot be allowed; known are print, copy and none", param_hint="--allow")
    return named


def _password(file: Path) -> str:
    if str(file) == "-" and sys.stdin.isatty():
        return str(typer.prompt("Password of the PDF", hide_input=True, confirmation_prompt=True, err=True))
    try:
        text = sys.stdin.readline() if str(file) == "-" else file.read_text(encoding="utf-8-sig").partition("\n")[0]
    except (OSError, ValueError) as wrong:
        raise stop(f"{file}: the password cannot be read: {wrong}", Exit.INPUT) from None
    password = text.rstrip("\r\n")
    if not password:
        raise typer.BadParameter("there is no password in its first line", param_hint=_OPTION)
    return password
