"""The log of failures: where the traceback of a bug goes, so that the screen needs only a kind sentence."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path


def log_failure(trace: str) -> Path:
    """Append a traceback to the log in the user's state folder (mode 0700); returns the log's path.

    Where that folder cannot be written, the traceback is lost rather than the user's work.
    """
    from platformdirs import user_state_path

    log = user_state_path("briefbook") / "failures.log"
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"--- {datetime.now().isoformat(timespec='seconds')}\n{trace}\n")
        log.chmod(0o600)
    except OSError:
        pass
    return log
