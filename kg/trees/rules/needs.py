"""A rule → the words without which it applies nowhere: where they are missing it is not tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.trees.features import Context, word_list
from kg.trees.rules.pattern import Alternatives, Field, Listed, Path, Rule, Test, Whether

__all__ = ["needed_words"]


def needed_words(rule: Rule, context: Context) -> tuple[frozenset[str], ...]:
    """Return lists of words, of each of which one stands in every sentence that the rule changes.

    It stands there as a form or a lemma, in lower case.
    """
    found: list[frozenset[str]] = []
    for condition in rule.conditions:
        if condition.wanted:
            needs = _of_either([_of_path(path, context) for path in condition.paths])
            found += [need for need in needs if need not in found]
    return tuple(found)


def _of_path(path: Path, context: Context) -> list[frozenset[str]]:
    tests = (test for hop in path.hops for test in hop.tests)
    return list(_of_tests((*path.tests, *tests), context))


def _of_tests(tests: Iterable[Test], context: Context) -> Iterator[frozenset[str]]:
    for test in tests:
        if isinstance(test, Listed):
            words = frozenset(test.words) or word_list(context, test.key)
            if test.field is not Field.CASE:
                yield words
            elif "" not in words:
                # the preposition is a word, its further ones hang on it
                yield words.union(word.partition(" ")[0] for word in words)
        elif isinstance(test, Whether):
            yield from _of_path(test.path, context)
        elif isinstance(test, Alternatives):
            yield from _of_either([list(_of_tests(tests, context)) for tests in test.of])


def _of_either(needs: list[list[frozenset[str]]]) -> list[frozenset[str]]:
    """What is needed where one of several is met: of several, a word of any, the rarest each."""
    if len(needs) == 1:
        return needs[0]
    if not all(needs):
        return []
    return [frozenset().union(*(min(some, key=len) for some in needs))]
