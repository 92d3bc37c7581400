"""What English wordings say, and what they do not: told by what stands beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.claims import Extraction

pytestmark = pytest.mark.pipeline

SENSES = {
    # courts
    "Mezin was charged with fraud.": "- | kg:accused | Mezin",
    "The shop charged customers for bags.": "",
    "Sixteen states sued President Rell.": "Sixteen states | kg:accused | Rell",
    # what one only claims
    "Jane Holm claimed victory in the election.": "",
    "Jane Holm won the election.": "Jane Holm | kg:won | the election",
    # votes, arguments
    "Jane Holm wants to argue about the war.": "",
    "Jane Holm spoke at the rally.": "",
    "They want to vote and apply for jobs.": "",
    # who owns, holds, takes
    "Apple acquired the Holm Group.": "Apple | kg:owns | the Holm Group",
    "Women hold a third of the seats.": "",
    "Jane Holm, surrounded by her family, died in Paris.": "",
    "Congress denied funding.": "Congress | kg:rejected | funding",
    # what is asked for is not who is to do it
    "Trump called for the allies to pay more.": "",
    "Trump called for a truce.": "Trump | kg:requested | a truce",
    # what a post says of who comes to hold it
    "Jane Holm was elected leader of the Labour Party.": (
        "the Labour Party | kg:ledBy | Jane Holm",
        "Jane Holm | kg:holdsPosition | leader of the Labour Party",
    ),
    "He served as a member of the Labour Party.": "He | kg:memberOf | the Labour Party",
    # a particle is no preposition, "place" no "the place"
    "The army took Varn in May.": "The army | kg:captured | Varn",
    "Voters in Iowa voted for Jane Holm in May.": "Voters in Iowa | kg:votedFor | Jane Holm",
    "Paul Marsh was sworn in as governor.": "Paul Marsh | kg:holdsPosition | governor",
    "The summit took place in the French capital.": (
        "The summit | kg:happenedIn | the French capital"
    ),
    # where a longer wording states nothing, the shorter one does
    "Nine men were prosecuted for fraud.": "- | kg:tried | Nine men",
    "Jane Holm served as the chair of the Budget Committee.": (
        "Jane Holm | kg:holdsPosition | the chair of the Budget Committee"
    ),
    "The government launched an investigation of Paul Marsh.": (
        "The government | kg:investigated | Paul Marsh"
    ),
    "They shot at one person.": "They | kg:attacked | one person",
    # but not where it means something else
    "The Holm Group was launched into space.": "",
    # what courts, parliaments and campaigns do
    "The House issued a subpoena for documents from the ministry.": (
        "The House | kg:requested | documents",
        "documents | kg:requestedFrom | the ministry",
    ),
    "The army issued a request for Paul Marsh.": (
        "The army | kg:published | a request for Paul Marsh"
    ),
    "Sixteen states filed a lawsuit against the state of emergency.": (
        "Sixteen states | kg:opposes | the state of emergency"
    ),
    "Trump named Jane Holm as his running mate.": (
        "Trump | kg:appointed | Jane Holm",
        "Jane Holm | kg:holdsPosition | his running mate",
    ),
    "Jane Holm ran for president in 2016.": "Jane Holm | kg:candidateFor | president",
    "He sits on the board of the bank.": "He | kg:memberOf | the bank",
    "Labour Party Deputy Leader Arvin Holm arrived.": (
        "Arvin Holm | kg:holdsPosition | Labour Party Deputy Leader"
    ),
    "The sheriff told the BBC that the town was empty.": "The sheriff | kg:spokeWith | the BBC",
    "Jane Holm told reporters that Paris was calm.": "Jane Holm | kg:spokeWith | reporters",
    "Holm told French news channel BFM TV it was late.": (
        "Holm | kg:spokeWith | French news channel BFM TV"
    ),
    "He took a job at the University of Lyon.": "He | kg:worksFor | the University of Lyon",
    # what is ordered is not yet done
    "The judge ordered the release of Paul Marsh.": "- | kg:released | Paul Marsh",
    # what one has is not delivered
    "The limits on their water supply worry farmers.": "",
    # where one flees
    "Six diplomats fled to the Canadian embassy.": (
        "Six diplomats | kg:movedTo | the Canadian embassy"
    ),
}


@pytest.mark.parametrize("text", SENSES)
def test_a_sense_is_told_by_what_stands_beside(
    read_english: Callable[[str], Extraction], text: str
) -> None:
    told = {
        f"{claim.subject.text if claim.subject else '-'} | {claim.predicate.id} | "
        f"{claim.object.text if claim.object else '-'}"
        for claim in read_english(text).claims
        if claim.predicate.id.startswith("kg:")
    }
    expected = SENSES[text]
    expected = (expected,) if isinstance(expected, str) else expected
    dull = {line for line in told if "kg:holdsPosition | President" in line or "kg:died" in line}
    assert told - dull >= set(filter(None, expected))
    assert any(expected) or not told - dull


def test_what_stands_behind_the_marks_of_an_answer_is_told_about_it(
    read_english: Callable[[str], Extraction],
) -> None:
    text = (
        "“We will stay”: an interview with Jane Holm\n\nJane Holm leads the Labour Party.\n\n"
        "Why did you reject the offer?\n\n“We rejected the offer because I fear the army.”\n\n"
        "Did you meet Paul Marsh?\n\n“I met nobody.” Paul Marsh attacked Paris in May.\n\n"
        "Will you stay?\n\n“We will. I met Ilona Rell.”"
    )
    found = {
        f"{claim.subject.text if claim.subject else '-'} {claim.predicate.id}": (
            claim.holder.text or "?" if claim.holder is not None else "-"
        )
        for claim in read_english(text).claims
        if claim.predicate.id in ("kg:rejected", "kg:attacked", "kg:metWith")
    }
    assert found["Paul Marsh kg:attacked"] == "-"
    assert found["I kg:metWith"] == "Jane Holm"
    assert found["you kg:rejected"] == "-"
