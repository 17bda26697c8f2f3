"""The version, where every room may ask for it without importing the front door."""

__version__ = "0.1.0"
