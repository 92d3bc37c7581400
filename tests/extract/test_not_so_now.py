"""What is not so now by the words of a noun or the form of a verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.annotate.component import Annotator
from kg.annotate.docs import annotate
from kg.extract.claims import extract
from kg.languages import load as load_language
from kg.model import Claim, Document
from kg.ontology import load as load_knowledge
from kg.pipelines import load as load_pipeline

Read = Callable[[str], list[Claim]]


@pytest.fixture(scope="session")
def typed(claims_of: Callable[[str], tuple[Claim, ...]]) -> Read:
    """A function from a text to its claims with a relation."""
    return lambda text: [claim for claim in claims_of(text) if claim.predicate.id.startswith("kg:")]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("La coalition enverrait des médecins à Dorvil.", "kg:deployed"),
        ("Le ministre viendrait à Genève.", "kg:movedTo"),
        ("Le Front libérera deux otages.", "kg:released"),
        ("Les troupes tiendraient la ville.", "kg:controls"),
        ("La ville de Dorvil, jadis place forte des rebelles, est calme.", "kg:controlledBy"),
        ("Autrefois fief des rebelles, Varesk est calme.", None),
        ("Anna Delmas, naguère ministre de la Santé, a parlé.", "kg:holdsPosition"),
        ("L'accord a été signé sans le soutien du Front à la réforme.", "kg:supports"),
    ],
)
def test_it_is_no_plain_triple(typed: Read, text: str, relation: str | None) -> None:
    found = [claim for claim in typed(text) if claim.predicate.id != "kg:signed"]
    assert relation is None or relation in {claim.predicate.id for claim in found}
    assert not any(claim.is_plain for claim in found)


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Il enverrait un message.", "possible"),
        ("Elle obtiendrait la paix.", "possible"),
        ("Elle préparait un plan.", "asserted"),
        ("Il enterrait son père.", "asserted"),
        ("Ils courraient un risque.", "possible"),
        ("Ils couraient un risque.", "asserted"),
    ],
)
def test_irregular_conditionals_are_told_from_the_past(
    stated_moods: Callable[[str], set[str]], text: str, mood: str
) -> None:
    assert stated_moods(text) == {mood}


@pytest.fixture(scope="session")
def stated_moods() -> Callable[[str], set[str]]:
    """A function from a text to the modalities of its claims."""
    language, knowledge, nlp = load_language("fr"), load_knowledge("fr"), load_pipeline("fr")
    annotator = Annotator(knowledge, language)

    def read(text: str) -> set[str]:
        document = Document("text", text, "fr")
        doc = annotator(next(annotate([document], nlp, language)))
        claims = extract(doc, document, knowledge, language).claims
        return {claim.modality.value for claim in claims}

    return read


def test_nothing_is_done_with_what_is_missing(typed: Read) -> None:
    (claim,) = typed("Le Front a libéré les otages sans contrepartie.")
    assert claim.object is not None
    assert claim.object.text == "les otages"


@pytest.mark.parametrize(
    "text",
    [
        "Anna Delmas a appelé à un rassemblement au palais de Lima.",
        "Le comité a appelé à une manifestation au stade de Lima.",
        "Paul Marchand a appelé à une manifestation au palais de Lima.",
    ],
)
def test_an_event_that_is_called_for_has_not_happened(typed: Read, text: str) -> None:
    (where,) = [claim for claim in typed(text) if claim.predicate.id == "kg:happenedIn"]
    assert where.modality == "ordered"


@pytest.mark.parametrize(
    ("text", "relation", "holder"),
    [
        ("Anna Delmas a exprimé son souhait de visiter Ankara.", "kg:visited", "Anna Delmas"),
        ("Paul Marchand a parlé de son désir de tuer le maire.", "kg:killed", "Paul Marchand"),
        ("Anna Delmas a répété son espoir de visiter Lima.", "kg:visited", "Anna Delmas"),
    ],
)
def test_a_wish_is_held_by_the_person_of_its_possessive(
    typed: Read, text: str, relation: str, holder: str
) -> None:
    (wish,) = [claim for claim in typed(text) if claim.predicate.id == relation]
    assert wish.modality == "wanted"
    assert wish.holder is not None
    assert wish.holder.antecedent == (0, len(holder))


def test_it_is_people_who_want_to_be_somewhere(typed: Read) -> None:
    text = "La volonté des grévistes d'être présents à Lima inquiète le maire."
    (place,) = [claim for claim in typed(text) if claim.predicate.id == "kg:locatedIn"]
    assert place.subject is not None
    assert (place.subject.text, place.modality) == ("grévistes", "wanted")


@pytest.mark.parametrize(
    "text",
    [
        "Anna Delmas fut sénatrice du Jura puis préfète.",
        "Paul Marchand était le chef du parti.",
        "Paul Marchand a été maire de Lima.",
        "Jean Brun, préfet sous la présidence de Paul Marchand, est mort lundi.",
        "Jean Brun, ministre sous Paul Marchand, est mort lundi.",
        "Anna Delmas, présidente du comité de 2002 à 2012, est morte lundi.",
        "Anna Delmas, alors maire de Lima, avait refusé.",
        "Elle est présidente du Sénat de 1998 à 2004.",
        "Le juge parle de Paul Marchand, qui était alors ambassadeur du Pérou.",
    ],
)
def test_who_held_a_post_holds_it_no_longer(typed: Read, text: str) -> None:
    posts = [claim for claim in typed(text) if claim.predicate.id == "kg:holdsPosition"]
    assert posts
    assert {claim.status for claim in posts} == {"ended"}


@pytest.mark.parametrize(
    "text",
    [
        "Le juge a affirmé que Paul Marchand était le chef du groupe.",
        "Anna Delmas, présidente du comité depuis 2012, est partie.",
        "Paul Marchand est devenu président du club.",
        "Anna Delmas, présidente du comité et candidate en 2007, renonce.",
    ],
)
def test_who_may_hold_a_post_yet_holds_it(typed: Read, text: str) -> None:
    (claim,) = [claim for claim in typed(text) if claim.predicate.id == "kg:holdsPosition"]
    assert claim.status == "current"


def test_the_post_is_named_without_its_adverbs(typed: Read) -> None:
    (claim,) = typed("Anna Delmas, toujours présidente du comité, est partie.")
    assert claim.object is not None
    assert claim.object.text == "présidente du comité"
    assert claim.status == "current"


def test_a_founder_has_founded_it_still(typed: Read) -> None:
    found = {c.predicate.id: c.status for c in typed("Anna Delmas était la fondatrice d'Amnesty.")}
    assert found.get("kg:founded", "current") == "current"


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Le ministre n'a cessé de critiquer le président.", False),
        ("L'armée n'avait cessé de bombarder la ville.", False),
        ("L'armée ne cesse de bombarder la ville.", False),
        ("Le ministre n'a osé critiquer le président.", True),
    ],
)
def test_a_particle_alone_denies_a_perfect_too(
    text: str, negated: bool, claims_of: Callable[[str], tuple[Claim, ...]]
) -> None:
    """Who hasn't ceased to do it does it."""
    found = {
        claim.negated
        for claim in claims_of(text)
        if claim.predicate.id in ("kg:criticized", "kg:attacked")
    }
    assert found == {negated}
