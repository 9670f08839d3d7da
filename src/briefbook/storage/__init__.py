"""Briefing, template and wording files; where shipped files are; saving without loss."""
