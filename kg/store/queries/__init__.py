"""What a query may ask of a store, before the store sees it."""
