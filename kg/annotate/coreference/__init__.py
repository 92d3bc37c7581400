"""What noun phrases and pronouns point back to."""
