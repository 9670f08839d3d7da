"""Libraries and briefings broken at random: whatever the files hold, only problems come out."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.library.loader import load_library
from briefbook.model.kinds import KINDS
from briefbook.yaml12.emitter import emit

SETTINGS = ["markings", "languages", "home", "name", "briefings", "forbidden"]

junk = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**20), 10**20),
        st.sampled_from(["", "2017", "2017-99", "1e400", "PK", "pk", "a", "x/y", "ru", "{{ 1 }}", "0-0", "9999/0001"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["en", "ru", "forms", "text", "name", "total", "2017"]), inner, max_size=3),
        st.dictionaries(st.integers(0, 99999), inner, max_size=2),
    ),
    max_leaves=6,
)


@st.composite
def snippets(draw: st.DrawFn) -> str:
    kind = KINDS[draw(st.sampled_from(sorted(KINDS)))]
    keys = draw(st.lists(st.sampled_from(kind.keys()), max_size=8, unique=True))
    return emit({"kind": kind.kind, **{key: draw(junk) for key in keys}})


@settings(max_examples=250, deadline=None, derandomize=True)
@given(st.lists(snippets(), min_size=1, max_size=3), st.dictionaries(st.sampled_from(SETTINGS), junk))
def test_wrong_values_are_only_problems(texts: list[str], library: dict[str, object]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "library.yaml").write_text(emit(library), encoding="utf-8")
        for number, text in enumerate(texts):
            (root / f"s{number}.yaml").write_text(text, encoding="utf-8")
        loaded = load_library(root)
    assert len(loaded.snippets) + len(loaded.broken) == len(texts)
    assert loaded.settings.languages is not None
    for problem in (*loaded.problems, *(p for problems in loaded.broken.values() for p in problems)):
        assert problem.message
        assert problem.file


def test_bytes_changed_at_random_are_only_problems(tmp_path: Path) -> None:
    whole = emit(
        {
            "kind": "meeting",
            "date": "2017-09-21",
            "participants": ["a", {"name": {"en": "B", "ru": "Б"}, "post": "Minister"}],
            "outcomes": [{"text": "x: y", "by": "ours", "due": 2018}],
            "text": "one\n\ntwo {{ facts }}",
        }
    ).encode()
    chance = random.Random(7)
    for number in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.choice(b"\x00\t\n :-[]{}&*!'\"#|>%@\xff\xd0azAZ09")
        (tmp_path / f"s{number}.yaml").write_bytes(bytes(data))
    loaded = load_library(tmp_path)
    assert len(loaded.snippets) + len(loaded.broken) == 150
