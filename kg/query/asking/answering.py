"""A named question, asked of a store: parameters to terms, solutions to rows in one language."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.bundled import LANGUAGE
from kg.errors import QueryError
from kg.iris import PREFIXES
from kg.languages import code_of
from kg.query.asking.binding import Bound, bound, slots
from kg.query.asking.counting import counted, most_stated
from kg.query.asking.headers import Question, questions, read_question
from kg.query.asking.kept import are_kept
from kg.query.asking.kinds import terms_of
from kg.query.asking.showing import Showing, Solution
from kg.query.asking.words import languages, words
from kg.query.rows import Rows, Value
from kg.query.search.keeping import stated_by
from kg.query.select import solutions
from kg.query.sources.stated import Stated, stated_in_several
from kg.store import Store, remembered

__all__ = ["Asked", "ask", "found", "keeps_all", "language_of", "question_called"]

Asked = str | int | date
"""What a parameter may be given as."""

_NEWEST = """
SELECT ?doc {{ ?doc schema:datePublished ?date }} ORDER BY DESC(STR(?date)) LIMIT {many}
"""
_DENSE = 8  # rows a document, where documents are full of answers
_WIDER = 8  # times as many documents, where the newest ones hold no answer
_SAFELY = 1.5  # times as many as would do, where all held as many answers as the newest ones
_FEW = 8  # answers from which it can't be told how many more documents are needed
_MANY = 20  # documents a row, at most, before all are looked at


def ask(
    store: Store,
    question: str | Path | Question,
    *,
    parameters: Mapping[str, Asked | None] | None = None,
    lang: str | None = None,
    limit: int | None = None,
) -> Rows:
    """Answer a named question, or that of a file of your own.

    Parameters that are not given, or ``None``, have their defaults. ``lang`` is the language of
    the answer, relations' names included, by default that of the store. At most ``limit`` rows
    come, those of the newest documents, ``None`` for all; ``Rows.more`` tells whether there are
    more.

    Raises ``QueryError`` for an unknown question or parameter, naming those that there are, and
    for values that are none of their kind.
    """
    asked = question if isinstance(question, Question) else question_called(question)
    given = asked.renamed(parameters or {})
    own = given.pop("lang", None)
    told = words(lang or (str(own) if own is not None else language_of(store)))
    values: dict[str, Bound] = {"lang": (Literal(told.lang),)}
    values |= _values(store, asked, given)
    if asked.counts is None:
        found = _solutions(store, asked, values, limit)
    else:
        found = _counted(store, asked, values, limit)
    more = limit is not None and len(found) > limit
    showing = Showing(store, told)
    kept = found[:limit]
    rows = _ordered(asked, showing.rows(asked.columns, kept), list(map(showing.place, kept)))
    return Rows(tuple(column.name for column in asked.columns), rows, more=more)


def question_called(name: str | Path) -> Question:
    """Return a bundled question by its name, or that of a file by its path.

    Raises ``QueryError`` for an unknown one, naming those that there are.
    """
    if isinstance(name, Path):  # never a string: names come from the network, too
        return read_question(name)
    known = questions()
    if name not in known:
        close = get_close_matches(name, known, n=1)
        raise QueryError(
            "there is no such question" + (f"; did you mean {close[0]!r}?" if close else ""),
            place=repr(name),
            cure=f"Ask one of: {', '.join(known)}.",
        )
    return known[name]


def keeps_all(store: Store) -> bool:
    """Return whether a store keeps whatever rules may keep for the bundled questions."""
    return all(are_kept(store, one.kept) for one in questions().values() if one.kept)


def language_of(store: Store) -> str:
    """Return the first language of a store that answers speak, else English."""
    record = remembered(store)
    codes = [code_of(lang) for lang in record.languages] if record is not None else [LANGUAGE]
    return next((code for code in codes if code in languages()), "en")


def _values(
    store: Store, question: Question, given: Mapping[str, Asked | None]
) -> Iterator[tuple[str, Bound]]:
    """Yield what the parameters of a question are, where they are anything, and what is kept."""
    if are_kept(store, question.kept):
        yield "kept", (Literal("kept"),)
    names = [parameter.name for parameter in question.parameters]
    for key in given:
        if key not in names:
            close = get_close_matches(key, names, n=1)
            raise QueryError(
                f"has no parameter {key}" + (f"; did you mean {close[0]}?" if close else ""),
                place=_place(question),
                cure=f"Its parameters are: {', '.join(names) or 'none'}.",
            )
    for one in question.parameters:
        value = given.get(one.name)
        value = one.default if value is None else value
        if value is not None:
            written = value.isoformat() if isinstance(value, date) else str(value)
            yield one.name, terms_of(store, one.kind, written, one.choices)
        elif one.required:
            raise QueryError(
                f"needs {one.name} ({one.kind})",
                place=_place(question),
                cure=f"Ask with --{one.name} …, in Python {one.name}=….",
            )


def _solutions(
    store: Store, question: Question, values: dict[str, Bound], limit: int | None
) -> Sequence[Solution]:
    """Return the solutions of a question; one more than ``limit`` tells that there are more.

    A question that can be asked of some documents is asked of the newest ones first, and of more,
    until there are enough: nobody waits for what is not shown. How many more is told by what the
    first ones held; where too many would be needed, it is asked of all.
    """
    if limit is None:
        return _asked(store, question, values)
    values = {**values, "limit": limit + 1}
    known = values.keys() & question.narrowing
    if not question.walks or known:
        return _asked(store, question, values)
    many = max(limit // _DENSE, 5)
    while many <= _MANY * limit and len(documents := _newest(store, many)) == many:
        found = _asked(store, question, {**values, "newest": documents})
        if len(found) > limit:
            return found
        enough = math.ceil(_SAFELY * many * (limit + 1) / max(len(found), 1))
        many = max(2 * many, min(_WIDER * many, enough) if len(found) < _FEW else enough)
    return _asked(store, question, values)


def _asked(store: Store, question: Question, values: Mapping[str, Bound]) -> Sequence[Solution]:
    sparql = bound(question.sparql, values)
    return solutions(store, sparql, looked_at=question.sparql, place=_place(question))


def _counted(
    store: Store, question: Question, values: Mapping[str, Bound], limit: int | None
) -> Sequence[Solution]:
    """Return what enough sources state; where nothing narrows it, of what most voices state."""
    least = values[question.counts or ""]
    assert isinstance(least, int)
    if "stated" not in slots(question.sparql):
        return counted(_asked(store, question, values), least)
    about = values.get("about", ())
    assert not isinstance(about, int)
    things = [one for one in about if isinstance(one, NamedNode)]
    known = stated_in_several(store, things) if things else stated_by(store, least)

    def asked(some: Sequence[Stated]) -> Sequence[Solution]:
        return _asked(store, question, {**values, "stated": [one.terms for one in some]})

    return most_stated(known, asked, least, limit)


def _newest(store: Store, many: int) -> list[NamedNode]:
    """Return at most so many documents with a date, the newest first."""
    answer = store.query(_NEWEST.format(many=many), prefixes=PREFIXES)
    assert isinstance(answer, QuerySolutions)
    return [NamedNode(iri) for iri in dict.fromkeys(row["doc"].value for row in answer)]


def _ordered(
    question: Question, rows: Sequence[tuple[Value, ...]], places: Sequence[tuple[str, int, str]]
) -> tuple[tuple[Value, ...], ...]:
    """Return rows, each once, in the order that a question asks for, then in that of the texts."""
    if not question.order:
        return tuple(dict.fromkeys(rows))
    names = [column.name for column in question.columns]
    keys = [names.index(name) for name in question.order]

    def key(pair: tuple[tuple[Value, ...], tuple[str, int, str]]) -> tuple[object, ...]:
        cells = [pair[0][at] for at in keys]
        ranked = [(0, c) if isinstance(c, int | float) else (1, str(c or "")) for c in cells]
        return (*ranked, pair[1])

    return tuple(dict.fromkeys(row for row, _ in sorted(zip(rows, places, strict=True), key=key)))


def _place(question: Question) -> str:
    return f"the question {question.name!r}"


def found(
    store: Store, question: str, *, parameters: Mapping[str, Asked | None] | None = None
) -> Sequence[Solution]:
    """Return all solutions of a named question as terms, by variable: what ``ask`` puts in words.

    Raises ``QueryError`` as ``ask`` does.

    >>> from kg.store import open_store
    >>> list(found(open_store(None), "contradictions"))
    []
    """
    asked = question_called(question)
    lang: Bound = (Literal(language_of(store)),)
    given = asked.renamed(parameters or {})
    values = {"lang": lang} | dict(_values(store, asked, given))
    if asked.counts is not None:
        return _counted(store, asked, values, None)
    return _asked(store, asked, values)
