"""Inputs that nobody wrote: what contractlint makes of them is findings or a named reason."""
