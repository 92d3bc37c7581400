"""One line of a rule → a path, a condition or a command."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kg.errors import LanguageError
from kg.trees.features import CHANGES, FEATURES
from kg.trees.functions import Function
from kg.trees.rules.pattern import (
    Agree,
    Alternatives,
    Command,
    Do,
    Field,
    Find,
    Has,
    Hop,
    Line,
    Listed,
    Named,
    Not,
    Path,
    Place,
    Spot,
    Test,
    Way,
    Whether,
)  # fmt: skip
from kg.trees.rules.tokens import Tokens

__all__ = ["Expressions"]

_POS = re.compile(r"[A-Z]+(?:\|[A-Z]+)*")
_FEATURE = re.compile(r"([A-Z]\w*)(!?=)(?:(\w+)\.([A-Z]\w*)|([A-Z\d]\w*))")
_VALUE = re.compile(r"[A-Z][a-z]\w*")
_RESERVED = frozenset({"not", "or", "with", "without", "last", "passing", "until", "within"})


class Expressions(Tokens):
    """Reads one line from left to right; ``known`` are the names that lines before have bound."""

    def __init__(
        self,
        text: str,
        line: Line,
        lets: Mapping[str, tuple[Test, ...]],
        known: set[str] | None = None,
    ) -> None:
        super().__init__(text, line)
        self._lets = lets
        self._known = known if known is not None else set()

    # ---- lines -----------------------------------------------------------------------------

    def definition(self) -> tuple[str, tuple[Test, ...]]:
        """Return name and tests of a ``let``."""
        name = self._word("a name")
        return self._whole((name, self._tests()))

    def condition(self, keyword: str) -> Find:
        """Return the condition of a line ``find``, ``with`` or ``without``."""
        binds = keyword == "find"
        if binds:
            return Find((self._whole(self._path(self._known)),), True, True, self._line)
        paths = [self._path(set(self._known))]
        while self._take("or"):
            paths.append(self._path(set(self._known)))
        return self._whole(Find(tuple(paths), keyword == "with", False, self._line))

    def arc(self) -> Path:
        """Return the path of a line ``becomes``, whose names are forms of the example."""
        path = self._path(None)
        first = Listed(Field.FORM, words=(path.name.lower(),))
        hops = tuple(
            Hop(
                hop.way,
                hop.relations,
                hop.many,
                f"{number}",
                (Listed(Field.FORM, words=(hop.name.lower(),)), *hop.tests),
            )
            for number, hop in enumerate(path.hops)
        )
        return self._whole(Path("start", (first, *path.tests), hops))

    def command(self) -> Do:
        """Return the command of a line ``do``."""
        verb = self._word("a command")
        readers: dict[str, Callable[[], Do]] = {
            "hang": lambda: self._moving(Command.HANG, "on"),
            "relabel": lambda: self._moving(Command.RELABEL, ""),
            "promote": lambda: self._moving(Command.PROMOTE, "over"),
            "split": self._splitting,
            "set": self._setting,
        }
        if verb in readers:
            return self._whole(readers[verb]())
        if verb not in CHANGES:
            known = ", ".join([*readers, *CHANGES])
            raise self._error(f"no such command: {verb!r}", f"Known: {known}.")
        what = self._known_word()
        return self._whole(Do(Command.CHANGE, what, value=verb, line=self._line))

    # ---- commands --------------------------------------------------------------------------

    def _moving(self, command: Command, preposition: str) -> Do:
        hop, to = None, ""
        if self._take("all"):
            what = self._known_word()
            hop = self._hop(set(self._known))
        else:
            what = self._known_word()
        if preposition:
            self._expect(preposition)
            to = self._known_word()
        relation = ""
        functions: tuple[str, ...] = ()
        if self._take("as"):
            relation = self._word("a relation")
            if self._peek().kind == "function":
                functions = self._functions(self._next().text)
        elif command is not Command.HANG:
            raise self._error("says no relation", 'Add "as RELATION".')
        return Do(command, what, hop, to, relation, functions, line=self._line)

    def _splitting(self) -> Do:
        what = self._known_word()
        self._expect("by")
        return Do(Command.SPLIT, what, to=self._known_word(), line=self._line)

    def _setting(self) -> Do:
        what = self._known_word()
        value = self._word("a part of speech or a feature")
        if not _POS.fullmatch(value) or "|" in value:
            raise self._error(f"{value!r} can't be set", "Set a part of speech.")
        return Do(Command.SET, what, value=value, line=self._line)

    # ---- paths -----------------------------------------------------------------------------

    def _path(self, known: set[str] | None) -> Path:
        """Read a path; the names on it become ``known``, ``None`` takes any name for a form."""
        first = self._word("a word's name")
        if known is not None:
            if known and first not in known:
                raise self._unknown(first, known)
            known.add(first)
        tests = self._tests() if self._peek().text == "[" else ()
        hops = []
        while self._peek().kind in (*Way,):
            hops.append(self._hop(known))
        return Path(first, tests, tuple(hops))

    def _hop(self, known: set[str] | None) -> Hop:
        token = self._next()
        if token.kind not in (*Way,):
            raise self._error(f"{token.text!r} is no step", 'Write "<relation-" or "-relation>".')
        relations = tuple(filter(None, token.text.split("|")))
        last = self._take("last")
        name = ""
        if self._peek().kind in ("word", "string") and self._peek().text not in _RESERVED | {
            "on",
            "as",
        }:
            name = self._next().text
        inner = self._known
        if known is not None:
            if name:
                known.add(name)
            self._known = known
        tests = self._tests() if self._peek().text == "[" else ()
        more: dict[str, tuple[Test, ...]] = {}
        within = 0
        while self._peek().text in ("passing", "until", "within"):
            keyword = self._next().text
            if keyword == "within":
                number = self._word("a number")
                if not number.isdecimal():
                    raise self._error(f"{number!r} is no number", 'Write "within 12".')
                within = int(number)
            else:
                more[keyword] = self._tests()
        self._known = inner
        return Hop(
            Way(token.kind), relations, token.many, name, tests, last,
            more.get("passing", ()), more.get("until", ()), within,
        )  # fmt: skip

    # ---- tests -----------------------------------------------------------------------------

    def _tests(self) -> tuple[Test, ...]:
        """Read ``[test, test or test]``."""
        self._expect("[")
        groups: list[list[Test]] = [[self._test()]]
        while not self._take("]"):
            if self._take(","):
                groups[-1].append(self._test())
            elif self._take("or"):
                groups.append([self._test()])
            else:
                raise self._error(f"{self._peek().text!r} is no end of a test", 'Write "," or "]".')
        if len(groups) == 1:
            return tuple(groups[0])
        return (Alternatives(tuple(map(tuple, groups))),)

    def _test(self) -> Test:
        if self._take("not"):
            return Not(self._test())
        token = self._peek()
        if token.text == "[":
            tests = self._tests()
            return tests[0] if len(tests) == 1 else Alternatives((tests,))
        self._next()
        if token.kind == "relation":
            return Has("relation", tuple(token.text.split("|")))
        if token.kind == "function":
            return Has("function", self._functions(token.text))
        if token.kind != "word":
            raise self._error(f"{token.text!r} is no test", "See kg/trees/README.md.")
        if token.text in ("with", "without"):
            found = Whether(self._onward())
            return found if token.text == "with" else Not(found)
        return self._test_of(token.text)

    def _onward(self) -> Path:
        known = set(self._known)
        hops = [self._hop(known)]
        while self._peek().kind in (*Way,):
            hops.append(self._hop(known))
        return Path("", (), tuple(hops))

    def _test_of(self, word: str) -> Test:
        if _POS.fullmatch(word):
            return Has("pos", tuple(word.split("|")))
        feature = _FEATURE.fullmatch(word)
        if feature is not None:
            return self._of_feature(feature)
        if _VALUE.fullmatch(word):
            return Has("value", (word,))
        if word in (*Field,) and (self._peek().text == "in" or self._peek().kind == "string"):
            return self._listed(Field(word))
        if word in self._lets:
            return Alternatives((self._lets[word],))
        if word == "right":
            word = f"right {self._word('before or behind')}"
        if word in (*Place,):
            return Spot(Place(word), self._known_word())
        if word in FEATURES:
            return self._feature(word)
        known = ", ".join([*FEATURES, *Place, *Field, *self._lets])
        raise self._error(f"no such test: {word!r}", f"Known: {known}.")

    def _of_feature(self, match: re.Match[str]) -> Test:
        name, sign, other, other_name, value = match.groups()
        if other:
            self._check(other)
            return Agree(name, other, other_name, differs=sign == "!=")
        if sign == "!=":
            raise self._error("compares with no word", f'Write "not {name}={value}".')
        return Has("feature", (f"{name}={value}",))

    def _listed(self, field: Field) -> Test:
        if self._peek().kind == "string":
            return Listed(field, words=(self._next().text,))
        self._expect("in")
        return Listed(field, key=self._word("the key of a word list"))

    def _feature(self, name: str) -> Named:
        words: list[str] = []
        of_words = FEATURES[name].words
        if of_words == "word":
            return Named(name, (self._known_word(),))
        while of_words and self._peek().kind == "word" and self._peek().text not in _RESERVED:
            words.append(self._next().text)
        return Named(name, tuple(words))

    def _functions(self, text: str) -> tuple[str, ...]:
        names = tuple(text.split("|"))
        for name in names:
            if name not in (*Function,):
                known = ", ".join(Function)
                raise self._error(f"no such function: {name!r}", f"Known: {known}.")
        return names

    # ---- names -----------------------------------------------------------------------------

    def _known_word(self) -> str:
        name = self._word("a word's name")
        self._check(name)
        return name

    def _check(self, name: str) -> None:
        if name not in self._known:
            raise self._unknown(name, self._known)

    def _unknown(self, name: str, known: set[str]) -> LanguageError:
        names = ", ".join(sorted(known)) or "none"
        return self._error(f"no word {name!r} was found before", f"Found: {names}.")
