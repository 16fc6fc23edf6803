"""Small conditions in form files ("doel_uren < uren_nu"), checked when loading; unknown is a value of its own."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from intake_desktop.form_engine import operators
from intake_desktop.form_engine.functions import FUNCTIONS
from intake_desktop.form_engine.operators import Lookup, Program

LONGEST = 500
"""Most characters in one condition; longer ones cannot be read by a person either."""
MOST_PARTS = 120
DEEPEST = 20
LARGEST = 1_000_000_000

_COMPARISONS: dict[type[ast.cmpop], Callable[[object, object], bool | None]] = {
    ast.Eq: operators.equal,
    ast.NotEq: operators.unequal,
    ast.Lt: operators.less,
    ast.LtE: operators.at_most,
    ast.Gt: operators.greater,
    ast.GtE: operators.at_least,
    ast.In: operators.contained,
    ast.NotIn: operators.not_contained,
}
_SUMS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction | None]] = {
    ast.Add: operators.add,
    ast.Sub: operators.subtract,
    ast.Mult: operators.multiply,
    ast.Div: operators.divide,
}


class Unreadable(ValueError):
    """A condition that is not written well; `cause` and `remedy` are Dutch sentences for the writer of the form."""

    def __init__(self, cause: str, remedy: str) -> None:
        super().__init__(cause)
        self.cause = cause
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed condition. `names` are the questions it looks at; `source` is its text in the file."""

    source: str
    line: int
    names: frozenset[str]
    program: Program
    words: frozenset[tuple[str, str]] = frozenset()
    """Which name is compared with which word, to find words that no option has."""

    def evaluate(self, lookup: Lookup) -> object | None:
        """The outcome (bool for a condition, Fraction or str for a derived value), or None when unknown."""
        return self.program(lookup)

    def holds(self, lookup: Lookup) -> bool:
        """True only when the condition is certainly met; unknown is not met."""
        return self.program(lookup) is True


def condition(source: str, line: int = 0) -> Expression:
    """Parse a condition whose outcome is yes, no or unknown; raises Unreadable."""
    tree = _tree(source)
    if not _is_condition(tree):
        raise Unreadable(f'"{_short(source)}" is geen voorwaarde.', "Vergelijk twee dingen, bijvoorbeeld uren > 4.")
    return _expression(source, line, tree)


NEVER = Expression("", 0, frozenset(), operators.always(None))
"""Stands in for a condition that could not be read."""


def value(source: str, line: int = 0) -> Expression:
    """Parse a sum, a name or a condition of which the outcome is shown (kind derived); raises Unreadable."""
    return _expression(source, line, _tree(source))


def _expression(source: str, line: int, tree: ast.expr) -> Expression:
    names = frozenset(node.id for node in _values(tree) if isinstance(node, ast.Name))
    return Expression(source, line, names, _compiled(tree), frozenset(_compared_words(tree)))


def _compared_words(tree: ast.expr) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        names = [side.id for side in sides if isinstance(side, ast.Name)]
        words = [part.value for side in sides for part in ast.walk(side) if isinstance(part, ast.Constant)]
        yield from ((name, word) for name in names for word in words if isinstance(word, str))


def _tree(source: str) -> ast.expr:
    if len(source) > LONGEST:
        raise Unreadable(f"De voorwaarde is langer dan {LONGEST} tekens.", "Maak er twee kortere regels van.")
    try:
        tree = ast.parse(source.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as fault:
        raise Unreadable(
            f'De voorwaarde "{_short(source)}" is niet te lezen.', "Kijk naar haakjes, aanhalingstekens en spelling."
        ) from fault
    if sum(1 for _ in ast.walk(tree)) > MOST_PARTS or _depth(tree) > DEEPEST:
        raise Unreadable("De voorwaarde heeft te veel onderdelen.", "Maak er twee kortere regels van.")
    return tree


def _short(source: str) -> str:
    return source if len(source) <= 60 else source[:57] + "..."


def _depth(tree: ast.AST) -> int:
    """Depth of the tree, counted level by level so that a deep tree cannot exhaust the stack."""
    level, depth = [tree], 0
    while level:
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        depth += 1
    return depth


def _values(tree: ast.expr) -> Iterator[ast.AST]:
    """Every part that stands for a value: function names are left out."""
    if isinstance(tree, ast.Call):
        for argument in tree.args:
            yield from _values(argument)
        return
    yield tree
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.expr):
            yield from _values(child)


def _is_condition(tree: ast.expr) -> bool:
    if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and tree.func.id in FUNCTIONS:
        return FUNCTIONS[tree.func.id].is_condition
    if isinstance(tree, ast.UnaryOp):
        return isinstance(tree.op, ast.Not)
    return isinstance(tree, ast.Compare | ast.BoolOp)


def _compiled(tree: ast.expr) -> Program:
    """The program for one part of the tree; only the forms named here exist."""
    for kind, build in _BUILDERS.items():
        if isinstance(tree, kind):
            return build(tree)
    raise Unreadable(
        f'"{_short(ast.unparse(tree))}" mag hier niet.',
        "Gebruik namen, getallen, woorden tussen aanhalingstekens, vergelijkingen, and, or, not, + - * /.",
    )


def _name(tree: ast.Name) -> Program:
    return operators.named(tree.id)


def _constant(tree: ast.Constant) -> Program:
    found = tree.value
    if isinstance(found, str):
        return operators.always(found)
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise Unreadable(f'"{found!r}" mag hier niet.', 'Schrijf een getal, of een woord zoals "ja".')
    if not abs(found) <= LARGEST:
        raise Unreadable("Het getal is te groot.", "Gebruik een getal onder een miljard.")
    return operators.always(Fraction(repr(found)))


def _listing(tree: ast.List | ast.Tuple) -> Program:
    if not all(isinstance(item, ast.Constant) for item in tree.elts):
        raise Unreadable("In een lijst mogen alleen vaste waarden staan.", "Schrijf bijvoorbeeld ['ja', 'nee'].")
    return operators.gathered([_compiled(item) for item in tree.elts])


def _connected(tree: ast.BoolOp) -> Program:
    parts = [_condition_part(part) for part in tree.values]
    return operators.every(parts) if isinstance(tree.op, ast.And) else operators.some(parts)


def _condition_part(tree: ast.expr) -> Program:
    if not _is_condition(tree):
        raise Unreadable(
            f'"{_short(ast.unparse(tree))}" is geen voorwaarde.', "Bij and, or en not horen vergelijkingen."
        )
    return _compiled(tree)


def _signed(tree: ast.UnaryOp) -> Program:
    if isinstance(tree.op, ast.Not):
        return operators.negated(_condition_part(tree.operand))
    if isinstance(tree.op, ast.USub):
        return operators.combined(operators.subtract, operators.always(Fraction(0)), _compiled(tree.operand))
    raise Unreadable(f'"{_short(ast.unparse(tree))}" mag hier niet.', "Gebruik not of een minteken.")


def _sum(tree: ast.BinOp) -> Program:
    work = _SUMS.get(type(tree.op))
    if work is None:
        raise Unreadable(f'"{_short(ast.unparse(tree))}" mag hier niet.', "Gebruik alleen + - * /.")
    return operators.combined(work, _compiled(tree.left), _compiled(tree.right))


def _comparison(tree: ast.Compare) -> Program:
    sides = [_compiled(side) for side in (tree.left, *tree.comparators)]
    steps = []
    for place, sign in enumerate(tree.ops):
        work = _COMPARISONS.get(type(sign))
        if work is None:
            raise Unreadable("Is en is not mogen hier niet.", "Gebruik == of !=.")
        steps.append(operators.compared(work, sides[place], sides[place + 1]))
    return operators.every(steps)


def _call(tree: ast.Call) -> Program:
    name = tree.func.id if isinstance(tree.func, ast.Name) else ""
    function = FUNCTIONS.get(name)
    if function is None:
        raise Unreadable(f'De functie "{name or "?"}" bestaat niet.', f"Kies uit: {', '.join(sorted(FUNCTIONS))}.")
    if tree.keywords or not function.fewest <= len(tree.args) <= function.most:
        raise Unreadable(f'"{name}" krijgt niet het goede aantal gegevens.', f"Schrijf {function.example}.")
    return operators.applied(function.work, [_compiled(argument) for argument in tree.args])


_BUILDERS: dict[type[ast.expr], Callable[..., Program]] = {
    ast.Name: _name,
    ast.Constant: _constant,
    ast.List: _listing,
    ast.Tuple: _listing,
    ast.BoolOp: _connected,
    ast.UnaryOp: _signed,
    ast.BinOp: _sum,
    ast.Compare: _comparison,
    ast.Call: _call,
}
