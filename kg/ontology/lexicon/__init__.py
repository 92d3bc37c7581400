"""How one language says the relations: frames and cues, and the notation they are written in."""
