"""A corpus of mentions with known truth: names as several newsrooms write them, and namesakes.

Everything is invented and follows from the seed. Names come from three worlds: French ones;
Russian ones, made in Cyrillic letters and romanised as a French or as an English newsroom does;
Arabic ones, with the article and the vowels that each newsroom hears. People share surnames, a few
share their whole name; organisations have acronyms; cities share names with their regions. A
document tells of one circle of people and of a few whom everybody knows: the full name first,
then the surname, the initials, the acronym; the better known are called by their surname alone.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from kg.model import Mention, MentionKind

__all__ = ["Corpus", "Pairs", "corpus", "pairs"]


def _words(text: str) -> list[str]:
    return text.split()


FEMALE = _words(
    """Ana Claire Élodie Hélène Inès Jeanne Julie Laure Léa Louise Lucie Marie Martine Nathalie
Pauline Sophie Valérie Chloé Denise Daniela"""
)
MALE = _words(
    """Alain Antoine Bruno Claude Daniel Denis Éric François Gérard Hugo Jean Jérôme Louis Luc
Marc Martin Michel Paul Pierre Rémi Valentin Victor Jean-Paul Jean-Marie Pierre-Yves"""
)
SYLLABLES = _words(
    """bar bel bour car char cor dal del dour fal fer gar gran hau lam lan lar ler lor mal mar
mer mon mor nar per plan por ran rou sal sar ser tal tan ter tour val var ver vil"""
)
ENDINGS = _words("ac ain and ard eau el ert et ier in ois on ot ou uc y")
CYRILLIC_MALE = _words(
    """Сергей Дмитрий Алексей Николай Валерий Евгений Юрий Михаил Игорь Олег Андрей Павел
Владимир Борис Константин"""
)
CYRILLIC_FEMALE = _words("Анна Елена Мария Ольга Наталья Ирина Татьяна Светлана")
CYRILLIC_STEMS = _words(
    """бар вор гор дол жар зав кир лог мор нег пол руд сом тар хар чер шум щег рож луж бел
вет грач зуб кал лап мел ник ост пет рыж сав тим фил цар"""
)
CYRILLIC_ENDS = _words("ов ев ин ский енко ашин унов аков ицын")
FRENCH_ROAD = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "и": "i",
    "й": "ï", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "ou", "ф": "f", "х": "kh", "ц": "ts", "ч": "tch", "ш": "ch", "щ": "chtch",
    "ь": "", "ы": "y", "ю": "iou", "я": "ia",
}  # fmt: skip
ENGLISH_ROAD = FRENCH_ROAD | {
    "ж": "zh", "й": "y", "у": "u", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya",
}  # fmt: skip
ARABIC_MALE = [
    ("Mohammed", "Mohamed", "Muhammad"), ("Ahmed", "Ahmad"), ("Youssef", "Yusuf"),
    ("Khaled", "Khalid"), ("Hassan", "Hasan"), ("Hussein", "Hossein"), ("Omar", "Omar"),
    ("Abdel Fattah", "Abdelfattah"), ("Nouri", "Nuri"), ("Rachid", "Rashid"),
    ("Walid", "Oualid"), ("Samir", "Sameer"), ("Tarek", "Tariq"),
]  # fmt: skip
ARABIC_FEMALE = [("Leïla", "Layla"), ("Nour", "Nur"), ("Khadija", "Khadidja"), ("Salma", "Salma")]
ARABIC_STEMS = _words(
    """bakr bach chah chou dour far ghar hach haf jab jour kar kha mah mal nas nou rach rif sab
sah sou tam tou zah zay"""
)
ARABIC_ENDS = _words("ani aoui ari bi di iri idi limi rani qi wani ziri")
POSTS = _words(
    """ministre président général député porte-parole sénateur juge maire directeur professeur
avocat colonel ambassadeur"""
)
STATES = _words(
    """russe français américain syrien turc iranien irakien égyptien libyen ukrainien polonais
allemand italien espagnol tunisien marocain"""
)
BODIES = [
    "Front",
    "Ligue",
    "Union",
    "Mouvement",
    "Comité",
    "Conseil",
    "Alliance",
    "Fédération",
    "Agence",
    "Institut",
]
AIMS = _words(
    """libération paix progrès travail justice liberté défense santé réforme transparence culture
unité solidarité jeunesse mémoire recherche"""
)


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity: its spellings (full names of equal shape), and how it is met in documents."""

    id: int
    kind: str
    spellings: tuple[str, ...]
    surnames: tuple[str, ...] = ()
    acronym: str = ""
    honorific: str = ""
    post: str = ""
    fame: float = 0.0


@dataclass(frozen=True, slots=True)
class Corpus:
    """Mentions by document, and the entity of each by document, start and end."""

    mentions: Mapping[str, list[Mention]]
    truth: Mapping[tuple[str, int, int], int]
    things: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of mentions: truly of one entity, said to be, and both."""

    both: int
    said: int
    true: int

    @property
    def precision(self) -> float:
        return self.both / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        return self.both / self.true if self.true else 1.0

    def __str__(self) -> str:
        return f"pairwise P {self.precision:.4f}  R {self.recall:.4f}"


def pairs(corpus: Corpus, entity_of: Mapping[tuple[str, int, int, int], str]) -> Pairs:
    """Count the pairs of mentions of one entity."""

    def within(sizes: Counter) -> int:
        return sum(n * (n - 1) // 2 for n in sizes.values())

    said = {place: entity_of[*place, 0] for place in corpus.truth}
    return Pairs(
        within(Counter((corpus.truth[place], said[place]) for place in corpus.truth)),
        within(Counter(said.values())),
        within(Counter(corpus.truth.values())),
    )


def corpus(things: int, mentions: int, seed: int = 0) -> Corpus:
    """Return about so many mentions of so many things."""
    rng = random.Random(seed)
    world = list(_world(things, rng))
    circles = [world[i : i + 14] for i in range(0, len(world), 14)]
    known = sorted(world, key=lambda t: (-t.fame, t.id))[: max(10, things // 50)]
    found: dict[str, list[Mention]] = {}
    truth: dict[tuple[str, int, int], int] = {}
    total = 0
    order = [i % len(circles) for i in range(max(1, mentions // 12))]
    rng.shuffle(order)
    for number, i in enumerate(order):
        if total >= mentions:
            break
        circle = circles[i]
        present = rng.sample(circle, min(len(circle), rng.randint(4, 8)))
        present += rng.sample(known, rng.randint(0, 2))
        doc = _Writer(f"d{number:06}", rng)
        for thing in dict.fromkeys(present):
            doc.tell_of(thing)
        found[doc.id] = doc.mentions
        truth |= doc.truth
        total += len(doc.mentions)
    return Corpus(found, truth, things)


# -- the world --------------------------------------------------------------------------------


def _world(size: int, rng: random.Random) -> Iterator[Thing]:
    """Yield entities in circles: who stands near each other is told of together."""
    taken: set[str] = set()
    families: list[tuple[tuple[str, ...], str]] = []
    cities: list[str] = []
    acronyms: set[str] = set()
    namesakes: list[tuple[str, ...]] = []
    for number in range(size):
        fame = 1 / (1 + rng.random() * 300)
        draw = rng.random()
        if draw < 0.62:
            yield _person(number, fame, families, namesakes, taken, rng)
        elif draw < 0.84:
            name = _new(partial(_organisation, rng), taken)
            letters = "".join(w[0].upper() for w in name.split() if w not in ("de", "la", "pour"))
            yield Thing(number, "kg:Organization", (name,), acronym=letters, fame=fame)
            acronyms.add(letters)
        elif cities and draw < 0.86:
            yield Thing(number, "kg:Region", (cities.pop(),), fame=fame)
        else:
            arabic = rng.random() < 0.4
            name = _new(partial(_arabic if arabic else _french, rng), taken)
            if not arabic:
                cities.append(name)
            spellings = (f"Al-{name}", f"El-{name}", f"al-{name}") if arabic else (name,)
            yield Thing(number, "kg:City", spellings, fame=fame)


def _person(
    number: int,
    fame: float,
    families: list[tuple[tuple[str, ...], str]],
    namesakes: list[tuple[str, ...]],
    taken: set[str],
    rng: random.Random,
) -> Thing:
    woman = rng.random() < 0.35
    if families and rng.random() < 0.15:
        surnames, origin = rng.choice(families)
    else:
        origin = rng.choice(["french", "french", "cyrillic", "arabic"])
        surnames = _surnames(origin, taken, rng)
        families.append((surnames, origin))
    if origin == "french":
        given: tuple[str, ...] = (rng.choice(FEMALE if woman else MALE),)
        names = tuple(f"{given[0]} {surname}" for surname in surnames)
    elif origin == "cyrillic":
        first = rng.choice(CYRILLIC_FEMALE if woman else CYRILLIC_MALE)
        names = tuple(
            f"{_roman(first, road)} {surname}"
            for road, surname in zip((FRENCH_ROAD, ENGLISH_ROAD), surnames, strict=True)
        )
    else:
        given = rng.choice(ARABIC_FEMALE if woman else ARABIC_MALE)
        names = tuple(
            f"{first} {surname}"
            for first, surname in zip(given, surnames[: len(given)], strict=False)
        )
    if names[0] in taken and rng.random() > 0.1:  # most who share a whole name are told apart
        names = tuple(f"{n.split()[0]}-{rng.choice(MALE)} {n.split(maxsplit=1)[1]}" for n in names)
    taken.add(names[0])
    namesakes.append(names)
    post = f"{rng.choice(POSTS)} {rng.choice(STATES)}" if rng.random() < 0.5 else ""
    honorific = ("Mme" if woman else "M.") if rng.random() < 0.6 else ""
    return Thing(number, "kg:Person", names, surnames, "", honorific, post, fame)


def _surnames(origin: str, taken: set[str], rng: random.Random) -> tuple[str, ...]:
    if origin == "french":
        name = _new(partial(_french, rng), taken)
        return (f"de {name}" if rng.random() < 0.06 else name,)
    if origin == "cyrillic":
        name = _new(partial(_cyrillic, rng), taken)
        roads = [_roman(name, road) for road in (FRENCH_ROAD, ENGLISH_ROAD)]
        if roads[0].endswith("in"):
            roads[0] += "e"  # Poutine, Putin
        return tuple(roads)
    name = _new(partial(_arabic, rng), taken)
    if rng.random() < 0.6:
        return (f"al-{name}", f"el-{_english(name)}", f"Al {_english(name)}")
    return (name, _english(name), _english(name))


def _new(make: Callable[[], str], taken: set[str]) -> str:
    while (name := make()) in taken:
        continue
    taken.add(name)
    return name


def _french(rng: random.Random) -> str:
    parts = rng.choices(SYLLABLES, k=rng.choice([1, 2, 2, 3]))
    return ("".join(parts) + rng.choice(ENDINGS)).capitalize()


def _cyrillic(rng: random.Random) -> str:
    parts = rng.choices(CYRILLIC_STEMS, k=rng.choice([1, 2, 2, 3]))
    return "".join(parts) + rng.choice(CYRILLIC_ENDS)


def _arabic(rng: random.Random) -> str:
    parts = rng.choices(ARABIC_STEMS, k=rng.choice([1, 2, 2, 3]))
    return ("".join(parts) + rng.choice(ARABIC_ENDS)).capitalize()


def _english(name: str) -> str:
    for french, english in (("aoui", "awi"), ("ch", "sh"), ("Ch", "Sh"), ("ou", "u"), ("Ou", "U")):
        name = name.replace(french, english)
    return name


def _roman(name: str, road: Mapping[str, str]) -> str:
    return "".join(road[letter] for letter in name.lower()).capitalize()


def _organisation(rng: random.Random) -> str:
    first, second = rng.sample(AIMS, 2)
    place = rng.choice(["", f" de {_french(rng)}", f" de {_french(rng)}"])
    return f"{rng.choice(BODIES)} pour la {first} de la {second}{place}"


# -- documents --------------------------------------------------------------------------------


@dataclass(slots=True)
class _Writer:
    """Writes the mentions of a document one after the other."""

    id: str
    rng: random.Random
    mentions: list[Mention] = field(default_factory=list)
    truth: dict[tuple[str, int, int], int] = field(default_factory=dict)
    at: int = 0
    roads: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))

    def tell_of(self, thing: Thing) -> None:
        """Mention a thing: in full first, mostly, then shortly."""
        road = self.rng.randrange(len(thing.spellings))
        full = thing.spellings[road]
        again = self.rng.choice([0, 0, 1, 1, 2, 3])
        if thing.kind == "kg:Person":
            surname = thing.surnames[min(road, len(thing.surnames) - 1)]
            if not self.rng.random() < 0.4 * thing.fame + 0.02:
                self._person(thing, full)
            for _ in range(max(1, again)):
                initials = ".-".join(part[0] for part in full.split()[0].split("-")) + "."
                short = surname if self.rng.random() < 0.9 else f"{initials} {surname}"
                titled = thing.honorific and self.rng.random() < 0.3
                text = f"{thing.honorific} {short}" if titled else short
                self._add(thing, text, name=short)
        elif thing.acronym:
            if self.rng.random() < 0.15:
                self._add(thing, thing.acronym)
                return
            self._add(thing, full)
            start, end = self.mentions[-1].start, self.mentions[-1].end
            told = (start, end) if self.rng.random() < 0.6 else None
            for i in range(again):
                self._add(thing, thing.acronym, antecedent=told if i == 0 else None)
        else:
            for _ in range(1 + again):
                broad = self.rng.random() < 0.5
                self._add(thing, full, cls="kg:Place" if broad else thing.kind)

    def _person(self, thing: Thing, full: str) -> None:
        titled = thing.honorific and self.rng.random() < 0.3
        self._add(thing, f"{thing.honorific} {full}" if titled else full, name=full)
        if thing.post and self.rng.random() < 0.5:
            named = self.mentions[-1]
            text = f"le {thing.post}"
            noun = (self.at + 3, self.at + 3 + len(thing.post.split()[0]))
            self._write(text, head=noun, cls="kg:Position", antecedent=(named.start, named.end))

    def _add(
        self,
        thing: Thing,
        text: str,
        *,
        name: str | None = None,
        cls: str | None = None,
        antecedent: tuple[int, int] | None = None,
    ) -> None:
        self.truth[self.id, self.at, self.at + len(text)] = thing.id
        self._write(text, name=name or text, cls=cls or thing.kind, antecedent=antecedent)

    def _write(
        self,
        text: str,
        *,
        cls: str,
        name: str | None = None,
        head: tuple[int, int] | None = None,
        antecedent: tuple[int, int] | None = None,
    ) -> None:
        start, end = self.at, self.at + len(text)
        kind = MentionKind.NAME if name else MentionKind.NOMINAL
        shape = {"type": cls, "name": name, "antecedent": antecedent}
        self.mentions.append(Mention(start, end, text, head or (start, end), kind, **shape))
        self.at = end + 5
