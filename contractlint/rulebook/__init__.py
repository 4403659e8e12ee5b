"""Rule files -> Rulebook: the only code that reads rules/."""
