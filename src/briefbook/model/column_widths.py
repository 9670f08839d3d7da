"""How the columns of a table share a line, whoever measures their words."""

from __future__ import annotations

from collections.abc import Sequence


def column_widths(weights: Sequence[float], needs: Sequence[tuple[float, float]], total: float) -> tuple[float, ...]:
    """Widths that fill `total`. A weight of 0 is none; `needs` are the widths of the longest word and the longest line.

    By weights where columns have them, else by need: where not all lines have room, short columns keep theirs whole
    and the long ones share the rest. None is narrower than its longest word if there is room for all longest words.
    """
    least = [need[0] for need in needs]
    if sum(least) >= total:
        return tuple(width * total / sum(least) for width in least)
    given = [weight for weight in weights if weight > 0]
    if given:
        mean = sum(given) / len(given)
        return _shared([weight if weight > 0 else mean for weight in weights], least, total)
    wished = [need[1] for need in needs]
    if sum(wished) <= total:
        return _shared(wished, least, total)
    return _with_short_columns_whole(wished, least, total)


def _with_short_columns_whole(wished: Sequence[float], least: Sequence[float], total: float) -> tuple[float, ...]:
    """Whole lines for columns that wish for no more than an even share of what is left; the others share the rest.

    The longest words of the others keep their room.
    """
    floors, shares = list(least), [width**0.5 for width in wished]
    spare = total - sum(least)
    room, left = total, len(wished)
    for n in sorted(range(len(wished)), key=wished.__getitem__):
        more = wished[n] - least[n]
        if wished[n] > room / left or more > spare:
            break
        floors[n], shares[n] = wished[n], 0.0
        spare, room, left = spare - more, room - wished[n], left - 1
    return _shared(shares, floors, total)


def _shared(shares: Sequence[float], least: Sequence[float], total: float) -> tuple[float, ...]:
    """`total` in proportion to shares, none below its least: who would fall short gets the least, the rest share."""
    fixed: set[int] = set()
    while True:
        room = total - sum(least[n] for n in fixed)
        free = sum(share for n, share in enumerate(shares) if n not in fixed) or 1.0
        widths = [least[n] if n in fixed else share * room / free for n, share in enumerate(shares)]
        short = {n for n in range(len(shares)) if n not in fixed and widths[n] < least[n]}
        if not short:
            return tuple(widths)
        fixed |= short
