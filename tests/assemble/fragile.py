"""A spaCy package that falls over certain words: the French pipeline with a component more."""

from __future__ import annotations

from pathlib import Path

__all__ = ["CRASHES", "EXPLODES", "HANGS", "IS_KILLED", "NAME", "install"]

NAME = "fr_fragile"
HANGS, EXPLODES, CRASHES, IS_KILLED = "Tournenrond", "Gonflezvous", "Tombezdonc", "Sortezla"

_CODE = f"""
import os, signal
from spacy.language import Language
from kg import pipelines

__version__ = "1.0"

@Language.component("fragile")
def fragile(doc):
    words = {{token.text for token in doc}}
    if {HANGS!r} in words:
        while True:
            pass
    if {EXPLODES!r} in words:
        held = []
        while True:
            held.append(bytearray(1 << 24))
    if {CRASHES!r} in words:
        os.kill(os.getpid(), signal.SIGSEGV)
    if {IS_KILLED!r} in words:
        os.kill(os.getpid(), signal.SIGKILL)
    return doc

def load(**_):
    found = pipelines.load("fr")
    found.add_pipe("fragile")
    return found
"""


def install(folder: Path, name: str = NAME, code: str = _CODE) -> None:
    """Put the package into a folder, from which Python imports it."""
    (folder / name).mkdir()
    (folder / name / "__init__.py").write_text(code, encoding="utf-8")
    about = folder / f"{name}-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
