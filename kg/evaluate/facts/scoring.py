"""Facts written on sentences of a treebank, and a system's claims → a report."""

from __future__ import annotations

from collections.abc import Sequence

from kg.evaluate.evaluation import Evaluation
from kg.evaluate.facts.figures import attributes, by_class, by_role
from kg.evaluate.facts.pairs import Said, pair_facts
from kg.evaluate.facts.quotations import quotations_of_facts
from kg.evaluate.golds.facts import FactGold
from kg.evaluate.golds.lines import Json
from kg.evaluate.golds.sentences import Sentence
from kg.evaluate.measures import Figure, Score, interval

__all__ = ["score_facts"]


def score_facts(
    gold: FactGold, claims: Sequence[Json], quotes: Sequence[Json] | None = None, bad: int = 0
) -> Evaluation:
    """Score claims, and quotations where there are some, against facts on sentences.

    ``bad`` lines that no one could read count as wrong, as do claims of unknown sentences.
    """
    pairs, notes = pair_facts(gold, claims)
    notes["unreadable lines"] += bad
    wrong = notes["unreadable lines"] + notes["claims of unknown documents"]
    parts = [(len(p.found()), len(p.counted()), len(p.wanted())) for p in pairs]
    right, given, wanted = (sum(part[i] for part in parts) for i in range(3))
    figures: dict[str, Figure] = {
        "facts": Score.of(right, given + wrong, wanted),
        **by_role(pairs),
        **by_class(pairs),
        **attributes(pairs),
    }
    errors = {
        "missed": tuple(f"{p.name} {_show_fact(p.sentence, f)}" for p in pairs for f in p.missed()),
        "spurious": tuple(
            f"{p.name} {_show_said(p.sentence, one)}" for p in pairs for one in p.spurious()
        ),
    }
    if quotes is not None:
        more, errors["quotations"] = quotations_of_facts(
            gold.sentences, gold.quotes, gold.unjudged, quotes
        )
        figures |= more
    return Evaluation(
        figures,
        errors,
        {name: count for name, count in notes.items() if count},
        interval(parts, also_given=wrong),
    )


def _show_said(sentence: Sentence, said: Said) -> str:
    names = ("subject", "predicate", "object")
    return " | ".join(sentence.words_of(said.line.get(name)) for name in names)


def _show_fact(sentence: Sentence, fact: Json) -> str:
    def words(element: Json | None) -> str:
        return sentence.text[slice(*sentence.range_of(*element["max"]))] if element else "∅"

    predicate = " ".join(sentence.forms[head] for head in fact["pred"]["heads"])
    marks = [fact["role"], *(["negated"] if fact["negated"] else []), fact["status"]]
    parts = (words(fact["subj"]), predicate, words(fact["arg"]))
    return f"{' | '.join(parts)}  ({', '.join(marks)})"
