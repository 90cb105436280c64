"""What the code offers, read from the source itself: every verb a button may carry and every command."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
OFFICE = {"keeping": "keeping", "assigning": "assigning", "forms": "forms", "regrouping": "regrouping"}
"""Folders of the office desk, whose one verb is followed by what is wanted of it."""


@cache
def verbs() -> frozenset[str]:
    """Every verb that a button carries or a conversation answers to; the office desk's with its second word."""
    found = {verb for path, tree in _sources() for verb in _verbs(path, tree)}
    return frozenset(found)


@cache
def commands() -> frozenset[str]:
    """Every command the conversations know, in the words of ``step`` and of the menus."""
    from bot.telegram.commands import ADMIN, DESK, OFFICER
    from dialogs.desk.office_needs import OFFICE_COMMANDS
    from dialogs.step import REPORT_COMMANDS

    source = (ROOT / "dialogs" / "step.py").read_text()
    of_step = re.search(r"def _commanded\(.*?\n\n\n", source, re.DOTALL)
    assert of_step is not None
    cases = set(re.findall(r'case "(\w+)"', of_step[0]))
    return frozenset(
        {name for name, _ in (*ADMIN, *DESK, *OFFICER)} | OFFICE_COMMANDS | REPORT_COMMANDS | cases | {"start"}
    )


def _sources() -> Iterator[tuple[Path, ast.Module]]:
    for room in ("dialogs", "bot"):
        for path in sorted((ROOT / room).rglob("*.py")):
            yield path, ast.parse(path.read_text())


def _verbs(path: Path, tree: ast.Module) -> Iterator[str]:
    office = "given" if path.name == "given_card.py" else OFFICE.get(path.parent.name, "")
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="button"), args=[_, ast.Constant(value=str(verb)), *rest]):
                yield _with_second(verb, rest)
            case ast.MatchClass(cls=ast.Name(id="Choice"), patterns=[pattern, *_]):
                yield from _named(pattern)
            case ast.Match(subject=ast.Attribute(attr="verb"), cases=cases):
                yield from (verb for case in cases for verb in _named(case.pattern))
            case ast.Match(subject=ast.Attribute(attr="args"), cases=cases) if office:
                yield from (f"{office} {verb}" for case in cases for verb in _firsts(case.pattern))
            case _:
                pass


def _with_second(verb: str, rest: list[ast.expr]) -> str:
    if verb not in {"given", "assigning", "keeping", "forms", "regrouping"}:
        return verb
    return f"{verb} {rest[0].value}" if rest and isinstance(rest[0], ast.Constant) else verb


def _named(pattern: ast.pattern) -> Iterator[str]:
    """The strings a pattern names."""
    for node in ast.walk(pattern):
        if isinstance(node, ast.MatchValue) and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def _firsts(pattern: ast.pattern) -> Iterator[str]:
    """The first words of the sequences a pattern names."""
    for node in ast.walk(pattern):
        if isinstance(node, ast.MatchSequence) and node.patterns:
            yield from _named(node.patterns[0])
