"""Knowledge graphs of claims, read from news and official statements."""
