"""An annotated Doc → mentions of its names, whether or not anything is claimed of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from kg.model import Mention, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["named_mentions"]


def named_mentions(doc: Doc) -> Iterator[Mention]:
    """Yield a mention for each word that ``kg_annotate`` gave a name, in text order.

    Its span is the word alone. Resolution needs them: "Elle" may point back to a name that no
    claim mentions.
    """
    # where the extension was set: asking every word of a long text costs as much as a parse
    keys = cast("Mapping[Any, Any]", doc.user_data)
    named = {key[2] for key in keys if isinstance(key, tuple) and key[:2] == ("._.", "kg_name")}
    for token in doc:
        name = token._.kg_name if token.idx in named else None
        if name is None:
            continue
        antecedent = token._.kg_antecedent
        back = doc[antecedent] if antecedent is not None else None
        start, end = token.idx, token.idx + len(token.text)
        yield Mention(
            start,
            end,
            token.text,
            head=(start, end),
            kind=MentionKind.NAME,
            type=token._.kg_type,
            name=name,
            antecedent=(back.idx, back.idx + len(back.text)) if back is not None else None,
        )
