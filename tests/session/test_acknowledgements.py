"""A problem is acknowledged with a name and a reason, as a step like any other, and taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefbook.build import load_sources
from briefbook.model.problem import Problem
from briefbook.session.acknowledgements import acknowledge, withdraw
from briefbook.session.checking import check_briefing
from briefbook.session.moves import Place
from briefbook.session.preview import compose_live
from briefbook.session.review import Review, review
from briefbook.session.rows import insert
from briefbook.session.session import Session, Surroundings, open_session
from tests.support.folders import write_visit

SECTIONS = "  - {title: Talks, items: [{text: We begin., marking: OPEN}]}"
DAY = date(2018, 2, 18)
WRONG = "Talks are on Monday, 20 February 2018."


@pytest.fixture
def session(tmp_path: Path) -> Session:
    opened = open_session(write_visit(tmp_path, SECTIONS), Surroundings(tmp_path / "recovery"))
    assert opened.session is not None
    with opened.session.edit("Add"):
        section = opened.session.state.root.sections[0].key
        opened.session.apply(insert, Place(section), {"text": WRONG, "marking": "OPEN"})
    return opened.session


def reviewed(session: Session) -> Review:
    sources, _ = load_sources(session.path)
    assert sources is not None
    return review(compose_live(sources, session.briefing, "full"), sources.library)


def weekday(found: Review) -> Problem | None:
    return next((problem for problem in found.problems if problem.rule == "weekday"), None)


def accept(session: Session, who: str = "N. Editor", why: str = "The hosts say so.") -> int:
    found = reviewed(session)
    problem = weekday(found)
    assert problem is not None
    with session.edit("Acknowledge"):
        refusals = session.apply(acknowledge, problem, found.hash_of(problem), who, why, DAY)
    return len(refusals)


def test_an_acknowledged_problem_stands_apart_with_name_and_reason(session: Session) -> None:
    accept(session)

    found = reviewed(session)
    assert weekday(found) is None
    (accepted,) = found.acknowledged
    assert (accepted.entry.who, str(accepted.entry.day), accepted.problem.rule) == (
        "N. Editor",
        "2018-02-18",
        "weekday",
    )


def test_it_is_in_the_file_and_the_command_line_keeps_silent_too(session: Session) -> None:
    accept(session)
    session.save()

    checked = check_briefing(session.path)
    assert "weekday" not in {problem.rule for problem in checked.problems}
    assert [(one.problem.rule, one.entry.who) for one in checked.acknowledged] == [("weekday", "N. Editor")]
    assert "who: N. Editor" in session.path.read_text()
    assert "day: 2018-02-18" in session.path.read_text()


def test_a_changed_text_brings_the_problem_back_in_the_window_and_on_the_command_line(session: Session) -> None:
    accept(session)
    session.save()
    session.path.write_text(session.path.read_text().replace("Talks are on Monday", "All talks are on Monday"))

    checked = check_briefing(session.path)
    assert "weekday" in {problem.rule for problem in checked.problems}
    assert checked.acknowledged == ()
    session.take_disk_version()
    found = reviewed(session)
    assert weekday(found) is not None
    assert found.acknowledged == ()


def test_undo_brings_the_problem_back(session: Session) -> None:
    accept(session)
    session.undo()

    assert weekday(reviewed(session)) is not None


def test_it_stays_accepted_when_the_row_is_moved(session: Session) -> None:
    accept(session)
    with session.edit("Add before"):
        section = session.state.root.sections[0].key
        session.apply(insert, Place(section, 0), {"text": "Words.", "marking": "OPEN"})

    assert weekday(reviewed(session)) is None


def test_a_withdrawn_acknowledgement_is_gone(session: Session) -> None:
    accept(session)
    (accepted,) = reviewed(session).acknowledged
    with session.edit("Take back"):
        session.apply(withdraw, accepted.entry)

    assert weekday(reviewed(session)) is not None
    assert session.state.header.acknowledged == ()


@pytest.mark.parametrize(("who", "why"), [("", "The hosts say so."), ("N. Editor", "  ")])
def test_without_a_name_or_a_reason_it_is_refused(session: Session, who: str, why: str) -> None:
    assert accept(session, who, why) == 1
    assert weekday(reviewed(session)) is not None
