"""Answers a desk's questions from a batch's tables."""
