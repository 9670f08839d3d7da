"""A random editor edits, undoes, redoes, saves, loads, crashes; after each step what is there is what must be there."""

from __future__ import annotations

import json
import socket
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from briefbook.model.briefing import SnippetItem, TextItem
from briefbook.session.changes import rename, set_fields, set_marking, set_only, set_words
from briefbook.session.details import finish, reopen, set_visit
from briefbook.session.moves import DEEPEST, Place, move, move_down, move_in, move_out, move_up
from briefbook.session.rows import copied, delete, duplicate, insert_section, insert_snippet, insert_text, paste
from briefbook.session.session import Session, Surroundings, open_session
from briefbook.session.state import Edited, State
from briefbook.session.tree import ROOT
from briefbook.storage.owner import Owner
from briefbook.storage.recovery import keep
from briefbook.storage.written_form import written

from ..support.folders import write_visit

SECTIONS = """
    # the first of all
    - title: {en: Talks, ru: Переговоры}
      items:
        - snippet: talks # last year
          length: short
        - {text: words, only: full}
      sections:
        - title: Inside
          items: [{find: {kind: meeting, limit: 2}}, {break: page}]
    - title: 'NO'
    """
WORDS = st.one_of(
    st.sampled_from(
        ["NO", "12:30", "a: b # c", "one\n\ntwo", "- x", "{{ facts }}", "'\"", "|", "1.50", "~", "? x", "\ttab"]
    ),
    st.text(min_size=1, max_size=12),
)
NUMBERS = st.integers(0, 30)
ROWS = st.lists(NUMBERS, max_size=4)
NOW = datetime(2018, 2, 19, 10, 39)
SHIFTS: list[Callable[[State, list[int]], Edited]] = [move_up, move_down, move_in, move_out, delete, duplicate]


def frozen(state: State) -> str:
    """What a file of the state says, as a value of its own; of a draft, that it is one."""
    return json.dumps({**state.data, "draft": "draft" in state.data}, ensure_ascii=False, default=float)


class Editor(RuleBasedStateMachine):
    """Keeps beside the session what it must be: the way of all states, and what stands in the file."""

    @initialize()
    def open(self) -> None:
        self.desk = tempfile.TemporaryDirectory()
        folder = Path(self.desk.name)
        self.path = write_visit(folder, SECTIONS)
        self.around = Surroundings(folder / "state", lambda: NOW)
        self.begin_anew()

    def begin_anew(self) -> None:
        opened = open_session(self.path, self.around)
        assert opened.session is not None, opened.problems
        assert opened.held_by is None
        self.session: Session = opened.session
        self.unsaved = opened.unsaved
        self.past: list[str] = []
        self.present = self.in_file = frozen(self.session.state)
        self.future: list[str] = []

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.session.close()
            self.desk.cleanup()

    # --- edits

    def keys(self, rows: list[int]) -> list[int]:
        every = [key for key in self.session.state.nodes if key != ROOT]
        return [every[row % len(every)] for row in rows] if every else []

    def place(self, parent: int, row: int) -> Place:
        sections = [key for key, node in self.session.state.nodes.items() if node.is_section]
        return Place(sections[parent % len(sections)], row)

    def edit(self, verb: Callable[[State], Edited]) -> None:
        before = self.session.state
        with self.session.edit("Edit"):
            self.session.apply(verb)
        after = self.session.state
        if after.root is not before.root or after.header is not before.header:
            self.past.append(self.present)
            self.present, self.future = frozen(after), []

    @rule(rows=ROWS, parent=NUMBERS, row=NUMBERS)
    def move(self, rows: list[int], parent: int, row: int) -> None:
        keys, place = self.keys(rows), self.place(parent, row)
        self.edit(lambda state: move(state, keys, place))

    @rule(rows=ROWS, verb=st.sampled_from(SHIFTS))
    def shift(self, rows: list[int], verb: Callable[[State, list[int]], Edited]) -> None:
        keys = self.keys(rows)
        if verb is not duplicate or len(self.session.state.nodes) < 60:
            self.edit(lambda state: verb(state, keys))

    @rule(parent=NUMBERS, row=NUMBERS, words=WORDS, what=st.sampled_from([insert_text, insert_section, insert_snippet]))
    def insert(self, parent: int, row: int, words: str, what: Callable[[State, Place, str], Edited]) -> None:
        place = self.place(parent, row)
        self.edit(lambda state: what(state, place, "talks" if what is insert_snippet else words))

    @rule(rows=ROWS, parent=NUMBERS, row=NUMBERS)
    def copy_and_paste(self, rows: list[int], parent: int, row: int) -> None:
        clipboard, place = copied(self.session.state, self.keys(rows)), self.place(parent, row)
        if len(self.session.state.nodes) < 60:
            self.edit(lambda state: paste(state, place, clipboard))

    @rule(row=NUMBERS, words=WORDS, language=st.sampled_from(["en", "ru"]))
    def rename(self, row: int, words: str, language: str) -> None:
        for key in self.keys([row]):
            self.edit(lambda state, key=key: rename(state, key, words, language, "en"))  # type: ignore[misc]

    @rule(row=NUMBERS, words=WORDS, language=st.sampled_from(["en", "ru"]))
    def write(self, row: int, words: str, language: str) -> None:
        for key in self.keys([row]):
            if isinstance(self.session.state.nodes[key].value, (TextItem, SnippetItem)):
                self.edit(lambda state, key=key: set_words(state, key, words, language, "en", "base"))  # type: ignore[misc]

    @rule(rows=ROWS, marking=st.sampled_from(["OPEN", None]), only=st.lists(st.sampled_from(["full", "press"])))
    def show(self, rows: list[int], marking: str | None, only: list[str]) -> None:
        keys = self.keys(rows)
        self.edit(lambda state: set_only(set_marking(state, keys, marking).state, keys, only))

    @rule(rows=ROWS, fields=st.sampled_from([{"length": "line"}, {"as": "table"}, {"budget": 2}, {"length": "no"}]))
    def set(self, rows: list[int], fields: dict[str, object]) -> None:
        keys = self.keys(rows)
        self.edit(lambda state: set_fields(state, keys, fields))

    @rule(day=st.sampled_from(["2018-02-21", "2018-02", "2018-01-01", None]))
    def visit(self, day: str | None) -> None:
        self.edit(lambda state: set_visit(state, {"end": day}))

    @rule(verb=st.sampled_from([reopen, finish]))
    def declare(self, verb: Callable[[State], Edited]) -> None:
        self.edit(verb)

    @rule(rows=ROWS)
    def select(self, rows: list[int]) -> None:
        self.session.select(self.keys(rows))

    # --- back and forth

    @rule()
    def undo(self) -> None:
        self.session.undo()
        if self.past:
            self.future.insert(0, self.present)
            self.present = self.past.pop()

    @rule()
    def redo(self) -> None:
        self.session.redo()
        if self.future:
            self.past.append(self.present)
            self.present = self.future.pop(0)

    # --- the file

    @rule()
    def save(self) -> None:
        assert self.session.save() == ()
        assert not self.session.is_modified
        self.in_file = self.present

    @precondition(lambda self: not self.session.is_modified)
    @rule()
    def load(self) -> None:
        self.session.close()
        said = self.in_file
        self.begin_anew()
        assert json.loads(self.present) == json.loads(said)

    @rule()
    def crash_and_recover(self) -> None:
        kept, lost = self.session.unsaved(), self.present
        self.session.autosave()
        self.session.close()
        if kept is not None:
            keep(replace(kept, owner=Owner("anna", socket.gethostname(), 2**22 + 1)))
        self.begin_anew()
        for one in self.unsaved:
            assert self.session.recover(one) == ()
            self.past, self.present = [self.present], frozen(self.session.state)
        assert json.loads(self.present) == json.loads(lost)

    # --- what always holds

    @invariant()
    def session_says_what_it_must(self) -> None:
        if hasattr(self, "session"):
            assert frozen(self.session.state) == self.present
            assert bool(self.session.history.undo_label) == bool(self.past)
            assert bool(self.session.history.redo_label) == bool(self.future)

    @invariant()
    def outline_is_in_order(self) -> None:
        if hasattr(self, "session"):
            state = self.session.state
            every = [node.key for node in state.root.walk()]
            assert len(every) == len(set(every)) == len(state.nodes)
            assert max(every) < state.next_key
            assert set(state.selection) | {state.current} <= set(every)
            assert all(node.is_section for node in state.root.children)
            for node in state.root.walk():
                kinds = [child.is_section for child in node.children]
                assert kinds == sorted(kinds)
                assert state.depth(node.key) <= DEEPEST

    @invariant()
    def briefing_is_the_outline(self) -> None:
        if hasattr(self, "session"):
            state = self.session.state
            assert written(state.briefing)["visit"]["host"] == "sergey-lavrov"
            rows = [row for section in state.briefing.walk() for row in (section, *section.items)]
            assert sorted(row.line_number for row in rows) == sorted(set(state.nodes) - {ROOT})


Editor.TestCase.settings = settings(max_examples=25, stateful_step_count=30)
TestEditor = Editor.TestCase
