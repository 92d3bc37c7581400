"""Classes and relations; their shapes, and the page that lists them."""
