"""The text of a ``rewriting.rules`` → packages of rules, or an error that names line and cure.

``README.md`` beside this file tells how rules are written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from kg.errors import LanguageError
from kg.trees.rules.expressions import Expressions
from kg.trees.rules.pattern import Do, Find, Line, Package, Path, Rule, Test

__all__ = ["leave_out", "read_rules"]

_OF_RULES = ("why", "example", "becomes", "find", "with", "without", "do")
_OF_FILES = ("package", "let", "rule")


class _Statement(NamedTuple):
    keyword: str
    rest: str
    line: Line


def read_rules(text: str, place: str) -> tuple[Package, ...]:
    """Return the packages of ``text`` in their order; ``place`` is the file's name in errors.

    Raises LanguageError at the first line that is no rule's.

    >>> [package] = read_rules('''package copulas repairs
    ... rule none-is-left
    ...   why      a copula is no adverb
    ...   example  Il est là.
    ...   becomes  là -cop> est
    ...   find     word <advmod- above
    ...   do       relabel word as cop
    ... ''', "an example")
    >>> package.repairs, package.rules[0].name
    (True, 'none-is-left')
    """
    packages: list[Package] = []
    lets: dict[str, tuple[Test, ...]] = {}
    seen: set[str] = set()
    rules: list[Rule] = []
    for block in _blocks(text, place):
        head, *rest = block
        if head.keyword == "package":
            rules = []
            packages.append(_package(head, packages))
        elif head.keyword == "let":
            name, tests = Expressions(head.rest, head.line, lets).definition()
            lets[name] = tests
        else:
            if not packages:
                raise _error(head.line, "a rule of no package", 'Write "package NAME" before it.')
            if head.rest in seen:
                raise _error(head.line, f"a second rule {head.rest!r}", "Give it another name.")
            seen.add(head.rest)
            rules.append(_rule(head, rest, lets))
            last = packages[-1]
            packages[-1] = Package(last.name, last.repairs, tuple(rules))
            continue
        if rest:
            cure = 'It belongs to a rule: write "rule NAME" before it.'
            raise _error(rest[0].line, f"{rest[0].keyword!r} of no rule", cure)
    return tuple(packages)


def leave_out(text: str, names: Collection[str], place: str) -> str:
    """Return ``text`` without the rules ``names``; line numbers stay.

    Raises LanguageError where there is no rule of a name.
    """
    kept, inside = [], False
    found: set[str] = set()
    for line in text.splitlines():
        keyword, _, rest = line.partition(" ")
        if keyword in _OF_FILES:
            inside = keyword == "rule" and rest.strip() in names
            found.update([rest.strip()] if inside else ())
        kept.append("" if inside else line)
    for name in names:
        if name not in found:
            known = ", ".join(r.name for package in read_rules(text, place) for r in package.rules)
            raise LanguageError(f"no rule {name!r}", place=place, cure=f"Known: {known}.")
    return "\n".join(kept)


def _error(line: Line, what: str, cure: str) -> LanguageError:
    return LanguageError(what, place=line.place, cure=cure)


def _blocks(text: str, place: str) -> Iterator[list[_Statement]]:
    block: list[_Statement] = []
    for statement in _statements(text, place):
        if statement.keyword in _OF_FILES:
            if block:
                yield block
            block = [statement]
        elif block:
            block.append(statement)
        else:
            raise _error(
                statement.line,
                f"{statement.keyword!r} before any rule",
                'Begin with "package NAME", then "rule NAME".',
            )
    if block:
        yield block


def _statements(text: str, place: str) -> Iterator[_Statement]:
    """Yield the lines by keyword; one without, or inside of brackets, goes on with that before."""
    found: list[_Statement] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = Line(f"{place}:{number}", raw.strip())
        if not line.text or line.text.startswith("#"):
            continue
        keyword, _, rest = line.text.partition(" ")
        last = found[-1] if found else None
        is_open = last is not None and last.rest.count("[") > last.rest.count("]")
        begins = keyword in (_OF_RULES if raw[0].isspace() else _OF_FILES)
        if begins and not is_open:
            found.append(_Statement(keyword, rest.strip(), line))
        elif raw[0].isspace() and last is not None:
            found[-1] = last._replace(rest=f"{last.rest} {line.text}")
        else:
            known = ", ".join(_OF_FILES)
            raise _error(line, f"no such line: {line.text!r}", f"Lines begin with {known}.")
    return iter(found)


def _package(head: _Statement, before: list[Package]) -> Package:
    name, *words = head.rest.split() or [""]
    if not name or words not in ([], ["repairs"]):
        raise _error(head.line, "is no package", 'Write "package NAME" or "package NAME repairs".')
    if any(package.name == name for package in before):
        raise _error(head.line, f"a second package {name!r}", "Give it another name.")
    return Package(name, bool(words), ())


def _rule(head: _Statement, rest: list[_Statement], lets: dict[str, tuple[Test, ...]]) -> Rule:
    if len(head.rest.split()) != 1:
        raise _error(head.line, "a rule has a name of one word", 'Write "rule some-name".')
    prose: dict[str, str] = {}
    becomes: list[Path] = []
    conditions: list[Find] = []
    commands: list[Do] = []
    known: set[str] = set()
    for keyword, text, line in rest:
        if keyword in ("why", "example"):
            prose[keyword] = text
            continue
        expressions = Expressions(text, line, lets, known)
        if keyword == "becomes":
            becomes.append(expressions.arc())
        elif keyword == "do":
            commands.append(expressions.command())
        else:
            if keyword != "find" and not conditions:
                cure = 'Say first where the rule begins: "find word [NOUN]".'
                raise _error(line, "a rule begins with 'find'", cure)
            conditions.append(expressions.condition(keyword))
    given = {"becomes": becomes, "find": conditions, "do": commands}
    for part in ("why", "example", "becomes", "find", "do"):
        if not (prose.get(part) or given.get(part)):
            what = f"rule {head.rest!r} has no {part!r}"
            raise _error(head.line, what, f'Add a line "{part} …" (kg/trees/README.md).')
    return Rule(
        head.rest, prose["why"], prose["example"], tuple(becomes), tuple(conditions),
        tuple(commands), head.line,
    )  # fmt: skip
