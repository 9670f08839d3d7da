"""Exporting a briefing to files."""
