"""Saving, keeping unsaved work, and noticing what others do to the file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDateTime, QEventLoop, QFileSystemWatcher, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from briefbook.gui.comparing import Comparing
from briefbook.gui.editor import Editor
from briefbook.gui.jobs import Lane
from briefbook.gui.notice import Notice, Remedy
from briefbook.gui.telling import told_in
from briefbook.model.problem import Problem
from briefbook.model.sentence import spoken
from briefbook.session.saving import Saving as Wish
from briefbook.session.saving import SavingAs
from briefbook.session.session import Disk, Opened, Session
from briefbook.storage.atomic import OutputError
from briefbook.storage.lock_file import Lock
from briefbook.storage.recovery import Kept, discard, keep
from briefbook.storage.working_copy import CHANGED, GONE, SaveResult

KEPT_AFTER = 1500
"""Milliseconds after the last change until the work is kept where a crash cannot take it."""
SETTLED_AFTER = 250
"""Milliseconds after a change on the disk until it is looked at; other programs write in several steps."""


class Saving(QObject):
    """What stands between an editor and the disk.

    `told`: a notice to show; `untold`: its topic is settled; `moved`: the briefing was saved as another file.
    `written`: a save has come to its end, and whether the file says now what the window said when it began.
    """

    told = Signal(object)
    untold = Signal(str)
    moved = Signal(object)
    written = Signal(bool)

    def __init__(self, editor: Editor, window: QWidget) -> None:
        super().__init__(window)
        self._editor = editor
        self._window = window
        self._lane = Lane("keep", self)
        self._writing = Lane("save", self)
        self._writing.failed.connect(self._save_failed)
        self._must_save_again = False
        self._soon = QTimer(self, singleShot=True, interval=KEPT_AFTER)
        self._soon.timeout.connect(self._keep)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_AFTER)
        self._settled.timeout.connect(self.look_at_disk)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._settled.start)
        self._watcher.directoryChanged.connect(self._settled.start)
        self._watch()
        editor.changed.connect(self._soon.start)

    @property
    def _session(self) -> Session:
        return self._editor.session

    # --- saving -------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save beside the window; when nothing was written, a notice or a dialog says why. `written` tells the end."""
        self._save(overwrite=False)

    def _save(self, *, overwrite: bool) -> None:
        if self._writing.is_busy:
            self._must_save_again = True
            return
        wish = self._session.begin_save(overwrite=overwrite)
        self._writing.run(wish.write, lambda result: self._save_ended(wish, result))

    def _save_ended(self, wish: Wish, result: SaveResult) -> None:
        problems = self._session.end_save(wish, result)
        is_written = bool(result.digest)
        self._settle(problems, is_written=is_written)
        self.written.emit(is_written)
        if self._must_save_again:
            self._must_save_again = False
            if is_written:
                self.save()

    def _save_failed(self, _bug: object) -> None:
        tr = self._editor.tr
        words = tr("Something in Briefbook went wrong. Details are in the log.")
        self.told.emit(Notice("saving", f"{tr('Not saved')}: {words}"))
        self.written.emit(False)

    def _await_writing(self) -> bool:
        """Wait for the saves under way, nothing being typed meanwhile; whether the last has written the file."""
        outcome = True
        while self._writing.is_busy:
            loop = QEventLoop()
            self.written.connect(lambda is_written, end=loop.exit: end(int(is_written)))
            outcome = bool(loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents))
        return outcome

    def save_as(self) -> bool:
        """Save under a name the user chooses."""
        tr = self._editor.tr
        words = tr("Save the briefing as"), tr("Briefings (*.yaml)")
        name, _ = QFileDialog.getSaveFileName(self._window, words[0], str(self._session.path), words[1])
        if not name:
            return False
        path = Path(name) if Path(name).suffix else Path(name + ".yaml")
        # The dialog has asked already whether to overwrite a file of that name.
        self._await_writing()
        if path.resolve() == self._session.path.resolve():
            self._save_over()
            return self._await_writing()
        begun = self._session.begin_save_as(path, overwrite=True)
        if isinstance(begun, Problem):
            self._settle((begun,), is_written=False)
            return False
        self._writing.run(begun.write, lambda result: self._saved_as(begun, result))
        return self._await_writing()

    def _saved_as(self, begun: SavingAs, result: SaveResult) -> None:
        problems = self._session.end_save_as(begun, result)
        is_written = bool(result.digest)
        self._settle(problems, is_written=is_written)
        if is_written:
            self._watch()
            self.moved.emit(begun.path)
        self.written.emit(is_written)

    def may_close(self) -> bool:
        """Ask what to do with unsaved changes; False when the window should stay."""
        if not self._session.is_modified:
            return True
        tr = self._editor.tr
        box = QMessageBox(self._window)
        box.setWindowTitle("Briefbook")
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setText(tr("Save the changes to “{name}”?").format(name=self._session.path.stem))
        box.setInformativeText(tr("Otherwise they are lost."))
        button = QMessageBox.StandardButton
        box.setStandardButtons(button.Save | button.Discard | button.Cancel)
        box.button(button.Save).setText(tr("Save"))
        box.button(button.Discard).setText(tr("Don't save"))
        box.button(button.Cancel).setText(tr("Cancel"))
        answer = box.exec()
        if answer == button.Save:
            self.save()
            return self._await_writing()
        return answer == button.Discard

    def let_go(self) -> None:
        """End watching and leave the session to another window."""
        self._await_writing()
        self._soon.stop()
        self._settled.stop()
        self._writing.close()
        self._lane.close(wait=True)

    def close(self) -> None:
        """End watching and the session; unsaved work that was kept goes, for the user has been asked."""
        self.let_go()
        self._session.close()

    def _settle(self, problems: tuple[Problem, ...], *, is_written: bool) -> None:
        """Say what became of a save. Whatever stopped it is said: nobody may think that work is safe that is not."""
        if is_written:
            self._watch()
            self.untold.emit("disk")
            self.untold.emit("saving")
        elif {CHANGED, GONE} & {problem.rule for problem in problems}:
            self.look_at_disk()
        else:
            self._say_not_saved(told_in(self._editor, problems))

    def _say_not_saved(self, why: str) -> None:
        tr = self._editor.tr
        box = QMessageBox(self._window)
        box.setWindowTitle(tr("Not saved"))
        box.setText(
            tr("“{name}” was not saved. Your work is still in the window.").format(name=self._session.path.stem)
        )
        box.setInformativeText(why)
        elsewhere = box.addButton(tr("Save as…"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Close"), QMessageBox.ButtonRole.RejectRole)
        elsewhere.clicked.connect(self.save_as)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    # --- keeping unsaved work -----------------------------------------------------------------------------------------

    def _keep(self) -> None:
        kept = self._session.unsaved()
        if kept is None:
            self._session.autosave()
            return
        self._lane.run(lambda: _kept(kept), self._was_kept)

    def _was_kept(self, wrong: str) -> None:
        if wrong:
            tr = self._editor.tr
            self.told.emit(
                Notice("keeping", tr("Unsaved work cannot be kept safe: {why}").format(why=spoken(wrong, tr)))
            )
        elif not self._session.is_modified:
            self._session.autosave()

    # --- what was found on opening ------------------------------------------------------------------------------------

    def tell_of(self, opened: Opened) -> None:
        """Speak of unsaved work that was found, and of somebody who has the briefing open."""
        if opened.held_by is not None:
            self.told.emit(self._held(opened.held_by))
        if opened.unsaved:
            self.told.emit(self._unsaved(opened.unsaved[0]))

    def _held(self, lock: Lock) -> Notice:
        tr = self._editor.tr
        since = _shown(lock.since)
        words = tr("{user} has this briefing open on {host} since {since}. Saving would come in each other's way.")
        return Notice("lock", words.format(user=lock.owner.user, host=lock.owner.host, since=since))

    def _unsaved(self, kept: Kept) -> Notice:
        tr = self._editor.tr
        at = _shown(kept.saved)
        words = tr("Briefbook ended before this briefing was saved. The work of {time} was kept.").format(time=at)
        if not self._session.is_from_this_file(kept):
            words += " " + tr("The file was changed since.")
        remedies = (
            Remedy(tr("Take it back"), lambda: self._recover(kept), is_primary=True),
            Remedy(tr("Throw it away"), lambda: discard(kept.file)),
        )
        return Notice("recovery", words, remedies)

    def _recover(self, kept: Kept) -> None:
        problems = self._session.recover(kept)
        if problems:
            self.told.emit(Notice("recovery", told_in(self._editor, problems)))

    # --- the disk -----------------------------------------------------------------------------------------------------

    def look_at_disk(self) -> None:
        """Notice whether somebody changed the file or took it away."""
        tr = self._editor.tr
        if self._writing.is_busy:  # What is on the disk may be what is being written.
            self._settled.start()
            return
        self._watch()
        match self._session.look_at_disk():
            case Disk.SAME:
                self.untold.emit("disk")
            case Disk.GONE:
                again = Remedy(tr("Save it again"), self._save_over, is_primary=True)
                self.told.emit(Notice("disk", tr("The file of this briefing is gone from the disk."), (again,)))
            case Disk.CHANGED if not self._session.is_modified:
                self._taken(self._session.take_disk_version())
            case Disk.CHANGED:
                remedies = (
                    Remedy(tr("Compare…"), self._compare, is_primary=True),
                    Remedy(tr("Take that version"), lambda: self._taken(self._session.take_disk_version())),
                    Remedy(tr("Save mine over it"), self._save_over),
                )
                words = tr("Somebody else changed this briefing's file while you were editing it.")
                self.told.emit(Notice("disk", words, remedies))

    def _compare(self) -> None:
        theirs, problems = self._session.state_on_disk()
        if theirs is None:
            self.told.emit(Notice("disk", told_in(self._editor, problems)))
            return
        dialog = Comparing(self._editor, theirs, self._window)
        if not dialog.exec():
            self.look_at_disk()
        elif dialog.takes_theirs:
            self._taken(self._session.take_disk_version())
        else:
            self._save_over()

    def _taken(self, problems: tuple[Problem, ...]) -> None:
        tr = self._editor.tr
        if problems:
            words = tr("The file on the disk cannot be used: {why}")
            self.told.emit(Notice("disk", words.format(why=told_in(self._editor, problems, has_lines=True))))
        else:
            words = tr("The briefing was changed on the disk and is shown as it is there now.")
            back = Remedy(tr("Back to what it was"), self._editor.undo)
            self.told.emit(Notice("disk", words, (back,)))

    def _save_over(self) -> None:
        self._save(overwrite=True)

    def _watch(self) -> None:
        paths = [str(self._session.path), str(self._session.path.parent)]
        watched = {*self._watcher.files(), *self._watcher.directories()}
        gone = [path for path in watched if path not in paths]
        if gone:
            self._watcher.removePaths(gone)
        new = [path for path in paths if path not in watched and Path(path).exists()]
        if new:
            self._watcher.addPaths(new)


def _shown(moment: datetime) -> str:
    """A moment in the user's way of writing it, today's by its time alone."""
    when = QDateTime.fromSecsSinceEpoch(round(moment.timestamp()))
    if moment.date() == datetime.now().date():
        return QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)
    return QLocale().toString(when, QLocale.FormatType.ShortFormat)


def _kept(kept: Kept) -> str:
    try:
        keep(kept)
    except OutputError as wrong:
        return wrong.sentence
    return ""
