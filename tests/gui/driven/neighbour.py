"""Another program beside ours: what it is given as HTML lies on the clipboard, and its window is a file to be dragged.

Arguments: the file of HTML, the file that is dragged.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class FileWindow(QLabel):
    """Stands before all windows, at the right edge of the screen, and is dragged as a file."""

    def __init__(self, file: Path) -> None:
        super().__init__(file.name)
        self._file = file
        self.setWindowTitle("Files")
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setGeometry(self.screen().geometry().width() - 240, 40, 200, 160)

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(self._file))])
        drag = QDrag(self)
        drag.setMimeData(carried)
        drag.exec(Qt.DropAction.CopyAction)


def _main(html: Path, file: Path) -> int:
    application = QApplication(["files"])
    window = FileWindow(file)
    window.show()
    copied = QMimeData()
    copied.setHtml(html.read_text("utf-8"))
    application.clipboard().setMimeData(copied)
    return application.exec()


if __name__ == "__main__":
    sys.exit(_main(Path(sys.argv[1]), Path(sys.argv[2])))
