"""Goldthread follows one thread from a child's review to changed practice."""

__version__ = "0.1.0"
