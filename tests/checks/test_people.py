"""People: posts that change before the visit, missing posts, names in two spellings."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.books import book, found, text_item
from tests.support.libraries import PEOPLE, VISIT

NOTE: dict[str, Any] = {"kind": "text", "text": "A position."}


def asif(**post: str) -> dict[str, Any]:
    return {**PEOPLE["khawaja-asif"], "posts": [{"title": "Foreign Minister", "country": "PK", **post}]}


def successor(since: str) -> dict[str, Any]:
    posts = [{"title": "Foreign Minister", "country": "PK", "from": since}]
    return {"kind": "person", "name": "Shah Mahmood Qureshi", "gender": "male", "posts": posts}


@pytest.mark.parametrize(
    ("people", "count"),
    [
        ({"khawaja-asif": asif(**{"from": "2017-08-04", "to": "2018-02-19"})}, 1),
        ({"khawaja-asif": asif(**{"from": "2018-02-19"})}, 1),
        ({"khawaja-asif": asif(**{"from": "2017-08-04"}), "successor": successor("2018-02-19")}, 1),
        ({"khawaja-asif": asif(**{"from": "2017-08-04", "to": "2018-02-20"})}, 0),
        ({"khawaja-asif": asif(**{"from": "2017-08-04"}), "successor": successor("2018-03-01")}, 0),
    ],
)
def test_post_that_changes_between_draft_and_visit_is_found(people: dict[str, Any], count: int) -> None:
    made = book({"note": NOTE, **people}, as_of="2018-02-15")

    assert len(found(made, "office-holder")) == count


def test_delegate_without_a_post_is_found() -> None:
    made = book({"note": NOTE}, visit={**VISIT, "delegations": {"PK": [{"name": "Ali Jehangir Siddiqui"}]}})

    (problem,) = found(made, "no-post")
    assert "Ali Jehangir Siddiqui" in problem.message


def test_participant_without_a_post_is_found() -> None:
    meeting = {"kind": "meeting", "date": "2012-10", "participants": ["sergey-lavrov", {"name": "Hina Rabbani Khar"}]}

    assert len(found(book({"meeting": meeting}), "no-post")) == 1


def test_person_snippet_without_posts_is_found() -> None:
    person = {"kind": "person", "name": "Qazi Khalilullah", "gender": "male"}
    made = book({"note": NOTE, "qazi": person}, visit={**VISIT, "delegations": {"PK": ["qazi"]}})

    (problem,) = found(made, "no-post")
    assert problem.subject == "qazi"


def test_people_with_posts_are_quiet() -> None:
    delegates = [{"name": "Ali Jehangir Siddiqui", "post": "Adviser"}, "khawaja-asif"]

    assert found(book({"note": NOTE}, visit={**VISIT, "delegations": {"PK": delegates}}), "no-post") == []


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Minister Sergei Lavrov will speak first.", "en"),
        ("Khwaja Asif asked for it.", "en"),
        ("Khawaja Assif asked for it.", "en"),
        ("This is Sergey Lavorv's proposal.", "en"),
        ("Слово предоставляется Хаваже Асифу.", "ru"),
        ("Предложил Сергей Лавроф.", "ru"),
    ],
)
def test_name_in_another_spelling_is_found(words: str, language: str) -> None:
    (problem,) = found(book({}, [text_item(words)], language=language), "two-spellings")
    assert problem.subject == "s1/i1"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Minister Sergey Lavrov will speak first; Mr Lavrov leaves at noon.", "en"),
        ("Sergey Lavrov's proposal was taken up by Khawaja Asif.", "en"),
        ("Sergey Oliverov and Sergey Lavrentyev spoke.", "en"),
        ("Maria Lavrova, Nasir Asif and Sergey Larin were there.", "en"),
        ("Сергея Лаврова принял Хавадж Асиф, с Сергеем Лавровым говорили.", "ru"),
        ("Мария Лаврова и Сергей Ларин.", "ru"),
    ],
)
def test_same_name_and_other_people_are_quiet(words: str, language: str) -> None:
    assert found(book({}, [text_item(words)], language=language), "two-spellings") == []


def test_delegate_spelled_otherwise_than_the_person_is_found() -> None:
    delegates = [{"name": "Sergei Lavrov", "post": "Foreign Minister"}]

    assert len(found(book({}, [], visit={**VISIT, "delegations": {"RU": delegates}}), "two-spellings")) == 1


def test_another_person_of_the_library_with_a_like_name_is_quiet() -> None:
    namesake = {"kind": "person", "name": "Khwaja Asif", "posts": [{"title": "Governor", "country": "PK"}]}
    made = book({"namesake": namesake}, [text_item("Khwaja Asif is Governor.")])

    assert found(made, "two-spellings") == []
