"""``kg ontology``: check an ontology, explain a sentence, write the page of the vocabulary."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Lang, Model, Ontologies, Output, places
from kg.cli.signature import spread
from kg.cli.terminal import is_file, note, say

if TYPE_CHECKING:
    from kg.extract.explain.explanation import Explanation, Outcome

__all__ = ["add_to"]

group = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Relations, wordings and names: check them, debug a wording, write the vocabulary's page.",
)


@group.command()
def check(
    directories: Annotated[
        list[Path],
        typer.Argument(
            metavar="[DIR]...",
            help="Folders or files of your own; none for those that ship with kg.",
            show_default=False,
        ),
    ] = [],  # noqa: B006  (typer copies it)
    lang: Lang = None,
    shapes: Annotated[
        bool, typer.Option("--shapes", help="Validate with SHACL too (needs the extra `shacl`).")
    ] = False,
) -> None:
    """Find all mistakes in relations, wordings, names and rules: file, line, term and cure.

    The files of the language are looked through as well. Exit code 0: there are none, 2: there are
    some, and nothing would be loaded.

    `kg ontology check mine`

    `kg ontology check --lang my/xx`
    """
    from kg import languages
    from kg.errors import KgError
    from kg.ontology.knowledge import read_all
    from kg.pipelines.lemmas import of_bundled
    from kg.rules import mistakes_in_rules
    from kg.store import Options
    from kg.trees.rewriting import check_rules

    lang = Options(lang=lang).setup().lang
    knowledge, mistakes = read_all(lang, directories, of_bundled(lang))
    found: list[KgError] = [*mistakes]
    found += mistakes_in_rules(lang, directories, knowledge.ontology)
    try:
        check_rules(languages.load(lang), knowledge)
    except KgError as wrong:
        found.append(wrong)
    if shapes:
        from kg.ontology.vocabulary.shapes import violations

        found += violations(lang, directories)
    for mistake in found:
        say(str(mistake))
    what = ", ".join(map(str, directories)) or "the files that ship with kg"
    note(f"{len(found)} mistake{'' if len(found) == 1 else 's'} in {what}")
    if found:
        raise typer.Exit(2)


@group.command()
def lacks(
    lang: Lang = None,
    ontology: Ontologies = [],  # noqa: B006  (typer copies it)
    most: Annotated[
        int, typer.Option("--most", metavar="N", help="Name so many of what lacks, 0 for none.")
    ] = 6,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON instead.")] = False,
) -> None:
    """Tell what a language has and lacks of what the languages that ship know, part by part.

    Nothing of it must be there: what a language leaves out is not looked for.

    `kg ontology lacks --lang my/xx`
    """
    from kg.evaluate.coverage import coverage
    from kg.store import Options

    found = coverage(Options(lang=lang).setup().lang, places(ontology) or ())
    if as_json:
        say(json.dumps([asdict(part) for part in found], ensure_ascii=False, indent=1))
        return
    for part in found:
        named = ", ".join(part.more[:most]) + (" …" if len(part.more) > most else "")
        say(f"{part}{f'; lacks {named}' if named and most else ''}")


@group.command()
def page(
    output: Output = None,
    ontology: Ontologies = [],  # noqa: B006  (typer copies it)
) -> None:
    """Write the vocabulary as Markdown: classes and relations with what they mean.

    `kg ontology page -o ontologies/VOCABULARY.md`
    """
    from kg.ontology import load
    from kg.ontology.vocabulary.page import page as page_of

    say(page_of(load(directories=ontology).ontology), output, end="")
    if is_file(output):
        note(f"written: {output}")


@dataclass(frozen=True, kw_only=True)
class Explain:
    """What ``kg ontology explain`` takes."""

    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="A sentence, or several.")]
    model: Model = None
    lang: Lang = None
    ontology: Ontologies = field(default_factory=list)
    everything: Annotated[
        bool, typer.Option("--all", help="Show also entries of which only the head word is there.")
    ] = False
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON instead.")] = False
    output: Output = None


@group.command()
@spread
def explain(given: Explain) -> None:
    """Show which entries of the lexicon a sentence matched, which nearly, and why not.

    `kg ontology explain "Le Qatar a servi de médiateur entre l'Iran et la Syrie."`

    `kg ontology explain "…" --ontology mine`
    """
    from kg.annotate.docs import annotate
    from kg.assemble import Options, Reader
    from kg.documents import document_from_text
    from kg.extract.explain.explanation import explain as explain_doc
    from kg.model.jsonl import claim_to_json

    setup = Options(lang=given.lang, model=given.model, ontology=places(given.ontology)).setup()
    reader = Reader(setup)
    document = document_from_text("sentence", given.sentence, lang=setup.lang)
    doc = reader.annotator(next(annotate([document], reader.pipeline, reader.language)))
    found = explain_doc(doc, document, reader.knowledge, reader.language)
    if given.as_json:
        rows = [asdict(word) for word in found.words]
        claims = [claim_to_json(claim) for claim in found.claims]
        say(
            json.dumps({"words": rows, "claims": claims}, ensure_ascii=False, indent=1),
            given.output,
        )
    else:
        say(_as_text(found, everything=given.everything), given.output, end="")


def _as_text(found: Explanation, *, everything: bool) -> str:
    """Write each word with its entries, and the claims; leave out those that are not near."""
    lines: list[str] = []
    for word in found.words:
        outcomes = [one for one in (*word.frames, *word.cues) if one.near or everything]
        if not outcomes and not word.note:
            continue
        lines.append(f"{word.text}  ({word.lemma}, {word.pos})")
        if word.slots:
            here = (f"{name} = {', '.join(words)}" for name, words in word.slots)
            lines.append(f"    here: {'; '.join(here)}")
        lines += [_line(one) for one in sorted(outcomes, key=lambda one: not one.matched)]
        if word.note:
            lines.append(f"    {word.note}")
        lines.append("")
    lines.append(f"{len(found.claims)} claims")
    for claim in found.claims:
        how = ("not " if claim.negated else "") + claim.modality.value
        held = f", says {claim.holder.text}" if claim.holder else ""
        what = claim.object.text if claim.object is not None else "–"
        who = claim.subject.text if claim.subject is not None else "–"
        lines.append(f"    {who} | {claim.predicate.id} | {what}  ({how}{held})")
    return "\n".join(lines) + "\n"


def _line(outcome: Outcome) -> str:
    mark = "+" if outcome.matched else "-"
    head = f"  {mark} {outcome.entry}  “{outcome.wording}”  {outcome.states}"
    if outcome.why:
        return f"{head}\n        no: {outcome.why}"
    pairs = "".join(f"\n        {subject} → {object_}" for subject, object_ in outcome.found)
    return f"{head}{pairs}"


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file to ``app``."""
    app.add_typer(group, name="ontology")
