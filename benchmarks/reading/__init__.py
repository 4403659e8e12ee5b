"""What reaches the rules of what is on paper, measured over the shared corpora."""
