"""``python -m kg.evaluate.tuples SENTENCES``: what open information extraction would give.

Writes a line an extraction: sentence, confidence, relation, arguments, with tabs between them.
With ``--gold`` of CaRB's form it prints precision, recall and F1, of all and of those of the best
confidence, and the area under the curve instead.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kg.errors import KgError
from kg.evaluate.tuples.carb import Point, area, curve, read_gold
from kg.evaluate.tuples.tuples import Tuple, tuples_of

__all__ = ["main", "read_tuples"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read sentences, one a line, and write or score their tuples."""
    parser = argparse.ArgumentParser(
        prog="python -m kg.evaluate.tuples",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("sentences", type=Path, help="a sentence a line")
    parser.add_argument("--gold", type=Path, help="CaRB's file of tuples for the same sentences")
    parser.add_argument("--lang", default="en")
    parser.add_argument("--model", default="", help="a pipeline [the language's]")
    given = parser.parse_args(arguments)
    try:
        found = read_tuples(given.sentences, given.lang, given.model)
        gold = read_gold(given.gold) if given.gold is not None else None
    except (KgError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if gold is None:
        for sentence, tuples in found.items():
            for one in tuples:
                fields = (sentence, f"{one.confidence:.2f}", one.relation, *one.arguments)
                sys.stdout.write("\t".join(fields) + "\n")
        return 0
    points = curve(gold, found) or [Point(0.0, 0.0, 0.0)]
    best = max(points, key=lambda point: point.f1)
    for name, point in (("all", points[0]), (f"of confidence {best.least:.2f} and more", best)):
        shares = f"P {point.precision:.3f} R {point.recall:.3f} F1 {point.f1:.3f}"
        sys.stdout.write(f"{name}: {shares}\n")
    sys.stdout.write(f"area under precision over recall: {area(points):.3f}\n")
    return 0


def read_tuples(sentences: Path, lang: str, model: str = "") -> dict[str, list[Tuple]]:
    """Return the tuples of each sentence of a file, by the sentence with single blanks."""
    from kg import languages, ontology
    from kg.assemble import Options, read
    from kg.model import Document

    options = Options(lang=lang, model=model or None)
    prepositions = ontology.load(lang).lexicon.prepositions
    copula = languages.load(lang).wording.equals
    lines = [" ".join(line.split()) for line in sentences.read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line]
    code = options.setup().code
    documents = (Document(f"s{number}", line, lang=code) for number, line in enumerate(lines))
    found: dict[str, list[Tuple]] = {}
    for batch in read(documents, options):
        for one in batch.readings:
            tuples = tuples_of(one.document.text, one.claims, prepositions, copula, one.quotations)
            found[lines[int(one.document.id[1:])]] = tuples
    return found


if __name__ == "__main__":
    raise SystemExit(main())
