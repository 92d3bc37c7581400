"""Networks of actors, made of what claims say: who is tied to whom, who speaks of whom."""

from kg.network.ties.actors import actor_network
from kg.network.ties.discourse import co_claim_network
from kg.network.ties.periods import during
from kg.network.ties.speech import speech_network

__all__ = ["actor_network", "co_claim_network", "during", "speech_network"]
