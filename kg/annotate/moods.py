"""Verbs whose endings tell mood and tense, whatever the pipeline says: "atteindrait" may be so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from kg.languages.syntax import Syntax

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["settle_moods"]


def settle_moods(doc: Doc, syntax: Syntax) -> None:
    """Correct mood and tense of verbs made of their infinitive and an ending, in place.

    "Il tirait" is no infinitive with an ending, "il tirerait" is: taggers that know neither word
    confuse the two.
    """
    for token in doc:
        if token.pos_ in {"VERB", "AUX"}:
            features = _told(token, syntax)
            if features is not None:
                morph = token.morph.to_dict()
                if any(morph.get(name) != value for name, value in features.items()):
                    told = {**morph, **features}
                    cast("Any", token).set_morph("|".join(f"{k}={v}" for k, v in told.items()))


def _told(token: Token, syntax: Syntax) -> dict[str, str] | None:
    stem = token.lemma_.removesuffix(syntax.mute_ending)
    form = token.lower_
    if len(stem) < 3 or not form.startswith(stem):
        return None
    told = syntax.infinitive_endings.get(form[len(stem) :])
    return dict(pair.split("=") for pair in told.split("|")) if told else None
