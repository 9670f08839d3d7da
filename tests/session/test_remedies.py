"""What can be done about a problem: the likeliest first, done as a change of the state, or a place to go to."""

from __future__ import annotations

from pathlib import Path

from briefbook.build import load_sources
from briefbook.model.briefing import SnippetItem
from briefbook.session.preview import compose_live
from briefbook.session.problem_places import PlacedProblem, Placing, located
from briefbook.session.remedies import Change, Remedy, Spot, Visit
from briefbook.session.review import review
from briefbook.session.row_titles import RowTitles
from briefbook.session.state import State, state_of
from tests.support.folders import write_visit

SOURCED = "marking: OPEN\nsources: [{title: Circular}]\n"
SNIPPETS = {
    "note.yaml": "kind: text\ntext: They met on Monday, 20 February 2018.\n" + SOURCED,
    "bare.yaml": "kind: meeting\ndate: 2017-09-21\nparticipants: [sergey-lavrov, khawaja-asif]\nmarking: OPEN\n",
    "next.yaml": (
        "kind: person\nname: Shah Qureshi\nmarking: OPEN\n"
        "posts: [{title: Foreign Minister, country: PK, from: 2018-02-20}]\n"
    ),
    "people/khawaja-asif.yaml": (
        "kind: person\nname: Khawaja Asif\nmarking: OPEN\n"
        "posts: [{title: Foreign Minister, country: PK, from: 2017-08-04, to: 2018-02-19}]\n"
    ),
}


def listed(folder: Path, sections: str) -> tuple[State, tuple[PlacedProblem, ...]]:
    visit = write_visit(folder, sections, SNIPPETS)
    sources, _ = load_sources(visit)
    assert sources is not None
    state = state_of(sources.briefing)
    found = review(compose_live(sources, state.briefing, "full"), sources.library)
    placing = Placing(state, RowTitles(sources.library, "en"), str)
    return state, tuple(placing.placed(one) for one in located(state, found))


def of_rule(found: tuple[PlacedProblem, ...], rule: str) -> PlacedProblem:
    return next(one for one in found if one.problem.rule == rule)


def done(remedy: Remedy, state: State) -> State:
    assert isinstance(remedy, Change)
    return remedy.verb(state).state


def test_words_of_a_snippet_are_corrected_in_this_briefing_only(tmp_path: Path) -> None:
    state, found = listed(tmp_path, "- {title: Talks, items: [{snippet: note}]}")
    one = of_rule(found, "weekday")

    after = done(one.remedies[0], state)

    value = after.nodes[one.keys[0]].value
    assert isinstance(value, SnippetItem)
    assert value.text is not None
    assert tuple(value.text.texts()) == ("They met on Tuesday, 20 February 2018.",)
    assert one.place == "Talks › They met on Monday, 20 February 2018."


def test_a_misspelt_id_is_put_right(tmp_path: Path) -> None:
    state, found = listed(tmp_path, "- {title: Talks, items: [{snippet: notes}]}")
    one = of_rule(found, "missing-snippet")

    value = done(one.remedies[0], state).nodes[one.keys[0]].value
    assert isinstance(value, SnippetItem)
    assert value.snippet == "note"
    assert not one.can_be_acknowledged


def test_a_snippet_shown_twice_is_taken_out_or_its_other_place_shown(tmp_path: Path) -> None:
    state, found = listed(tmp_path, "- {title: Talks, items: [{snippet: note}, {snippet: note}]}")
    one = of_rule(found, "repeated-snippet")

    assert one.keys[0] not in done(one.remedies[0], state).nodes
    other = next(remedy for remedy in one.remedies if str(remedy.label) == "Show the other place")
    assert isinstance(other, Visit)
    assert other.key not in (None, one.keys[0])
    assert "first at Talks ›" in one.sentence


def test_a_section_too_long_is_given_its_pages(tmp_path: Path) -> None:
    items = "{text: A., marking: OPEN}, {break: page}, {text: B., marking: OPEN}"
    state, found = listed(tmp_path, f"- {{title: Talks, budget: 0.1, items: [{items}]}}")
    one = of_rule(found, "page-budget")

    value = done(one.remedies[0], state).nodes[one.keys[0]].value
    assert getattr(value, "budget", None) == 1


def test_whoever_follows_in_the_post_is_put_in_the_place(tmp_path: Path) -> None:
    state, found = listed(tmp_path, "- {title: Talks, items: [{snippet: note}]}")
    one = of_rule(found, "office-holder")

    changes = [remedy for remedy in one.remedies if isinstance(remedy, Change)]
    assert done(changes[0], state).header.visit.visitors == ("next",)


def test_facts_in_doubt_are_opened(tmp_path: Path) -> None:
    _, found = listed(tmp_path, "- {title: Meetings, items: [{snippet: bare}]}")

    first = of_rule(found, "no-source").remedies[0]
    assert isinstance(first, Visit)
    assert first.spot is Spot.FACTS
