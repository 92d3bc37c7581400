"""Documents of several languages, one language after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.model import Document

__all__ = ["by_language"]


def by_language(
    read: Callable[[bool], Iterable[Document]], first: str
) -> Iterator[tuple[str, Iterator[Document]]]:
    """Yield the codes of languages, each with its documents, which are taken before the next.

    ``read`` is called for each language anew, so that no document waits in memory; it is told
    whether it was called before. The ``first`` language comes even where it has no document, the
    others in the order in which their first documents stand.

    >>> pile = [Document("a", "Il part.", "fr"), Document("b", "He left.", "en")]
    >>> [(code, [d.id for d in found]) for code, found in by_language(lambda again: pile, "fr")]
    [('fr', ['a']), ('en', ['b'])]
    """
    codes = [first]

    def of(code: str, *, again: bool) -> Iterator[Document]:
        for document in read(again):
            if document.lang == code:
                yield document
            elif document.lang not in codes:
                codes.append(document.lang)

    for number, code in enumerate(codes):
        yield code, of(code, again=number > 0)
