"""``kg export`` and ``kg serve``: a store for other tools and other people."""
