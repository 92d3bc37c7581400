"""Commands on documents: ``kg build``, ``kg extract``, ``kg remove``."""
