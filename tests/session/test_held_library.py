"""What others change in the library waits until the editor of an edited briefing takes it or keeps their own."""

from __future__ import annotations

from pathlib import Path

from briefbook.build import load_sources
from briefbook.model.briefing import SnippetItem
from briefbook.model.library import Library
from briefbook.session.finds import add_finds, new_finds, refuse_finds
from briefbook.session.held_library import HeldLibrary, holding
from briefbook.session.keeping import keep_ours
from briefbook.session.library_news import Telling, library_news
from briefbook.session.seen_snippets import keep_seen, seen_before, seen_file
from briefbook.session.session import Surroundings, open_session
from briefbook.session.state import State
from briefbook.session.taking import take, versions_between
from briefbook.storage.shipped import resources
from briefbook.storage.wording_file import load_wording
from tests.support.folders import write_visit

SNIPPETS = {
    "talks.yaml": "kind: meeting\nmarking: OPEN\ndate: 2017-09-21\nparticipants: [khawaja-asif, sergey-lavrov]\n"
    "place: New York\n",
    "gas.yaml": "kind: text\nmarking: OPEN\ntext: The pipeline is planned.\n",
}
SECTIONS = """
- title: Meetings
  items:
    - snippet: gas
    - find: {kind: meeting}
- title: Watched
  watch: [{find: {kind: text}, seen: [gas], as: list}]
"""


def opened(tmp_path: Path) -> tuple[State, Path]:
    visit = write_visit(tmp_path, SECTIONS, SNIPPETS)
    session = open_session(visit, Surroundings(tmp_path / "recovery")).session
    assert session is not None
    session.close()
    return session.state, visit


def library_of(visit: Path) -> Library:
    sources, problems = load_sources(visit)
    assert sources is not None, problems
    return sources.library


def telling(state: State) -> Telling:
    wording, _ = load_wording(resources() / "wording" / "en")
    assert wording is not None
    return Telling(state, "en", wording)


def write(visit: Path, name: str, content: str) -> None:
    (visit.parent / "library" / name).write_text(content)


def test_nothing_changes_until_it_is_taken(tmp_path: Path) -> None:
    state, visit = opened(tmp_path)
    held = HeldLibrary(library_of(visit))
    write(visit, "gas.yaml", "kind: text\nmarking: OPEN\ntext: The pipeline is built.\n")
    write(visit, "more.yaml", SNIPPETS["talks.yaml"].replace("2017-09-21", "2017-11-20"))

    held = held.followed_by(library_of(visit), state, ())
    news = library_news(held, telling(state))

    assert [(one.kind, one.ident) for one in news] == [("changed", "gas"), ("new", "more")]
    assert (news[0].before, news[0].now) == ("The pipeline is planned.", "The pipeline is built.")
    assert "more" not in held.library.snippets
    assert set(held.library.snippets) == set(held.newest.snippets) - {"more"}
    assert len(held.library.snippets) == len(held.newest.snippets) - 1

    taken = held.showing({ident: held.newest.snippets[ident] for ident in ("gas", "more")})
    assert taken.library is taken.newest


def test_what_is_never_printed_makes_no_news(tmp_path: Path) -> None:
    state, visit = opened(tmp_path)
    held = HeldLibrary(library_of(visit))
    write(visit, "gas.yaml", "# checked\n" + SNIPPETS["gas.yaml"] + "note: checked\n")

    assert not held.followed_by(library_of(visit), state, ()).waiting


def test_snippets_taken_away_stay_until_that_is_taken(tmp_path: Path) -> None:
    state, visit = opened(tmp_path)
    held = HeldLibrary(library_of(visit))
    (visit.parent / "library" / "gas.yaml").unlink()

    held = held.followed_by(library_of(visit), state, ())

    assert held.library.snippet("gas") is not None
    assert library_news(held, telling(state))[0].kind == "gone"
    assert {one.id for one in held.library.snippets.values()} == set(held.newest.snippets) | {"gas"}


def test_what_is_kept_becomes_own_words_with_the_librarys_beside(tmp_path: Path) -> None:
    state, visit = opened(tmp_path)
    held = HeldLibrary(library_of(visit))
    write(visit, "gas.yaml", "kind: text\nmarking: OPEN\ntext: The pipeline is built.\n")
    write(visit, "more.yaml", SNIPPETS["talks.yaml"].replace("2017-09-21", "2017-11-20"))
    held = held.followed_by(library_of(visit), state, ())

    kept = keep_ours(state, library_news(held, telling(state)), held, [telling(state)]).state

    item, query = kept.data["sections"][0]["items"]
    assert item == {
        "snippet": "gas",
        "text": "The pipeline is planned.",
        "base": "The pipeline is built.",
        "marking": "OPEN",
    }
    assert query["find"]["without"] == ["more"]


def test_what_a_query_showed_is_kept_as_a_row_beside_it(tmp_path: Path) -> None:
    earlier = SNIPPETS["talks.yaml"].replace("2017-09-21", "2016-05-01").replace("New York", "Oslo")
    sections = "- items: [{find: {kind: meeting, limit: 2}, as: list}]"
    visit = write_visit(tmp_path, sections, {**SNIPPETS, "earlier.yaml": earlier})
    session = open_session(visit, Surroundings(tmp_path / "recovery")).session
    assert session is not None
    session.close()
    state, held = session.state, HeldLibrary(library_of(visit))
    write(visit, "talks.yaml", SNIPPETS["talks.yaml"].replace("New York", "Vienna"))
    held = held.followed_by(library_of(visit), state, ())

    kept = keep_ours(state, library_news(held, telling(state)), held, [telling(state)]).state

    own, query = kept.data["sections"][0]["items"]
    assert (own["snippet"], own["as"], own["marking"]) == ("talks", "list", "OPEN")
    assert ("New York" in own["text"], "Vienna" in own["base"]) == (True, True)
    assert query["find"] == {"kind": "meeting", "limit": 1, "without": ["talks"]}


def test_what_a_query_for_one_showed_takes_its_place(tmp_path: Path) -> None:
    visit = write_visit(tmp_path, "- items: [{find: {kind: meeting, limit: 1}}]", SNIPPETS)
    session = open_session(visit, Surroundings(tmp_path / "recovery")).session
    assert session is not None
    session.close()
    state, held = session.state, HeldLibrary(library_of(visit))
    (visit.parent / "library" / "talks.yaml").unlink()
    held = held.followed_by(library_of(visit), state, ())

    kept = keep_ours(state, library_news(held, telling(state)), held, [telling(state)]).state

    (own,) = kept.data["sections"][0]["items"]
    assert "New York" in own["text"]
    assert "snippet" not in own


def test_taking_is_undone_and_done_again(tmp_path: Path) -> None:
    state, visit = opened(tmp_path)
    held = HeldLibrary(library_of(visit))
    write(visit, "gas.yaml", "kind: text\nmarking: OPEN\ntext: The pipeline is built.\n")
    held = held.followed_by(library_of(visit), state, ())

    after = take(state, held, ["gas", "unknown"]).state
    shown = held.showing(versions_between(state, after))
    undone = shown.showing(versions_between(after, state))

    assert not shown.waiting
    assert list(undone.waiting) == ["gas"]
    assert undone.library.snippets["gas"].text != undone.newest.snippets["gas"].text
    assert not undone.showing(versions_between(state, after)).waiting


def test_kept_words_have_the_marking_of_all_they_say(tmp_path: Path) -> None:
    restricted = SNIPPETS["talks.yaml"] + "outcomes: [{text: Sold the helicopters, marking: RESTRICTED}]\n"
    visit = write_visit(tmp_path, "- items: [{snippet: talks}]", {**SNIPPETS, "talks.yaml": restricted})
    session = open_session(visit, Surroundings(tmp_path / "recovery")).session
    assert session is not None
    session.close()
    held = HeldLibrary(library_of(visit))
    write(visit, "talks.yaml", restricted.replace("New York", "Vienna"))
    held = held.followed_by(library_of(visit), session.state, ())

    told = telling(session.state)
    kept = keep_ours(session.state, library_news(held, told), held, [told]).state

    item = kept.root.children[0].children[0].value
    assert isinstance(item, SnippetItem)
    assert item.text is not None
    assert "helicopters" in str(item.text.words)
    assert item.marking == "RESTRICTED"


def test_what_was_seen_is_known_again_the_next_day(tmp_path: Path) -> None:
    _, visit = opened(tmp_path)
    file = seen_file(tmp_path / "recovery", visit)
    keep_seen(file, library_of(visit), ["gas", "talks", "absent"])
    write(visit, "gas.yaml", "kind: text\nmarking: OPEN\ntext: The pipeline is built.\n")

    held = holding(seen_before(file), library_of(visit))

    assert list(held.waiting) == ["gas"]
    assert held.library.snippets["gas"].text != held.newest.snippets["gas"].text
    file.write_text('{"gas": ["x", "]"]}')
    assert seen_before(file) == {}


def test_new_finds_are_added_or_refused_and_offered_once(tmp_path: Path) -> None:
    state, visit = opened(tmp_path)
    assert not new_finds(state, library_of(visit))
    for name in ("rail", "road"):
        write(visit, f"{name}.yaml", f"kind: text\nmarking: OPEN\ntext: About the {name}.\n")
    library = library_of(visit)
    section = state.root.children[1].key

    rail, road = new_finds(state, library)[section]
    after = refuse_finds(add_finds(state, [rail]).state, [road]).state

    assert (rail.ident, road.ident) == ("rail", "road")
    assert after.data["sections"][1]["items"] == [{"snippet": "rail", "as": "list"}]
    assert not new_finds(after, library)
