"""The recipe that trains the shipped pipelines: ``python -m kg.pipelines.train``."""
