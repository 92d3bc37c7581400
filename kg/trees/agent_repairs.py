"""Agents hung on the noun that names what they do, if the parser hung them elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection

from kg.languages import Language
from kg.trees.functions import Function
from kg.trees.node import NO_FUNCTION, Node, move

__all__ = ["attach_agent"]


def attach_agent(
    agent: Node, language: Language, participants: Callable[[Node], Collection[str]]
) -> None:
    """Move an agent phrase to its event noun, in place, and to the noun what hangs on the name.

    ``participants`` gives the prepositions that mark participants of an event noun.
    """
    if agent.dep == "obl":
        _agent_of_noun(agent, participants)
    if agent.dep == "nmod":
        _agent_of_outer_noun(agent, participants)
        if agent.head is not None and agent.case() in participants(agent.head):
            _not_of_agent(agent, language)


def _agent_of_noun(agent: Node, participants: Callable[[Node], Collection[str]]) -> None:
    """In "faire référence à la diffusion par X du message": an active verb takes no agent."""
    verb = agent.head
    if verb is None or verb.pos != "VERB":
        return
    if Function.AGENT in agent.functions and verb.kid("nsubj") is None:
        return
    if any(c.functions & {Function.PASSIVE, Function.CAUSATIVE} for c in verb.children):
        return
    if verb.is_participle and not verb.kids("aux"):
        return
    for noun in reversed(verb.children):
        if noun.i < agent.i and noun.dep in ("obj", "obl", "nsubj") and noun.pos == "NOUN":
            if agent.case() in participants(noun):
                move(agent, noun)
                agent.dep, agent.functions = "nmod", NO_FUNCTION
            return


def _not_of_agent(agent: Node, language: Language) -> None:
    """In "la diffusion par X du message": it is the diffusion of the message, names take no "de".

    Unless the noun has what it is about before the agent: "l'arrestation du suspect par X".
    """
    noun, linkers = agent.head, set(language.syntax.partitives.values())
    if noun is None or noun.pos != "NOUN" or agent.pos != "PROPN":
        return
    if any(child.i < agent.i and child.case() in linkers for child in noun.kids("nmod")):
        return
    for child in agent.kids("nmod"):
        if child.case() in linkers and child.pos == "NOUN":
            move(child, noun)


def _agent_of_outer_noun(agent: Node, participants: Callable[[Node], Collection[str]]) -> None:
    """In "l'arrestation de trois journalistes par la police": the arrest has an agent."""
    head = agent.head
    if head is None or agent.case() in participants(head):
        return
    for noun in head.ancestors():
        if noun.pos != "NOUN":
            return
        if agent.case() in participants(noun):
            move(agent, noun)
            return
        if noun.dep != "nmod":
            return
