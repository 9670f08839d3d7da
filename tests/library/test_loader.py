"""A library is read whole: one broken file never hides the others, every mistake says where and what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from briefbook.library.loader import load_library
from briefbook.model.library import Library

SETTINGS = "name: Ours\nlanguages: [en, ru]\nhome: NO\nmarkings: [OPEN, {id: SECRET, en: Secret, ru: Секретно}]\n"
GOOD = "kind: text\nmarking: OPEN\ntext: Words\n"


def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **files: str) -> Library:
    """A library in the current folder's `lib`; `a__b` is the file a/b.yaml."""
    monkeypatch.chdir(tmp_path)
    root = Path("lib")
    for name, text in {"library": SETTINGS, **files}.items():
        path = root / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_library(root)


def told(loaded: Library) -> list[str]:
    broken = [problem for problems in loaded.broken.values() for problem in problems]
    return sorted(map(str, (*loaded.problems, *broken)))


def test_settings_and_snippets_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = library(tmp_path, monkeypatch, a=GOOD, people__b="kind: person\nname: B\nmarking: OPEN\n")
    assert told(loaded) == []
    assert sorted(loaded.snippets) == ["a", "b"]
    assert loaded.settings.home == "NO"
    assert loaded.scale.highest.label("ru", "en") == "Секретно"
    assert loaded.snippets["b"].file == "lib/people/b.yaml"


def test_hidden_media_and_other_files_are_no_snippets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "notes.txt").write_text("x")
    loaded = library(tmp_path, monkeypatch, media__a="[", **{".git__b": "[", "c__.d": "[", "e__media__f": GOOD})
    assert told(loaded) == []
    assert sorted(loaded.snippets) == ["f"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "lib/x.yaml:1: error: found nothing, expected a snippet as lines of 'key: value'"),
        ("- a", "found a list, expected a snippet"),
        ("text: x", "lib/x.yaml:1: error: the snippet needs 'kind' (kinds are person"),
        ("briefing: 1\nvisit: {}\n", "keep briefings outside the library"),
        ("kind: meting\n", "kind: found 'meting', expected a kind of snippet (did you mean 'meeting'?)"),
        ("kind: meeting\n\n", "lib/x.yaml:1: error: the meeting needs 'date'"),
        ("kind: meeting\n# c\ndate: 2017-13\n", "lib/x.yaml:3: error: date: found '2017-13', expected a date: 2017,"),
        ("kind: meeting\ndate: 2017\nform: tlks\n", "form: found 'tlks', expected one of talks, visit, sidelines"),
        ("kind: person\nname: A\nposts:\n  - country: GB\n", "lib/x.yaml:4: error: posts 1 needs 'title'"),
        ("kind: person\nname: A\ngender: 5\n", "gender: found '5', expected one of male, female"),
        ("kind: person\n", "the person needs a name"),
        ("kind: trade\ncountries: [RU]\nseries: {2017: 5}\n", "the trade needs two countries, the reporter first"),
        ("kind: trade\ncountries: [RU, PK]\nseries:\n  2017: 5\n  2018: {total: x}\n", "x.yaml:5: error: series, 2018"),
        ("kind: text\ntext: {en: {txt: a}}\n", "under 'en' stands neither text nor {text, marking, from}, expected"),
        ("kind: text\nsources: [{titel: a}]\n", "sources 1: found a mapping with 'titel', expected a source with"),
        ("kind: text\ntext: a\ntext: b\n", "lib/x.yaml:3: error: the key 'text' stands twice, first in line 2"),
        ("kind: quote\nby: 5\ntext: a\n", "by: found '5', expected a person's id or {name, post, country}"),
        ("kind: body\nname: A\nsessions: [{date: 2017, number: two}]\n", "sessions 1, number: found 'two', expected a"),
    ],
)
def test_broken_file_says_what_and_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    loaded = library(tmp_path, monkeypatch, x=text, good=GOOD)
    assert list(loaded.snippets) == ["good"]
    assert any(message in line for line in map(str, loaded.broken["x"])), told(loaded)
    assert all(problem.subject == "x" for problem in loaded.broken["x"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind: text\ntxt: a\n", "lib/x.yaml:2: warning: the key 'txt' is not known here and is ignored (did you mean"),
        ("kind: person\nname: A\nposts: [{title: T, frm: 2017}]\n", "the key 'frm' is not known"),
        ("kind: trade\ncountries: [RU, PK]\nseries: {2017: {total: 5, abuot: true}}\n", "(did you mean 'about'?)"),
        ("kind: meeting\ndate: 2017\nparticipants:\n  - {name: A, pst: B}\n", "lib/x.yaml:4: warning: the key 'pst'"),
        ("kind: text\nid: y\n", "the key 'id' is not known"),
        ("kind: text\nmarking: OPNE\n", "the marking 'OPNE' is none of this library's and is treated as SECRET (did y"),
        ("kind: text\ntext: {en: {text: a, marking: SCRET}}\n", "the marking 'SCRET'"),
        ("kind: text\ncountries: [GB, QX]\n", "lib/x.yaml:2: warning: 'QX' is the code of no country"),
        ("kind: meeting\ndate: 2017\nparticipants: [nobody]\n", "participants: the library has no 'nobody'"),
        ("kind: meeting\ndate: 2017\nduring: god\n", "during: the library has no 'god' (did you mean 'good'?)"),
        ("kind: person\nname: A\nposts:\n- title: T\n- title: U\n  body: sco\n", "lib/x.yaml:6: warning: posts"),
        ("kind: point\nrests_on: [a1]\nto: b1\n", "to: the library has no 'b1'"),
    ],
)
def test_doubt_is_a_warning_and_the_rest_loads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    loaded = library(tmp_path, monkeypatch, x=text, good=GOOD)
    assert sorted(loaded.snippets) == ["good", "x"]
    assert any(message in line for line in told(loaded)), told(loaded)


def test_same_id_twice_names_both_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = library(tmp_path, monkeypatch, a__x=GOOD, b__x=GOOD)
    assert any("lib/b/x.yaml" in line and "lib/a/x.yaml" in line for line in told(loaded))


def test_former_id_leads_to_the_snippet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = library(tmp_path, monkeypatch, new=GOOD + "formerly: [old]\n")
    assert loaded.snippet("old") is loaded.snippets["new"]


def test_faulty_setting_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = library(tmp_path, monkeypatch, library=SETTINGS.replace("NO", "Norway"), a=GOOD)
    assert any("lib/library.yaml:3: error: home: found 'Norway'" in line for line in told(loaded))
    assert loaded.scale.highest.id == "SECRET"
    assert "a" in loaded.snippets


@pytest.mark.parametrize("text", ["", "markings: {", "- a", "markings: [[]]\n", "languages: {}\n"])
def test_unusable_settings_never_stop_the_snippets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    loaded = library(tmp_path, monkeypatch, library=text, a=GOOD)
    assert told(loaded)
    assert "a" in loaded.snippets


def test_key_figures_by_name_are_no_unknown_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card = "kind: country\nmarking: OPEN\ncountries: [TR]\nfigures: {GDP: 1.1 trillion, Debt: 30 per cent}\n"
    assert told(library(tmp_path, monkeypatch, turkey=card)) == []


def test_missing_root_and_file_as_root_are_missing_input(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "none", tmp_path / "file", Path("a\0b"), tmp_path / ("x" * 300)):
        assert [p.rule.startswith("input-") for p in load_library(path).problems] == [True]


def test_too_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = library(tmp_path, monkeypatch, x="# " + "x" * (1024 * 1024) + "\n" + GOOD, good=GOOD)
    assert "larger than 1 MiB" in str(loaded.broken["x"][0])


def test_links_out_of_the_library_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.yaml").write_text(GOOD)
    (tmp_path / "outside").mkdir()
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "x.yaml").symlink_to(tmp_path / "secret.yaml")
    (tmp_path / "lib" / "folder").symlink_to(tmp_path / "outside")
    (tmp_path / "lib" / "gone.yaml").symlink_to(tmp_path / "lib" / "none.yaml")
    (tmp_path / "lib" / "round").symlink_to(tmp_path / "lib")
    (tmp_path / "lib" / "self.yaml").symlink_to(tmp_path / "lib" / "self.yaml")
    loaded = library(tmp_path, monkeypatch, good=GOOD)
    assert list(loaded.snippets) == ["good"]
    assert sorted(loaded.broken) == ["gone", "self", "x"]
    assert "leads out of the library" in str(loaded.broken["x"][0])
    assert any(line.startswith("lib/folder: error: this link leads out") for line in told(loaded))


def test_pipes_and_folders_named_like_snippets_never_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lib" / "y.yaml").mkdir(parents=True)
    (tmp_path / "lib" / "y.yaml" / "z.yaml").write_text(GOOD)
    os.mkfifo(tmp_path / "lib" / "pipe.yaml")
    loaded = library(tmp_path, monkeypatch, good=GOOD)
    assert sorted(loaded.snippets) == ["good", "z"]
    assert "pipe" in str(loaded.broken["pipe"][0])


def test_unreadable_file_and_folder_are_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_open, really_scan = os.open, os.scandir

    def guarded_open(path: str | os.PathLike[str], *rest: int) -> int:
        if "denied" in str(path):
            raise PermissionError(errno.EACCES, "Permission denied")
        return really_open(path, *rest)

    def guarded_scan(path: object) -> object:
        if "closed" in str(path):
            raise PermissionError(errno.EACCES, "Permission denied")
        return really_scan(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "open", guarded_open)
    monkeypatch.setattr(os, "scandir", guarded_scan)
    loaded = library(tmp_path, monkeypatch, denied=GOOD, closed__x=GOOD, good=GOOD)
    assert list(loaded.snippets) == ["good"]
    assert "no right to read" in str(loaded.broken["denied"][0])
    assert any(line.startswith("lib/closed: error: you have no right") for line in told(loaded))
    assert not any(p.rule.startswith("input-") for p in (*loaded.problems, *loaded.broken["denied"]))


def test_model_names_never_reach_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "kind: person\nname: [a]\nnative: x\nposts: 5\npicture: {}\nforms: []\nsay: maybe\nvalid: 7\nmarking: []\n"
    loaded = library(tmp_path, monkeypatch, x=text)
    ours = ("Native", "Post", "Localised", "pydantic", "Input", "dict", "Validity")
    for line in map(str, loaded.broken["x"]):
        assert not any(word in line for word in ours)
    assert len(loaded.broken["x"]) >= 8


def test_outcome_may_be_its_words_in_two_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = "kind: meeting\nmarking: OPEN\ndate: 2017\nparticipants: [{name: A}]\n"
    loaded = library(tmp_path, monkeypatch, a=head + "outcomes: [{en: Agreed, ru: Решено}, {txt: x, by: ours}]\n")

    assert [line for line in told(loaded) if "'en'" in line] == []
    assert any("outcomes 2 needs 'text'" in line for line in told(loaded))
