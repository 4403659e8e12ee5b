"""The nouns: everything else is a function from one of these to the next."""
