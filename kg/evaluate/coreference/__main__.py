"""``python -m kg.evaluate.coreference``: teaches the ranker of antecedents, and scores chains."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from kg.languages.coreference import Coreference

__all__ = ["as_toml", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    ``score GOLD.conll`` prints scores of chains; ``teach GOLD.conll`` writes the weights.
    ``--only`` and ``--without`` choose texts by a part of their names.
    """
    parser = argparse.ArgumentParser(prog="python -m kg.evaluate.coreference")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("score", "teach"):
        command = commands.add_parser(name)
        command.add_argument("gold", type=Path)
        command.add_argument("--only", default="")
        command.add_argument("--without", default="")
        command.add_argument("--lang", default="fr")
    command.add_argument("--judged", type=Path, help="antecedents judged by reading (JSON lines)")
    command.add_argument("--docs", type=Path, help="the documents that they are of")
    command.add_argument("--output", "-o", type=Path, required=True)
    given = parser.parse_args(arguments)
    return _score(given) if given.command == "score" else _train(given)


def _score(given: argparse.Namespace) -> int:
    from kg.assemble import Options
    from kg.evaluate.coreference.chains import score_texts
    from kg.evaluate.coreference.gold import read_chains

    texts = [text for text in read_chains(given.gold) if _is_wanted(text.name, given)]
    found = score_texts(texts, Options(lang=given.lang, mentions=True))
    for name, one in (("two and more", found.chains), ("single ones, too", found.with_single)):
        print(  # noqa: T201  (a recipe's figures)
            f"chains of {name}: CoNLL {one.conll:.3f} "
            f"(MUC {one.muc:.3f} B3 {one.b_cubed:.3f} CEAFe {one.ceaf:.3f})"
        )
    told = found.anaphors
    decided = told.right + told.wrong
    print(  # noqa: T201
        f"anaphors: {decided} of {decided + told.abstained} decided, "
        f"{told.right / max(decided, 1):.3f} of them right"
    )
    return 0


def _train(given: argparse.Namespace) -> int:
    from kg import languages, ontology, pipelines
    from kg.evaluate.coreference.gold import read_chains
    from kg.evaluate.coreference.judged import judged_texts, read_judgements
    from kg.evaluate.coreference.reading import read_texts
    from kg.evaluate.coreference.training import train

    language, knowledge = languages.load(given.lang), ontology.load(given.lang)
    pipeline = pipelines.load(language.code)
    wanted = [text for text in read_chains(given.gold) if _is_wanted(text.name, given)]
    texts = list(read_texts(wanted, pipeline, knowledge, language))
    if given.judged is not None and given.docs is not None:
        judged = read_judgements(given.judged)
        texts += judged_texts(judged, given.docs, pipeline, knowledge, language)
    weights = train(texts, knowledge, language)
    old = language.coreference
    found = Coreference(old.chained, old.claimed, {g: dict(w) for g, w in weights.items()})
    head = f"# python -m kg.evaluate.coreference teach: {len(texts)} texts\n"
    given.output.write_text(head + as_toml(found), encoding="utf-8")
    return 0


def _is_wanted(name: str, given: argparse.Namespace) -> bool:
    return given.only in name and not (given.without and given.without in name)


def as_toml(table: Coreference) -> str:
    """Return the weights as their file.

    >>> print(as_toml(Coreference(weights={"owner": {"named": 0.5}})), end="")
    chained = 0.5
    claimed = 0.6
    <BLANKLINE>
    [weights.owner]
    "named" = 0.5
    """
    lines = [f"chained = {table.chained}", f"claimed = {table.claimed}"]
    for group, weights in table.weights.items():
        lines += ["", f"[weights.{group}]", *(f'"{key}" = {w}' for key, w in weights.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
