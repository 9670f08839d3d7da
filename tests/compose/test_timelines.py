"""Timelines: dated facts of any kind in the order of their days, and nothing from after the edition's day."""

from __future__ import annotations

from pathlib import Path

from briefbook.build import Order, build
from tests.support.word_judges import all_findings

LIBRARY = {
    "library": "languages: [en]\nhome: RU\nmarkings: [OPEN, SECRET]\n",
    "relations": "kind: relations\nmarking: OPEN\ncountries: [RU, PK]\nestablished: 1948-05-01\n"
    "events: [{date: 1991, text: recognition}, {date: 2016, text: a secret event, marking: SECRET}]\n",
    "talks": "kind: meeting\nmarking: OPEN\ndate: 2017-09-21\nplace: New York\noccasion: the General Assembly\n"
    "participants: [{name: A, country: RU}, {name: B, country: PK}]\nsources: [{title: Press release}]\n",
    "gas": "kind: agreement\nmarking: OPEN\nname: Gas agreement\nsigned: 2015-10\nplace: Islamabad\n",
    "later": "kind: agreement\nmarking: OPEN\nname: Later agreement\nsigned: 2019-10\n",
    "commission": "kind: body\nmarking: OPEN\nname: Joint commission\nsessions: [{number: 5, date: 2017-11}]\n",
    "area": "kind: text\nmarking: OPEN\ntext: Words without a date.\n",
}
BRIEFING = """\
library: library
template: visit-brief
visit: {visitors: [{name: A}], host: {name: B}, from: PK, to: RU, start: 2018-02-20}
sections:
  - title: Milestones
    items: [{find: {}, as: timeline}]
editions: {open: {marking: OPEN}}
"""


def test_dated_facts_stand_in_the_order_of_their_days(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    for name, content in LIBRARY.items():
        (tmp_path / "library" / f"{name}.yaml").write_text(content, encoding="utf-8")
    (tmp_path / "visit.yaml").write_text(BRIEFING, encoding="utf-8")

    made = build(Order(tmp_path / "visit.yaml", formats=("txt", "docx", "pdf"), output=tmp_path))

    words = (tmp_path / "visit-open.txt").read_text(encoding="utf-8")
    wanted = ["1 May 1948", "1991", "October 2015", "21 September 2017", "November 2017", "Words without a date."]
    places = [words.index(one, words.rindex("Milestones")) for one in wanted]
    assert places == sorted(places)
    assert "New York, the General Assembly[" in words
    assert "Later agreement" not in words
    assert "secret" not in words
    assert made.is_clean
    assert all_findings(tmp_path / "visit-open.docx") == []
