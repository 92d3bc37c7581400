"""What documents tell of names, kept so that one more changes what its names touch."""
