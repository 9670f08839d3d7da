"""The list of sources at the end of a book: each once, by type where types are said, then by title."""

from __future__ import annotations

from pathlib import Path

from briefbook.build import Order, build

SETTINGS = "languages: [en]\nhome: RU\nmarkings: [OPEN, SECRET]\n"
BRIEFING = """\
library: library
template: visit-brief
visit: {visitors: [{name: A}], host: {name: B}, from: PK, to: RU, start: 2018-02-20}
sections: [{title: All, items: [{find: {kind: text}}, {find: {kind: cooperation}}]}]
editions: {open: {marking: OPEN}}
"""


def listed(tmp_path: Path, **files: str) -> list[str]:
    """The lines of the list of sources."""
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "library.yaml").write_text(SETTINGS, encoding="utf-8")
    for name, content in files.items():
        (tmp_path / "library" / f"{name}.yaml").write_text("marking: OPEN\n" + content, encoding="utf-8")
    (tmp_path / "visit.yaml").write_text(BRIEFING, encoding="utf-8")
    build(Order(tmp_path / "visit.yaml", formats=("txt",), output=tmp_path))
    words = (tmp_path / "visit-open.txt").read_text(encoding="utf-8")
    after = words[words.rindex("Sources\n") :].partition("\n--------------------\n")[0]
    return [line for line in after.splitlines()[2:] if line.strip()]


def test_sources_stand_by_type_then_title(tmp_path: Path) -> None:
    assert listed(
        tmp_path,
        a="kind: text\ntext: A\nsources: [{title: Zeta gazette, type: press}, {title: No type}]\n",
        b="kind: text\ntext: B\nsources: [{title: Beta statement, type: official}, {title: Alpha post, type: press}]\n",
        c="kind: cooperation\narea: C\nevents: [{date: 2016, text: x, sources: [{title: Treaty, type: document}]}]\n",
    ) == [
        *("Documents", "- Treaty", "Official statements", "- Beta statement"),
        *("Press", "- Alpha post", "- Zeta gazette", "Other", "- No type"),
    ]


def test_sources_without_types_are_one_list(tmp_path: Path) -> None:
    assert listed(tmp_path, a="kind: text\ntext: A\nsources: [Beta, Alpha, Beta]\n") == ["- Alpha", "- Beta"]


def test_several_pages_are_pages_with_a_dash_between(tmp_path: Path) -> None:
    pages = ("12-13", "4, 7", "A-2")
    texts = {
        f"s{n}": f"kind: text\ntext: A\nsources: [{{title: T{n}, page: '{page}'}}]\n" for n, page in enumerate(pages)
    }
    assert listed(tmp_path, **texts) == ["- T0, pp. 12–13", "- T1, pp. 4, 7", "- T2, p. A-2"]
