"""Other people's models: FollowTheMoney and STIX, by the tables in ``ontologies/exports``."""
