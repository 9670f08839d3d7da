"""Expressions in text: `{{ ... }}`, evaluated over a short list of functions and bounded by construction.

Only the syntax nodes named here are understood, numbers stay below 10**18 and results below a page of text, so that
no expression can cost more than a few microseconds or reach anything but what it was given.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from briefbook.model.document import Inlines, Run
from briefbook.model.problem import did_you_mean
from briefbook.model.sentence import Listed, Sentence

MAX_LENGTH = 400
MAX_NODES = 80
_KEYWORD_PART = re.compile(r"\)\.(in)\b")
"""A part whose name Python keeps for itself."""
MAX_NUMBER = Decimal(10) ** 18
MAX_TEXT = 4000


class ExpressionError(Exception):
    """The user's expression is wrong; `sentence` says how, in words for the user."""

    def __init__(self, pattern: str, **values: Any) -> None:
        """The pattern of a sentence and what stands in it (`Sentence`)."""
        self.sentence = Sentence(pattern, **values)
        super().__init__(self.sentence)


class NotVisibleError(Exception):
    """The expression names something that this edition may not see."""


@dataclass(frozen=True)
class Facet:
    """Words for a thing, and further words under names: `trade("RU", "PK")` and `trade("RU", "PK").latest`."""

    words: Callable[[], Inlines]
    parts: Mapping[str, Callable[[], Inlines]]


Value = Decimal | str | Facet
Function = Callable[..., Value]


@dataclass(frozen=True)
class Scope:
    """What an expression may name: functions, values without brackets, and how a number is written."""

    functions: Mapping[str, Function]
    values: Mapping[str, Callable[[], Value]]
    number: Callable[[Decimal], str]


def evaluate(source: str, scope: Scope) -> Inlines:
    """The words an expression stands for.

    Raises ExpressionError for anything that is not allowed or not understood, NotVisibleError for what the edition
    may not see.
    """
    text = _KEYWORD_PART.sub(r").\1_", source.strip())
    if len(text) > MAX_LENGTH:
        raise ExpressionError("the expression is longer than {most} characters", most=MAX_LENGTH)
    try:
        with warnings.catch_warnings(action="ignore"):
            tree = ast.parse(text, mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise ExpressionError("it cannot be read") from None
    if sum(1 for _ in ast.walk(tree)) > MAX_NODES:
        raise ExpressionError("it is too long")
    _keep_typed_decimals(tree, text)
    return _words(_value(tree.body, scope), scope)


def _keep_typed_decimals(tree: ast.Expression, text: str) -> None:
    """Numbers with a point as they are typed, for 1.50 is not 1.5 (FORMATS, "Common rules")."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            node.value = Decimal(ast.get_source_segment(text, node) or str(node.value))  # type: ignore[assignment]


def _words(value: Value | Inlines, scope: Scope) -> Inlines:
    match value:
        case Decimal():
            return (Run(scope.number(value)),)
        case str():
            return (Run(value[:MAX_TEXT]),) if value else ()
        case Facet():
            return value.words()
        case _:
            return value


def _value(node: ast.expr, scope: Scope) -> Value | Inlines:
    match node:
        case ast.Constant(value=bool()):
            raise ExpressionError("true and false mean nothing here")
        case ast.Constant(value=int() | Decimal() as number):
            return _bounded(Decimal(number))
        case ast.Constant(value=str() as text):
            return text
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_number(operand, scope)
        case ast.BinOp(left=left, op=operator, right=right):
            return _arithmetic(operator, _number(left, scope), _number(right, scope))
        case ast.Name(id=name):
            return _named(name, scope)
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
            return _called(name, arguments, scope)
        case ast.Attribute(value=inner, attr=part):
            return _part(_value(inner, scope), part.removesuffix("_"))
        case _:
            raise ExpressionError("only numbers, + - * /, words in quotes and the functions of the list are allowed")


def _number(node: ast.expr, scope: Scope) -> Decimal:
    value = _value(node, scope)
    if not isinstance(value, Decimal):
        raise ExpressionError("only numbers can be added, subtracted, multiplied and divided")
    return value


def _bounded(number: Decimal) -> Decimal:
    if not number.is_finite() or abs(number) > MAX_NUMBER:
        raise ExpressionError("the number is too large")
    return number


def _arithmetic(operator: ast.operator, left: Decimal, right: Decimal) -> Decimal:
    try:
        match operator:
            case ast.Add():
                return _bounded(left + right)
            case ast.Sub():
                return _bounded(left - right)
            case ast.Mult():
                return _shortest(_bounded(left * right))
            case ast.Div():
                return _shortest(_bounded(left / right))
            case _:
                raise ExpressionError("only + - * / are allowed")
    except (InvalidOperation, ZeroDivisionError):
        raise ExpressionError("it divides by zero") from None


def _shortest(number: Decimal) -> Decimal:
    """A product without the zeros at its end that nobody typed: 2.5 times 4 is 10."""
    whole = number.to_integral_value()
    return whole if number == whole else number.normalize()


def _named(name: str, scope: Scope) -> Value:
    if name in scope.values:
        return scope.values[name]()
    if name in scope.functions:
        raise ExpressionError("'{name}' wants brackets: {name}(...)", name=name)
    raise _unknown(name, scope)


def _unknown(name: str, scope: Scope) -> ExpressionError:
    known = [*scope.functions, *scope.values]
    way_out = did_you_mean(name, known) or Sentence("known are {names}", names=Listed(known))
    return ExpressionError("'{name}' is not known here; {way_out}", name=name, way_out=way_out)


def _called(name: str, arguments: list[ast.expr], scope: Scope) -> Value:
    function = scope.functions.get(name)
    if function is None:
        raise _unknown(name, scope)
    values = [_value(argument, scope) for argument in arguments]
    if not all(isinstance(value, (str, Decimal)) for value in values):
        raise ExpressionError("{name}(...) takes words in quotes or numbers", name=name)
    try:
        return function(*values)
    except TypeError:
        raise ExpressionError("{name}(...) does not take {count} values", name=name, count=len(values)) from None


def _part(value: Value | Inlines, part: str) -> Inlines:
    if isinstance(value, Facet) and part in value.parts:
        return value.parts[part]()
    known = Listed(value.parts) if isinstance(value, Facet) else Listed()
    if known:
        raise ExpressionError("there is no '{part}'; there are {known}", part=part, known=known)
    raise ExpressionError("there is no '{part}'", part=part)
