"""Briefbook: a minister's briefing book, composed from facts that live once."""
