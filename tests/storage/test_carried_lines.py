"""A comment goes with its item to another list of the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefbook.storage.carried_lines import carried
from briefbook.yaml12.reader import read
from briefbook.yaml12.splice import rewrite

TEXT = """\
# the whole
sections:
  - title: A # a title
    items:
      # about x
      - snippet: x # why x
      - text: | # long
          one # no comment

          two
        marking: OPEN
      - snippet: y
    sections:
      # about B
      - title: B
        items:
          - snippet: z # why z
  - title: C
"""


def after(change: Callable[[list[Any]], object], text: str = TEXT) -> str:
    """The text after a change of its sections."""
    data = read(text.encode(), "").value
    change(data["sections"])
    result = carried(text, rewrite(text, data))
    assert read(result.encode(), "").value == data
    return result


def test_item_takes_its_comments_into_another_section() -> None:
    def change(sections: list[Any]) -> None:
        sections[1]["items"] = sections[0]["items"][:2]
        del sections[0]["items"][:2]

    assert after(change) == (
        "# the whole\nsections:\n  - title: A # a title\n    items:\n      - snippet: y\n    sections:\n"
        "      # about B\n      - title: B\n        items:\n          - snippet: z # why z\n"
        "  - title: C\n    items:\n      # about x\n      - snippet: x # why x\n"
        "      - text: | # long\n          one # no comment\n\n          two\n        marking: OPEN\n"
    )


def test_section_takes_its_comments_out_and_in() -> None:
    out = after(lambda sections: sections.append(sections[0].pop("sections")[0]))
    assert out.endswith("  - title: C\n  # about B\n  - title: B\n    items:\n      - snippet: z # why z\n")

    def back(sections: list[Any]) -> None:
        sections[0]["sections"] = [sections.pop()]

    assert (
        "    sections:\n      # about B\n      - title: B\n        items:\n          - snippet: z # why z\n"
        in after(back, out)
    )


def test_deleted_item_takes_its_comments_away() -> None:
    result = after(lambda sections: sections[0]["items"].pop(0))
    assert "about x" not in result
    assert "why x" not in result


def test_unmoved_text_is_left_alone() -> None:
    assert after(lambda sections: None) == TEXT


def test_item_said_twice_takes_each_comment_once() -> None:
    text = "sections:\n- items:\n  - break: page # one\n  - break: page # two\n- items:\n  - break: page # three\n"

    def change(sections: list[Any]) -> None:
        sections[1]["items"] += [sections[0]["items"].pop(0)]

    result = after(change, text)
    assert sorted(re.findall("# (.*)", result)) == ["one", "three", "two"]


def test_returns_stay() -> None:
    text = TEXT.replace("\n", "\r\n")

    def change(sections: list[Any]) -> None:
        sections[1]["items"] = [sections[0]["items"].pop(0)]

    result = after(change, text)
    assert "# about x\r\n      - snippet: x # why x\r\n" in result
    assert "\n" not in result.replace("\r\n", "")


def test_line_too_far_left_stays_where_it_means_the_same() -> None:
    text = "sections:\n- sections:\n    - items:\n        - text: 'one\n  two' # far left\n- title: C\n"

    def change(sections: list[Any]) -> None:
        sections[1]["items"] = sections[0]["sections"][0].pop("items")

    assert "text: one two" in after(change, text)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5), st.integers(0, 3), st.integers(0, 5)), max_size=6))
def test_no_comment_is_lost_by_moving_items(moves: list[tuple[int, int, int, int]]) -> None:
    text = "sections:\n" + "".join(
        f"  - title: S{s} # title {s}\n    items:\n"
        + "".join(f"      # above {s}{i}\n      - {{snippet: x{s}{i}}} # beside {s}{i}\n" for i in range(3))
        for s in range(4)
    )

    def change(sections: list[Any]) -> None:
        for source, row, target, to in moves:
            if len(sections[source]["items"]) > 1:
                item = sections[source]["items"].pop(row % len(sections[source]["items"]))
                sections[target]["items"].insert(to, item)

    result = after(change, text)
    assert sorted(re.findall("#.*", result)) == sorted(re.findall("#.*", text))
