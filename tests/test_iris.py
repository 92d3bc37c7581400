"""IRIs: one table of prefixes; what texts say can't break out of an IRI and reads back."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.errors import KgError
from kg.iris import PREFIXES, compact, encoded, expand, slug
from kg.normal import normal

ANY = st.text(st.characters(exclude_categories=("Cs",)))
LETTERS = st.text(st.characters(categories=("L", "M", "N", "P", "Zs")), max_size=40)
FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|^`\\]")


@given(st.sampled_from(["open", "kge"]), ANY)
def test_names_from_texts_read_back(prefix: str, local: str) -> None:
    iri = expand(f"{prefix}:{local}")
    assert NamedNode(iri).value == iri  # the store's own parser takes it for an IRI
    assert not FORBIDDEN.search(iri)
    assert compact(iri) == f"{prefix}:{local}"


@given(st.sampled_from(sorted(PREFIXES)), ANY)
def test_no_character_breaks_out(prefix: str, local: str) -> None:
    try:
        iri = expand(f"{prefix}:{local}")
    except KgError:
        with pytest.raises(ValueError, match="IRI"):
            NamedNode(PREFIXES[prefix] + local)
        return
    assert not FORBIDDEN.search(iri)
    triples = list(parse(f"<{iri}> <http://x/y> <http://x/z> .", format=RdfFormat.N_TRIPLES))
    assert len(triples) == 1


@given(st.sampled_from(sorted(PREFIXES)), st.from_regex(r"[A-Za-z0-9_-]*", fullmatch=True))
def test_compact_and_full_agree(prefix: str, local: str) -> None:
    short = f"{prefix}:{local}"
    assert compact(expand(short)) == short
    assert expand(expand(short)) == expand(short)


@given(ANY, st.sampled_from(["", "/"]))
def test_encoded_text_reads_back(text: str, safe: str) -> None:
    assert unquote(encoded(text, safe)) == text


@given(st.from_regex(r"[ -~]*", fullmatch=True))
def test_ascii_is_encoded_as_everywhere(text: str) -> None:
    assert encoded(text) == quote(text, safe="")


@given(LETTERS)
def test_a_slug_is_a_sound_local_name(name: str) -> None:
    made = slug(name)
    assert made
    assert made == unicodedata.normalize("NFC", made)
    assert made.casefold() == made.replace("ς", "σ")
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert expand(f"kge:{made}") == PREFIXES["kge"] + made  # nothing in it needs encoding
    assert NamedNode(PREFIXES["kge"] + made)


@given(LETTERS.filter(lambda name: any(c.isalnum() for c in normal(name))))
def test_the_slug_of_a_folded_name_is_the_slug_of_the_name(name: str) -> None:
    assert slug(normal(name)) == slug(name)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Ministère russe de la Défense", "ministere-russe-de-la-defense"),
        ("Łódź", "lodz"),
        ("Œuvre – L’Été", "oeuvre-l-ete"),
        ("O.N.U.", "onu"),
        ("Москва", "москва"),
        ("Ёлкин Юрий", "елкин-юрий"),
        ("Київ", "київ"),
        ("Ма́йский", "майский"),
        ("Афины / Αθήνα", "афины-αθηνα"),
        ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
        ("القاهرة", "القاهرة"),
        ("نيويورك تايمز", "نيويورك-تايمز"),
        ("北京市", "北京市"),
        ("ガザ", "ガザ"),
        ("서울", "서울"),
        ("दिल्ली", "दिल्ली"),
        ("kge:<x> .", "kge-x"),
    ],
)
def test_letters_of_any_script_stay_readable(name: str, made: str) -> None:
    assert slug(name) == made


def test_a_name_without_letters_still_has_an_iri() -> None:
    assert re.fullmatch(r"x[0-9a-f]{12}", slug("«…»"))
    assert slug("?") != slug("!")


@pytest.mark.parametrize("name", ["kgx:sent", "sent", "", "http:", "javascript:alert(1)", "http:x"])
def test_what_is_no_iri_is_refused(name: str) -> None:
    with pytest.raises(KgError, match="neither a full IRI nor one with a known prefix"):
        expand(name)


@pytest.mark.parametrize("name", ["kg:a b", "kgd:a>", "wd:Q1#a#b", "http://x/%", "kg:\x7f"])
def test_what_would_break_an_iri_is_refused(name: str) -> None:
    with pytest.raises(KgError, match="is no IRI"):
        expand(name)


@pytest.mark.parametrize("iri", ["http://example.org/x", "urn:isbn:0451450523", "wss://h/x"])
def test_full_iris_stay(iri: str) -> None:
    assert expand(iri) == compact(iri) == iri
