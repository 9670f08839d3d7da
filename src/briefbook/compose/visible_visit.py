"""The visit as an edition may see it, so that nothing that words it has to ask (FORMATS, "Marking")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefbook.compose.select import seen
from briefbook.compose.view import View
from briefbook.model.briefing import ProgrammeLine, Visit
from briefbook.model.kinds import Named
from briefbook.model.localised import Localised


def visible_visit(visit: Visit, view: View) -> Visit:
    """The visit without what is marked above the ceiling.

    Dates, place, principal and host always print, unmarked programme lines too; unmarked purpose and agenda have the
    highest marking. One language's words may always carry their own.
    """
    lowest = view.library.scale.lowest.id
    principal, host = (_always(who, view) for who in (visit.principal, visit.host))
    inviter = None if visit.invited_by is None else _person(visit.invited_by, visit, view)
    return visit.model_copy(
        update={
            "visitors": (principal, *_people(visit.visitors[1:], visit, view)),
            "host": host,
            "invited_by": inviter,
            "place": seen(visit.place, view, lowest),
            "purpose": seen(visit.purpose, view, None),
            "agenda": tuple(_said(visit.agenda, view)),
            "programme": tuple(_programme(visit, view)),
            "delegations": tuple(
                one.model_copy(update={"members": tuple(_people(one.members, visit, view))})
                for one in visit.delegations
            ),
        }
    )


def _said(texts: Iterable[Localised], view: View) -> Iterator[Localised]:
    for text in texts:
        words = seen(text, view, None)
        if words is not None:
            yield words


def _programme(visit: Visit, view: View) -> Iterator[ProgrammeLine]:
    for line in visit.programme:
        marking = line.marking or view.library.scale.lowest.id
        what = seen(line.what, view, marking)
        if what is not None:
            words = {name: seen(getattr(line, name), view, marking) for name in ("place", "press", "status")}
            yield line.model_copy(update={"what": what, "with_": tuple(_people(line.with_, visit, view)), **words})


def _people(people: Iterable[Named | str], visit: Visit, view: View) -> Iterator[Named | str]:
    return (seen_one for who in people if (seen_one := _person(who, visit, view)) is not None)


def _person(who: Named | str, visit: Visit, view: View) -> Named | str | None:
    """Somebody as far as the edition may name them; ids are looked up in the view, which knows what they may show."""
    if isinstance(who, str):
        return who
    if who in (visit.principal, visit.host):
        return _always(who, view)
    name = seen(who.name, view, who.marking)
    return None if name is None else who.model_copy(update={"name": name, "post": seen(who.post, view, who.marking)})


def _always(who: Named | str, view: View) -> Named | str:
    """The principal and the host: named under any ceiling, in the languages that it allows where there are any."""
    if isinstance(who, str):
        return who
    lowest = view.library.scale.lowest.id
    name = seen(who.name, view, lowest) or who.name
    return who.model_copy(update={"name": name, "post": seen(who.post, view, lowest)})
