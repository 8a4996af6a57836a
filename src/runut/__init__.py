"""Runut: a casebook of who did or said what, read from Indonesian news, with every line traceable to its characters."""

__version__ = "0.1.0"
