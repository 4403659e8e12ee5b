"""Findings -> what counts: how bad a contract is as a whole."""
