"""The library: search as you type."""
