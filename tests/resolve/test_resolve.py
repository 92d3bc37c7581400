"""Mentions to entities: what is one thing, what is not, whatever the order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.languages import load as load_language
from kg.model import Claim, Mention, MentionKind, Predicate, Quotation, Role, Span
from kg.ontology import load
from kg.resolve.judgements import NONE, Judgement, Judgements, Part, Verdict
from tests.resolve.worlds import World

FIRST, LAST = ("Jean", "Paul", "Ana"), ("Brun", "Morvel", "Tarrec")


def mention(start, text, cls=None, *, name=True, antecedent=None, kind=None, bare=None):
    return Mention(
        start,
        start + len(text),
        text,
        head=(start, start + len(text)),
        kind=kind or (MentionKind.NAME if name else MentionKind.NOMINAL),
        type=cls,
        name=(bare or text) if name else None,
        antecedent=antecedent,
    )


def row(*texts, cls="kg:Person"):
    """Mentions of names one after the other."""
    found, at = [], 0
    for text in texts:
        found.append(mention(at, text, cls))
        at += len(text) + 1
    return found


def run(documents, judgements=NONE):
    return World(load("fr"), load_language("fr"), judgements).put(documents)


def iris(resolution, doc):
    return [iri for (d, *_), iri in sorted(resolution.entity_of.items()) if d == doc]


def test_surname_means_the_one_full_name_of_the_document():
    found = run({"a": row("Jean Brun", "Brun")})
    assert iris(found, "a") == ["kge:jean-brun", "kge:jean-brun"]
    assert "the surname of the only match in the document" in found.entities["kge:jean-brun"].reason


def test_form_of_address_does_not_matter():
    found = run(
        {
            "a": [
                mention(0, "Jean Brun", "kg:Person"),
                mention(20, "M.Brun", "kg:Person", bare="Brun"),
            ]
        }
    )
    assert iris(found, "a") == ["kge:jean-brun"] * 2


def test_namesakes_stay_apart_and_a_bare_surname_is_neither():
    found = run({"a": row("Jean Brun", "Paul Brun", "Brun")})
    assert iris(found, "a") == ["kge:jean-brun", "kge:paul-brun", "kge:a/brun"]


def test_surname_is_found_in_another_document_if_only_one_fits():
    found = run({"a": row("Jean Brun"), "b": row("Brun")})
    assert iris(found, "b") == ["kge:jean-brun"]
    found = run({"a": row("Jean Brun"), "b": row("Brun"), "c": row("Paul Brun")})
    assert iris(found, "b") == ["kge:b/brun"]


def test_document_goes_before_all_documents():
    found = run({"a": row("Jean Brun"), "b": row("Paul Brun", "Brun")})
    assert iris(found, "b") == ["kge:paul-brun"] * 2


def test_gender_of_the_form_of_address_decides():
    found = run(
        {
            "a": [
                mention(0, "M. Jean Brun", "kg:Person", bare="Jean Brun"),
                mention(20, "Mme Ana Brun", "kg:Person", bare="Ana Brun"),
                mention(40, "Mme Brun", "kg:Person", bare="Brun"),
            ]
        }
    )
    assert iris(found, "a")[2] == "kge:ana-brun"


@pytest.mark.parametrize("other", ["kg:City", "kg:Ministry", "kg:Place"])
def test_classes_that_clash_never_mix(other):
    found = run(
        {
            "a": [*row("Jean Morvel"), mention(20, "Morvel", "kg:Person")],
            "b": row("Morvel", cls=other),
        }
    )
    assert iris(found, "a") == ["kge:jean-morvel"] * 2
    assert iris(found, "b") == ["kge:morvel"]


def test_two_narrow_classes_that_clash_stay_apart():
    found = run({"a": row("Morvel", cls="kg:City"), "b": row("Morvel", cls="kg:Ministry")})
    assert len(found.entities) == 2


def test_bare_name_read_as_a_person_once_is_the_place_it_is_elsewhere():
    found = run({"a": row("Tarrie"), "b": row("Tarrie", cls="kg:City")})
    assert set(found.entity_of.values()) == {"kge:tarrie"}
    assert found.entities["kge:tarrie"].type == "kg:City"


def test_a_person_read_once_as_a_place_is_that_person():
    persons = {doc: row("Rado Mezin") for doc in "abc"}
    found = run({**persons, "d": row("Rado Mezin", cls="kg:Place")})
    assert set(found.entity_of.values()) == {"kge:rado-mezin"}
    assert found.entities["kge:rado-mezin"].type == "kg:Person"
    found = run({"a": row("Rado Mezin"), "d": row("Rado Mezin", cls="kg:Place")})
    assert len(found.entities) == 2


def test_broad_place_and_organisation_of_one_name_follow_the_majority():
    found = run(
        {
            "a": row("Tarrie", cls="kg:Place"),
            "b": row("Tarrie", cls="kg:Place"),
            "c": row("Tarrie", cls="kg:Organization"),
        }
    )
    assert set(found.entity_of.values()) == {"kge:tarrie"}
    assert found.entities["kge:tarrie"].type == "kg:Place"


def test_name_without_a_class_joins_the_one_that_has():
    found = run({"a": [mention(0, "Morvel", "kg:City"), mention(10, "Morvel")]})
    assert len(set(iris(found, "a"))) == 1


def test_gazetteer_gives_iri_label_and_link():
    found = run({"a": [mention(0, "la Russie", "kg:Country", bare="Russie")]})
    entity = found.entities["kge:russia"]
    assert entity.label == "Russie"
    assert entity.same_as == ("http://www.wikidata.org/entity/Q159",)


def test_government_and_country_are_two():
    found = run(
        {
            "a": [
                mention(0, "États-Unis", "kg:Country"),
                mention(20, "autorités américaines", "kg:Government"),
            ]
        }
    )
    assert len(set(iris(found, "a"))) == 2


def test_phrases_follow_their_antecedents():
    found = run(
        {
            "a.fr": [
                mention(0, "un message", "kg:Message", name=False),
                mention(20, "Cette lettre", "kg:Message", name=False, antecedent=(0, 10)),
                mention(
                    40,
                    "elle",
                    "kg:Message",
                    name=False,
                    kind=MentionKind.PRONOUN,
                    antecedent=(20, 32),
                ),
            ]
        }
    )
    assert iris(found, "a.fr") == ["kge:a.fr/un-message-0"] * 3


def test_phrases_that_share_an_unmentioned_antecedent_meet():
    found = run(
        {
            "a": [
                mention(20, "ce texte", name=False, antecedent=(0, 10)),
                mention(40, "il", name=False, antecedent=(0, 10)),
            ]
        }
    )
    assert len(set(iris(found, "a"))) == 1


def test_position_is_not_its_holder():
    found = run(
        {
            "a": [
                mention(0, "le ministre", "kg:Position", name=False, antecedent=(12, 21)),
                mention(12, "Jean Brun", "kg:Person"),
            ]
        }
    )
    assert len(set(iris(found, "a"))) == 2


def test_position_with_its_name_is_its_holder():
    found = run(
        {
            "a": [
                mention(0, "le général Jean Brun", "kg:Position", name=False, antecedent=(11, 20)),
                mention(11, "Jean Brun", "kg:Person"),
            ]
        }
    )
    assert iris(found, "a") == ["kge:jean-brun", "kge:jean-brun"]


def post(start, text, of):
    return mention(start, text, "kg:Position", name=False, antecedent=(of.start, of.end))


def test_posts_of_one_person_in_the_same_words_are_one_whatever_the_document():
    brun, morvel = row("Jean Brun", "Ana Morvel")
    found = run(
        {
            "a": [brun, morvel, post(40, "le général", brun), post(60, "le général", morvel)],
            "b": [brun, post(40, "Général", brun), post(60, "le chef de l'armée", brun)],
        }
    )
    assert iris(found, "a")[2:] == ["kge:jean-brun/general", "kge:ana-morvel/general"]
    assert iris(found, "b")[1:] == ["kge:jean-brun/general", "kge:jean-brun/chef-de-l-armee"]
    assert found.entities["kge:jean-brun/general"].type == "kg:Position"
    assert "of “Jean Brun” in the same words" in found.entities["kge:jean-brun/general"].reason


def test_acronym_spelled_out_once_is_known_elsewhere():
    spelled = row("Ligue libre unie", "LLU", cls="kg:Organization")
    spelled[1] = mention(17, "LLU", "kg:Organization", antecedent=(0, 16))
    found = run({"a": spelled, "b": row("LLU", cls="kg:Organization")})
    assert set(found.entity_of.values()) == {"kge:ligue-libre-unie"}


def test_what_earlier_documents_name_is_found_again():
    found = run({"a": row("Jean Brun")})
    found.put({"b": row("Brun")})
    assert iris(found, "b") == ["kge:jean-brun"]
    assert found.entities["kge:jean-brun"].names == ("Brun", "Jean Brun")


def test_local_things_of_two_documents_are_two():
    one = [mention(0, "un message", "kg:Message", name=False)]
    found = run({"a-b": one, "a.b": one})
    assert len(found.entities) == 2


def test_phrase_of_a_clashing_class_does_not_follow():
    place = mention(20, "cette ville", "kg:City", name=False, antecedent=(0, 9))
    found = run({"a": [*row("Jean Brun"), place]})
    assert len(found.entities) == 2


def test_circle_of_antecedents_ends():
    found = run(
        {
            "a": [
                mention(0, "il", name=False, antecedent=(10, 14)),
                mention(10, "elle", name=False, antecedent=(0, 2)),
            ]
        }
    )
    assert len(set(iris(found, "a"))) == 1


def test_apply_fills_every_mention_of_claims_and_quotations():
    who, what = mention(0, "Jean Brun", "kg:Person"), mention(20, "un message", name=False)
    holder = mention(40, "Brun", "kg:Person")
    found = run({"a": [who, what, holder]})
    claim = Claim(
        "id", "a", "e", who, Predicate(10, 16, "envoie", id="kg:sent"), what, Role.OBJ,
        Span(0, 50, "…"), "fr", holder=holder, outer_holders=(who,), place=what,
    )  # fmt: skip
    (applied,) = found.resolutions["a"].apply([claim])
    assert applied.subject.entity == "kge:jean-brun"
    assert applied.object.entity == "kge:a/un-message-20"
    assert applied.holder.entity == "kge:jean-brun"
    assert applied.outer_holders[0].entity == "kge:jean-brun"
    assert applied.place.entity == "kge:a/un-message-20"
    assert applied.id == claim.id
    quoted = Quotation("q", "a", Span(0, 2, "…"), True, speaker=holder)
    (quotation,) = found.resolutions["a"].apply_quotations([quoted])
    assert quotation.speaker.entity == "kge:jean-brun"


def test_things_of_one_span_are_several():
    words = "les états-majors karvénien et varois"
    staffs = [
        replace(mention(0, words, "kg:Organization", bare=f"état-major {of}"), part=part)
        for part, of in enumerate(("karvénien", "varois"), 1)
    ]
    whole = mention(0, words, "kg:Organization", name=False)
    they = mention(50, "Ils", name=False, kind=MentionKind.PRONOUN, antecedent=(0, len(words)))
    found = run({"a": [*staffs, whole, they]})
    both = found.entity_of["a", 50, 53, 0]
    assert both == found.entity_of["a", 0, len(words), 0]
    assert found.entity_of["a", 0, len(words), 1] == "kge:etat-major-karvenien"
    assert found.entity_of["a", 0, len(words), 2] == "kge:etat-major-varois"
    assert len(found.entities) == 3
    assert found.resolutions["a"].mention(staffs[1]).entity == "kge:etat-major-varois"


def test_spellings_of_a_name_meet():
    found = run({"a": row("Valeri Guerassimov"), "b": row("Valery Gerasimov", "Guérassimov")})
    assert len(set(found.entity_of.values())) == 1
    (entity,) = found.entities.values()
    assert "spelled otherwise" in entity.reason


def test_a_city_and_the_region_called_like_it_are_two():
    found = run(
        {
            "a": row("Tarrie", cls="kg:City"),
            "b": row("Tarrie", cls="kg:Region"),
            "c": row("Tarrie", cls="kg:Place"),
            "d": row("Tarrie", cls="kg:City"),
        }
    )
    assert set(iris(found, "a")) == {"kge:tarrie-city"}
    assert set(iris(found, "b")) == {"kge:tarrie-region"}
    assert set(iris(found, "c")) == {"kge:tarrie-city"}  # the one that more documents speak of


def test_surname_needs_company_where_there_is_some():
    others = [["Ana Morvel", "Rado Tarrec", "Mila Osterov"], ["Igor Selm", "Lena Dral", "Ivo Karn"]]
    beside = {f"x{i}": row(*names) for i, names in enumerate(others)}
    near = {**beside, "a": row("Jean Brun", *others[0]), "b": row("Brun", *others[0])}
    far = {**beside, "a": row("Jean Brun", *others[0]), "b": row("Brun", *others[1])}
    assert iris(run(near), "b")[0] == "kge:jean-brun"
    assert iris(run(far), "b")[0] == "kge:brun"


def test_the_same_post_speaks_for_one_person():
    def titled(name, post):
        named = mention(30, name, "kg:Person")
        said = mention(0, post, "kg:Position", name=False, antecedent=(named.start, named.end))
        return [replace(said, head=(3, 11)), named]

    documents = {
        "a": titled("Ana Brun", "la ministre drennienne"),
        "b": titled("Jean Brun", "le banquier drennien"),
        "c": titled("Brun", "la ministre drennienne"),
    }
    assert iris(run(documents), "c")[1] == "kge:ana-brun"


@pytest.mark.parametrize(
    ("first", "full", "one", "other"),
    [
        ("Mohamed", "Mohamed Brun", "le roi", "le ministre"),
        ("Ana", "Ana Morvel", "la reine", "la juge"),
        ("Paul", "Paul Tarrec", "le pape", "le maire"),
    ],
)
def test_nobody_is_joined_by_a_first_name_against_a_title(first, full, one, other):
    king, minister = mention(20, first, "kg:Person"), mention(60, full, "kg:Person")
    titles = [post(0, one, king), post(40, other, minister)]
    apart = iris(run({"a": [king, minister, *titles]}), "a")
    assert apart[1] != apart[3]
    assert iris(run({"a": [king, minister]}), "a")[0] == iris(run({"a": [minister]}), "a")[0]


def test_first_name_is_another_where_the_surname_is_used():
    assert iris(run({"a": row("Jean Brun", "Jean")}), "a")[1] == "kge:jean-brun"
    assert iris(run({"a": row("Jean Brun", "Brun", "Jean")}), "a")[2] == "kge:jean"
    family = row("Jean Brun", "Ana Brun", "Brun", "Jean")
    assert iris(run({"a": family}), "a")[3] == "kge:jean-brun"


def test_most_named_of_a_family_is_meant_by_the_surname():
    named = ["Jean Brun"] * 3 + ["Ana Brun"]
    assert iris(run({"a": row(*named, "Brun")}), "a")[-1] == "kge:jean-brun"


def test_a_short_name_becomes_the_full_one_and_its_iri_is_still_found():
    found = run({"a": row("Lavrenov")})
    assert iris(found, "a") == ["kge:lavrenov"]
    found.put({"b": row("Milan Lavrenov", "Lavrenov")})
    assert set(found.entity_of.values()) == {"kge:milan-lavrenov"}
    assert found.resolutions["a"].aliases == (("kge:lavrenov", "kge:milan-lavrenov"),)
    found.put({"c": row("Igor Lavrenov")})
    assert iris(found, "a") == ["kge:a/lavrenov"]  # one of two
    assert found.resolutions["a"].aliases == ()
    found.put({"c": None})
    assert iris(found, "a") == ["kge:milan-lavrenov"]


def test_a_document_is_written_anew_only_where_it_comes_out_otherwise():
    found = run({"a": row("Tarrie", cls="kg:City"), "b": row("Tarrie", cls="kg:Region")})
    before = dict(found.resolutions)
    written = found.rewritten
    found.put({"c": row("Tarrie", cls="kg:River")})  # a third thing with this name
    assert found.rewritten == written + 1
    assert {doc: found.resolutions[doc] for doc in "ab"} == before
    found.put({"b": None})  # the last that is called so keeps the word for its class
    assert set(iris(found, "a")) == {"kge:tarrie-city"}


def test_how_an_entity_is_called_rests_on_those_that_are_left():
    found = run({doc: row("JEAN BRUN") for doc in "ab"} | {"c": row("Jean Brun")})
    assert found.entities["kge:jean-brun"].label == "JEAN BRUN"
    found.put({"a": None})
    found.put({"d": row("Jean Brun")})
    assert found.entities["kge:jean-brun"].label == "Jean Brun"


def test_judgements_follow_an_entity_that_has_joined_another():
    judged = Judgements((Judgement(1, Verdict.RENAME, "kge:lavrenov", value="Lavrénov"),))
    found = run({"a": row("Lavrenov")}, judged)
    assert found.entities["kge:lavrenov"].label == "Lavrénov"
    found.put({"b": row("Milan Lavrenov")})
    assert found.entities["kge:milan-lavrenov"].label == "Lavrénov"
    found.judge(NONE)
    assert found.entities["kge:milan-lavrenov"].label == "Milan Lavrenov"


def test_judgements_are_laid_over_what_is_found():
    judged = Judgements(
        (
            Judgement(1, Verdict.MERGE, "kge:jean-brun", "kge:front"),
            Judgement(2, Verdict.SPLIT, "kge:ana-morvel", "kge:ana-2", part=Part(doc="b")),
            Judgement(3, Verdict.RENAME, "kge:jean-brun", value="J. le Brun"),
            Judgement(4, Verdict.RETYPE, "kge:ana-2", value="kg:Group"),
        )
    )
    documents = {
        "a": [*row("Jean Brun", "Ana Morvel"), mention(40, "Front", "kg:Organization")],
        "b": row("Ana Morvel"),
    }
    found = run(documents, judged)
    assert iris(found, "a") == ["kge:jean-brun", "kge:ana-morvel", "kge:jean-brun"]
    assert iris(found, "b") == ["kge:ana-2"]
    assert found.found == {("a", 40, 45, 0): "kge:front", ("b", 0, 10, 0): "kge:ana-morvel"}
    assert found.entities["kge:jean-brun"].label == "J. le Brun"
    assert found.entities["kge:ana-2"].type == "kg:Group"
    assert found.resolutions["a"].mention(documents["a"][2]).found == "kge:front"


def test_what_was_judged_to_be_two_is_not_joined():
    documents = {"a": row("Jean Brun", "Brun")}
    apart = Judgements((Judgement(1, Verdict.APART, "kge:jean-brun", "kge:brun"),))
    found = run(documents, apart)
    assert iris(found, "a") == ["kge:jean-brun", "kge:brun"]


names = st.one_of(
    st.builds("{} {}".format, st.sampled_from(FIRST), st.sampled_from(LAST)),
    st.sampled_from(LAST),
    st.builds("{}. {}".format, st.sampled_from("JPA"), st.sampled_from(LAST)),
)
kinds = st.sampled_from(["kg:Person", "kg:Place", "kg:Organization", "kg:City", None])


@st.composite
def documents(draw, kinds=kinds):
    result = {}
    for doc in draw(st.lists(st.sampled_from("abcde"), unique=True, max_size=4)):
        found, at = [], 0
        for text in draw(st.lists(names, max_size=5)):
            back = draw(st.none() | st.sampled_from([(m.start, m.end) for m in found] or [None]))
            named = draw(st.booleans()) or back is None
            found.append(mention(at, text, draw(kinds), name=named, antecedent=back))
            at += len(text) + 1
        result[doc] = found
    return result


@settings(max_examples=60, deadline=None)
@given(documents(), st.randoms(use_true_random=False))
def test_order_changes_nothing(found, random):
    first = run(found)
    keys = list(found)
    random.shuffle(keys)
    shuffled = {key: random.sample(found[key], len(found[key])) for key in keys}
    second = run(shuffled)
    assert first.entities == second.entities
    assert first.entity_of == second.entity_of


@settings(max_examples=60, deadline=None)
@given(documents())
def test_every_mention_has_an_entity_and_first_names_never_mix(found):
    resolution = run(found)
    assert set(resolution.entity_of.values()) == set(resolution.entities)
    people = {}
    for doc, mentions in found.items():
        for m in mentions:
            iri = resolution.entity_of[doc, m.start, m.end, 0]
            if m.name and m.type == "kg:Person" and " " in m.name:
                people.setdefault(iri, set()).add((m.name[0], m.name.split()[-1]))
    assert all(len(seen) == 1 for seen in people.values())


@settings(max_examples=150, deadline=None)
@given(documents(), documents(), st.randoms(use_true_random=False))
def test_the_way_changes_nothing(first, last, random):
    """One document after the other, older ones of the same ids before, others gone again."""
    at_once = run(last)
    found = run(first)
    gone = [doc for doc in first if doc not in last]
    steps = [{doc: last[doc]} for doc in last] + [{doc: None} for doc in gone]
    random.shuffle(steps)
    for step in steps:
        found.put(step)
    assert found.resolutions == at_once.resolutions
    assert found.entities == at_once.entities
