"""What an edition may not show leaves no trace in it: its files are those of a world in which it was never written."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.build import Order, build
from tests.support.marked_world import World, chosen_places, markable, marked, whole_world, without

TEMPLATES = ("visit-brief", "press-comment", "one-page")
EXAMPLES = settings().max_examples // 8
"""Each builds eight files: fewer of them than of cheap ones, in the soak as in the tests."""


def press_edition(world: World, language: str, template: str) -> dict[str, bytes]:
    """The files of the edition for everybody, in every format."""
    world.briefing["template"] = template
    with TemporaryDirectory() as folder:
        visit = world.write(Path(folder))
        formats = ("docx", "pdf", "txt", "md")
        built = build(Order(visit, editions=("press",), formats=formats, language=language))
        assert not built.refused, built.problems
        return {path.name: path.read_bytes() for path in built.written}


@settings(max_examples=EXAMPLES)
@given(
    chance=st.randoms(use_true_random=False),
    share=st.sampled_from((0.01, 0.05, 0.2, 0.5)),
    language=st.sampled_from(("en", "ru")),
    template=st.sampled_from(TEMPLATES),
)
def test_nothing_betrays_what_was_kept_back(chance: random.Random, share: float, language: str, template: str) -> None:
    world = whole_world()
    places = chosen_places(world, chance, share)
    full, bare = (press_edition(made, language, template) for made in (marked(world, places), without(world, places)))
    assert full == bare


def test_every_language_of_everything_can_be_kept_back() -> None:
    world = whole_world()
    russian = frozenset(place for place in markable(world) if place[-1] == "ru" and place[-2] not in ("title", "place"))
    assert len(russian) > 100
    full, bare = (
        press_edition(made, "ru", "visit-brief") for made in (marked(world, russian), without(world, russian))
    )
    assert full == bare
