"""Names of a batch of documents → what each means: the form, the reason, the IRI."""
