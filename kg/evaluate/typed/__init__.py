"""A system's claims, entities, quotations and times against a typed gold."""
