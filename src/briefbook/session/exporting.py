"""Write a briefing as it stands in the window, saved or not, to the files of a book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from briefbook.build import BuiltEdition, Order, Sources, collector_at_rest, files_of, make_edition
from briefbook.model.briefing import Briefing
from briefbook.model.problem import Problem, error, in_order
from briefbook.storage.atomic import OutputError, write_together

NOT_WRITABLE = "not-writable"
"""The rule of a problem that says that files could not be written into the folder."""


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written; none when an edition was refused, and the problems say why."""

    written: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_refused: bool = False


def export(sources: Sources, briefing: Briefing, order: Order, progress: Callable[[str], None]) -> Exported:
    """Build what is ordered of a briefing in memory. All files are made before the first is written.

    `progress` is told the steps as `build` tells them; what it raises ends the work, nothing written.
    """
    own = replace(sources, briefing=briefing, problems=list(sources.problems))
    problems: list[Problem] = []
    made: list[BuiltEdition] = []
    chosen = [one for one in briefing.all_editions if not order.editions or one.name in order.editions]
    with collector_at_rest():
        for edition in chosen:
            attempt = make_edition(order, own, edition, progress)
            problems.extend(attempt.problems)
            if attempt.edition is None:
                return Exported(problems=in_order((*own.problems, *problems)), is_refused=True)
            made.append(attempt.edition)
    return _written(order, made, tuple(problems))


def print_ready(
    sources: Sources, briefing: Briefing, order: Order, progress: Callable[[str], None]
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The one PDF of an order of one edition, proven as every file that leaves; None, and problems, where refused."""
    own = replace(sources, briefing=briefing, problems=list(sources.problems))
    edition = next(one for one in briefing.all_editions if one.name in order.editions)
    with collector_at_rest():
        attempt = make_edition(order, own, edition, progress)
    if attempt.edition is None:
        return None, in_order((*own.problems, *attempt.problems))
    return next(iter(attempt.edition.files.values())), attempt.problems


def _written(order: Order, made: list[BuiltEdition], problems: tuple[Problem, ...]) -> Exported:
    files = files_of(order, made)
    try:
        write_together(files)
    except OutputError as wrong:
        hint = "choose another folder"
        found = (*problems, error(wrong.sentence, rule=NOT_WRITABLE, hint=hint))
        return Exported(problems=in_order(found), is_refused=True)
    return Exported(tuple(files), in_order(problems))
