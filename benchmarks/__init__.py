"""Measurements: accuracy and speed, run by hand, never by the tests."""
