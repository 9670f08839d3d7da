"""Meetings in words, the last meeting of visitor and host, and what was agreed."""

from __future__ import annotations

from collections.abc import Iterable

from briefbook.compose.phrase.dates import date_value
from briefbook.compose.phrase.people import people_value
from briefbook.compose.phrase.places import country_value, place_value
from briefbook.compose.phrase.posts import held
from briefbook.compose.phrase.sentence import sentence
from briefbook.compose.phrase.telling import value_of
from briefbook.compose.phrase.typed import typed_value
from briefbook.compose.phrase.value import NOTHING, Value, listed, text
from briefbook.compose.scene import Scene
from briefbook.model.document import Inlines
from briefbook.model.kinds import Meeting, Named, Outcome, Person
from briefbook.model.snippet import Snippet


def meeting_sentences(meeting: Meeting, scene: Scene, length: str) -> tuple[Inlines, ...]:
    """What took place or is planned, then what was agreed (full length only)."""
    tense = "meeting.planned" if meeting.date.last > scene.as_of else "meeting"
    made = [sentence(f"{tense}.{meeting.form}", _slots(meeting, scene, with_posts=length == "full"), scene, meeting.id)]
    if length == "full":
        made += outcome_sentences(meeting.outcomes, meeting, scene)
    return tuple(words for words in made if words)


def _slots(meeting: Meeting, scene: Scene, *, with_posts: bool) -> dict[str, Value]:
    people = people_value(meeting.participants, meeting.date, scene, with_posts=with_posts, snippet=meeting)
    several = people.trait == "plural"
    first, others = _sender_and_rest(meeting, scene, with_posts)
    return {
        "people": people,
        "several": people if several else NOTHING,
        "single": NOTHING if several else people,
        "sender": first,
        "others": others,
        "countries": _countries(meeting, scene),
        "place": place_value(meeting.place, scene, meeting),
        "occasion": value_of(meeting.occasion, scene, meeting),
        "during": _during(meeting, scene),
        "date": date_value(meeting.date, scene),
    }


def _sender_and_rest(meeting: Meeting, scene: Scene, with_posts: bool) -> tuple[Value, Value]:
    if meeting.form != "message" or len(meeting.participants) < 2:
        return NOTHING, NOTHING
    sender, rest = meeting.participants[:1], meeting.participants[1:]
    first = people_value(sender, meeting.date, scene, with_posts=with_posts, snippet=meeting)
    return first, people_value(rest, meeting.date, scene, with_posts=with_posts, snippet=meeting)


def _countries(meeting: Meeting, scene: Scene) -> Value:
    """Two or more countries between which something took place."""
    if len(meeting.countries) < 2:
        return NOTHING
    term = scene.wording.term
    values = (country_value(code, scene) for code in meeting.countries)
    return listed(values, term("list.comma"), term("list.and"))


def _during(meeting: Meeting, scene: Scene) -> Value:
    """The visit during which it took place; a visit without a title of its own is `the visit`."""
    visit = scene.view.of(Meeting, meeting.during) if meeting.during else None
    if visit is None or meeting.occasion is not None:
        return NOTHING
    if visit.title is not None:
        return value_of(visit.title, scene, visit, forms=visit.forms)
    term = scene.wording.term
    return Value(text(term("a_visit")).inlines, lambda form: text(scene.wording.term_or(f"a_visit.{form}", "")).inlines)


# --- outcomes --------------------------------------------------------------------------------------------------------


def outcome_sentences(outcomes: Iterable[Outcome], snippet: Snippet, scene: Scene) -> list[Inlines]:
    """One sentence for each: whose commitment, what, and how it stands on the book's day."""
    made = []
    for outcome in outcomes:
        slots = {
            "text": typed_value(outcome.text, scene, snippet),
            "due": date_value(outcome.due, scene),
        }
        key = f"outcome.{outcome.by or 'both'}.{standing(outcome, scene)}"
        slots["label"] = text(scene.wording.term(f"outcome.{outcome.by or 'both'}"))
        made.append(sentence(key.replace(f".{outcome.by or 'both'}", ""), slots, scene, snippet.id))
    return made


def standing(outcome: Outcome, scene: Scene) -> str:
    """How a commitment stands: done, overdue (due before the book's day and not done), open; plain: nothing is said."""
    if outcome.status == "done":
        return "done"
    if outcome.status == "overdue" or (outcome.due is not None and outcome.due.last < scene.as_of):
        return "overdue"
    return "open" if outcome.status == "open" or outcome.due is not None else "plain"


# --- last met --------------------------------------------------------------------------------------------------------


def last_met(scene: Scene) -> Meeting | None:
    """The newest visible meeting before the book's day that both the principal visitor and the host took part in."""
    return scene.once(_newest_met)


def _newest_met(scene: Scene) -> Meeting | None:
    visitor, host = scene.visit.principal, scene.visit.host
    met = [
        meeting
        for meeting in scene.view.all(Meeting)
        if meeting.date.last < scene.as_of and _has(meeting, visitor, scene) and _has(meeting, host, scene)
    ]
    return max(met, key=lambda meeting: (meeting.date.last, meeting.date.first, meeting.id), default=None)


def _has(meeting: Meeting, who: str | Named, scene: Scene) -> bool:
    return any(_same(one, who, scene) for one in meeting.participants)


def _same(one: str | Named, other: str | Named, scene: Scene) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return scene.view.library.id_now(one) == scene.view.library.id_now(other)
    if isinstance(one, str) or isinstance(other, str):
        return False
    return set(one.name.texts()) & set(other.name.texts()) != set()


def last_met_sentence(scene: Scene) -> Inlines:
    """`The ministers last met on 21 September 2017 in New York, on the sidelines of ...`; () when they never met."""
    meeting = last_met(scene)
    if meeting is None:
        return ()
    who = (scene.visit.principal, scene.visit.host)
    slots = _slots(meeting, scene, with_posts=False)
    slots["people"] = people_value(who, None, scene, with_posts=False)
    slots["both"] = _both(scene, who)
    return sentence(f"last_met.{meeting.form}", slots, scene, meeting.id)


def _both(scene: Scene, who: tuple[str | Named, ...]) -> Value:
    """`the ministers` or `the presidents` when both are, else nothing."""
    for group in ("ministers", "presidents"):
        marks = scene.wording.words(group)
        if marks and all(any(mark in title for mark in marks) for title in (_title(one, scene) for one in who)):
            return text(scene.wording.term(f"both.{group}"), "plural")
    return NOTHING


def _title(who: str | Named, scene: Scene) -> str:
    if isinstance(who, Named):
        return scene.words(who.post)[0].casefold()
    person = scene.view.of(Person, who)
    found = held(person, None, scene) if person else None
    return scene.words(found.post.title)[0].casefold() if found else ""
