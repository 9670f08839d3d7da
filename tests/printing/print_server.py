"""A CUPS server of a test's own: on a free port of this machine alone, with its files in the test's folder.

Its one queue prints into a file, by the filters of a printer that takes PDF and prints on both sides.
"""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

QUEUE = "office"
_PATIENCE = 30.0
_DRIVER = "lsb/usr/cupsfilters/Generic-PDF_Printer-PDF.ppd"
_SETTINGS = """
LogLevel warn
Listen 127.0.0.1:{port}
Listen {folder}/state/cups.sock
Browsing Off
DefaultAuthType None
WebInterface No
PreserveJobHistory Yes
PreserveJobFiles No
<Location />
Order allow,deny
Allow all
</Location>
<Location /admin>
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
_FILES = """
FileDevice Yes
SystemGroup root lpadmin sys
ServerRoot {folder}/etc
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/tmp
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/pages
"""


@dataclass(frozen=True)
class PrintServer:
    """A running server. Programs find it by its `address` in CUPS_SERVER."""

    folder: Path
    address: str

    @property
    def printed(self) -> Path:
        """The file that the queue prints into."""
        return self.folder / "printed.pdf"

    def count(self) -> int:
        """How many jobs are done."""
        return len(self._run("lpstat", "-W", "completed", "-o").splitlines())

    def wait_for(self, jobs: int) -> str:
        """Wait until so many jobs are done; returns the server's log of them, a line a job."""
        pause = Event()
        for _ in range(int(_PATIENCE / 0.1)):
            log = self.folder / "pages"
            if self.count() >= jobs and log.exists() and len(log.read_bytes().splitlines()) >= jobs:
                return log.read_text("utf-8", errors="replace")
            pause.wait(0.1)
        raise AssertionError((self.folder / "error").read_text("utf-8", errors="replace")[-2000:])

    def _run(self, *command: str) -> str:
        environment = {**os.environ, "CUPS_SERVER": self.address}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    def _wait_until_it_answers(self, process: subprocess.Popen[bytes]) -> None:
        pause = Event()
        host, _, port = self.address.partition(":")
        for _ in range(int(_PATIENCE / 0.1)):
            assert process.poll() is None, "the print server ended at once"
            with socket.socket() as knocking:
                if knocking.connect_ex((host, int(port))) == 0:
                    return
            pause.wait(0.1)
        raise AssertionError("the print server does not answer")


@contextmanager
def print_server() -> Iterator[PrintServer]:
    """A print server, as a process of one's own that ends with the block.

    Its folder is open to all: a server started by root runs its filters as a user who has no rights.
    """
    with TemporaryDirectory(prefix="briefbook-cups-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with _running(folder) as server:
            yield server


@contextmanager
def _running(folder: Path) -> Iterator[PrintServer]:
    for name in ("etc", "spool", "cache", "state", "tmp"):
        (folder / name).mkdir(parents=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "cupsd.conf").write_text(_SETTINGS.format(folder=folder, port=port), "utf-8")
    (folder / "files.conf").write_text(_FILES.format(folder=folder), "utf-8")
    command = [_server(), "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "files.conf")]
    server = PrintServer(folder, f"127.0.0.1:{port}")
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
    try:
        server._wait_until_it_answers(process)
        server.printed.touch()
        server._run("lpadmin", "-p", QUEUE, "-E", "-v", f"file:{server.printed}", "-m", _DRIVER)
        yield server
    finally:
        process.terminate()
        process.wait(_PATIENCE)


def _server() -> str:
    """Where Debian puts it: outside the path of users who are not root."""
    return next(one for one in ("/usr/sbin/cupsd", "/usr/bin/cupsd") if Path(one).exists())
