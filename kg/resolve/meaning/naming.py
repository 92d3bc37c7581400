"""Names of a batch of documents → what each means: an IRI, the form meant, the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kg.iris import slug
from kg.model import Mention
from kg.resolve.chains import Key
from kg.resolve.comparing.compare import Named, named
from kg.resolve.comparing.variants import variants
from kg.resolve.known import Known
from kg.resolve.meaning.choices import Choice, Chooser
from kg.resolve.meaning.entity_iris import iris_of, known_forms
from kg.resolve.meaning.facts import Facts, facts_of
from kg.resolve.meaning.world import World
from kg.resolve.names.forms import PERSON, NameForm, local_iri
from kg.resolve.names.readings import Readings

__all__ = ["Meaning", "Naming"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means: the entity's IRI, the form that stands for it, and why."""

    iri: str
    form: NameForm
    reason: str


class Naming:
    """Finds out what the names of a batch mean that the gazetteer does not know."""

    def __init__(
        self,
        mentions: Mapping[str, tuple[Mention, ...]],
        ends: Mapping[str, Mapping[Key, Key]],
        readings: Readings,
        known: Known,
        dates: Mapping[str, str | None],
    ) -> None:
        self._readings, self._known = readings, known
        self._named: dict[NameForm, Named] = {}
        self._keys: dict[NameForm, str] = {}
        by_doc = {
            doc: facts_of(found, ends[doc], readings, _year(dates.get(doc)))
            for doc, found in mentions.items()
        }
        public = [e for iri, e in known.entities.items() if "/" not in iri]
        self._known_forms = known_forms(public, readings, self._compared)
        self._standing = self._variants(by_doc)
        facts = {doc: self._merged(forms) for doc, (forms, _) in by_doc.items()}
        self._company = {
            doc: frozenset(map(self._key, facts[doc])) | entries
            for doc, (_, entries) in by_doc.items()
        }
        self._spread = Counter(key for keys in self._company.values() for key in keys)
        chooser = Chooser(facts, self._world())
        self._choices = chooser.choices()
        self._iris = iris_of(
            {self._follow(doc, form)[0] for doc, form in self._choices},
            self._known_forms,
            known.entities.keys(),
            chooser.renamed(),
            readings.knowledge.gazetteer,
        )

    def meaning(self, doc: str, form: NameForm) -> Meaning:
        """Return what the form means in the document; it must be one of the document's."""
        standing = self._standing.get(form, form)
        meant, choice = self._follow(doc, standing)
        reason = choice.reason
        if standing != form and not choice.local:
            other = f"the same name as “{standing.folded}”, spelled otherwise"
            reason = other if meant == standing else f"{other}; {reason}"
        if not choice.local:
            return Meaning(self._iris[meant], meant, reason)
        more = "" if meant.group in (PERSON, "") else f"-{meant.group}"
        return Meaning(local_iri(doc, slug(meant.folded) + more), meant, reason)

    def _follow(self, doc: str, form: NameForm) -> tuple[NameForm, Choice]:
        """Return the longest form that ``form`` stands for, and the first choice on the way.

        That is local where the last one is: whoever stands for something doubtful is doubtful.
        """
        first = choice = self._choices[doc, form]
        passed = {form}
        while choice.form not in passed and (doc, choice.form) in self._choices:
            passed.add(choice.form)
            choice = self._choices[doc, choice.form]
        return choice.form, Choice(choice.form, first.reason, local=choice.local)

    # -- what choices rest on --------------------------------------------------------------------

    def _compared(self, form: NameForm, name: str | None = None) -> Named:
        """Return a form as compared; ``name`` is how a known one is written."""
        found = self._named.get(form)
        if found is None:
            names = self._readings.written.get(form, set()) | ({name} if name else set())
            found = named(
                form,
                sorted(names or {form.folded}),
                self._readings.spelling,
                self._readings.unspelled,
            )
            self._named[form] = found
        return found

    def _variants(
        self, by_doc: Mapping[str, tuple[dict[NameForm, Facts], set[str]]]
    ) -> dict[NameForm, NameForm]:
        weight = Counter(form for forms, _ in by_doc.values() for form in forms)
        forms = [self._compared(form) for form in {*weight, *self._known_forms}]
        return variants(forms, lambda form: weight[form], self._known_forms, self._apart)

    def _merged(self, forms: Mapping[NameForm, Facts]) -> dict[NameForm, Facts]:
        """Put what is by_doc of all spellings of a name under the form that stands for them."""
        merged: dict[NameForm, Facts] = {}
        for form, facts in sorted(forms.items()):
            facts.spelled_out = {self._standing.get(longer, longer) for longer in facts.spelled_out}
            standing = self._standing.get(form, form)
            if standing in merged:
                merged[standing] += facts
            else:
                merged[standing] = facts
        return merged

    def _world(self) -> World:
        known = self._known
        return World(
            named=self._compared,
            company=self._names_in,
            earlier=lambda form: tuple(known.documents.get(self._known_forms.get(form, ""), ())),
            key=self._key,
            spread=lambda key: self._spread[key] + len(known.documents.get(key, ())),
            size=len(self._company) + known.size,
            known=frozenset(self._known_forms),
            apart=self._apart,
            particles=frozenset(self._readings.language.names.particles),
        )

    def _names_in(self, doc: str) -> frozenset[str]:
        found = self._company.get(doc)
        return frozenset(self._known.company(doc)) if found is None else found

    def _key(self, form: NameForm) -> str:
        """Return the name of a form in company, whether or not it is known already."""
        found = self._keys.get(form)
        if found is None:
            found = self._keys[form] = f"kge:{slug(form.folded)}"
        return found

    def _apart(self, one: NameForm, other: NameForm) -> bool:
        judgements = self._known.judgements
        if not judgements:
            return False
        iris = (self._known_forms.get(form) or self._key(form) for form in (one, other))
        return judgements.apart(*iris)


def _year(date: str | None) -> int | None:
    return int(date[:4]) if date and date[:4].isdigit() else None
