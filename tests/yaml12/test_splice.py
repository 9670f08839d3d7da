"""Changing a text keeps what it does not change: comments, order, layout."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.yaml12.emitter import emit, inline, scalar
from briefbook.yaml12.reader import read
from briefbook.yaml12.splice import insert_item, move_item, remove, rewrite, set_value

PERSON = """\
# our card
kind: person   # what it is
# about the name
name: {en: A, ru: B} # end
posts:  # all
  # first
  - title: x # t
    from: 2017
    # inner
  # second
  - title: y
text: | # header
  Long
  text

# tail
marking: OPEN
# end of file
"""


def says(text: str) -> Any:
    found = read(text.encode(), "x.yaml")
    assert found.problems == ()
    return found.value


def comments(text: str) -> list[str]:
    return sorted(part for line in text.split("\n") for part in line.split("#")[1:])


def test_value_changes_and_nothing_else() -> None:
    assert set_value(PERSON, ["name", "en"], "Asif") == PERSON.replace("en: A", "en: Asif")
    assert set_value(PERSON, ["marking"], "NO") == PERSON.replace("OPEN", "'NO'")


def test_new_key_of_an_item_stands_under_its_keys() -> None:
    changed = set_value(PERSON, ["posts", 1, "to"], "2018-01")
    assert changed == PERSON.replace("  - title: y\n", "  - title: y\n    to: 2018-01\n")


def test_item_moves_with_its_comments() -> None:
    changed = move_item(PERSON, ["posts"], 0, 1)
    assert changed.index("# second") < changed.index("- title: y") < changed.index("# first") < changed.index("# inner")
    assert comments(changed) == comments(PERSON)


def test_first_key_of_an_item_can_go() -> None:
    assert remove(PERSON, ["posts", 0, "title"]) == PERSON.replace("  - title: x # t\n    from", "  - from")


def test_removed_item_takes_its_comments_along() -> None:
    changed = remove(PERSON, ["posts", 0])
    assert "first" not in changed
    assert "# second\n  - title: y" in changed


def test_comment_of_a_block_text_stays_when_the_text_becomes_short() -> None:
    assert "# header\ntext: short\n" in set_value(PERSON, ["text"], "short")


def test_long_text_becomes_a_block() -> None:
    changed = set_value(PERSON, ["text"], "one\n\ntwo\n")
    assert "text: |\n  one\n\n  two\n" in changed
    assert comments(changed) == comments(PERSON)


def test_item_is_inserted_in_its_place() -> None:
    changed = insert_item(PERSON, ["posts"], 1, {"title": "z", "from": 2018})
    assert "    # inner\n  - title: z\n    from: 2018\n  # second\n" in changed


def test_list_is_made_when_it_is_not_there() -> None:
    assert insert_item("kind: text\n", ["formerly"], 0, "old") == "kind: text\nformerly:\n  - old\n"


def test_list_without_indentation_keeps_it() -> None:
    assert move_item("a:\n- x # 1\n- y # 2\nb: 1\n", ["a"], 1, 0) == "a:\n- y # 2\n- x # 1\nb: 1\n"


def test_windows_line_ends_and_byte_order_mark_stay() -> None:
    assert set_value("\ufeffa: 1\r\nb: 2\r\n", ["a"], 3) == "\ufeffa: 3\r\nb: 2\r\n"


def test_references_are_written_out_when_they_would_change_more() -> None:
    text = "# note\na: &x {k: 1}\nb: *x\n"
    text += "c: 3 # three\n"
    changed = set_value(text, ["a", "k"], 2)
    assert comments(changed) == comments(text)
    assert says(changed) == {"a": {"k": 2}, "b": {"k": 1}, "c": 3}
    assert set_value(text, ["d"], 1) == text + "d: 1\n"


def test_anchored_collections_change_inside() -> None:
    assert set_value("a: &k # c\n  b: 1\n  c: 2\n", ["a", "b"], 3) == "a: &k # c\n  b: 3\n  c: 2\n"
    assert move_item("a: &k # c - d\n  - b # 1\n  - c\n", ["a"], 0, 1) == "a: &k # c - d\n  - c\n  - b # 1\n"


def test_text_that_is_no_mapping_is_written_anew() -> None:
    for text in ("", "# only a comment\n", "- a\n", "{a: 1}", "a: [", "5"):
        assert says(rewrite(text, {"b": 1})) == {"b": 1}


words = st.one_of(
    st.sampled_from(["NO", "on", "09:30", "2018-02-20", "007", "1e5", "- x", "a: b", "x #y", "", " x", "null", '"']),
    st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=12),
    st.text(alphabet="ab:-#'\"[]{},&*!|>%@`\n\t ", max_size=8),
    st.just("lines\nof text"),
    st.just("  indented\n\nlines\n"),
)
values = st.recursive(
    st.one_of(words, st.integers(-9999, 9999), st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("abcdef"), inner, max_size=3)),
    max_leaves=8,
)
mappings = st.dictionaries(st.sampled_from("klmnop"), values, min_size=1, max_size=4)


def noted(value: Any, indent: int, count: list[int], draw: Any) -> str:
    """Block text with comments of every sort strewn in."""
    margin = " " * indent
    lines = ""
    for key, one in value.items() if isinstance(value, dict) else ((None, item) for item in value):
        count[0] += 1
        if draw(st.booleans()):
            lines += f"{margin}# above {count[0]}\n"
        head = f"{margin}{key}:" if key is not None else f"{margin}-"
        if isinstance(one, (dict, list)) and one and draw(st.booleans()):
            lines += f"{head} # head {count[0]}\n{noted(one, indent + 2, count, draw)}"
        elif isinstance(one, (dict, list)):
            lines += f"{head} {inline(one)} # flow {count[0]}\n"
        elif isinstance(one, str) and "\n" in one:
            lines += emit({key: one} if key is not None else [one], indent)
        else:
            lines += f"{head} {scalar(one)} # side {count[0]}\n"
    return lines


@settings(deadline=None, derandomize=True)
@given(mappings)
def test_what_is_emitted_is_read_back(value: dict[str, Any]) -> None:
    assert says(emit(value)) == value
    assert says("a: " + inline(value)) == {"a": value}


@settings(max_examples=80, deadline=None, derandomize=True)
@given(mappings, values, st.data())
def test_every_comment_survives_a_changed_value(value: dict[str, Any], new: Any, data: st.DataObject) -> None:
    text = noted(value, 0, [0], data.draw)
    assert says(text) == value
    key = data.draw(st.sampled_from(sorted(value)))
    changed = copy.deepcopy(value)
    holder: Any = changed
    if isinstance(changed[key], (dict, list)) and changed[key]:
        holder = changed[key]
        key = data.draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
    was = holder[key]
    holder[key] = new
    result = rewrite(text, changed)
    assert says(result) == changed
    if not isinstance(was, (dict, list)):
        assert sorted(line for line in comments(result) if " " in line) == sorted(
            line for line in comments(text) if " " in line
        ) or "#" in str(value) + str(new)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(values, min_size=2, max_size=4), st.data())
def test_comments_move_with_their_item(items: list[Any], data: st.DataObject) -> None:
    text = noted({"list": items, "end": 1}, 0, [0], data.draw)
    old = data.draw(st.integers(0, len(items) - 1))
    new = data.draw(st.integers(0, len(items) - 1))
    result = move_item(text, ["list"], old, new)
    moved = copy.copy(items)
    moved.insert(new, moved.pop(old))
    assert says(result) == {"list": moved, "end": 1}
    assert sorted(result.split("\n")) == sorted(text.split("\n")) or "list: [" in text
