"""How fast the linter is, as ratios to the work that nobody can avoid."""
