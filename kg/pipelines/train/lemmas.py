"""Treebanks and an inflected lexicon to the table of endings that ``kg.pipelines.lemmas`` reads."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from kg.pipelines.lemmas import WHOLE, normal
from kg.pipelines.train.conllu import Sentence

__all__ = ["counted", "endings", "lexicon_pairs", "merged", "rule"]

Pair = tuple[str, str]  # word and lemma

_TABLES = ["lemma_index", "lemma_exc", "lemma_rules", "lemma_lookup"]
_FORM_SHARE = 0.5  # of a form's readings in the treebanks that one lemma needs to be taken


def rule(word: str, lemma: str) -> str:
    """Return how many letters go from the end of a word, and what comes instead.

    >>> rule("mangeait", "manger")
    '3r'
    """
    pairs = zip(word, lemma, strict=False)
    kept = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(word), len(lemma)))
    return f"{len(word) - kept}{lemma[kept:]}"


def counted(sentences: Iterable[Sentence]) -> dict[str, dict[str, str]]:
    """Return the commonest lemma of every word, by part of speech, in treebanks."""
    counts: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(
        lambda: defaultdict(Counter)
    )
    for sentence in sentences:
        for token in sentence.tokens:
            if token.lemma != "_":
                counts[token.pos][normal(token.form)][token.lemma] += 1
    return {
        pos: {
            word: lemma
            for word, lemmas in words.items()
            for lemma, n in lemmas.most_common(1)
            if n > _FORM_SHARE * lemmas.total()
        }
        for pos, words in counts.items()
    }


def lexicon_pairs(
    language: str, inflections: Mapping[str, Sequence[Sequence[str]]] = MappingProxyType({})
) -> dict[str, dict[str, str]]:
    """Return word to lemma by part of speech, from the tables of ``spacy-lookups-data``.

    Those of French come from the Lefff; a language without tables has no words. ``inflections``
    gives, by part of speech, endings of words that the tables leave out, each with the ending of
    its lemma. Raises ValueError where the package is missing.
    """
    from spacy.lookups import load_lookups

    tables = load_lookups(language, _TABLES, strict=False)
    if not all(tables.has_table(name) for name in _TABLES):
        return {}
    index, exceptions, rules, lookup = map(tables.get_table, _TABLES)
    found: dict[str, dict[str, str]] = {}
    for kind, pos in (("verb", "VERB"), ("adj", "ADJ"), ("noun", "NOUN")):
        known = exceptions.get(kind, {})
        lemmas = frozenset(index.get(kind, ())).union(*known.values())
        words = dict(_inflected(sorted(lemmas), rules.get(kind, ())))
        words.update(
            (w, lemma)
            for w, lemma in sorted(lookup.items(), key=lambda item: str(item[0]))
            if isinstance(w, str) and isinstance(lemma, str) and lemma in lemmas
        )
        words.update(
            (w, options[0])
            for w, options in sorted(known.items(), key=lambda item: str(item[0]))
            if isinstance(w, str)  # some tables have numbers as keys
        )
        for ending, of_lemma in inflections.get(pos, ()):
            words.update(
                (lemma.removesuffix(of_lemma) + ending, lemma)
                for lemma in sorted(index.get(kind, ()))
                if lemma.endswith(of_lemma)
            )
        words.update((lemma, lemma) for lemma in sorted(lemmas))
        if pos == "ADJ":
            words = _participles(words, frozenset(found["VERB"].values()))
        found[pos] = {normal(w): lemma for w, lemma in words.items() if " " not in w}
    return found


def merged(treebank: Mapping[str, str], lexicon: Mapping[str, str]) -> dict[str, str]:
    """Return word to lemma from both; the treebank's lemma wins where it is a single word.

    >>> merged({"fils": "fils", "pme": "petite entreprise"}, {"fils": "fil", "pme": "PME"})
    {'fils': 'fils', 'pme': 'PME'}
    """
    chosen = {
        word: lemma
        for word, lemma in treebank.items()
        if word not in lexicon or (" " not in lemma and lemma.lower() != lexicon[word])
    }
    return {**lexicon, **chosen}


def endings(words: Mapping[str, str]) -> dict[str, str]:
    """Return the shortest endings that give every word its lemma, for ``kg_lemmas``.

    An ending gets a rule of its own where most of its words want another rule than the next
    shorter ending gives them.

    >>> endings({"chats": "chat", "chiens": "chien", "bras": "bras", "mers": "mer"})
    {'': '1', 'as': '0'}
    """
    found: dict[str, str] = {}
    rules = sorted((WHOLE + word, rule(word, lemma)) for word, lemma in words.items())
    _collect("", rules, "0", found)
    return found


def _collect(
    ending: str, rules: list[tuple[str, str]], inherited: str, found: dict[str, str]
) -> None:
    """Add the rules that the words with an ending need beyond the inherited one."""
    counts = Counter(wanted for _, wanted in rules)
    if set(counts) <= {inherited}:
        return
    top = max(counts.values())
    best = inherited if counts[inherited] == top else min(r for r in counts if counts[r] == top)
    if best != inherited or ending == "":
        found[ending] = best
    longer: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, wanted in rules:
        if len(word) > len(ending):
            longer[word[len(word) - len(ending) - 1 :]].append((word, wanted))
    for following in sorted(longer):
        _collect(following, longer[following], best, found)


def _participles(words: Mapping[str, str], verbs: frozenset[str]) -> dict[str, str]:
    """Return words whose lemma is no verb: an adjective's lemma is its shortest form instead.

    The lexicon lists adjectives that are participles under their verbs, the treebanks don't.
    """
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for word, lemma in words.items():
        if lemma in verbs and word != lemma:
            forms[lemma].append(word)
    shortest = {
        word: min((w for w in group if word.startswith(w)), key=len)
        for group in forms.values()
        for word in group
    }
    return {**words, **shortest}


def _inflected(lemmas: Iterable[str], rules: Iterable[list[str]]) -> Iterator[Pair]:
    """Yield what a rule that turns one ending into another makes of lemmas, read backwards."""
    useful = [(old, new) for old, new in rules if old != new and old.isalpha()]
    for lemma in lemmas:
        for old, new in useful:
            if lemma.endswith(new):
                yield lemma[: len(lemma) - len(new)] + old, lemma
