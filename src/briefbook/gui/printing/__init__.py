"""Printing with the system's dialog, and its preview."""
