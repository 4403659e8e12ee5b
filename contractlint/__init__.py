"""Find the clauses in a contract that make a customer a hostage."""

__version__ = "0.1.0"
