"""Lists told in the same order: "X et Y sont nés respectivement à A et à B"."""

from __future__ import annotations

from kg.extract.clauses.clause import Clause
from kg.extract.statements.statement import Statement
from kg.languages.syntax import Syntax

__all__ = ["is_distributed"]


def is_distributed(statement: Statement, clause: Clause, syntax: Syntax) -> bool:
    """Return whether by an adverb of its clause a statement ties what doesn't belong together.

    So it does where its subject and its object are of two lists of the same length, and not at the
    same place.
    """
    subject, object_ = statement.subject, statement.object
    if not syntax.distributive_adverbs or subject is None or object_ is None:
        return False
    ones = subject.first_conjunct().conjuncts()
    others = object_.first_conjunct().conjuncts()
    if len(ones) < 2 or len(ones) != len(others) or ones[0] is others[0]:
        return False
    if not any(word.lower in syntax.distributive_adverbs for word in clause.node.subtree()):
        return False
    return ones.index(subject) != others.index(object_)
