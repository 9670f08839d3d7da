"""What a template puts around the sections: the days of a programme, who invited."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefbook.build import Order, build

BRIEFING = """\
library: library
template: visit-brief
visit:
  visitors: [{name: A}]
  host: {name: B}
  from: PK
  to: RU
  invited_by: {name: C, post: Chairman}
"""


def book(tmp_path: Path, visit: str) -> str:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "library.yaml").write_text("languages: [en]\nmarkings: [OPEN]\n", encoding="utf-8")
    written = f"{BRIEFING}  {visit}\nsections: []\neditions: {{full: {{}}}}\n"
    (tmp_path / "visit.yaml").write_text(written, encoding="utf-8")
    build(Order(tmp_path / "visit.yaml", formats=("txt",), output=tmp_path))
    return (tmp_path / "visit-full.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("visit", "day", "cell"),
    [
        ("start: 2019-12-30\n  programme: [{what: Talks}]", "Monday, 30 December 2019", ""),
        ("start: 2019-12-30\n  programme: [{what: Talks}, {what: Party, date: 2019-12-31}]", "", "31 December 2019"),
        ("start: 2019-12-30\n  end: 2019-12-31\n  programme: [{what: Talks}]", "", ""),
        ("start: 2019-12-30\n  end: 2019-12-31\n  programme: [{what: Talks, date: 2019-12-31}]", "Tuesday, 31 Dec", ""),
        ("start: 2019-12-30\n  end: 2020-01-02\n  programme: [{what: T}, {what: P, date: 2019-12-31}]", "", "31 Dec"),
    ],
)
def test_no_line_of_a_programme_stands_under_another_day(tmp_path: Path, visit: str, day: str, cell: str) -> None:
    words = book(tmp_path, visit)
    programme = words[words.rindex("Programme\n") :].splitlines()[2:]

    assert [line for line in programme if ("day, " in line)] == [line for line in programme if day and day in line]
    assert not cell or any(line.startswith(cell) for line in programme)


def test_whoever_invited_and_has_no_snippet_is_named_with_the_post(tmp_path: Path) -> None:
    assert "Invited by     C, Chairman" in book(tmp_path, "start: 2019-12-30")
